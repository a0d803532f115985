"""A verb with no weapon named beside it: `takes aim`, `cocks it`, `reloads`, `stabs him`."""

from collections.abc import Callable
from typing import Final

from showclear.importers.reading.clauses import with_particle
from showclear.importers.reading.event import Names
from showclear.importers.reading.holders import out_of_a_hand
from showclear.importers.reading.let_go import laid_across, let_go, put_on, swung, then_laid
from showclear.importers.reading.shooting import explode, fire, shoot, wound
from showclear.importers.reading.telling import Telling, Verb
from showclear.importers.reading.whom import aimed_at, done_to, pressed
from showclear.importers.reading.with_weapon import STRONG
from showclear.importers.reading.word_sets import SETS
from showclear.importers.weapon_work import Kind, Work


class Alone:
    """A verb by itself, read in one of its lemmas; `gun` says that its subject holds one."""

    __slots__ = ("after", "aimed", "gun", "lemma", "telling", "verb")

    def __init__(self, telling: Telling, verb: Verb) -> None:
        self.telling, self.verb, self.after = telling, verb, verb.after
        self.lemma = ""
        self.aimed: Names = done_to(telling, verb)
        self.gun = telling.holds_gun(verb.by) or any(e.kind is Kind.FIREARM and e.by == verb.by for e in telling.events)

    def add(self, work: Work, at: Names, verb: str, strength: int) -> None:
        """Adds an act with the gun, or the bow, that the subject has."""
        telling, by = self.telling, self.verb.by
        telling.add(telling.gun_kind(by), work, by, at, "", verb, strength)


def without_weapon(telling: Telling, verb: Verb) -> None:
    """Reads the verb in each of its lemmas; the first reading that says something holds."""
    alone = Alone(telling, verb)
    for lemma in verb.lemmas:
        alone.lemma = lemma
        if any(reading(alone) for reading in READINGS):
            return


def opens_fire(alone: Alone) -> bool:
    """`opens fire`, `they trade shots`."""
    behind = alone.telling.low[alone.verb.at + 1 : alone.verb.at + 2]
    if alone.lemma not in ("exchange", "trade", "open", "return") or behind not in (["fire"], ["gunfire"], ["shots"]):
        return False
    # The fire is a weapon's word, so the verb's own words may end before whoever it is aimed at.
    alone.add(Work.FIRE, aimed_at(alone.telling, alone.verb.at + 1, alone.verb.end + 4), "fire", 85)
    return True


def lets_off_shots(alone: Alone) -> bool:
    """`snaps off two shots`, `gets off a round`."""
    behind = alone.telling.low[alone.verb.at + 1 : alone.verb.at + 6]
    if alone.lemma not in SETS.lets_off_a_shot or behind[:1] != ["off"] or SETS.volleys.isdisjoint(behind):
        return False
    alone.add(Work.FIRE, aimed_at(alone.telling, alone.verb.at + 1, alone.verb.end + 4), "fire", 85)
    return True


def says_no_more(alone: Alone) -> bool:
    """`He aims.` `She fires.`"""
    at, word = alone.verb.at, alone.verb.word
    if (
        alone.after
        or at > 3
        or not alone.verb.by
        or word not in ("aims", "fires", "fire")
        or (word == "fire" and at == 0)
        or not somebody_before(alone.telling, at)
    ):
        return False
    if "dry" in alone.telling.before(at, 2):
        alone.add(Work.DRYFIRE, (), "dryfire", 80)
        return True
    alone.add(Work.POINT if word == "aims" else Work.FIRE, (), alone.lemma, 62)
    return True


def somebody_before(telling: Telling, at: int) -> bool:
    """Whether whoever does it stands right before, or is left to be understood: `The engine fires` is no shot."""
    if at == 0 or any(p.end == at for p in telling.people):
        return True
    return telling.low[at - 1] in (",", "and", "-", "then", ".") or telling.low[at - 1].endswith("ly")


