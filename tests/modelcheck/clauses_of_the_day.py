"""Clauses about who may, whose act it is, and what stands in the way: STOPs, incidents, concerns."""

from showclear.domain.acts import armory as a
from showclear.domain.acts import day as d
from showclear.domain.acts import on_set as s
from showclear.domain.acts import reports as r
from showclear.domain.acts import setting_up as u
from showclear.domain.terms import (
    CertificateKind,
    Duty,
    Role,
    RoundClass,
    StopScope,
    Tier,
)
from tests.modelcheck import past as p
from tests.modelcheck import past_of_troubles as t
from tests.modelcheck import past_of_weapons as w
from tests.modelcheck.past import Past, Said
from tests.modelcheck.spec import (
    GOING_AHEAD,
    HAND_OVER,
    OFFERED,
    OUT,
    PREPARED,
    Complaint,
    clause,
    deal,
    is_real,
    scene_of,
)

MINUTE = 60_000_000
UNIDENTIFIED = frozenset({RoundClass.LIVE, RoundClass.UNKNOWN})
AIMED = (a.UnlockWeapon, *PREPARED)

# --- stop -----------------------------------------------------------------------------------------------------------


@clause("stop", *GOING_AHEAD)
def nobody_goes_ahead_under_a_stop(past: Past, asked: Said) -> Complaint:
    for_ = deal(past, asked)
    lots = {w.lot_of(past, x.container) for x in w.inside(past, for_.weapon)}
    lots |= {w.lot_of(past, c) for c in (*for_.containers, getattr(asked.act, "container", ""))}
    near = {asked.actor, for_.hander, for_.holder, *p.in_line(past, for_.setup), *(p.zone(past, for_.setup) or ())}
    touched = {
        StopScope.WEAPON: {for_.weapon},
        StopScope.LOT: lots,
        StopScope.PERSON: near,
        StopScope.SCENE: {scene_of(past, for_.setup)},
        StopScope.UNIT: {p.UNIT},
        StopScope.PRODUCTION: {""},
    }
    found = [stop for stop in t.stops(past) if stop.subject in touched[stop.scope]]
    return f"{found[0].scope} {found[0].subject}" if found else None


@clause("stop", *GOING_AHEAD)
def the_armorers_no_stands_until_the_armorer_lifts_it(past: Past, asked: Said) -> Complaint:
    return "withheld" if t.withheld(past, asked.act.weapon) else None


@clause("stop", s.Countersign)
def one_of_the_two_who_restart_is_the_armorer(past: Past, asked: Said) -> Complaint:
    first = past.at(asked.act.of)
    if first is None or not isinstance(first.act, s.Restart):
        return None
    both = p.roles(past, asked.actor) | p.roles(past, first.actor)
    return None if Role.ARMORER in both else "neither is"


@clause("stop", s.Restart, s.AnswerConcern, a.WriteOffRounds, a.ReturnToService)
def it_was_said_why(past: Past, asked: Said) -> Complaint:
    return None if {"reason", "answer"} & set(asked.act.texts) else "it was not"


@clause("stop", s.LiftWithheld)
def there_is_such_a_no_to_lift(past: Past, asked: Said) -> Complaint:
    said = past.at(asked.act.of)
    return None if said is not None and isinstance(said.act, r.Withheld) else "there is none"


# --- incident -------------------------------------------------------------------------------------------------------


@clause("incident", s.Restart, *GOING_AHEAD)
def nobody_goes_ahead_nor_restarts_with_a_grave_incident_open(past: Past, asked: Said) -> Complaint:
    found = [x for x in t.open_incidents(past) if isinstance(x.act, t.GRAVE)]
    return type(found[0].act).__name__ if found else None


@clause("incident", *GOING_AHEAD)
def a_stray_round_is_identified_and_its_container_counted(past: Past, asked: Said) -> Complaint:
    open_ = [x for x in t.open_incidents(past) if isinstance(x.act, r.StrayRoundFound)]
    return "not identified" if open_ else ("not counted" if t.to_be_counted(past) else None)


@clause("incident", *GOING_AHEAD)
def a_round_told_to_be_unknown_is_identified(past: Past, asked: Said) -> Complaint:
    """By two people. Nothing identifies what only a sheet of paper told, and unloading it tells nobody what it is."""
    told = [x for x in past.of(r.PaperEntered) if x.act.count and x.act.loaded in UNIDENTIFIED]
    return f"told on paper, in {told[0].act.weapon}" if told else None


@clause("incident", *AIMED)
def no_concern_waits_for_its_answer(past: Past, asked: Said) -> Complaint:
    for_ = deal(past, asked)
    people = {asked.actor, for_.hander, for_.holder}
    for line in t.open_concerns(past):
        act = line.act
        about_this = act.weapon == for_.weapon or act.person in people or act.unit == p.UNIT
        scene = scene_of(past, for_.setup)
        if about_this or (scene and act.scene == scene):
            return f"raised at {line.index}"
    return None


