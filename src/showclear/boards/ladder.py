"""The ladder in plain words: each step with what it gives, what it costs, its limits and what it stands on.

Data only; `rungs.py` chooses. There is no step here with a weapon that can chamber a live round, on purpose. Where
no document was read, the source says that it is the house's own default.
"""

from typing import Final

from msgspec import Struct

from showclear.domain.terms import WeaponClass


class Step(Struct, frozen=True, kw_only=True):
    """One step; `weapon_class` is None when no registered weapon is on set for it."""

    use: str
    weapon_class: WeaponClass | None = None
    gives: str
    costs: str
    limits: str
    source: str


ALTERNATIVES_FIRST: Final = "Ontario Guideline 39, BBC safety guidance: alternatives first, the reason recorded"
REHEARSAL: Final = "on-set practice: rubber or replica unless a reason is recorded"
HOUSE: Final = "house default"
TAKEN_FOR_REAL: Final = "police and public may take it for real"

NO_WEAPON: Final = Step(
    use="no weapon on set; sound in post",
    gives="the shot is heard, and nobody is near a weapon",
    costs="a sound in post; playback where a performer reacts to it",
    limits="nothing to see in a hand",
    source=ALTERNATIVES_FIRST,
)
RUBBER: Final = Step(
    use="rubber",
    weapon_class=WeaponClass.RUBBER,
    gives="shape for wide shots, stunts, contact and background",
    costs="a moulded copy of each weapon seen",
    limits=f"nothing moves, and a close-up shows it; {TAKEN_FOR_REAL}",
    source=REHEARSAL,
)
REPLICA: Final = Step(
    use="inert replica",
    weapon_class=WeaponClass.REPLICA_INERT,
    gives="the look in a hand: drawn, pointed, worked by hand",
    costs="a detailed copy can cost more than what it copies",
    limits=f"fires nothing; {TAKEN_FOR_REAL}",
    source=ALTERNATIVES_FIRST,
)
FLASH_IN_POST: Final = Step(
    use="inert replica, flash in post",
    weapon_class=WeaponClass.REPLICA_INERT,
    gives="the shot in the picture, with nothing fired",
    costs="flash, smoke and light on faces in post, for a frame or two a shot",
    limits="no recoil and no light on set: the performer plays both",
    source=ALTERNATIVES_FIRST,
)
AIRSOFT: Final = Step(
    use="gas airsoft run empty, flash in post",
    weapon_class=WeaponClass.AIRSOFT_GBB,
    gives="a slide that cycles and a hand that jumps",
    costs="looked through for pellets each time, eye protection, flash in post",
    limits="gas pressure; it throws a pellet if one is left in it",
    source="productions that gave up blanks, from 2021",
)
NON_GUN: Final = Step(
    use="electronic non-gun",
    weapon_class=WeaponClass.NONGUN,
    gives="flash light on faces and walls, without a cartridge",
    costs="people to run its sync; pyrotechnic rules when a charge makes the flash",
    limits="no moving parts, no sound, and its tube shows",
    source="productions that used flash guns",
)
PLUGGED: Final = Step(
    use="real weapon, barrel plugged by a professional, flash in post",
    weapon_class=WeaponClass.PLUGGED,
    gives="true look and weight, an action that cycles",
    costs="the work on it, full custody and every look",
    limits="its action may still take a cartridge",
    source="on-set practice: only a professional alters a barrel",
)
BLANK_FIRER: Final = Step(
    use="blanks in a purpose-built blank firer",
    weapon_class=WeaponClass.BLANK_ONLY,
    gives="recoil, flash and smoke",
    costs="armorer with no other duty, meeting, medic, notice, distance, shields, eyes and ears",
    limits="gas and debris wound and kill; only with a reason on record why the steps before do not serve",
    source="armorers' association, rental houses: at least 20 ft from the muzzle",
)
RUBBER_BLADE: Final = Step(
    use="rubber blade",
    gives="contact, falls and struggles without edge or point",
    costs="a copy of each blade that touches or threatens somebody",
    limits="it bends, and a close-up shows it",
    source=REHEARSAL,
)
DULL_BLADE: Final = Step(
    use="dulled blade, edge and point taken off",
    gives="metal that looks and sounds right in a hand",
    costs="felt along its whole edge before each hand-over",
    limits="it still has weight: never swung at or pressed on a person",
    source=HOUSE,
)
INERT_CHARGE: Final = Step(
    use="inert copy, marked inert",
    gives="the thing in a hand or in place, with nothing in it",
    costs="a made prop, shown open before it is used",
    limits=TAKEN_FOR_REAL,
    source=HOUSE,
)
BLAST_IN_POST: Final = Step(
    use="blast in post",
    gives="the explosion, with nothing lit",
    costs="an effects shot, and light on faces to match",
    limits="nobody on set sees what they react to",
    source=ALTERNATIVES_FIRST,
)
PYROTECHNICIAN: Final = Step(
    use="special effects, by a licensed pyrotechnician",
    gives="fire, smoke and debris when they choose",
    costs="licence, permit, distance, fire cover; theirs to plan, never the weapons department's",
    limits="seen and heard far away",
    source=f"{HOUSE}: whoever holds the pyrotechnic licence",
)
HIT_IN_POST: Final = Step(
    use="no weapon for the hit; makeup or post",
    gives="the wound or the spark, with no charge on anybody",
    costs="a makeup change or an effects shot",
    limits="nothing bursts on set",
    source=ALTERNATIVES_FIRST,
)
SQUIB: Final = Step(
    use="squib, by a licensed pyrotechnician",
    gives="a hit that bursts on the frame",
    costs="licence, a plate or vest between charge and person; theirs to plan",
    limits="a charge on a person; no weapon stands in line with it",
    source="Equity tips: vest or plate; a squib is special effects' own",
)
SOFT_COPY: Final = Step(
    use="soft copy",
    gives="contact without harm",
    costs="a copy of each thing that touches or threatens somebody",
    limits="it bends, and a close-up shows it",
    source=REHEARSAL,
)
NOTHING_LOOSED: Final = Step(
    use="inert copy, nothing loosed; what flies is made in post",
    gives="the draw and the aim, with nothing in the air",
    costs="an effects shot for arrow, bolt, dart or jet",
    limits="no recoil and nothing to follow with the eye",
    source=ALTERNATIVES_FIRST,
)
