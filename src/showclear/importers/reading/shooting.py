"""Verbs that fire or wound by themselves: shoot, fire, gun down, stab, explode."""

from showclear.importers.reading.event import Names
from showclear.importers.reading.lexicon import NOISES
from showclear.importers.reading.mentions import previous
from showclear.importers.reading.telling import Telling, Verb
from showclear.importers.reading.whom import aimed_at, doer_behind, done_to, whose_body
from showclear.importers.reading.word_sets import SETS
from showclear.importers.weapon_work import Kind, Work


def shoot(telling: Telling, verb: Verb) -> None:
    """`shoots at the door`, `shoots Kovacs`, `Kovacs is shot`."""
    if verb.word == "shot" and (verb.passive or shot_behind(telling, verb)):
        is_shot(telling, verb)
        return
    aimed = done_to(telling, verb)
    if with_a_camera(telling, verb):
        return
    if verb.word == "shooting" and (not is_acting(telling, verb.at) or is_headline(telling, verb.at)):
        return
    if verb.word == "shot" and not aimed and not verb.by:
        return
    gun_about = telling.known.gun_about or any(e.kind is Kind.FIREARM for e in telling.events)
    with_weapon = any(verb.at < w.start < verb.end and w.certain for w in telling.weapons)
    shouted = verb.by and (telling.words[verb.at].caps or (ends_there(telling, verb) and not telling.known.game))
    somebody = aimed or any(p.start == verb.at + 1 and not p.possessive for p in telling.people)
    if not (somebody or with_weapon or gun_about or shouted or verb.after[:1] in (["at"], ["into"])):
        return
    if verb.after[:1] in (["up"], ["past"], ["across"], ["forward"], ["off"]) and not aimed and not gun_about:
        return
    kind = telling.gun_kind(verb.by)
    telling.add(kind, Work.FIRE, verb.by, aimed, "", "shoot", 88 if aimed or gun_about else 65)
    missed = verb.after[:1] in (["at"], ["toward"], ["towards"], ["over"], ["past"])
    something = gun_about and verb.after[:1] != [] and verb.after[0] in ("the", "a", "an", "its", "his", "her", "their")
    if (somebody or something) and not missed:
        telling.add(kind, Work.HIT_EFFECT, verb.by, aimed, "", "shoot", 80)


def ends_there(telling: Telling, verb: Verb) -> bool:
    """`Rowe leans out and shoots.`: by name, and nothing behind it."""
    joined = telling.before(verb.at, 1) == ["and"] and verb.word in ("shoots", "fires")
    return joined and not verb.after and any(name in telling.named for name in verb.by)


def with_a_camera(telling: Telling, verb: Verb) -> bool:
    """`A photographer shoots him with the mayor`: where no gun has been seen, it is a picture."""
    if "with" in verb.after and telling.has(verb.at, verb.end, SETS.cameras):
        return True
    by_trade = any(not SETS.camera_people.isdisjoint(name.lower().split()) for name in verb.by)
    if by_trade and not telling.holds_gun(verb.by):
        return True
    if telling.known.gun_about or telling.kinds_here():
        return False
    return telling.known.camera or telling.has(0, len(telling.low), SETS.cameras)


def is_shot(telling: Telling, verb: Verb) -> None:
    """`Kovacs is shot by a guard`: the hit is seen, and the shot of whoever is named."""
    by, victims = doer_behind(telling, verb), verb.by
    telling.add(Kind.FIREARM, Work.HIT_EFFECT, by, victims, "shot", "shot", 85)
    if by:
        telling.add(Kind.FIREARM, Work.FIRE, by, victims, "", "shot", 80)
    elif not telling.known.gun_about or not telling.known.threats:
        telling.add(Kind.FIREARM, Work.FIRE_OFFSCREEN, (), victims, "shot", "shot", 70)


def is_acting(telling: Telling, i: int) -> bool:
    """`starts shooting`, `comes out, shooting`; not `an officer-involved shooting`."""
    before = previous(telling.words, i)
    if before is None or telling.low[i - 1] == "-":
        return False
    if before.low in SETS.be or before.low in (",", "and", "out", "up", "still", "in", "by"):
        return True
    return before.low.endswith(("s", "ly")) or any(p.end == i for p in telling.people)


def is_headline(telling: Telling, i: int) -> bool:
    """`SHOOTING AT MALL`: capitals go on behind the word."""
    behind = telling.words[i + 1 : i + 3]
    return telling.words[i].caps and len(behind) == 2 and all(word.caps or len(word.text) == 1 for word in behind)


