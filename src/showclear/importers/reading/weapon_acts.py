"""A weapon that is the subject: `the gun goes off`, `a rifle hangs from his shoulder`, `the pistol is drawn`."""

from typing import Final

from showclear.importers.reading.clauses import any_particle, with_particle
from showclear.importers.reading.event import Names
from showclear.importers.reading.holders import (
    hangs_from,
    in_hand,
    nearest_left,
    out_of_a_hand,
    owner,
    taken_apart,
    trailing,
    whose_hand,
    with_anothers,
)
from showclear.importers.reading.let_go import put_on
from showclear.importers.reading.lexicon import Sense
from showclear.importers.reading.mentions import WeaponMention
from showclear.importers.reading.telling import Telling, Verb
from showclear.importers.reading.whom import aimed_at, doer_behind, done_to, pressed, stops_short, targets
from showclear.importers.reading.word_sets import SETS
from showclear.importers.weapon_work import Kind, Work

DESCRIBES: Final = frozenset({"toting", "wielding", "carrying", "bearing", "packing", "brandishing"})
GO_OFF: Final = (Work.FIRE, Work.DETONATE, Work.STRIKE)
FLYING_ROUND: Final = frozenset({"bullet", "round", "slug", "shell", "cartridge", "tracer", "shot"})


def weapon_acts(telling: Telling, verb: Verb, weapon: WeaponMention) -> bool:
    """Adds what the weapon does. False when it is no weapon after all, or the verb is better read another way."""
    if verb.word in DESCRIBES and verb.at - weapon.end <= 1:
        return True  # told with the person it describes
    if butt_stroke(telling, verb, weapon) or flies(telling, verb, weapon):
        return True
    if weapon.certain is None and weapon.grade("parts", "rounds"):
        return part_acts(telling, verb, weapon)
    sense = weapon.certain or likely(telling, verb, weapon)
    if sense is None or sense.grade in ("shots", "blasts"):
        return False
    if telling.weapons.index(weapon) in telling.used and verb.any_of(SETS.put_somewhere) and not verb.passive:
        return True  # `lifts out a revolver wrapped in a towel`
    telling.used.add(telling.weapons.index(weapon))
    if not (is_done_to(verb) and add_done_to(telling, verb, weapon, sense)):
        add_doing(telling, verb, weapon, sense)
    return True


def butt_stroke(telling: Telling, verb: Verb, weapon: WeaponMention) -> bool:
    """`pistol-whips him`: the person strikes, not the pistol."""
    hyphen = telling.low[weapon.end : weapon.end + 1] == ["-"]
    if not hyphen or not verb.any_of({"whip", "butt", "stroke", "club"}):
        return False
    telling.used.add(telling.weapons.index(weapon))
    by = nearest_left(telling, weapon.start) or telling.subject or telling.known.subject
    telling.add(Kind.FIREARM, Work.STRIKE, by, done_to(telling, verb), weapon.detail, "pistol whip", 88)
    return True


def flies(telling: Telling, verb: Verb, weapon: WeaponMention) -> bool:
    """`an arrow thuds into the post`: it arrives, and somebody unseen has let it go."""
    sense = weapon.certain
    if sense is None or sense.phrase not in SETS.flown or verb.word not in SETS.flight:
        return False
    telling.used.add(telling.weapons.index(weapon))
    hit = done_to(telling, verb)
    telling.add(sense.kind, Work.HIT_EFFECT, (), hit, weapon.detail, verb.lemmas[0], 80)
    telling.add(sense.kind, Work.FIRE_OFFSCREEN, (), hit, weapon.detail, verb.lemmas[0], 70)
    return True


