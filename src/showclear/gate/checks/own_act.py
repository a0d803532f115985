"""Whose act it is: known people, their own acts, the roles an act needs, ids that exist or are new, a fresh screen."""

from functools import cache
from typing import Any, Final

from showclear.domain.acts import armory as a
from showclear.domain.acts import day as d
from showclear.domain.acts import notices as n
from showclear.domain.acts import on_set as s
from showclear.domain.acts import setting_up as u
from showclear.domain.acts.catalogue import Act
from showclear.domain.terms import ASSISTANT_DIRECTORS, LADDER, UNKNOWN_PERSON, How
from showclear.gate.case import Case
from showclear.gate.finding import Found, failed, missing
from showclear.rules.schema import Authority, Evidence, Stricter

# Open to anybody known, whatever their role: who exactly may is the business of another rule.
FOR_ALL: Final = (s.Seen, s.TakeWeapon, s.Countersign, s.Override, d.CheckIn, d.AttendMeeting, n.ConfirmNotice)


def known_actor(case: Case, _value: Any) -> Found:
    """A request has a person behind it."""
    if case.person is None or case.actor == UNKNOWN_PERSON:
        return missing(subject=case.actor)
    return None


def role(case: Case, _value: Any) -> Found:
    """The act's own list of roles, on this unit and day."""
    if case.roles & type(case.act).WHO or isinstance(case.act, FOR_ALL):
        return None
    return missing(saw=tuple(sorted(case.roles)), subject=case.actor)


def own_act(case: Case, _value: Any) -> Found:
    """Nobody acts in another's name: their own taking, their own look, their own check-in."""
    act = case.act
    if isinstance(act, s.TakeWeapon) and case.offer is not None and case.offer.holder != case.actor:
        return failed(saw=case.actor, subject=case.offer.holder)
    if isinstance(act, s.Seen) and act.by != case.actor and case.via.how is not How.SPOKEN:
        return failed(saw=case.actor, subject=act.by)
    if isinstance(act, d.CheckIn) and act.person != case.actor and not case.roles & ASSISTANT_DIRECTORS:
        return failed(saw=case.actor, subject=act.person)
    others = isinstance(act, d.AttendMeeting) and set(act.people) != {case.actor}
    if others and not case.roles & (ASSISTANT_DIRECTORS | d.HoldMeeting.WHO):
        return failed(saw=case.actor)
    return None


def spoken_heard(case: Case, value: Any) -> Found:
    """A spoken answer is quoted, and heard by two named people at work, other than the witness and who showed it."""
    act = case.act
    if not isinstance(act, s.Seen) or case.via.how is not How.SPOKEN:
        return None
    people = case.state.people
    heard = {p for p in case.via.heard if p in people and people[p].in_unit} - {act.by, _shower(case)}
    if len(heard) < int(value):
        return missing(saw=len(heard), subject=act.by)
    return None if "answer" in act.texts else missing(saw="answer", subject=act.by)


def not_the_showers_pen(case: Case, _value: Any) -> Found:
    """Who showed it does not write down what others say they saw."""
    act = case.act
    if not isinstance(act, s.Seen) or case.via.how is not How.SPOKEN or case.actor != _shower(case):
        return None
    return failed(case.actor, act.by)


def _shower(case: Case) -> str:
    """Who showed the weapon last."""
    clearing = case.weapon.clearing if case.weapon else None
    return clearing.by if clearing else ""


def look_of_this_showing(case: Case, _value: Any) -> Found:
    """What the witness says they saw is what was shown last, as far as their screen knew."""
    clearing = case.weapon.clearing if case.weapon else None
    seen = case.seen
    if case.weapon is None or clearing is None or seen is None or seen >= clearing.statement:
        return None
    return failed(clearing.statement, case.weapon.id, clearing.statement)


def not_the_shower(case: Case, _value: Any) -> Found:
    """Who showed it clear is not their own witness."""
    act = case.act
    if not isinstance(act, s.Seen) or case.weapon is None or case.weapon.clearing is None:
        return None
    if act.by == case.weapon.clearing.by:
        return failed(subject=act.by)
    return None


