"""Clauses about the scene and its day: the plan, the set-up, the meeting and the briefs, the wrap."""

from showclear.domain.acts import armory as a
from showclear.domain.acts import day as d
from showclear.domain.acts import on_set as s
from showclear.domain.acts import reports as r
from showclear.domain.acts import setting_up as u
from showclear.domain.terms import (
    WITHOUT_SETUP,
    Camera,
    DocumentKind,
    Load,
    Muzzle,
    Role,
    RoundClass,
    Tier,
    Use,
)
from tests.modelcheck import past as p
from tests.modelcheck import past_of_weapons as w
from tests.modelcheck.past import Past, Said
from tests.modelcheck.spec import (
    GOING_AHEAD,
    OFFERED,
    OUT,
    SHOWN_OR_OFFERED,
    Complaint,
    clause,
    deal,
    is_real,
    scene_of,
    tier_of,
)

NEAREST = 6096  # mm

# --- plan -----------------------------------------------------------------------------------------------------------


@clause("plan", *SHOWN_OR_OFFERED)
def a_plan_both_approved_lets_this_person_do_this_here(past: Past, asked: Said) -> Complaint:
    for_ = deal(past, asked)
    opened = p.setup(past, for_.setup)
    if opened is None or not is_real(past, asked):
        return None
    plan = p.plan(past, for_.weapon, opened.act.scene)
    if plan is None:
        return "no approved plan"
    if not any(for_.holder in {c.person, *c.others} for c in plan.characters):
        return f"{for_.holder} is not in it"
    beyond = set(for_.calls) - set(plan.actions) or set(opened.act.muzzle) - set(plan.muzzle)
    return f"{sorted(beyond)} is not in it" if beyond else None


@clause("plan", *OFFERED)
def no_more_blanks_than_planned_and_nobody_nearer(past: Past, asked: Said) -> Complaint:
    for_ = deal(past, asked)
    plan = p.plan(past, for_.weapon, scene_of(past, for_.setup))
    if plan is None or tier_of(past, asked) is not Tier.T3 or for_.setup is None:
        return None
    blanks = [(x.count, x.load) for x in w.inside(past, for_.weapon) if x.round_class is RoundClass.BLANK]
    blanks += [(asked.act.count, asked.act.load)] if isinstance(asked.act, s.MakeHot) else []
    if sum(n for n, _ in blanks) > plan.rounds or any(p.heavier(load, plan.load) for _, load in blanks):
        return f"{blanks}"
    near = p.spacing(past, for_.setup)[0]
    return None if near is not None and near >= plan.distance else f"{near} mm"


@clause("plan", a.UnlockWeapon, *OFFERED)
def a_use_that_a_replica_would_serve_has_its_reason(past: Past, asked: Said) -> Complaint:
    for_ = deal(past, asked)
    usual = {Use.TAKE, Use.TEST_FIRE, Use.SOUND, Use.CLEANING}
    if for_.use in usual or "reason" in for_.texts or not is_real(past, asked):
        return None
    return f"{for_.use}"


@clause("plan", *OFFERED)
def every_use_in_a_scene_has_its_setup(past: Past, asked: Said) -> Complaint:
    for_ = deal(past, asked)
    return None if for_.setup or for_.use in WITHOUT_SETUP else "none"


# --- setup ----------------------------------------------------------------------------------------------------------


@clause("setup", *SHOWN_OR_OFFERED)
def the_setup_is_the_one_being_worked(past: Past, asked: Said) -> Complaint:
    named = deal(past, asked).setup
    return None if named is None or p.setup_is_open(past, named) else f"{named} is over"


@clause("setup", *SHOWN_OR_OFFERED)
def no_loaded_weapon_at_an_attended_lens_without_a_shield(past: Past, asked: Said) -> Complaint:
    opened = p.setup(past, deal(past, asked).setup)
    loaded = bool(w.inside(past, asked.act.weapon)) or isinstance(asked.act, s.MakeHot)
    if opened is None or not loaded or Muzzle.AT_LENS not in opened.act.muzzle or opened.act.shield:
        return None
    return "attended" if opened.act.camera is Camera.ATTENDED else None


@clause("setup", *OFFERED)
def blanks_have_their_distance_zone_and_protection(past: Past, asked: Said) -> Complaint:
    named = deal(past, asked).setup
    if tier_of(past, asked) is not Tier.T3 or named is None:
        return None
    near, kept = p.spacing(past, named)
    lots = {w.lot_of(past, x.container) for x in w.inside(past, asked.act.weapon)}
    tested = {x.act.lot: x.act.distance for x in past.of(a.TestFire) if x.act.weapon == asked.act.weapon}
    needed = max([NEAREST, *(mm for lot, mm in tested.items() if lot in lots or not lots)])
    if near is None or near < needed:
        return f"{near} of {needed} mm"
    return "no zone" if p.zone(past, named) is None else (None if kept else "no protection")


