"""Weapons and parts that no verb of the sentence took: `Rowe, pistol in hand`, `a rifle over the mantel`."""

from typing import Final

from showclear.importers.reading.event import Names
from showclear.importers.reading.holders import (
    first_owner,
    in_hand,
    in_hand_before,
    nearest_holder,
    nearest_left,
    owner,
    taken_apart,
    trailing,
    with_anothers,
)
from showclear.importers.reading.lexicon import Sense
from showclear.importers.reading.mentions import WeaponMention
from showclear.importers.reading.telling import Telling
from showclear.importers.reading.whom import aimed_at, pressed, targets
from showclear.importers.reading.word_sets import SETS
from showclear.importers.weapon_work import Kind, Work

AT_POINT: Final = ("gunpoint", "knifepoint", "swordpoint")
SEARCHED: Final = frozenset({"looking", "searches", "looks", "hunting", "license", "permit", "search"})
OWNS: Final = frozenset({"a", "an", "the", "his", "her", "their"})
HOLSTERED: Final = ("shoulder rig", "gun belt", "gunbelt")
LATEST_IN_HAND: Final = 8
SIGHTS: Final = ("scope", "sights", "iron sights", "crosshairs", "cross hairs")


def leftover(telling: Telling, weapon: WeaponMention) -> None:
    """Adds what the words around the weapon tell of it: held, aimed, heard, or only there."""
    held, sense = in_hand_before(telling, weapon.start), weapon.certain
    if sense is None and not held and with_one(telling, weapon):
        held = in_hand(telling, weapon)
    if sense is None and held:
        sense = next((s for s in weapon.senses if s.grade == "perhaps" and s.kind is Kind.FIREARM), None)
    if sense is None:
        leftover_part(telling, weapon)
    elif held:
        telling.add(sense.kind, Work.CARRY, held, (), weapon.detail, "carry", 80)
    elif not absent(telling, weapon.start) and not (telling.events and of_a_part(telling, weapon.start)):
        named(telling, weapon, sense)


def in_close_up(telling: Telling, weapon: WeaponMention, sense: Sense) -> bool:
    """`Through the lens of her rifle scope, Maya ...`; `In the hand: a gun`, of somebody who is not shown."""
    if weapon.detail.endswith(("scope", "sight", "sights")) and "through" in telling.before(weapon.start, 5):
        first = next((p for p in telling.people if p.names and not p.possessive), None)
        telling.add(sense.kind, Work.POINT, first.names if first else telling.known.subject, (), "", "sight", 75)
        return True
    opens = telling.low[0] == "in" and telling.low[2:3] == ["hand"] and weapon.start <= LATEST_IN_HAND
    if not opens or telling.people:
        return False
    telling.add(sense.kind, Work.CARRY, (), (), weapon.detail, "carry", 75)
    return True


def with_one(telling: Telling, weapon: WeaponMention) -> bool:
    """`with an automatic ...`: a word that may be no weapon, worth a look for the hand it is in."""
    single = telling.low[weapon.start - 1] in ("a", "an", "his", "her")
    return single and "with" in telling.before(weapon.start, 3)


def absent(telling: Telling, start: int) -> bool:
    """`no gun`, `without his pistol`, `could be a rifle`, `some kind of weapon`, `a permit for a handgun`."""
    four, six, eight = (telling.before(start, count) for count in (4, 6, 8))
    if not SETS.not_done.isdisjoint(four) or "without" in eight or "could" in six or "would" in six:
        return True
    if "of" in four and ("kind" in four or "sort" in four):
        return True
    return "for" in four[-3:] and not SEARCHED.isdisjoint(eight)


def of_a_part(telling: Telling, start: int) -> bool:
    """`the scope of a rifle`: the part has told it."""
    if not start or not (
        telling.low[start - 1].isalpha() or (start > 1 and telling.low[start - 1] in SETS.determiners)
    ):
        return False
    of = next((k for k in range(start - 1, max(0, start - 4), -1) if telling.low[k] == "of"), 0)
    return bool(of) and any(w.end == of and w.grade("parts") for w in telling.weapons)


