"""What a shot does: a bullet arrives, somebody falls, glass breaks; or the trigger clicks and nothing happens."""

from itertools import pairwise
from typing import Final

from showclear.importers.reading.account import Account
from showclear.importers.reading.event import Names
from showclear.importers.reading.mentions import Marked, PersonMention
from showclear.importers.reading.word_sets import SETS
from showclear.importers.weapon_work import Kind, Work

CAUGHT: Final = frozenset({"bullet", "round", "rounds", "slug", "slugs", "bullets"})


class Signs:
    """The words of one sentence as signs of a hit, hidden ones left out; `recent` is a shot just before."""

    __slots__ = ("account", "everything", "gun_about", "have", "low", "marked", "recent", "victims")

    def __init__(self, account: Account, marked: Marked) -> None:
        self.account, self.marked = account, marked
        self.low = [word.low for word in marked.words if not word.hidden]
        self.have = set(self.low)
        self.everything = marked.sentence.low
        self.gun_about = account.known.gun_about
        self.recent = account.last_fire is not None and account.since(account.last_fire) <= 2
        self.victims: Names = tuple(n for p in marked.people if not p.possessive and p.names for n in p.names)[:2]

    def next_to(self, at: int) -> set[str]:
        """The four words behind."""
        return set(self.low[at + 1 : at + 5])


def hits(account: Account, marked: Marked) -> None:
    """Adds the hit that the sentence shows, and the shot behind it where none was told."""
    if account.tells_now(Work.HIT_EFFECT):
        return
    signs = Signs(account, marked)
    marked_by_dot: Names = tuple(n for p in marked.people if p.names for n in p.names)[:2]
    on_a_thing = signs.have & (SETS.breakable | SETS.body) and not signs.have & {"screen", "map", "monitor"}
    if (
        (marked_by_dot or on_a_thing)
        and not account.pointer
        and not {"dot", "dots"}.isdisjoint(signs.have)
        and signs.have & {"red", "laser", "green"}
    ):
        account.gun(Work.POINT, (), marked_by_dot, "laser", 75, marked.sentence, "laser sight")
        return
    arrives = any(sign(signs) for sign in (bullet_strikes, takes_bullet, is_hit, bursts, blood, breaks))
    if owns_the_bang(signs):
        account.last_fire = account.gun(Work.FIRE_OFFSCREEN, (), signs.victims, "bang", 62, marked.sentence, "bang")
        signs.recent = True
        if signs.have & SETS.ducks:
            return
    if not (arrives or falls(signs)):
        return
    here = account.last_fire is not None and account.last_fire.number > 0  # not in the scene before
    by = account.last_fire.event.by if account.last_fire and here else ()
    at = tuple(v for v in signs.victims if v not in by)
    account.gun(Work.HIT_EFFECT, by, at, "hit", 80, marked.sentence, "" if account.known.gun_about else "bullets")
    if account.last_fire is None:
        account.gun(Work.FIRE_OFFSCREEN, (), at, "hit", 70, marked.sentence)


def owns_the_bang(signs: Signs) -> bool:
    """A bang that was nobody's, and now somebody ducks or falls: it was a shot."""
    account = signs.account
    if account.explained or not account.banged or account.number - account.banged > 2 or account.last_fire is not None:
        return False
    if Kind.EXPLOSIVE in account.known.kinds or not signs.victims:
        return False
    return bool(signs.have & (SETS.ducks | SETS.falls))


def bullet_strikes(signs: Signs) -> bool:
    """`bullets chew the wall`, `a round clips the post`; after a shot, `it hits him`."""
    if signs.have & {"loads", "thumbs", "chambers", "pockets"}:
        return False
    if signs.recent and signs.low[:1] == ["another"] and not SETS.strikes.isdisjoint(signs.low[1:2]) and signs.victims:
        return True
    if signs.recent and signs.low[:1] == ["it"] and not (SETS.strikes | SETS.it_breaks).isdisjoint(signs.low[1:2]):
        return True
    if signs.recent and signs.low[:1] == ["it"] and not SETS.it_hurts.isdisjoint(signs.low[1:2]) and signs.victims:
        return True
    if any(
        word in ("shot", "bullet", "round", "shots", "bullets", "rounds")
        and signs.low[k + 1 : k + 2] in (["goes"], ["go"])
        and signs.low[k + 2 : k + 3] in (["into"], ["through"])
        for k, word in enumerate(signs.low)
    ):
        return signs.gun_about
    names = {part for p in signs.marked.people for name in p.names for part in name.lower().split()}
    return any(
        word in SETS.projectiles
        and word not in names
        and signs.next_to(k) & SETS.strikes
        and signs.low[k + 2 : k + 3] != ["out"]  # `a shot rings out`: heard, and nothing is hit
        and (signs.gun_about or word not in ("shot", "fire", "lead", "round", "shots"))
        for k, word in enumerate(signs.low)
    )