def shoots(alone: Alone) -> bool:
    """Whatever shoot says or does not say, nothing else is read into it."""
    if alone.lemma == "shoot":
        shoot(alone.telling, alone.verb)
    return alone.lemma == "shoot"


def fires(alone: Alone) -> bool:
    """The same for fire."""
    if alone.lemma == "fire":
        fire(alone.telling, alone.verb)
    return alone.lemma == "fire"


def wounds(alone: Alone) -> bool:
    """`stabs him`, `guns down two men`; what has tamer meanings too needs a weapon in the scene."""
    if not (alone.aimed or alone.verb.passive):
        return False
    tame = alone.lemma in SETS.wound_when_armed and not alone.telling.known.kinds
    for particle in ("", *alone.after[:4]):
        told = alone.telling.lexicon.wound.get((alone.lemma, particle))
        if told and (particle or not tame):
            wound(alone.telling, alone.verb, told, alone.aimed)
            return True
    return False


def does_it(alone: Alone) -> bool:
    """`cocks it`, `raises both`: the weapon named just before."""
    telling, verb = alone.telling, alone.verb
    kind = meant_by_it(alone)
    work = done_with_it(alone, kind) if kind is not None else None
    if kind is None or work is None or work is Work.PRESENT:
        return False
    aimed = aimed_at(telling, verb.at + 2, verb.end) if work in STRONG or work is Work.STRIKE else ()
    telling.add(kind, work, verb.by, aimed, "", alone.lemma, 75)
    if work is Work.HANDLE and verb.by and put_on(telling, verb, verb.at + 1):
        telling.add(kind, Work.CARRY, verb.by, (), "", "wear", 75)
    return True


def strikes_with_it(alone: Alone) -> bool:
    """`clips him across the ear with it`: the gun named just before."""
    telling, verb = alone.telling, alone.verb
    kind = telling.kind_of_it(verb.at)
    with_it = any(pair == ["with", "it"] for pair in (alone.after[k : k + 2] for k in range(len(alone.after))))
    if kind not in (Kind.FIREARM, Kind.UNSPECIFIED) or not with_it or not verb.any_of(SETS.blows - {"take"}):
        return False
    if not alone.aimed:
        return False
    telling.add(kind, Work.STRIKE, verb.by, alone.aimed, "", alone.lemma, 80)
    return True


def meant_by_it(alone: Alone) -> Kind | None:
    """The kind of weapon that `it`, `them` or `both` is; None where it is a door, or shoes."""
    telling, verb, after = alone.telling, alone.verb, alone.after
    both = after[:1] == ["both"] and (len(after) < 2 or after[1] in SETS.prepositions or not after[1][0].isalpha())
    kind = telling.kind_of_it(verb.at)
    if kind is None and alone.gun:
        kind = next((telling.known.held[name] for name in verb.by if name in telling.known.held), None)
    if kind is None or not (both or after[:1] in (["it"], ["them"]) or after[:2] == ["the", "thing"] or is_own(after)):
        return None
    if alone.lemma == "pick" and any(telling.known.held.get(name) is kind for name in verb.by):
        return None  # what they hold is not what lies there
    if alone.lemma in ("close", "open", "light", "buy"):
        return None  # a door, a bottle, a cigarette
    if after[0] == "them" and not (telling.known.several or any(w.detail.endswith("s") for w in telling.weapons)):
        return None  # shoes
    return kind


def is_own(after: list[str]) -> bool:
    """`draws her own`, `takes his own out`: a gun like the one just told of."""
    ends = after[2:3] == [] or after[2] in SETS.after_own
    return after[:1] != [] and after[0] in ("his", "her", "their") and after[1:2] == ["own"] and ends