def named(telling: Telling, weapon: WeaponMention, sense: Sense) -> None:
    """A weapon that is there, in the hand of whoever the words around it name."""
    before, behind = telling.before(weapon.start, 5), telling.low[weapon.end : weapon.end + 3]
    someone = telling.subject or nearest_left(telling, weapon.start)
    if weapon.detail in AT_POINT:
        at = targets(telling, 0, weapon.start, direct=True)
        telling.add(sense.kind, Work.POINT, someone, at, weapon.detail, "at", 80)
        return
    if describes_somebody(behind):
        by = next((p.names for p in telling.people if weapon.end <= p.start <= weapon.end + 5), ())
        telling.add(sense.kind, Work.CARRY, by or telling.subject, (), weapon.detail, "carry", 85)
        return
    if "of" in before and not SETS.shot_sounds.isdisjoint(before):
        heard = Work.FIRE_OFFSCREEN if sense.kind is Kind.FIREARM else Work.DETONATE
        telling.add(sense.kind, heard, (), (), weapon.detail, "shot", 82)
        return
    if in_close_up(telling, weapon, sense):
        return
    if sense.kind is Kind.BLADE and not SETS.knives_at_table.isdisjoint(telling.low):
        return
    nearest = nearest_left(telling, weapon.start) or (telling.subject if telling.people else ())
    if behind[:1] in (["is"], ["'s"]) and behind[1:2] == ["out"] and behind[2:3] in ([","], ["."], ["and"], ["!"], []):
        by = owner(weapon) or telling.known.lately(sense.kind) or telling.known.subject
        telling.add(sense.kind, Work.DRAW, by, (), weapon.detail, "out", 75)  # `Now the automatic is out`
        return
    holder = in_hand(telling, weapon) or owner(weapon) or named_beside(telling, weapon) or trailing(telling, weapon)
    if not holder and (behind[:2] == [",", "held"] or in_its_holster(telling, weapon)):
        holder = nearest_holder(telling, weapon)
    if not holder and not telling.people and worn_by_nobody_named(telling, weapon):
        holder = telling.known.subject
    if with_anothers(telling, weapon):
        holder = telling.subject  # `comes out with Louis's rifle`
    if holder and "with" in before and telling.subject and not weapon.owner and owns_by_pronoun(telling, weapon):
        holder = telling.subject  # `waits behind him with a rifle across his saddle`
    if "with" in before and nearest and behind[:1] in (["in"], ["at"], ["against"], ["to"]):
        by = nearest_named(telling, weapon) or nearest
        body = next((p for p in telling.people if p.start == weapon.end + 1 and p.possessive and p.names != by), None)
        if body is not None and telling.has(body.end, body.end + 2, SETS.aimed_at):
            telling.add(sense.kind, Work.POINT, by, body.names, weapon.detail, "on", 80)
            return  # `Bishop with his gun in her ribs`
    in_a_thing = behind[:1] == ["in"] and behind[1:2] in (["each"], ["it"], ["them"])
    if not holder and "with" in before and nearest and not in_a_thing:
        add_held(telling, weapon, sense, nearest, posture(telling, weapon) & SETS.aiming_postures)
        return
    if "behind" in before[-2:] and behind[:1] == ["up"]:
        holder = holder or nearest
    if at := kept_on(telling, weapon):
        acts = () if set(telling.subject) & set(at) or weapon.detail.endswith("s") else telling.subject
        by = owner(weapon) or acts or telling.known.lately(sense.kind)
        telling.add(sense.kind, Work.POINT, by, at, weapon.detail, "on", 80)
        return
    if holder and taken_apart(telling, weapon):
        telling.add(sense.kind, Work.HANDLE, holder, (), weapon.detail, "strip", 75)
        return
    if holder and weapon.owner and lies_there(telling, weapon):
        holder = ()
    if weapon.owner and weapon.owner.pronoun == "they":
        holder = listed_behind(telling, weapon) or holder
    add_held(telling, weapon, sense, holder, posture(telling, weapon))


def worn_by_nobody_named(telling: Telling, weapon: WeaponMention) -> bool:
    """`The butt of a pistol in an ankle holster.`: of whoever the sentence before was about."""
    return any("holster" in w.detail and telling.low[w.start - 2] == "in" for w in telling.weapons if w is not weapon)


def right_before(telling: Telling, weapon: WeaponMention) -> Names:
    """`In walks Scott, gun raised`: the name, a comma and the gun."""
    for person in telling.people:
        between = telling.low[person.end : weapon.start]
        if person.names and not person.possessive and between[:1] == [","] and OWNS.issuperset(between[1:]):
            return person.names
    return ()