def takes_bullet(signs: Signs) -> bool:
    """`takes a round in the chest`; `a neat hole in his forehead`."""
    hole = "hole" in signs.have and signs.have & {"red", "neat", "forehead", "temple"}
    if hole and signs.victims and not signs.have & {"old", "dig", "digs"}:
        return True
    if signs.recent and {"bullet", "holes"} <= signs.have and signs.have & SETS.body:
        return True
    if not signs.recent and not signs.have & {"in", "bullet", "bullets"}:
        return False
    if any(
        signs.low[k : k + 3] == ["takes", "it", "in"] and hurts(signs.low[k + 3 : k + 6]) for k in range(len(signs.low))
    ):
        return True
    if "catches" in signs.low and "the" in signs.low[signs.low.index("catches") :][:2]:
        return False  # `catches the round as it hops out`
    return any(word in ("takes", "catches") and signs.next_to(k) & CAUGHT for k, word in enumerate(signs.low))


def hurts(behind: list[str]) -> bool:
    """`takes it in the chest`; not `in the same manner`."""
    return not SETS.body.isdisjoint(behind)


def is_hit(signs: Signs) -> bool:
    """`He is hit.` `Lena is struck in the arm`, where shots are about."""
    low = signs.low
    if signs.recent and any(a in SETS.be and b in SETS.thrown for a, b in pairwise(low)):
        return True  # `Duke is thrown back`
    wounded = signs.recent and any(a == "," and b == "hit" for a, b in pairwise(low))  # `spins round, hit in the arm`
    if not wounded and not any(a in SETS.be and b in ("hit", "struck") for a, b in pairwise(low)):
        return False
    short = sum(word[0].isalnum() for word in low) <= 4 and low[-1:] in (["."], ["!"]) and bool(signs.victims)
    return signs.recent or signs.gun_about or short


def bursts(signs: Signs) -> bool:
    """`His shoulder bursts open`, after a shot or a bang."""
    if not (signs.recent or signs.account.banged):
        return False
    return any(a in SETS.body and b in ("bursts", "explodes", "erupts") for a, b in pairwise(signs.low))


def blood(signs: Signs) -> bool:
    """`blood sprays the wall`, after a shot."""
    last = signs.account.last_fire
    comes_away = any(a == "away" and b in SETS.bloody for a, b in pairwise(signs.low))
    if comes_away and last is not None and signs.account.since(last) <= 4:
        return True  # `his hand comes away dark`
    return signs.recent and bool(signs.have & SETS.blood and signs.have & SETS.sprays)


def falls(signs: Signs) -> bool:
    """`Kovacs crumples`, after a shot that was not his own."""
    last = signs.account.last_fire
    if last is None or not signs.recent or not signs.victims or signs.have & {"gun", "pistol", "rifle", "weapon"}:
        return False
    others = [p for p in signs.marked.people if not set(p.names) <= set(last.event.by)]
    sinks = signs.account.since(last) <= 1
    return any(tumbles(signs.marked, p) or (sinks and sits(signs.marked, p)) for p in others)


def sits(marked: Marked, person: PersonMention) -> bool:
    """`Kovacs sits down.`, `tips forward off the crate`, right after a shot."""
    return not SETS.sits.isdisjoint([word.low for word in marked.words[person.end : person.end + 1]])


