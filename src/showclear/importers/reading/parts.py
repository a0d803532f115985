"""A verb that works a part of a gun or its rounds, which tells of the gun: `racks the slide`, `thumbs in shells`."""

from collections.abc import Callable
from typing import Final

from showclear.importers.reading.event import Names
from showclear.importers.reading.mentions import WeaponMention
from showclear.importers.reading.telling import Telling, Verb
from showclear.importers.reading.whom import aimed_at, done_to, pressed, targets
from showclear.importers.reading.word_sets import SETS
from showclear.importers.weapon_work import Kind, Work


class Worked:
    """A part being worked: by which verb, among which words, and whether a gun is about."""

    __slots__ = ("detail", "near", "telling", "verb", "weapon", "with_gun", "work")

    def __init__(self, telling: Telling, verb: Verb, weapon: WeaponMention, work: Work | None) -> None:
        self.telling, self.verb, self.weapon, self.work = telling, verb, weapon, work
        part = weapon.grade("parts")
        self.detail = part.phrase if part else weapon.senses[0].phrase
        self.near = set(telling.low[verb.at : verb.end + 2])
        self.with_gun = telling.known.gun_about or Kind.FIREARM in telling.kinds_here()


def part(telling: Telling, verb: Verb, weapon: WeaponMention, work: Work | None, by: Names) -> None:
    """Adds what the part tells; `work` is what the verb would say of a whole weapon."""
    worked = Worked(telling, verb, weapon, work)
    if (
        worked.detail in ("barrel", "barrels", "muzzle", "muzzles")
        and telling.before(weapon.start, 1) != ["smoking"]  # one's own
        and verb.any_of(SETS.faced)
        and worked.with_gun
        and verb.by
        and (verb.any_of({"find", "face"}) or worked.near & {"down", "into", "at"})
    ):
        telling.used.add(telling.weapons.index(weapon))
        telling.add(Kind.FIREARM, Work.POINT, (), verb.by, "", "face", 72)
        return  # `wakes to find the muzzle in front of his eyes`
    if "cross" in worked.detail and "into" in worked.near and verb.by:
        telling.used.add(telling.weapons.index(weapon))
        telling.add(Kind.FIREARM, Work.POINT, (), verb.by, "", "sight", 75)
        return  # `looks straight into the crosshairs`: of somebody else's rifle
    told = BY_PART.get(worked.detail, a_round if weapon.grade("rounds") else anything_else)(worked)
    if told is None:
        return
    telling.used.add(telling.weapons.index(weapon))
    into = [n for n, w in enumerate(telling.weapons) if weapon.end < w.start < verb.end and w.certain]
    telling.used.update(into)  # `feeds shells into a shotgun`: the part has told of it
    aimed = aimed_at(telling, verb.at + 1, verb.end) if told in (Work.POINT, Work.FIRE) else ()
    aimed = done_to(telling, verb) if told is Work.STRIKE else aimed
    detail = "" if worked.with_gun else worked.detail
    detail = telling.weapons[into[0]].detail if into else detail
    telling.add(Kind.FIREARM, told, by, aimed, detail, verb.lemmas[0], 80)
    if told is Work.HANDLE and BY_PART.get(worked.detail) is holster:
        telling.add(Kind.FIREARM, Work.CARRY, by, (), detail, "wear", 78)  # what is unsnapped is worn


def cocking(worked: Worked) -> Work | None:
    """`thumbs back the hammer`; `eases the hammer down` makes safe."""
    surely = worked.with_gun or worked.verb.any_of(SETS.cocks_surely) or worked.near & {"back", "home"}
    if worked.detail in ("breech", "action") and worked.with_gun and worked.verb.any_of(SETS.looks_into):
        return Work.HANDLE
    if not surely or not worked.verb.any_of(SETS.cocks_part):
        return None
    return Work.HANDLE if "down" in worked.near or clears(worked) else Work.COCK


def clears(worked: Worked) -> bool:
    """`drops the magazine and racks the slide`, `pulls the bolt back and locks it`: to see that it is empty."""
    low, at = worked.telling.low, worked.verb.at
    behind = low[worked.weapon.end : worked.weapon.end + 4]
    if "locks" in behind and worked.near & {"back"}:
        return True
    magazine = next((j for j in range(at - 1, -1, -1) if low[j] in ("magazine", "mag", "clip")), 0)
    out = next((j for j in range(magazine - 1, -1, -1) if low[j] in SETS.takes_out), None)
    return out is not None and SETS.puts_in.isdisjoint(low[out:at])


def safety(worked: Worked) -> Work | None:
    """`flicks off the safety`."""
    return Work.HANDLE if worked.verb.any_of(SETS.works_safety) else None


def magazine(worked: Worked) -> Work | None:
    """`slaps in a magazine`; `empties the magazine into the door` fires."""
    if worked.verb.any_of({"empty", "unload", "dump"}) and worked.near & {"into", "at", "toward", "direction"}:
        return Work.FIRE
    if worked.verb.any_of({"burn"}):
        return Work.FIRE  # `burns the whole magazine`
    surely = worked.with_gun or worked.near & SETS.magazine_goes_in
    done = worked.with_gun and worked.work not in (None, Work.PRESENT)
    return Work.HANDLE if done or (surely and worked.verb.any_of(SETS.works_magazine)) else None