def part_acts(telling: Telling, verb: Verb, weapon: WeaponMention) -> bool:
    """`the hammer falls on an empty chamber`, `the muzzle swings toward Kovacs`."""
    gun_about, by = telling.known.gun_about, owner(weapon) or in_hand(telling, weapon)
    at: Names = ()
    if weapon.detail.rstrip("s") in FLYING_ROUND:
        return False
    if (
        weapon.detail.removesuffix("s") in ("hammer", "slide", "bolt", "flint", "cock")
        and moves_hammer(verb)
        and (gun_about or is_cocked(verb))
    ):
        dry = "empty" in telling.low[verb.at :] or verb.any_of({"fall", "drop"})
        work, by, strength = Work.DRYFIRE if dry else Work.COCK, by or telling.known.subject, 70
    elif weapon.detail in ("magazine", "magazines", "mag", "clip") and verb.any_of({"go", "snap", "slap"}):
        if telling.low[verb.at + 1 : verb.at + 2] not in (["home"], ["in"]):
            return False
        work, strength = Work.HANDLE, 72
    elif weapon.detail in ("barrel", "barrels", "muzzle", "muzzles") and (
        (gun_about and not is_how_it_looks(verb)) or pressed(telling, verb.at, verb.end)
    ):
        work, at, strength = Work.POINT, targets(telling, verb.at, verb.end, direct=True), 75
        by = by or tuple(n for n in telling.known.lately(Kind.FIREARM) if n not in at)
    elif weapon.detail in ("stock", "butt") and gun_about and verb.any_of(SETS.blows) and done_to(telling, verb):
        work, at, strength = Work.STRIKE, done_to(telling, verb), 75
        by = by or tuple(n for n in telling.known.lately(Kind.FIREARM) if n not in at)
    elif (
        weapon.detail in ("barrel", "barrels", "muzzle", "muzzles")
        and verb.any_of(SETS.comes_out)
        and of_a_gun(telling, weapon)
    ):
        work, strength = Work.POINT, 70
    else:
        return False
    telling.used.add(telling.weapons.index(weapon))
    telling.add(Kind.FIREARM, work, by, at, "", verb.lemmas[0], strength)
    return True


def moves_hammer(verb: Verb) -> bool:
    """`The hammer falls`, `goes back`."""
    return verb.any_of(SETS.moves_hammer) or (verb.any_of({"go"}) and verb.after[:1] == ["back"])


def is_cocked(verb: Verb) -> bool:
    """`hears the hammer go back`: of a gun that is not seen; not `goes back in the box`."""
    return verb.after[:1] == ["back"] and len(verb.after) == 1


def is_how_it_looks(verb: Verb) -> bool:
    """`The barrels have been bent`, `The barrel goes in the sea`, `has begun to glow`, `smokes`."""
    goes = verb.any_of({"go", "drop", "fall"}) and verb.after[:1] in (["in"], ["into"])
    return verb.passive or goes or verb.any_of(SETS.how_a_barrel_looks)


def of_a_gun(telling: Telling, part: WeaponMention) -> bool:
    """`the muzzle of a submachine gun`, `rifle barrels`."""
    guns = [w for w in telling.weapons if w.certain and w.certain.kind is Kind.FIREARM]
    return any(w.end == part.start or part.end < w.start <= part.end + 4 for w in guns)


def likely(telling: Telling, verb: Verb, weapon: WeaponMention) -> Sense | None:
    """The meaning of a word that may be no weapon, where what it does or what is about makes it one."""
    perhaps = weapon.grade("perhaps")
    if perhaps is None:
        return None
    does = {telling.lexicon.subject.get((lemma, "")) for lemma in verb.lemmas}
    if perhaps.kind is Kind.EXPLOSIVE and Work.DETONATE in does:
        return perhaps
    if perhaps.kind is Kind.BLADE and Work.STRIKE in does:
        blades = Kind.BLADE in telling.known.kinds | telling.kinds_here()
        return perhaps if blades or targets(telling, verb.at, verb.end, direct=True) else None
    return perhaps if perhaps.kind is Kind.FIREARM and telling.known.gun_about else None


def is_done_to(verb: Verb) -> bool:
    """`is drawn`, `raised`, `slung`: something is done to the weapon."""
    return verb.passive or verb.word.endswith("ed") or verb.word in SETS.participles