@clause("incident", a.CheckBore)
def the_bore_is_looked_through_empty_and_not_at_once(past: Past, asked: Said) -> Complaint:
    stopped = past.last(r.Stoppage, weapon=asked.act.weapon)
    if w.inside(past, asked.act.weapon):
        return "it is loaded"
    soon = stopped is not None and asked.instant - stopped.instant < 15_000_000
    return "too soon after the stoppage" if soon else None


@clause("incident", a.CleanWeapon)
def a_weapon_is_cleaned_empty(past: Past, asked: Said) -> Complaint:
    return "it is loaded" if w.inside(past, asked.act.weapon) else None


@clause("incident", a.ReturnToService)
def only_what_was_tagged_out_comes_back(past: Past, asked: Said) -> Complaint:
    why = w.out_of_service(past, asked.act.weapon)
    return None if why == "tagged out" else why or "it is in service"


@clause("incident", s.AnswerConcern)
def nobody_answers_a_concern_about_themself(past: Past, asked: Said) -> Complaint:
    raised = past.at(asked.act.of)
    return None if raised is not None and raised.act.person != asked.actor else "they do"


# --- people ---------------------------------------------------------------------------------------------------------


@clause("people", a.UnlockWeapon, a.TestFire, s.TakeUp, s.AnnounceOnSet, *PREPARED)
def the_armorer_is_at_work(past: Past, asked: Said) -> Complaint:
    armorers = [x for x in p.people(past) if Role.ARMORER in p.roles(past, x)]
    here = any(x == asked.actor or p.came_in(past, x) is not None for x in armorers)
    return None if here else "gone"


@clause("people", *HAND_OVER)
def the_first_ad_is_at_work(past: Past, asked: Said) -> Complaint:
    ads = [x for x in p.people(past) if Role.FIRST_AD in p.roles(past, x)]
    here = any(x == asked.actor or p.came_in(past, x) is not None for x in ads)
    return None if here or not is_real(past, asked) else "gone"


@clause("people", *PREPARED)
def whoever_keeps_a_weapon_has_no_second_duty(past: Past, asked: Said) -> Complaint:
    other = p.duties(past, deal(past, asked).hander) - {Duty.WEAPONS}
    return f"{sorted(other)}" if other and is_real(past, asked) else None


@clause("people", u.GrantRole)
def nobody_who_keeps_a_weapon_is_given_a_second_duty(past: Past, asked: Said) -> Complaint:
    other = set(asked.act.duties) - {Duty.WEAPONS}
    kept = [x.act.weapon for x in past.of(a.RegisterWeapon) if _is_kept(past, x.act.weapon, asked.act.person)]
    return f"keeps {kept}" if other and kept else None


def _is_kept(past: Past, weapon: str, person: str) -> bool:
    at = w.place(past, weapon)
    weapons_person = p.is_weapons_person(past, person)
    return at.custody in OUT and (at.person == person or (weapons_person and w.tier(past, weapon) is not Tier.T0))


@clause("people", *HAND_OVER)
def the_hander_has_papers_in_date(past: Past, asked: Said) -> Complaint:
    if not is_real(past, asked):
        return None
    opened = past.last(d.OpenDay)
    today = opened.act.date if opened else None
    by = deal(past, asked).hander
    held = {
        x.act.kind
        for x in past.of(u.RecordCertificate)
        if x.act.person == by and today is not None and x.act.start <= today <= x.act.until
    }
    lacking = set(CertificateKind) - held
    return f"{by} lacks {sorted(lacking)}" if lacking else None


@clause("people", *OFFERED)
def nobody_hands_past_twelve_hours(past: Past, asked: Said) -> Complaint:
    since = p.came_in(past, deal(past, asked).hander)
    if since is None or not is_real(past, asked):
        return None
    return "too long on the clock" if asked.instant - since > (12 * 60 + 1) * MINUTE else None


# --- own act --------------------------------------------------------------------------------------------------------


@clause("own_act", s.TakeWeapon)
def nobody_takes_what_was_offered_to_another(past: Past, asked: Said) -> Complaint:
    for_ = deal(past, asked)
    return None if for_.holder == asked.actor else f"it was offered to {for_.holder}"


@clause("own_act", s.Seen)
def nobody_is_the_witness_of_their_own_showing(past: Past, asked: Said) -> Complaint:
    said = w.statement(past, asked.act.weapon)
    return "they are" if said is not None and said.actor == asked.act.by else None


@clause("own_act", s.Countersign)
def the_second_person_is_another(past: Past, asked: Said) -> Complaint:
    first = past.at(asked.act.of)
    return None if first is not None and first.actor != asked.actor else "they are the first"


@clause("own_act", d.OpenSetup)
def a_new_thing_has_a_new_name(past: Past, asked: Said) -> Complaint:
    return "the name was used" if p.setup(past, asked.act.setup) else None