def nearest_named(telling: Telling, weapon: WeaponMention) -> Names:
    """The last who is named before the weapon, no pronoun."""
    those = [p for p in telling.people if p.end <= weapon.start and not p.possessive and not p.pronoun and p.names]
    return those[-1].names if those else ()


def named_beside(telling: Telling, weapon: WeaponMention) -> Names:
    """`Rowe, shotgun, backwards.`: the name and the gun, with a comma between."""
    person = next((p for p in telling.people if p.end == weapon.start - 1 and not p.possessive and p.names), None)
    if person is None or telling.low[person.end] != "," or telling.verbs:
        return ()
    return person.names if telling.low[weapon.end : weapon.end + 1] in ([","], ["."], ["!"]) else ()


def in_its_holster(telling: Telling, weapon: WeaponMention) -> bool:
    """`Hip holster, old revolver in it.`"""
    worn = any(w.end <= weapon.start and "holster" in w.detail for w in telling.weapons)
    return worn and telling.low[weapon.end : weapon.end + 2] == ["in", "it"]


def kept_on(telling: Telling, weapon: WeaponMention) -> Names:
    """`Brandt's pistol is already on her`; `the shotgun is a foot from his nose`: who is aimed at."""
    for j in range(weapon.end, min(weapon.end + 6, len(telling.low))):
        if telling.low[j] in ("on", "from", "against", "under", "at", "to"):
            near = (
                telling.low[j] not in ("on", "from")
                or telling.low[j] == "on"
                or not SETS.close_by.isdisjoint(telling.low[weapon.end : j])
            )
            person = next((p for p in telling.people if p.start == j + 1 and p.names), None)
            worn = {"back", "side"} if telling.low[j] == "on" else frozenset[str]()
            body = (
                person is not None
                and person.possessive
                and telling.has(person.end, person.end + 3, SETS.aimed_at - worn)
            )
            whole = person is not None and not person.possessive and telling.low[j] == "on"
            return person.names if person is not None and near and (body or whole) else ()
        if telling.low[j] not in SETS.is_still and telling.low[j] not in SETS.close_by:
            return ()
    return ()


def owns_by_pronoun(telling: Telling, weapon: WeaponMention) -> bool:
    """Whether it is his saddle, and not Rowe's, that the weapon lies across."""
    behind = [p for p in telling.people if weapon.end < p.start <= weapon.end + 4 and p.possessive]
    return bool(behind) and bool(behind[0].pronoun)


def lies_there(telling: Telling, weapon: WeaponMention) -> bool:
    """`His rifle is in the gravel`, `on the table`: nobody has it."""
    opens = telling.low[0] in SETS.prepositions
    if opens and ":" in telling.low[: weapon.start]:
        return True  # `On a tarp, in a row: the shotgun, Ray's revolver`
    place = opens and "," not in telling.low[: weapon.start]
    if place and not SETS.be.isdisjoint(telling.low[: weapon.start]):
        return True  # `Inside is Mo's pistol`
    three = telling.low[weapon.end : weapon.end + 3]
    return len(three) == 3 and three[0] in SETS.be and three[1] in SETS.prepositions and three[2] in ("the", "a", "an")


def listed_behind(telling: Telling, weapon: WeaponMention) -> Names:
    """`their rifles on their backs: PER, TORE and ARNE`: the names behind the colon."""
    if ":" not in telling.low[weapon.end :]:
        return ()
    colon = telling.low.index(":", weapon.end)
    return tuple(n for p in telling.people if p.start > colon and not p.possessive and not p.pronoun for n in p.names)


def describes_somebody(behind: list[str]) -> bool:
    """`a gun-toting guard`, `knife wielding men`."""
    if behind[:1] == ["-"]:
        return behind[1:2] in (["toting"], ["wielding"], ["bearing"])
    return behind[:1] in (["toting"], ["wielding"], ["carrying"], ["bearing"])