def add_done_to(telling: Telling, verb: Verb, weapon: WeaponMention, sense: Sense) -> bool:
    """`a pistol drawn by the guard`, `his gun is knocked away`."""
    table = telling.lexicon.object
    work = any_particle(telling, verb, table) or verb.work(table)
    if verb.any_of(SETS.pressing) and pressed(telling, verb.at + 1, verb.end):
        work = Work.POINT
    if work is Work.STRIKE and sense.kind is Kind.FIREARM:
        work = Work.DISARM if verb.any_of({"knock", "kick", "hit"}) else None
    if work is None:
        return False
    by = doer_behind(telling, verb) or in_hand(telling, weapon)
    by = by or (telling.subject if with_anothers(telling, weapon) else owner(weapon))
    if not by and (not verb.passive or verb.word == "drawn"):
        by = with_whom(telling, weapon) or telling.subject or nearest_left(telling, weapon.start)
        by = by or (telling.known.subject if weapon.start == 0 else ())
    if work is Work.DISARM:
        by = by or whose_hand(telling, verb)
    aimed = aimed_at(telling, verb.at + 1, verb.end) if work is Work.POINT else ()
    if work is Work.POINT and not by and telling.people:
        by = tuple(n for n in telling.subject or telling.known.lately(sense.kind) if n not in aimed)
    if verb.any_of(SETS.put_somewhere) and not hangs_from(telling, verb) and not doer_behind(telling, verb):
        by, work = (), Work.PRESENT  # `a rifle propped against the bench`
    if work is Work.HANDLE and hangs_from(telling, verb):
        work = Work.CARRY  # `wedged between his knees`
    if not by and (work is Work.HANDLE or (work is Work.CARRY and verb.passive)):
        work = Work.PRESENT
    telling.add(sense.kind, work, by, aimed, weapon.detail, verb.lemmas[0], 80)
    return True


def with_whom(telling: Telling, weapon: WeaponMention) -> Names:
    """`there's Kovacs, on the pier, with a pistol pointed at him`: the last who is named before the `with`."""
    if "with" not in telling.before(weapon.start, 5):
        return ()
    those = [p for p in telling.people if p.end <= weapon.start and not p.possessive and not p.pronoun and p.names]
    those = [p for p in those if not p.start or telling.low[p.start - 1] not in SETS.prepositions]
    return those[-1].names if those else ()


