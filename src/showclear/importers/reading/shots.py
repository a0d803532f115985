"""Gunshots, gunfire, shots and bangs: whether a noise is a shot, and whose."""

from collections.abc import Set
from typing import Final

from showclear.importers.reading.account import Account
from showclear.importers.reading.event import Event, Names
from showclear.importers.reading.lexicon import NOISES, Sense
from showclear.importers.reading.mentions import Marked, WeaponMention
from showclear.importers.reading.word_sets import SETS
from showclear.importers.weapon_work import Kind, Work

RATTLING: Final = frozenset({"volley", "salvo", "burst", "crossfire", "ricochet", "report"})
READY: Final = frozenset({Work.POINT, Work.COCK, Work.FIRE, Work.DRAW, Work.CARRY, Work.HANDLE})
STILL_SMOKES: Final = 4  # sentences
LONG_ARMS: Final = frozenset({"rifle", "rifles", "automatic", "machine", "bullets"})


def shots(account: Account, marked: Marked, subject: Names) -> None:
    """Adds the shots and blasts that the sentence lets us hear, unless its verbs have told of them."""
    words = marked.words
    low = {word.low for word in words if not word.hidden}
    calm = not SETS.harmless.isdisjoint(marked.sentence.low)
    goes_on = account.harmless and not SETS.bangs.isdisjoint(marked.sentence.low)  # fireworks: BOOM. BOOM.
    account.harmless = max(account.harmless - 1, 2 if calm or goes_on else 0)
    smokes(account, marked, subject)
    fired = account.tells_now(Work.FIRE, Work.FIRE_OFFSCREEN)
    for weapon in marked.weapons:
        sense = weapon.grade(*NOISES)
        if sense is None or weapon.certain:
            continue
        if is_blast(account, sense):
            if not account.tells_now(Work.DETONATE):
                blast = Event(Kind.EXPLOSIVE, Work.DETONATE, (), (), weapon.detail, "blast", 80)
                account.tell(blast, marked.sentence)
        elif not fired and is_a_guns(account, marked, weapon, sense, low):
            one_shot(account, marked, subject)
            fired = True
    if not fired and is_from_afar(account, marked):
        one_shot(account, marked, ())
    elif not fired:
        bangs(account, marked, subject)


def smokes(account: Account, marked: Marked, subject: Names) -> None:
    """`Staring down the smoking barrel of his rifle`: the shot before that nobody owned was his."""
    guns = [w for w in marked.weapons if w.certain or w.grade("parts")]
    if not any(marked.words[w.start - 1].low == "smoking" for w in guns if w.start):
        return
    owners = [w.owner.names for w in marked.weapons if w.owner and w.owner.names]
    by = owners[0] if owners else subject
    last = account.last_fire
    if not by or (last is not None and last.event.by):
        return
    unowned = [t for t in account.told if t.event.work is Work.FIRE_OFFSCREEN and account.since(t) <= STILL_SMOKES]
    for told in unowned:
        told.event.work, told.event.by = Work.FIRE, by
    if not unowned:
        account.gun(Work.FIRE, by, (), "smoke", 70, marked.sentence)


def is_from_afar(account: Account, marked: Marked) -> bool:
    """`BANG. Somewhere above.`: where the noise of the sentence before came from."""
    short = sum(word.text[0].isalnum() for word in marked.words) <= 4
    just_now = bool(account.banged) and account.number - account.banged == 1
    return short and just_now and not marked.verbs and not SETS.far_off.isdisjoint(marked.sentence.low)


def is_blast(account: Account, sense: Sense) -> bool:
    """An explosion; a mere blast where there are explosives."""
    if sense.grade == "blasts":
        return True
    known = account.known
    if known.last_weapon is Kind.EXPLOSIVE and known.since_weapon <= 1 and sense.phrase in ("bang", "boom", "blast"):
        return True
    if sense.phrase == "blast" and Kind.EXPLOSIVE in known.kinds and not known.gun_about:
        return True
    if sense.grade == "sounds" and not account.known.gun_about:
        return Kind.EXPLOSIVE in account.known.kinds
    return sense.grade == "perhaps blasts" and sense.phrase != "boom" and Kind.EXPLOSIVE in account.known.kinds


def is_a_guns(account: Account, marked: Marked, weapon: WeaponMention, sense: Sense, low: Set[str]) -> bool:
    """Whether the noise is a gun's: for certain, or by what stands around it; not `no shots`."""
    strong = sense.grade == "shots" or (sense.phrase == "shot" and is_shot(account, marked, weapon, low))
    if sense.phrase == "report" and not (low & SETS.heard or low & {"sharp", "flat", "muffled", "loud"}):
        return False  # on paper
    if sense.phrase in RATTLING and (account.known.gun_about or low & LONG_ARMS):
        strong = True
    if sense.phrase in ("bang", "crack", "boom", "pop", "blast"):
        strong = is_bang(account, marked, weapon.start)
    before = {word.low for word in marked.words[max(0, weapon.start - 3) : weapon.start]}
    return strong and before.isdisjoint({"no", "without", "like", "any", "nobody", "never"})