def chamber(worked: Worked) -> Work | None:
    """`spins the cylinder`, `checks the chamber`."""
    if worked.verb.any_of(SETS.works_chamber):
        return Work.HANDLE
    return worked.work if worked.with_gun and worked.work in (Work.HANDLE, Work.COCK) else None


def lock_of_old(worked: Worked) -> Work | None:
    """`primes the pan`, `snaps each lock`, `knaps the flint`: of a musket or a pistol."""
    return Work.HANDLE if worked.with_gun and worked.verb.any_of(SETS.works_old_locks) else None


def silencer(worked: Worked) -> Work | None:
    """`screws on a silencer`; not `whips out a pistol with a silencer`."""
    drawn_with_it = worked.telling.before(worked.weapon.start, 2)[:1] == ["with"]
    return None if drawn_with_it else Work.HANDLE


def holster(worked: Worked) -> Work | None:
    """Who has a holster carries; who loses it does not."""
    snap = worked.near & {"snap", "strap", "thong", "flap"} and worked.verb.any_of(SETS.works_safety)
    low, at = worked.telling.low, worked.verb.at
    beside = (low[at + 1], *low[worked.weapon.end : worked.weapon.end + 1])
    off = "off" in beside and worked.verb.any_of({"take", "pull", "unbuckle", "slip"})
    if snap or off or worked.verb.any_of(SETS.opens_holster):
        return Work.HANDLE
    return None if worked.work is Work.DISARM else Work.CARRY


def sights(worked: Worked) -> Work | None:
    """A telescope has a scope and a camera a reticle, but nothing else has crosshairs."""
    if worked.verb.any_of(SETS.sets_sights) and (worked.with_gun or any("SNIPER" in n for n in worked.verb.by)):
        return Work.HANDLE
    sure = worked.with_gun or "crosshair" in worked.detail or worked.detail in ("reticle", "iron sights")
    return Work.POINT if sure else None


def barrel(worked: Worked) -> Work | None:
    """`presses the muzzle to her temple`; else what is done with the barrel is done with the gun."""
    if pressed(worked.telling, worked.weapon.end, worked.verb.end):
        return Work.POINT
    if worked.verb.any_of({"let"}) and worked.near & {"go", "have"}:
        return Work.FIRE  # `lets go with one barrel`, `lets him have both barrels`
    if worked.work in (Work.DRAW, Work.STRIKE):
        return Work.HANDLE if "through" in worked.near else None  # `draws a patch through the barrel`
    past = worked.telling.before(worked.weapon.start, 2)[:1]
    if worked.work is Work.CARRY and past in (["under"], ["beneath"], ["past"], ["around"], ["over"]):
        return None  # `ducks under the barrel`
    return worked.work if worked.with_gun and worked.work is not Work.PRESENT else None


def butt(worked: Worked) -> Work | None:
    """`slams the butt into him`, `the stock to her shoulder`."""
    if not worked.with_gun:
        return None
    if worked.verb.any_of(SETS.strikes_with_butt):
        return Work.STRIKE
    if "with" in worked.near and done_to(worked.telling, worked.verb):
        return Work.STRIKE  # `hits him with the butt of a pistol`
    return Work.POINT if "shoulder" in worked.near else None


def a_round(worked: Worked) -> Work | None:
    """`chambers a round`, `feeds in two shells`, `pumps three rounds into him`."""
    verb, telling = worked.verb, worked.telling
    of_a_gun = worked.with_gun or worked.near & SETS.rounds_go_in or "load" in verb.lemmas
    if of_a_gun and verb.any_of(SETS.loads_rounds):
        return Work.COCK if verb.any_of(SETS.chambers_round) else Work.HANDLE
    if verb.any_of(SETS.fires_rounds):
        return Work.FIRE
    at_something = worked.near & {"into", "at", "through"} or targets(telling, verb.at, verb.end, direct=False)
    return Work.FIRE if at_something and verb.any_of(SETS.spends_rounds) else None


def anything_else(worked: Worked) -> Work | None:
    """A finger laid on the trigger of a gun that is about."""
    return Work.CARRY if worked.detail == "trigger" and worked.work is not None and worked.with_gun else None


BY_PART: Final[dict[str, Callable[[Worked], Work | None]]] = {
    **dict.fromkeys(("safety", "safety catch"), safety),
    **dict.fromkeys(("magazine", "mag", "clip"), magazine),
    **dict.fromkeys(("cylinder", "chamber"), chamber),
    **dict.fromkeys(
        ("flint", "frizzen", "pan", "priming pan", "lock", "ramrod", "touch hole", "touchhole"), lock_of_old
    ),
    **dict.fromkeys(("silencer", "suppressor"), silencer),
    **dict.fromkeys(("holster", "shoulder holster", "ankle holster", "shoulder rig"), holster),
    **dict.fromkeys(("gun belt", "gunbelt", "bandolier"), holster),
    **dict.fromkeys(("scope", "sights", "iron sights", "crosshairs", "cross hairs", "reticle"), sights),
    **dict.fromkeys(("barrel", "barrels", "muzzle", "muzzles"), barrel),
    **dict.fromkeys(("butt", "stock"), butt),
    **dict.fromkeys(SETS.parts_that_cock, cocking),
}
"""What each part tells. Whatever is not here is a round, or the trigger."""