def own_device(case: Case, _value: Any) -> Found:
    """A witness by PIN on the phone of whoever showed it is no second person."""
    act = case.act
    if not isinstance(act, s.Seen) or case.via.how is not How.PIN or case.weapon is None:
        return None
    clearing = case.weapon.clearing
    owner = case.state.devices.get(case.via.device or "", "")
    if clearing is not None and owner and owner == clearing.by:
        return failed(saw=owner, subject=act.by)
    return None


# Fields that name something on the record, and the table it must stand in.
_ONE: Final = {
    "weapon": "weapons", "setup": "setups", "container": "containers", "lot": "lots", "holder": "people",
    "plan": "plans", "by": "people", "double_of": "weapons", "person": "people", "unit": "units",
    "notice": "notices", "replaces": "notices", "said_by": "people", "scribe": "people",
}  # fmt: skip
_SEVERAL: Final = {
    "weapons": "weapons",
    "containers": "containers",
    "people": "people",
    "attended": "people",
    "addressed": "people",
}
_NEW: Final[dict[type, tuple[str, str]]] = {
    u.AddPerson: ("person", "people"),
    a.RegisterWeapon: ("weapon", "weapons"),
    a.ReceiveLot: ("lot", "lots"),
    d.OpenSetup: ("setup", "setups"),
    s.IssueLine: ("line", "lines"),
    u.FileDocument: ("document", "documents"),
    n.IssueNotice: ("notice", "notices"),
}
_MAY_BE_NEW: Final = {
    a.FillContainer: "container", u.DraftPlan: "plan",
    a.OpenArmory: "unit", d.OpenDay: "unit", u.GrantRole: "unit", n.IssueNotice: "unit",
}  # fmt: skip


@cache
def _naming(kind: type[Act]) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...], bool]:
    """Of one kind of act: the fields that name one thing, those that name several, whether inner values do."""
    fields = set(kind.__struct_fields__)
    known = fields - {_NEW.get(kind, ("", ""))[0], _MAY_BE_NEW.get(kind, "")}
    one = tuple((f, t) for f, t in _ONE.items() if f in known)
    several = tuple((f, t) for f, t in _SEVERAL.items() if f in known and kind is not a.OpenArmory)  # it counts them
    inside = bool(fields & {"counts", "items", "in_line", "characters"}) or kind in {
        d.OpenDay,
        d.HoldMeeting,
        u.JudgeFinding,
    }
    return one, several, inside


def known_subject(case: Case, _value: Any) -> Found:
    """Everything the act names is on the record."""
    act, state = case.act, case.state
    one, several, inside = _naming(type(act))
    for field, table in one:
        named = getattr(act, field)
        if named and named not in getattr(state, table):
            return missing(subject=named)
    for field, table in several:
        for named in getattr(act, field):
            if named not in getattr(state, table):
                return missing(subject=named)
    return _known_inside(case) if inside else None


def _known_inside(case: Case) -> Found:
    """The same of what stands in the small values of an act: of a count, a line, a set-up, a plan, a day, a meeting."""
    act, state = case.act, case.state
    for counted in getattr(act, "counts", ()):
        if counted.container not in state.containers:
            return missing(subject=counted.container)
    for item in getattr(act, "items", ()):
        if item.weapon not in state.weapons:
            return missing(subject=item.weapon)
    for named in _people_inside(act):
        if named not in state.people:
            return missing(subject=named)
    if isinstance(act, d.OpenSetup | d.HoldMeeting | u.JudgeFinding) and state.scenes:
        scenes = act.scenes if isinstance(act, d.HoldMeeting) else (act.scene,)
        unknown = [n for n in scenes if n not in state.scenes]
        return missing(subject=unknown[0]) if unknown else None
    return None


def _people_inside(act: Act) -> list[str]:
    """The people an act names inside its small values."""
    named = [i.person for i in getattr(act, "items", ()) if i.person]
    named += [p.person for p in getattr(act, "in_line", ())]
    named += [c.person for c in act.calls] if isinstance(act, d.OpenDay) else []
    for character in getattr(act, "characters", ()):
        named += [character.person, *character.others]
    return named


def new_id(case: Case, _value: Any) -> Found:
    """Ids are made once and never reused."""
    field, table = _NEW.get(type(case.act), ("", ""))
    named = getattr(case.act, field) if field else ""
    if named and named in getattr(case.state, table):
        return failed(subject=named)
    return None