def posture(telling: Telling, weapon: WeaponMention) -> frozenset[str]:
    """`rifle up`, `guns drawn`, `pistol at the ready`, `carbine to his shoulder`, `over the hood, trained on it`."""
    behind = telling.low[weapon.end : weapon.end + 8]
    near = behind[:3] if behind[:2] == ["at", "the"] else behind[:2]
    if behind[:1] == ["to"] and not SETS.to_the_shoulder.isdisjoint(behind[1:3]):
        return frozenset({"shouldered"})
    for k, word in enumerate(behind):
        if word in ".;" or word in ("and", "with"):
            break
        if word in SETS.aimed_somewhere and not any(weapon.end < p.start < weapon.end + k for p in telling.people):
            return frozenset({"trained"})
    return SETS.postures.intersection(near)


def add_held(telling: Telling, weapon: WeaponMention, sense: Sense, holder: Names, held: frozenset[str]) -> None:
    """In some posture, else held by somebody, else only there; each is less sure than the one before."""
    if held:
        work = Work.POINT if held & SETS.aiming_postures else Work.CARRY
        aimed = aimed_at(telling, weapon.end, weapon.end + 8) if work is Work.POINT else ()
        group = nearest_left(telling, weapon.start) if weapon.detail.endswith("s") else ()
        many = any(p.group and p.names == group for p in telling.people)
        holder = (
            holder
            or right_before(telling, weapon)
            or (group if many else ())
            or telling.subject
            or nearest_left(telling, weapon.start)
            or telling.known.subject
        )
        telling.add(sense.kind, work, holder, aimed, weapon.detail, "carry", 80)
    elif holder:
        verb = "" if weapon.owner else "carry"  # `his gun` alone may be the one already told of
        telling.add(sense.kind, Work.CARRY, holder, (), weapon.detail, verb, 75)
    elif telling.known.reached and is_bare(telling, weapon) and "the" not in telling.low[: weapon.start]:
        telling.add(sense.kind, Work.DRAW, telling.known.subject, (), weapon.detail, "reach", 72)
    else:
        telling.add(sense.kind, Work.PRESENT, (), (), weapon.detail, "bare" if is_bare(telling, weapon) else "", 70)


def is_bare(telling: Telling, weapon: WeaponMention) -> bool:
    """`A second gun, small, black.`: only named, so that whoever has it next had it all along; no `gun on the desk`."""
    low = [*telling.low[: weapon.start], *telling.low[weapon.end :]]
    placed = not SETS.be.isdisjoint(low[: weapon.end + 2]) or not (SETS.prepositions - SETS.tells_no_place).isdisjoint(
        low
    )
    placed = placed or telling.low[0] in SETS.prepositions
    return not telling.verbs and not placed and not weapon.detail.endswith("s")


def leftover_part(telling: Telling, weapon: WeaponMention) -> None:
    """`an eye at the scope`, `her finger on the trigger`, `a holster on his hip`: a gun goes with the part."""
    part = weapon.grade("parts")
    if part is None:
        return
    detail, gun_about = part.phrase, telling.known.gun_about or Kind.FIREARM in telling.kinds_here()
    before = telling.before(weapon.start, 3)
    nearest = nearest_left(telling, weapon.start)
    by, last = owner(weapon), weapon.end + 6
    if "holster" in detail or detail in HOLSTERED:
        if holds_a_tool(telling, weapon):
            return
        by = by or nearest or telling.subject
        worn = by or telling.known.gun_about
        if worn and "empty" not in telling.low and not telling.kinds_here() and not absent(telling, weapon.start):
            telling.add(Kind.FIREARM, Work.CARRY, by, (), detail, "", 65)
    elif detail in SIGHTS and not {"through", "down", "in", "along"}.isdisjoint(before):
        if gun_about or "crosshairs" in detail or "rifle" in before:
            first = next((p for p in telling.people if p.names and not p.possessive), None)
            looks = first.names if first and first.pronoun else ()  # `Through the scope: a man` is whom it shows
            by = nearest or looks or telling.known.subject
            telling.add(Kind.FIREARM, Work.POINT, by, (), "", "sight", 75)
    elif detail in ("sights", "crosshairs", "reticle") and gun_about and (at := kept_on(telling, weapon)):
        by = tuple(n for n in by or telling.known.lately(Kind.FIREARM) if n not in at)
        telling.add(Kind.FIREARM, Work.POINT, by, at, "", "sight", 75)
    elif detail == "front sight" and gun_about:
        by = by or nearest or telling.subject or telling.known.subject
        telling.add(Kind.FIREARM, Work.POINT, by, (), "", "sight", 75)
    elif (
        detail in ("stock", "butt")
        and gun_about
        and not SETS.cheeks.isdisjoint(telling.before(weapon.start, 5))
        and "off" not in before
    ):
        telling.add(Kind.FIREARM, Work.POINT, first_owner(telling) or nearest or telling.subject, (), "", "sight", 75)
    elif detail == "trigger" and (gun_about or "finger" in telling.low):
        by = by or first_owner(telling) or nearest or telling.subject or telling.known.subject
        telling.add(Kind.FIREARM, Work.CARRY, by, (), "", "", 70)
    elif detail in ("barrel", "barrels", "muzzle") and gun_about and (at := looked_at(telling, weapon)):
        by = tuple(n for n in by or telling.subject or telling.known.subject if n not in at)
        telling.add(Kind.FIREARM, Work.POINT, by, at, "", "on", 75)
    elif detail in ("barrel", "barrels", "muzzle", "muzzles") and gun_about and pressed(telling, weapon.end, last + 1):
        telling.add(Kind.FIREARM, Work.POINT, by or telling.subject or nearest, (), "", "on", 75)
    elif detail in ("barrel", "barrels", "muzzle", "muzzles") and "behind" in before and gun_about:
        telling.add(Kind.FIREARM, Work.POINT, nearest or telling.subject, (), "", "behind", 65)
    elif (
        "smoking" not in before
        and detail in ("barrel", "barrels", "muzzle", "muzzles")
        and (
            ("down" in before and (not telling.verbs or not SETS.looks.isdisjoint(telling.low)))
            or ("into" in before and gun_about)
        )
    ):
        look_down(telling, detail)