def done_with_it(alone: Alone, kind: Kind) -> Work | None:
    """What the verb, its particle and the words behind `it` say."""
    telling, verb, after = alone.telling, alone.verb, alone.after
    table = telling.lexicon.object
    work = with_particle(telling, verb, alone.lemma, table) or table.get((alone.lemma, ""))
    if verb.any_of(SETS.pressing) and pressed(telling, verb.at + 1, verb.end):
        work = Work.POINT
    if alone.lemma in ("put", "get", "have", "keep", "hold") and after[1:2] == ["on"] and on_somebody(telling, verb):
        work = Work.POINT
    if after[1:2] in (["to"], ["into"]) and not SETS.to_the_shoulder.isdisjoint(after[2:4]):
        work = Work.POINT
    if work is Work.STRIKE and kind is Kind.FIREARM:
        work = Work.CARRY
    if swung(telling, verb) or laid_across(telling, verb):
        work = Work.STRIKE
    racked_away = alone.lemma == "rack" and (
        after[1:2] == ["empty"] or not SETS.prepositions.isdisjoint(after[1:2])
    )  # `racks it with the others`
    lined_up = alone.lemma == "line" and after[0] == "them"  # on the bench
    if racked_away or lined_up or (work is Work.DRAW and then_laid(telling, verb)):
        work = Work.HANDLE
    work = let_go(telling, verb, work, verb.by)
    if alone.lemma in ("take", "lift") and after[1:2] == ["off"] and off_somebody(telling, verb):
        work = Work.DISARM
    if (work is Work.DRAW or "take" in verb.lemmas) and out_of_a_hand(telling, verb):
        work = Work.DISARM
    if work is Work.DISARM and kind is Kind.EXPLOSIVE:
        work = Work.HANDLE
    if "let" in verb.lemmas and any(w.grade("parts") for w in telling.weapons):
        return None  # what falls is the hammer, or the bolt
    return work


def on_somebody(telling: Telling, verb: Verb) -> bool:
    """`puts it on him`; not `on his desk`."""
    return any(p.start == verb.at + 3 and not p.possessive for p in telling.people)


def off_somebody(telling: Telling, verb: Verb) -> bool:
    """`takes it off him`; not `off his shoulder`."""
    return any(
        verb.at < p.start < verb.end and not p.possessive and telling.low[p.start - 1] == "off" for p in telling.people
    )


def aims(alone: Alone) -> bool:
    """`aims at the door`, `takes aim`, `draws a bead`, `covers him`; not `aims to please`."""
    telling, lemma, after = alone.telling, alone.lemma, alone.after
    armed = alone.gun or telling.known.gun_about
    something = (
        after[:1] != [] and after[0] in SETS.plain_determiners and not any(w.grade("parts") for w in telling.weapons)
    )
    if lemma in ("aim", "level", "sight") and armed and after[:1] != ["to"] and not something:
        alone.add(Work.POINT, alone.aimed, lemma, 75)
        return True
    if lemma == "point" and alone.gun and alone.aimed and after[:1] == ["at"]:
        alone.add(Work.POINT, alone.aimed, lemma, 72)
        return True
    if lemma in ("look", "squint", "peer") and "along" in after[:2] and "it" in after[:3] and armed:
        alone.add(Work.POINT, (), "sight", 75)
        return True
    bead = lemma == "draw" and "bead" in after[:2]
    if bead or (lemma == "take" and "aim" in after[:3] and telling.known.kinds):
        alone.add(Work.POINT, aimed_at(telling, alone.verb.at + 1, alone.verb.end), "aim", 75)
        return True
    if lemma in ("cover", "train") and alone.gun and alone.aimed:
        alone.add(Work.POINT, alone.aimed, "cover", 72)
        return True
    return False


def opens_up(alone: Alone) -> bool:
    """`opens up`, of somebody with a gun."""
    behind = alone.telling.low[alone.verb.at + 1 : alone.verb.at + 2]
    if alone.lemma != "open" or behind != ["up"] or not alone.gun:
        return False
    alone.add(Work.FIRE, alone.aimed, "fire", 80)
    return True


def draws(alone: Alone) -> bool:
    """`draws and fires`, `draws fast`, of somebody with a gun."""
    if alone.lemma != "draw":
        return False
    behind = alone.telling.low[alone.verb.at + 1 : alone.verb.at + 3]
    if behind[:1] == ["and"] and not SETS.fires_next.isdisjoint(behind[1:]):
        alone.telling.add(Kind.FIREARM, Work.DRAW, alone.verb.by, (), "", "draw", 80)
        return True
    if alone.gun and (not alone.after or alone.after[0] in SETS.draws_alone):
        alone.add(Work.DRAW, alone.aimed, "draw", 75)
        return True
    return False