@clause("setup", s.TakeWeapon)
def cast_and_crew_were_told_before_it_fires(past: Past, asked: Said) -> Complaint:
    if tier_of(past, asked) is not Tier.T3:
        return None
    look = w.full_look(past, asked.act.weapon)
    calls = [x for x in past.of(s.AnnounceOnSet) if x.act.weapon == asked.act.weapon]
    hot = any(x.act.call in {"HOT", "FIRING"} and look is not None and x.index > look.index for x in calls)
    return None if hot else "they were not"


@clause("setup", *OFFERED)
def a_medic_is_at_work_for_blanks(past: Past, asked: Said) -> Complaint:
    if tier_of(past, asked) is not Tier.T3:
        return None
    medics = [x for x in p.people(past) if Role.MEDIC in p.roles(past, x)]
    return None if any(p.came_in(past, x) is not None for x in medics) else "gone"


@clause("setup", *OFFERED)
def the_papers_of_the_day_are_on_file(past: Past, asked: Said) -> Complaint:
    needed = {
        Tier.T2: {DocumentKind.RISK_ASSESSMENT},
        Tier.T3: {DocumentKind.RISK_ASSESSMENT, DocumentKind.PUBLIC_NOTICE, DocumentKind.INSURANCE},
    }.get(tier_of(past, asked), set())
    lacking = needed - {x.act.kind for x in past.of(u.FileDocument)}
    return f"{sorted(lacking)}" if lacking else None


# --- briefing -------------------------------------------------------------------------------------------------------


@clause("briefing", *SHOWN_OR_OFFERED)
def the_meeting_was_about_this(past: Past, asked: Said) -> Complaint:
    for_ = deal(past, asked)
    if for_.setup is None:
        return None
    held = p.meeting(past)
    if held is None:
        return "no meeting that counts"
    act, kind = held.act, w.registered(past, for_.weapon).weapon_class
    if scene_of(past, for_.setup) not in act.scenes or kind not in act.classes or set(for_.calls) - set(act.actions):
        return "not about this"
    loads = [x.load for x in w.inside(past, for_.weapon)] + [getattr(asked.act, "load", Load.NONE)]
    return "not about this load" if any(p.heavier(x, act.load) for x in loads) else None


@clause("briefing", *SHOWN_OR_OFFERED)
def everybody_near_was_told(past: Past, asked: Said) -> Complaint:
    for_ = deal(past, asked)
    if for_.setup is None:
        return None
    near = {asked.actor, for_.holder, *p.in_line(past, for_.setup)} - {""}
    near |= (p.zone(past, for_.setup) or frozenset()) if tier_of(past, asked) is Tier.T3 else frozenset()
    untold = sorted(x for x in near if not p.told(past, x))
    return f"{untold}" if untold else None


@clause("briefing", s.ClearAgain, *SHOWN_OR_OFFERED)
def whoever_came_in_for_another_was_briefed_by_the_armorer(past: Past, asked: Said) -> Complaint:
    for_ = deal(past, asked)
    held = p.meeting(past)
    since = held.index if held else -1
    line = p.in_line(past, for_.setup)
    for _, into, index in p.swaps(past, for_.setup) if for_.setup else ():
        if into not in line or index < since:
            continue
        briefs = [x for x in past.of(d.Brief) if into in x.act.people and x.index > index]
        if not any(Role.ARMORER in p.roles(past, x.actor) for x in briefs):
            return into
    return None


# --- day ------------------------------------------------------------------------------------------------------------


@clause("day", *GOING_AHEAD)
def a_day_or_an_armory_session_is_open(past: Past, asked: Said) -> Complaint:
    return None if p.day_opened(past) >= 0 or p.armory_is_open(past) else "neither"


@clause("day", d.WrapDay)
def nothing_is_out_or_loaded_when_the_day_wraps(past: Past, asked: Said) -> Complaint:
    names = [x.act.weapon for x in past.of(a.RegisterWeapon)]
    out = [x for x in names if w.place(past, x).custody in OUT or w.inside(past, x)]
    boxes = {x.act.container for x in past.of(a.FillContainer)}
    out += [x for x in sorted(boxes) if w.container_place(past, x).custody in OUT]
    return f"{out}" if out else None


@clause("day", d.WrapDay)
def every_dummy_is_back_and_counted_when_the_day_wraps(past: Past, asked: Said) -> Complaint:
    for box in sorted({x.act.container for x in past.of(s.LoadDummies)}):
        moves = [x.index for x in past.of(s.LoadDummies) if x.act.container == box]
        counts = [x.index for x in past.of(r.CountTaken) if x.act.container == box]
        if w.dummies_out(past, box):
            return f"{w.dummies_out(past, box)} of {box} missing"
        if not counts or max(counts) < max(moves):
            return f"{box} not counted"
    return None


@clause("day", d.HoldMeeting, d.Brief, d.OpenSetup, d.DeclareZone, d.WrapDay)
def what_belongs_to_a_day_happens_on_an_open_one(past: Past, asked: Said) -> Complaint:
    return None if p.day_opened(past) >= 0 else "it is closed"