def looked_at(telling: Telling, muzzle: WeaponMention) -> Names:
    """`the muzzle on Kovacs's top button`, `barrel under his chin`: who is right behind the preposition."""
    if telling.low[muzzle.end : muzzle.end + 1] not in (["on"], ["under"], ["at"], ["against"]):
        return ()
    return next((p.names for p in telling.people if p.start == muzzle.end + 1 and p.names), ())


def holds_a_tool(telling: Telling, holster: WeaponMention) -> bool:
    """`secateurs in a leather holster`: what is no gun."""
    inside = next((j for j in range(holster.start - 1, max(0, holster.start - 5), -1) if telling.low[j] == "in"), 0)
    thing = telling.low[inside - 1] if inside else ""
    gun = any(w.end == inside for w in telling.weapons)
    somebody = inside - 1 in telling.in_people or thing in SETS.body or inside - 1 in telling.verbs
    return thing.isalpha() and not gun and not somebody and thing not in SETS.prepositions


def look_down(telling: Telling, detail: str) -> None:
    """`looks down the barrel`: of one's own gun, or of somebody else's."""
    subject = telling.subject
    if telling.holds_gun(subject) or any(e.by == subject for e in telling.events):
        telling.add(Kind.FIREARM, Work.HANDLE, subject, (), "", "look", 65)
    else:
        telling.add(Kind.FIREARM, Work.POINT, (), subject, detail, "", 65)


def armed(telling: Telling) -> None:
    """`two armed guards`, `heavily armed`; and `Rowe, holstered,`."""
    for i, word in enumerate(telling.words):
        if word.low == "holstered" and not word.hidden and not telling.weapons and not telling.events:
            by = nearest_left(telling, i) or telling.subject
            telling.add(Kind.FIREARM, Work.CARRY, by, (), "holstered", "holster", 75)
    for i, word in enumerate(telling.words):
        if word.low != "armed" or word.hidden:
            continue
        if telling.low[i + 1 : i + 2] == ["with"] and not any(w.start > i for w in telling.weapons):
            continue  # `armed with carnations`
        inside = next((p for p in telling.people if p.start <= i < p.end), None)
        if inside is not None:
            telling.add(Kind.UNSPECIFIED, Work.CARRY, inside.names, (), "armed", "armed", 75)
            continue
        if i and telling.low[i - 1] in ("un", "not", "n't"):
            continue
        behind = next((p for p in telling.people if i < p.start <= i + 3 and p.names), None)
        by = behind.names if behind else (nearest_left(telling, i) or telling.subject)
        if not any(e.work is Work.CARRY and set(e.by) & set(by) for e in telling.events):
            telling.add(Kind.UNSPECIFIED, Work.CARRY, by, (), "armed", "armed", 75)