def tumbles(marked: Marked, person: PersonMention) -> bool:
    """`Kovacs slowly crumples`, `his knees buckle`; not `the men drop the bags`."""
    low = [word.low for word in marked.words]
    first = person.end + (low[person.end : person.end + 1] != [] and low[person.end].endswith("ly"))
    joined = [j + 1 for j in range(first, min(first + 7, len(low))) if low[j] in ("and", ",")]
    return any(goes_down(low, at) for at in (first, *joined))


def goes_down(low: list[str], at: int) -> bool:
    """`goes down`, `crumples`, `clutches his arm`, at this place."""
    if low[at : at + 1] == [] or (low[at] in ("goes", "slides") and "down" in low[at + 1 : at + 3]):
        return low[at : at + 1] != []
    if low[at] in ("goes", "comes", "falls") and not SETS.backward.isdisjoint(low[at + 1 : at + 6]):
        return True
    if low[at] in ("clutches", "clutching", "grabs"):
        return not SETS.body.isdisjoint(low[at + 1 : at + 4])
    return low[at] in SETS.falls and not SETS.dropped_things.intersection(low[at + 1 : at + 2])


def breaks(signs: Signs) -> bool:
    """`the windscreen stars`, right after a shot; here the words of a likeness count too."""
    last = signs.account.last_fire
    if last is None:  # or while a dot of light is on somebody
        dots = [t for t in signs.account.told if t.event.verb == "laser" and signs.account.since(t) <= 2]
        last = dots[-1] if dots else None
    if last is None or signs.account.since(last) > 2 - (last is signs.account.last_fire):
        return False
    if signs.everything & SETS.breakable and signs.everything & SETS.breaks:
        return True
    low = signs.low
    return any(
        word in SETS.breakable and not SETS.comes_off.isdisjoint(low[k + 1 : k + 4]) and not through(low, k)
        for k, word in enumerate(low)
    )


def through(low: list[str], k: int) -> bool:
    """`comes through the glass door and falls`: the glass is only where."""
    return not SETS.prepositions.isdisjoint(low[max(0, k - 3) : k])


def clicks(account: Account, marked: Marked) -> None:
    """A trigger pulled and nothing: the shot told just before was none, or a gun is tried that is empty."""
    low = [word.low for word in marked.words if not word.hidden]
    have = set(low)
    if not is_dry(low, have):
        return
    pulled = [t for t in account.told if is_trigger(account.since(t), t.event.work, t.event.verb)]
    if pulled:
        pulled[-1].event.work = Work.DRYFIRE
        if account.last_fire is pulled[-1]:
            account.last_fire = None
        return
    short = sum(word[0].isalnum() for word in low) <= 6
    if short and have & {"click", "clicks"}:
        account.clicked = account.number
    gun = any(w.certain and w.certain.kind is Kind.FIREARM for w in marked.weapons)
    if any(t.event.work is Work.COCK and account.since(t) <= 1 for t in account.told) and not pulled:
        return  # that was the hammer
    by = account.shooter()
    if account.clicked and account.number - account.clicked == 1 and gun and "empty" in have:
        account.gun(Work.DRYFIRE, by, (), "click", 70, marked.sentence)
    elif by and account.known.gun_about and misfires(have, short=short) and not dry_already(account):
        account.gun(Work.DRYFIRE, by, (), "click", 75, marked.sentence)


def is_dry(low: list[str], have: set[str]) -> bool:
    """`Click.` `Nothing happens.` `Nothing.`"""
    if have & SETS.dry or {"dry", "fires"} <= have or (len(low) <= 2 and "snap" in have):
        return True
    return "nothing" in have and ("happens" in have or len(low) <= 3)


def is_trigger(ago: int, work: Work, verb: str) -> bool:
    """Whether an act was the pull of a trigger a moment ago, taken for a shot."""
    return ago <= 2 and work is Work.FIRE and verb == "trigger"


def misfires(have: set[str], *, short: bool) -> bool:
    """`Click.` `It jams.` `An empty chamber.`"""
    if have & {"misfires", "misfire", "jammed"} or (short and have & {"click", "clicks", "snick"}):
        return True
    return "empty" in have and bool(have & {"chamber", "click", "clicks"})


def dry_already(account: Account) -> bool:
    """Whether this click, or the one just before, has been told of."""
    return any(t.event.work is Work.DRYFIRE and account.since(t) <= 1 for t in account.told)