def shot_behind(telling: Telling, verb: Verb) -> bool:
    """`Kovacs, shot in the leg,` and `lies shot through the heart`."""
    before = previous(telling.words, verb.at)
    behind = telling.low[verb.at + 1 : verb.at + 2]
    if before is None or not behind or behind[0] not in ("in", "through", "dead", "twice", "by", "from", "down"):
        return False
    return before.low in (",", "being", "gets", "get", "been", "him", "lies", "dead")


def fire(telling: Telling, verb: Verb) -> None:
    """`fires twice`, `fires at Kovacs`; not `fires the cook`."""
    aimed = aimed_at(telling, verb.at + 1, verb.end)
    if verb.at > 1 and "dry" in (telling.low[verb.at - 1], telling.low[verb.at - 2]):
        telling.add(Kind.FIREARM, Work.DRYFIRE, verb.by, aimed, "", "dryfire", 85)
        return
    if telling.has(verb.at + 1, verb.at + 5, SETS.kilns):
        return
    gun = telling.known.gun_about or telling.kinds_here() & {Kind.FIREARM, Kind.OTHER, Kind.EXPLOSIVE}
    toward = not SETS.fires_toward.isdisjoint(verb.after[:1])
    counted = not SETS.volleys.isdisjoint(verb.after[:6])
    if verb.word == "fire" and not (telling.words[verb.at].caps or is_order(telling, verb.at)):
        return
    if not (gun or toward or counted or ends_there(telling, verb)):
        return
    if not gun and not aimed and done_to(telling, verb):
        return  # an employer's verb
    if verb.passive and not counted and not gun:
        return
    if verb.passive and not verb.by and any(w.end <= verb.at and w.grade(*NOISES) for w in telling.weapons):
        by = telling.known.lately(Kind.FIREARM)  # `Shots are fired`: by whoever had a gun out
        telling.add(Kind.FIREARM, Work.FIRE if by else Work.FIRE_OFFSCREEN, by, aimed, "", "fire", 80)
        return
    kind = telling.gun_kind(verb.by)
    telling.add(kind, Work.FIRE, verb.by, aimed, "", "fire", 88 if gun or counted else 75)
    if hit := whose_body(telling, verb.at, verb.end):
        telling.add(kind, Work.HIT_EFFECT, verb.by, hit, "", "fire", 80)


def is_order(telling: Telling, i: int) -> bool:
    """`the soldiers fire`, `they fire`: a verb, not a fire."""
    before = previous(telling.words, i)
    return before is not None and (
        before.low.endswith("s") or before.low in ("to", "they", "and", "men", "police", "both")
    )


def wound(telling: Telling, verb: Verb, told: str, aimed: Names) -> None:
    """`guns down the guard`, `Kovacs is stabbed`: `told` is the list of verbs.toml it stands in."""
    if told == "disarm":
        kind = telling.known.last_weapon or Kind.UNSPECIFIED
        telling.add(kind, Work.DISARM, (*verb.by, *aimed), (), "", "disarm", 80)
        return
    by, at = ((), verb.by) if verb.passive else (verb.by, aimed)
    if told == "firearm":
        telling.add(Kind.FIREARM, Work.FIRE if by else Work.FIRE_OFFSCREEN, by, at, "", "shoot", 85)
        telling.add(Kind.FIREARM, Work.HIT_EFFECT, by, at, "", "shoot", 80)
    elif told == "explosive":
        telling.add(Kind.EXPLOSIVE, Work.DETONATE, by, at, "", told, 60)
    else:
        telling.add(Kind(told), Work.STRIKE, by, at, "", told, 85)


def explode(telling: Telling, verb: Verb, lemma: str) -> None:
    """Something explodes that is no weapon itself: a car, a door. A device is behind it."""
    before = previous(telling.words, verb.at)
    if lemma in ("blow", "erupt") and verb.after[:1] not in (["up"], ["apart"]):
        return
    if before is None or before.low in SETS.breakable:
        return  # a window that explodes was shot at
    if before.low in SETS.body:
        hurt = tuple(n for p in telling.people if p.possessive and p.end <= verb.at for n in p.names)[-1:]
        if telling.known.gun_about:
            telling.add(Kind.FIREARM, Work.HIT_EFFECT, (), hurt, "", "hit", 78)
        return
    if telling.known.gun_about and before.low not in SETS.blows_up and lemma == "explode" and before.low.isalpha():
        telling.add(Kind.FIREARM, Work.HIT_EFFECT, (), (), "", "hit", 70)
        return  # `His cup explodes.`, of somebody who is shot at
    if verb.by and lemma != "detonate" and any(p.end == verb.at for p in telling.people):
        return
    by = verb.by if lemma == "detonate" else ()
    telling.add(Kind.EXPLOSIVE, Work.DETONATE, by, (), "explosion", lemma, 75)