def add_doing(telling: Telling, verb: Verb, weapon: WeaponMention, sense: Sense) -> None:
    """`the gun goes off`, `the revolver comes up`, `a rifle leans by the door`."""
    work = doing(telling, verb)
    if verb.any_of({"change"}) and telling.low[verb.at + 1 : verb.at + 2] == ["hands"]:
        telling.add(sense.kind, Work.HANDLE, (), (), weapon.detail, "change hands", 75)
        return
    if work is Work.POINT and telling.low[verb.at + 1 : verb.at + 3] in (["at", "nobody"], ["at", "nothing"]):
        work = Work.PRESENT
    hangs = hangs_from(telling, verb)
    holder = in_hand(telling, weapon) or owner(weapon) or hangs
    touches = pressed(telling, verb.at + 1, verb.end + 6) or stops_short(telling, verb.at)
    if touches and sense.kind in (Kind.FIREARM, Kind.BLADE, Kind.UNSPECIFIED):
        if work is Work.DRAW and holder:
            telling.add(sense.kind, Work.DRAW, holder, (), weapon.detail, verb.lemmas[0], 80)
        work = Work.POINT  # `comes out of the shadows and stops an inch from her ear`
    if not holder and "with" in telling.before(weapon.start, 3):
        holder = nearest_left(telling, weapon.start)  # `stands behind him with the gun resting on his neck`
    holder = holder or trailing(telling, weapon)
    if put_away(telling, verb, weapon):
        work, holder = Work.HANDLE, holder or telling.known.lately(sense.kind) or telling.known.subject
    elif work in GO_OFF:
        work = going_off(telling, verb, sense.kind, work, holder)
    if out_of_a_hand(telling, verb) or (verb.any_of({"leave"}) and telling.has(verb.at, verb.end, SETS.gripping_hands)):
        work, holder = Work.DISARM, whose_hand(telling, verb) or holder
    if work is Work.DISARM and holder and verb.any_of(SETS.slips) and not telling.known.threats - set(holder):
        work = Work.CARRY  # nobody made them let go
    if work is Work.DRAW and not holder:
        holder = telling.known.lately(sense.kind)
    if work in (Work.FIRE, Work.DISARM) and not holder:
        holder = telling.known.whose.get(weapon.detail, ()) or telling.known.lately(sense.kind)
    if work is Work.FIRE and not holder and (verb.word in SETS.heard or opens_up(verb)) and verb.word != "fires":
        work = Work.FIRE if seen_going_off(telling, verb, weapon) else Work.FIRE_OFFSCREEN
    if work is Work.POINT and not holder and telling.before(weapon.start, 1) == ["the"]:
        holder = tuple(n for n in telling.known.lately(sense.kind) if n not in done_to(telling, verb))
    if work is Work.POINT and not holder and weapon.detail.endswith("s"):
        holder = telling.known.whose.get(weapon.detail, ()) or telling.known.group  # `Seven rifles come up`
    if work is Work.DISARM and (sense.kind is Kind.EXPLOSIVE or not (holder or telling.known.held)):
        work = Work.PRESENT
    if work is Work.PRESENT and not hangs and verb.any_of(SETS.lying):
        holder = ()
    if work is Work.PRESENT or work is None or (work is Work.DRAW and not holder):
        work = Work.CARRY if holder else Work.PRESENT
    if work is Work.CARRY and taken_apart(telling, weapon):
        work = Work.HANDLE
    aimed = done_to(telling, verb) if work in (Work.POINT, Work.FIRE, Work.STRIKE) else ()
    telling.add(sense.kind, work, holder, aimed, weapon.detail, verb.lemmas[0], 80)


def seen_going_off(telling: Telling, verb: Verb, weapon: WeaponMention) -> bool:
    """`The derringer goes off`: the one that we know of, in sight; not `a gun goes off`."""
    return telling.before(weapon.start, 1) == ["the"] and verb.any_of({"go"}) and verb.after[:1] == ["off"]


def opens_up(verb: Verb) -> bool:
    """`A machine gun opens up from the wall`."""
    return verb.any_of({"open"}) and verb.after[:1] == ["up"]


def put_away(telling: Telling, verb: Verb, weapon: WeaponMention) -> bool:
    """`The revolver goes back under her coat`, `vanishes into a pocket`."""
    away = verb.after[:1] != [] and verb.after[0] in ("back", "in", "into", "inside", "under", "down", "behind", "away")
    return away and verb.any_of(SETS.goes_away) and put_on(telling, verb, weapon.end)


def doing(telling: Telling, verb: Verb) -> Work | None:
    """What a weapon does by this verb, with its particle or without."""
    table = telling.lexicon.subject
    for lemma in verb.lemmas:
        work = with_particle(telling, verb, lemma, table) or table.get((lemma, ""))
        if work is not None:
            return work
    return None


def going_off(telling: Telling, verb: Verb, kind: Kind, work: Work | None, holder: Names) -> Work | None:
    """A charge explodes, a blade strikes, a gun fires; a gun that only falls or catches is seen."""
    if kind is Kind.EXPLOSIVE:
        table = telling.lexicon.subject
        bursts = any(table.get((lemma, "")) in (Work.DETONATE, Work.FIRE) for lemma in verb.lemmas)
        return Work.DETONATE if bursts else Work.PRESENT
    if kind is Kind.BLADE:
        return Work.STRIKE
    if work is Work.STRIKE and kind is not Kind.FIREARM:
        return work
    if kind is Kind.FIREARM and verb.any_of(SETS.not_a_shot) and not opens_up(verb):
        return Work.CARRY if holder else Work.PRESENT
    return Work.FIRE