def is_shot(account: Account, marked: Marked, weapon: WeaponMention, low: Set[str]) -> bool:
    """`A shot.` and `two shots ring out`, not a shot of gin or a shot on goal."""
    words, gun_about = marked.words, account.known.gun_about
    behind = [word.low for word in words[weapon.end : weapon.end + 4]]
    if behind[:1] in (["of"], ["glass"]):
        return False
    whole = [word.low for word in words if word.text[0].isalnum()]
    if len(whole) <= 4 and whole[-1:] in (["shot"], ["shots"]):
        return True
    before = {word.low for word in words[max(0, weapon.start - 6) : weapon.start]}
    if words[weapon.start].caps and words[weapon.start - 1].low in SETS.counts_shots and behind[0:1] != ["list"]:
        return True  # `Then a SHOT, small and tinny`
    if not SETS.heard.isdisjoint(behind[:1]) or before & SETS.makes_a_shot or {"sound", "of"} <= low:
        return True
    if not gun_about:
        return False
    if before & {"gets", "takes", "lets", "puts"}:
        return True
    if [word.low for word in words[:2]] == ["the", "shot"] and behind[:1] in ([","], ["."]):
        return True  # `The shot, muffled by rain.`
    just_before = {word.low for word in words[max(0, weapon.start - 2) : weapon.start]}
    return just_before.isdisjoint({"the", "his", "her"}) and not {
        ",",
        ".",
        "!",
        "and",
        "from",
        "into",
        "through",
    }.isdisjoint(behind)


def is_bang(account: Account, marked: Marked, i: int) -> bool:
    """BANG in capitals or by itself, of a gun that somebody has just aimed; BLAM is a gun's anyway."""
    word = marked.words[i]
    alone = sum(w.text[0].isalnum() for w in marked.words) <= 3
    told = is_flat_crack(marked, i) and (account.known.gun_about or "flat" in marked.sentence.low)
    if account.harmless or not (word.caps or alone or told) or (account.explained and not account.shooter()):
        return False
    if word.low in SETS.gun_bangs or account.shooter():
        return True
    low = {w.low for w in marked.words}
    if word.caps and (word.low != "boom" or "flat" in low) and low & SETS.far_off:
        return True  # `From across the lake a CRACK, echoing`
    if told:
        return True
    return account.known.gun_about and alone and word.low in ("bang", "crack", "pop", "bam", "pow", "boom")


def is_flat_crack(marked: Marked, i: int) -> bool:
    """`Two flat cracks`, `another crack`: the noise is counted, and sounds as a gun does."""
    before = [word.low for word in marked.words[max(0, i - 3) : i]]
    return before[-1:] == ["another"] or (
        not SETS.sounds_of_guns.isdisjoint(before) and not SETS.counts_shots.isdisjoint(before)
    )


def bangs(account: Account, marked: Marked, subject: Names) -> None:
    """Words written for a noise. One that nobody owns may prove a shot by what follows it."""
    if SETS.bangs.isdisjoint(marked.sentence.low):
        return
    for i, word in enumerate(marked.words):
        if word.low not in SETS.bangs or word.hidden:
            continue
        if word.caps or len(marked.words) <= 4:
            account.banged = 0 if account.harmless else account.number
        if is_bang(account, marked, i):
            one_shot(account, marked, subject)
            return


def sole_shooter(account: Account, marked: Marked) -> Names:
    """BLAM: of the only one who holds a gun here, and who has raised or fired it before."""
    if not any(word.low in SETS.bangs and not word.hidden for word in marked.words):
        return ()
    held = [name for name, kind in account.known.held.items() if kind is Kind.FIREARM]
    ready = {name for told in account.told if told.event.work in READY for name in told.event.by}
    far = not SETS.far_off.isdisjoint(marked.sentence.low)
    aimed = [told.event.by for told in account.told if told.event.work is Work.POINT and len(told.event.by) == 1]
    if len(held) > 1 and aimed and not far:
        return aimed[-1]
    return tuple(held) if len(held) == 1 and held[0] in ready and not far else ()


def one_shot(account: Account, marked: Marked, subject: Names) -> None:
    """The subject's where it lets off a shot, else of whoever aimed last, else from somewhere unseen."""
    by = account.shooter() or sole_shooter(account, marked)
    armed = any(account.known.held.get(name) is Kind.FIREARM for name in subject)
    if armed and any(marked.words[i].low in SETS.lets_off for i in marked.verbs):
        by = subject
    work = Work.FIRE if by else Work.FIRE_OFFSCREEN
    account.gun(work, by, (), "shot", 85, marked.sentence, "" if by else "gunshot")