def serial_twice(case: Case, _value: Any) -> Found:
    """The serial is typed twice and is nobody else's."""
    act = case.act
    if not isinstance(act, a.RegisterWeapon):
        return None
    if act.serial != act.serial_again:
        return failed(saw=act.serial_again, subject=act.serial)
    same = [w.id for w in case.state.weapons.values() if w.serial == act.serial]
    return failed(saw=act.serial, subject=same[0]) if same else None


def registrable(case: Case, _value: Any) -> Found:
    """Blades and charges are for the breakdown; nobody hands them out here yet."""
    act = case.act
    if isinstance(act, a.RegisterWeapon) and act.weapon_class not in LADDER:
        return failed(act.weapon_class, act.weapon)
    return None


def fresh_screen(case: Case, _value: Any) -> Found:
    """What the screen showed of this weapon is still so; changes by the same envelope do not count."""
    weapon, seen, first = case.weapon, case.seen, case.first
    if weapon is None or seen is None:
        return None
    last = weapon.changed if weapon.changed < first else weapon.changed_before
    stops = [s.index for s in case.state.stops.values() if s.subject == weapon.id and seen < s.index < first]
    setup = case.setup.index if case.setup is not None and case.setup.index < first else -1
    newest = max([last, setup, *stops])
    return failed(newest, weapon.id, newest) if newest > seen else None


def no_second_role_for_oneself(case: Case, _value: Any) -> Found:
    """The first person sets everybody up, and never adds to their own authority."""
    act = case.act
    if isinstance(act, u.GrantRole) and act.person == case.actor:
        return failed(saw=act.role, subject=case.actor)
    return None


def second_person(case: Case, _value: Any) -> Found:
    """A countersign is of something pending, by somebody else, whose role may."""
    act = case.act
    if not isinstance(act, s.Countersign):
        return None
    pending = case.state.pending.get(act.of)
    if pending is None:
        return missing(saw=act.of)
    if pending.actor == case.actor:
        return failed(case.actor, case.actor, act.of)
    needed = type(pending.act).WHO
    return None if case.roles & needed else missing(saw=tuple(sorted(case.roles)), subject=case.actor)


def tightens(case: Case, _value: Any) -> Found:
    """A value is only ever made stricter, in the direction its rule names."""
    act = case.act
    if not isinstance(act, u.TightenValue):
        return None
    rule = case.rules.get(act.rule)
    now = rule.at(case.day) if rule else None
    if rule is None or now is None:
        return missing(subject=act.rule)
    current = case.state.values.get(act.rule, now.value)
    return None if is_stricter(act.value, current, rule.stricter) else failed(act.value, act.rule)


def is_stricter(new: Any, old: Any, direction: Stricter) -> bool:
    """Types must agree: a flag never stands in for a number."""
    if type(new) is not type(old):
        return False
    match direction:
        case Stricter.HIGHER:
            return bool(new >= old)
        case Stricter.LOWER:
            return bool(new <= old)
        case Stricter.SUBSET:
            return set(new) <= set(old)
        case Stricter.SUPERSET:
            return set(new) >= set(old)
        case Stricter.TRUE:
            return new is True
        case Stricter.FALSE:
            return new is False


def house_value(case: Case, _value: Any) -> Found:
    """Only a value of the house, of practice, or without a verified source is replaced; the core's never."""
    act = case.act
    if not isinstance(act, u.ReplaceHouseValue):
        return None
    rule = case.rules.get(act.rule)
    now = rule.at(case.day) if rule else None
    if rule is None or now is None:
        return missing(subject=act.rule)
    loose = now.authority in {Authority.HOUSE, Authority.PRACTICE} or (
        now.evidence is Evidence.UNVERIFIED and now.authority is not Authority.LAW
    )
    fits = type(act.value) is type(now.value)
    return None if loose and fits and not act.rule.startswith("core.") else failed(now.authority, act.rule)


def override_named(case: Case, _value: Any) -> Found:
    """A rule is set aside by two people whom its pack entry names, and by nobody else."""
    act = case.act
    if isinstance(act, s.Countersign):
        pending = case.state.pending.get(act.of)
        if pending is None or not isinstance(pending.act, s.Override):
            return None
        act = pending.act
    if not isinstance(act, s.Override):
        return None
    rule = case.rules.get(act.rule)
    if rule is None or not rule.override:
        return failed(act.rule, act.rule)
    return None if case.roles & set(rule.override) else missing(tuple(rule.override), case.actor)