def readies(alone: Alone) -> bool:
    """`reloads`; `cocks and` and `racks`, of somebody with a gun; `empties into the door`."""
    bare = not alone.after or alone.after[0] in (",", "and", "then")
    if alone.lemma == "reload" or (alone.lemma == "unload" and bare and alone.telling.known.gun_about):
        alone.add(Work.HANDLE, (), alone.lemma, 80)
        return True
    if "another" in alone.after[:3] and alone.lemma in SETS.works_magazine | SETS.loads_rounds and fed(alone):
        alone.add(Work.HANDLE, (), "reload", 75)
        return True
    if not alone.gun or is_whole_sentence(alone):
        return False
    if alone.lemma in ("cock", "rack", "pump", "lever") and {"and", ",", "it", "again", "then"}.issuperset(alone.after):
        alone.add(Work.COCK, (), alone.lemma, 70)
        return True
    counted = (
        alone.after[:1] and alone.after[0] in SETS.how_many and not {"in", "into", "through"}.isdisjoint(alone.after)
    )
    if alone.lemma == "let" and "go" in alone.after and not {"barrel", "barrels"}.isdisjoint(alone.telling.low):
        alone.add(Work.FIRE, alone.aimed, "fire", 78)
        return True
    if alone.lemma == "let" and {"one", "go"} <= set(alone.after[:3]):
        alone.add(Work.FIRE, alone.aimed, "fire", 78)  # `lets one go into the glass`
        return True
    if alone.lemma == "let" and "have" in alone.after and not SETS.let_have.isdisjoint(alone.after):
        alone.add(Work.FIRE, alone.aimed, "fire", 78)  # `lets him have both barrels`
        return True
    if alone.lemma in ("pull", "squeeze") and bare:
        alone.telling.add(Kind.FIREARM, Work.FIRE, alone.verb.by, (), "", "trigger", 70)
        return True
    if alone.lemma == "put" and counted:
        alone.add(Work.FIRE, alone.aimed, "fire", 78)  # `puts six in the centre ring`
        return True
    if alone.lemma == "empty" and "into" in alone.after[:3]:
        alone.add(Work.FIRE, alone.aimed, "fire", 75)
        return True
    return False


def is_whole_sentence(alone: Alone) -> bool:
    """`Racks.`: servers, where no weapon has just been named."""
    whole = sum(word[0].isalnum() for word in alone.telling.low) == 1
    return whole and alone.telling.kind_of_it(alone.verb.at) is None


def fed(alone: Alone) -> bool:
    """`drops the magazine, slaps in another`: what the other is one of."""
    return not {"magazine", "mag", "clip", "shell", "round"}.isdisjoint(alone.telling.low)


def explodes(alone: Alone) -> bool:
    """`the car explodes`, `blows up`."""
    if alone.lemma in ("detonate", "explode", "blow", "erupt"):
        explode(alone.telling, alone.verb, alone.lemma)
        return True
    return False


def crosses_blades(alone: Alone) -> bool:
    """`lunges`, `parries`, where blades are out."""
    if alone.lemma not in SETS.blade_play:
        return False
    if Kind.BLADE not in alone.telling.known.kinds | alone.telling.kinds_here():
        return False
    alone.telling.add(Kind.BLADE, Work.STRIKE, alone.verb.by, alone.aimed, "", alone.lemma, 70)
    return True


READINGS: Final[tuple[Callable[[Alone], bool], ...]] = (
    opens_fire,
    lets_off_shots,
    says_no_more,
    shoots,
    fires,
    strikes_with_it,
    wounds,
    does_it,
    opens_up,
    aims,
    draws,
    readies,
    explodes,
    crosses_blades,
)
"""In the order they are tried: whatever fires or wounds comes before what only readies a gun."""
