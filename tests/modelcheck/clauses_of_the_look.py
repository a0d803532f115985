"""Clauses about the weapon itself: where it is, who has it, who looked and saw, what is inside."""

from showclear.domain.acts import armory as a
from showclear.domain.acts import on_set as s
from showclear.domain.terms import (
    WITHOUT_SETUP,
    BoreLook,
    Call,
    Chamber,
    Custody,
    Feed,
    Kind,
    Role,
    RoundClass,
    Tier,
    WeaponClass,
)
from tests.modelcheck import past_of_troubles as t
from tests.modelcheck import past_of_weapons as w
from tests.modelcheck.past import Past, Said, is_weapons_person, must_see, roles, setup_is_open
from tests.modelcheck.spec import (
    HAND_OVER,
    LOADING,
    OFFERED,
    OUT,
    PREPARED,
    SHOWN_OR_OFFERED,
    WORKED_ON,
    Complaint,
    clause,
    deal,
    is_real,
    tier_of,
)

HALF_HOUR = 30 * 60_000_000
FIRES = frozenset({"FIRE", "FIRE_OFFSCREEN", "FULL_AUTO"})
BAD = frozenset({RoundClass.LIVE, RoundClass.UNKNOWN})
RIFLE_FEEDS = frozenset({Feed.DETACHABLE, Feed.INTERNAL, Feed.TUBE, Feed.BELT})

# --- custody --------------------------------------------------------------------------------------------------------

STARTS: dict[type, set[Custody]] = {
    a.UnlockWeapon: {Custody.LOCKED},
    s.TakeUp: {Custody.PLACED, Custody.UNATTENDED, Custody.MISSING},
}


@clause("custody", a.UnlockWeapon, s.TakeUp, s.TakeWeapon, *WORKED_ON)
def the_weapon_is_where_the_move_starts(past: Past, asked: Said) -> Complaint:
    now = w.place(past, asked.act.weapon).custody
    return None if now in STARTS.get(type(asked.act), {Custody.WITH_WEAPONS_PERSON}) else f"it is {now}"


@clause("custody", *WORKED_ON)
def whoever_works_on_it_has_it(past: Past, asked: Said) -> Complaint:
    now = w.place(past, asked.act.weapon)
    return None if now.person == asked.actor else f"{now.person or 'nobody'} has it"


@clause("custody", s.TakeWeapon)
def what_is_taken_was_offered_and_still_is(past: Past, asked: Said) -> Complaint:
    return None if w.offer(past, asked.act.weapon) else "no offer stands"


@clause("custody", *LOADING, *HAND_OVER)
def rounds_come_out_of_a_container_that_is_out(past: Past, asked: Said) -> Complaint:
    named = [asked.act.container] if isinstance(asked.act, s.LoadDummies) else deal(past, asked).containers
    still = [c for c in named if w.container_place(past, c).custody is not Custody.WITH_WEAPONS_PERSON]
    return f"{still} not out" if still else None


@clause("custody", a.Relieve)
def a_relief_names_everything_the_other_keeps(past: Past, asked: Said) -> Complaint:
    names = {x.act.weapon for x in past.of(a.RegisterWeapon)}
    kept = {x for x in names if w.place(past, x).person == asked.act.person and w.place(past, x).custody in OUT}
    kept -= {x for x in kept if w.place(past, x).custody is Custody.WITH_HOLDER}
    return None if kept == set(asked.act.weapons) else f"keeps {sorted(kept)}"


# --- clearance ------------------------------------------------------------------------------------------------------


@clause("clearance", *OFFERED)
def it_was_shown_in_full_for_this_holder_in_this_setup(past: Past, asked: Said) -> Complaint:
    look, for_ = w.full_look(past, asked.act.weapon), deal(past, asked)
    if not is_real(past, asked):
        return None
    if look is None:
        return "never shown"
    wanted = (for_.holder, for_.setup)
    return None if (look.act.holder, look.act.setup) == wanted else f"shown for {look.act.holder} in {look.act.setup}"


@clause("clearance", *OFFERED)
def nothing_ended_the_look(past: Past, asked: Said) -> Complaint:
    if not is_real(past, asked):
        return None
    weapon = asked.act.weapon
    look, said = w.full_look(past, weapon), w.statement(past, weapon)
    ended, over = w.ended_for_good(past, weapon), w.spent(past, weapon)
    if look is None or said is None:
        return "never shown"
    if ended is not None and ended.index > look.index:
        return f"{type(ended.act).__name__} since the full look"
    return f"{type(over.act).__name__} since the last look" if over is not None and over.index > said.index else None


@clause("clearance", *OFFERED)
def the_look_is_younger_than_half_an_hour(past: Past, asked: Said) -> Complaint:
    said = w.statement(past, asked.act.weapon)
    if said is None or not is_real(past, asked):
        return None
    age = asked.instant - said.instant
    return None if 0 <= age < HALF_HOUR + 60_000_000 else f"{age // 60_000_000} minutes old"


@clause("clearance", *OFFERED)
def the_first_ad_saw_it(past: Past, asked: Said) -> Complaint:
    for_ = deal(past, asked)
    if not is_real(past, asked) or (for_.setup is None and for_.use in WITHOUT_SETUP):
        return None
    saw = w.witnesses(past, asked.act.weapon)
    return None if any(Role.FIRST_AD in roles(past, p) for p in saw) else f"seen by {sorted(saw)}"


@clause("clearance", *OFFERED)
def everybody_in_line_saw_it(past: Past, asked: Said) -> Complaint:
    for_ = deal(past, asked)
    if not is_real(past, asked):
        return None
    blind = must_see(past, for_.setup) - set(w.witnesses(past, asked.act.weapon)) - {for_.holder}
    return f"{sorted(blind)} did not" if blind else None


@clause("clearance", *HAND_OVER)
def whoever_asked_to_be_shown_was(past: Past, asked: Said) -> Complaint:
    waiting = t.asked_to_be_shown(past, asked.act.weapon)
    return f"{sorted(waiting)} wait" if waiting else None


@clause("clearance", s.TakeWeapon)
def the_holder_saw_it_since_it_was_last_stated(past: Past, asked: Said) -> Complaint:
    said = w.statement(past, asked.act.weapon)
    if not is_real(past, asked) or said is None:
        return None
    return None if w.witnesses(past, asked.act.weapon).get(asked.actor, -1) > said.index else "did not"


@clause("clearance", s.ShowClear, s.ClearAgain, a.InspectWeapon)
def every_chamber_the_feed_and_the_bore_were_looked_at(past: Past, asked: Said) -> Complaint:
    made, look = w.registered(past, asked.act.weapon).anatomy, asked.act.look
    if not is_real(past, asked):
        return None
    if len(look.chambers) < made.chambers * made.barrels or Chamber.NOT_LOOKED in look.chambers:
        return "a chamber was not"
    if made.feed in RIFLE_FEEDS and look.feed is Chamber.NOT_LOOKED:
        return "the feed was not"
    if made.chambers > 1 and not look.turned_through:
        return "not turned through"
    return "the bore was not" if look.bore is BoreLook.NOT_LOOKED else None


@clause("clearance", s.ShowClear, s.ClearAgain)
def what_was_shown_is_what_went_in(past: Past, asked: Said) -> Complaint:
    if not is_real(past, asked):
        return None
    look, full = asked.act.look, w.full_look(past, asked.act.weapon)
    called = asked.act.kind if isinstance(asked.act, s.ShowClear) else (full.act.kind if full else None)
    went_in = {x.round_class for x in w.inside(past, asked.act.weapon)}
    if went_in - {RoundClass.DUMMY}:
        return f"{sorted(went_in)} inside"
    if called is not (Kind.DUMMY if went_in else Kind.EMPTY):
        return f"called {called}"
    ticked = [*look.chambers, *look.fed].count(Chamber.DUMMY)
    there = w.rounds_in(past, asked.act.weapon)
    return None if ticked == there else f"{ticked} seen, {there} went in"


@clause("clearance", s.ClearAgain)
def the_short_look_follows_a_full_one_in_a_setup_still_worked(past: Past, asked: Said) -> Complaint:
    look, ended = w.full_look(past, asked.act.weapon), w.ended_for_good(past, asked.act.weapon)
    if look is None or (ended is not None and ended.index > look.index):
        return "no full look stands"
    return None if look.act.setup is None or setup_is_open(past, look.act.setup) else f"{look.act.setup} is over"


@clause("clearance", s.AnnounceOnSet)
def a_call_repeats_the_statement_that_stands(past: Past, asked: Said) -> Complaint:
    weapon = asked.act.weapon
    said, ended = w.statement(past, weapon), w.ended_for_good(past, weapon)
    if said is None or said.index != asked.act.statement or (ended is not None and ended.index > said.index):
        return "no such statement stands"
    hot = isinstance(said.act, s.MakeHot)
    return None if hot is (asked.act.call in {Call.HOT, Call.FIRING}) else f"called {asked.act.call}"


@clause("clearance", s.Seen)
def a_witness_saw_what_was_stated(past: Past, asked: Said) -> Complaint:
    said = w.statement(past, asked.act.weapon)
    ended = w.ended_for_good(past, asked.act.weapon)
    if said is None or (ended is not None and ended.index > said.index):
        return "nothing stated stands"
    went_in, saw = w.rounds_in(past, asked.act.weapon), asked.act.saw.count
    if saw == went_in:
        return None
    out = any(each.line.index > said.index for each in w.emptied(past, asked.act.weapon))
    return f"saw {saw} after rounds were told to be out" if out else f"saw {saw} of {went_in}"


@clause("clearance", s.LoadDummies, s.ShowClear, s.ClearAgain, *OFFERED)
def it_was_inspected_since_it_came_out_of_its_safe(past: Past, asked: Said) -> Complaint:
    out, looked = past.last(a.UnlockWeapon, weapon=asked.act.weapon), None
    for line in past.of(a.InspectWeapon, a.CleanWeapon, a.ReturnToService):
        if line.act.weapon == asked.act.weapon:
            looked = line if line.allowed and isinstance(line.act, a.InspectWeapon) else None
    fine = looked is not None and (out is None or looked.index > out.index)
    return None if fine or not is_real(past, asked) else "no"


# --- load -----------------------------------------------------------------------------------------------------------


@clause("load", *PREPARED)
def nothing_live_or_unknown_is_inside(past: Past, asked: Said) -> Complaint:
    found = {x.round_class for x in w.inside(past, asked.act.weapon)} & BAD
    return f"{sorted(found)}" if found else None


@clause("load", *LOADING, *HAND_OVER)
def dummies_and_blanks_never_mix(past: Past, asked: Said) -> Complaint:
    classes = {x.round_class for x in w.inside(past, asked.act.weapon)}
    classes |= {RoundClass.DUMMY} if isinstance(asked.act, s.LoadDummies) else set()
    classes |= {RoundClass.BLANK} if isinstance(asked.act, s.MakeHot) else set()
    return f"{sorted(classes)}" if len(classes) > 1 else None


@clause("load", *PREPARED, a.UnlockWeapon, a.TestFire)
def nothing_out_of_service_goes_ahead(past: Past, asked: Said) -> Complaint:
    return w.out_of_service(past, asked.act.weapon) or None


@clause("load", a.CheckBore, a.CleanWeapon)
def evidence_stays_as_it_was_found(past: Past, asked: Said) -> Complaint:
    why = w.out_of_service(past, asked.act.weapon)
    return why if why == "evidence" else None


@clause("load", a.TestFire, *OFFERED)
def the_bore_is_checked_before_blanks(past: Past, asked: Said) -> Complaint:
    if tier_of(past, asked) is not Tier.T3 or w.bore_is_checked(past, asked.act.weapon):
        return None
    return "it is not"


@clause("load", *HAND_OVER)
def only_what_holds_blanks_is_called_to_fire(past: Past, asked: Said) -> Complaint:
    hot = any(x.round_class is not RoundClass.DUMMY for x in w.inside(past, asked.act.weapon))
    fires = bool(FIRES & set(deal(past, asked).calls))
    return None if hot is fires or not is_real(past, asked) else ("hot" if hot else "cold")


@clause("load", *LOADING)
def what_goes_in_fits_and_is_there(past: Past, asked: Said) -> Complaint:
    act, made = asked.act, w.registered(past, asked.act.weapon)
    room = made.anatomy.chambers * made.anatomy.barrels + made.anatomy.tube
    box = act.container if isinstance(act, s.LoadDummies) else act.containers[0]
    lot = past.last(a.ReceiveLot, lot=w.lot_of(past, box))
    wanted = RoundClass.DUMMY if isinstance(act, s.LoadDummies) else RoundClass.BLANK
    if w.rounds_in(past, act.weapon) + act.count > room or act.count < 1:
        return "no room"
    if lot is None or lot.act.round_class is not wanted or lot.act.calibre != made.calibre:
        return "wrong rounds"
    if isinstance(act, s.MakeHot) and lot.act.load is not act.load:
        return "not as labelled"
    return None if made.weapon_class in {WeaponClass.FUNCTIONAL, WeaponClass.BLANK_ONLY} else "not made for it"


@clause("load", s.MakeHot)
def blanks_go_into_a_weapon_just_shown_empty(past: Past, asked: Said) -> Complaint:
    look = w.full_look(past, asked.act.weapon)
    shown = look is not None and look.act.kind is Kind.EMPTY
    return None if shown and not w.inside(past, asked.act.weapon) else "it was not"


# --- rounds ---------------------------------------------------------------------------------------------------------


def _boxes(past: Past, asked: Said) -> set[str]:
    """Where the rounds came from, come from now, and what goes along."""
    named = {x.container for x in w.inside(past, asked.act.weapon)} | set(deal(past, asked).containers)
    return named | ({asked.act.container} if isinstance(asked.act, s.LoadDummies) else set())


@clause("rounds", s.LoadDummies, *SHOWN_OR_OFFERED)
def every_container_was_inspected_since_it_was_filled(past: Past, asked: Said) -> Complaint:
    bare = [c for c in _boxes(past, asked) if not w.inspected_since_filled(past, c)]
    return f"{bare} were not" if bare else None


@clause("rounds", *LOADING, *HAND_OVER)
def nothing_set_aside_is_used(past: Past, asked: Said) -> Complaint:
    aside = [c for c in _boxes(past, asked) if w.set_aside(past, c)]
    return f"{aside} set aside" if aside else None


@clause("rounds", a.InspectContainer)
def every_round_of_a_container_is_looked_at(past: Past, asked: Said) -> Complaint:
    there, looked = w.held(past, asked.act.container), sum(x.count for x in asked.act.rounds)
    return None if looked >= there else f"{looked} of {there}"


@clause("rounds", *LOADING, *HAND_OVER)
def rounds_nobody_accounted_for_are_looked_at_before_use(past: Past, asked: Said) -> Complaint:
    for box in sorted(_boxes(past, asked)):
        looked = past.last(a.InspectContainer, container=box)
        if w.took_in_unaccounted(past, box) > (looked.index if looked is not None and looked.allowed else -1):
            return f"{box} took in rounds that had not come out of it"
    return None


@clause("rounds", *OFFERED)
def this_gun_was_tested_with_these_blanks(past: Past, asked: Said) -> Complaint:
    boxes = {x.container for x in w.inside(past, asked.act.weapon) if x.round_class is RoundClass.BLANK}
    boxes |= set(asked.act.containers) if isinstance(asked.act, s.MakeHot) else set()
    tested = {x.act.lot for x in past.of(a.TestFire) if x.act.weapon == asked.act.weapon}
    untested = [c for c in boxes if w.lot_of(past, c) not in tested]
    return f"{untested}" if untested else None


# --- hand -----------------------------------------------------------------------------------------------------------


@clause("hand", *PREPARED, a.TestFire)
def only_a_weapons_person_prepares_and_hands(past: Past, asked: Said) -> Complaint:
    by = deal(past, asked).hander
    return None if is_weapons_person(past, by) else by


@clause("hand", *PREPARED)
def never_the_first_ad(past: Past, asked: Said) -> Complaint:
    return "the 1st AD" if Role.FIRST_AD in roles(past, deal(past, asked).hander) else None


@clause("hand", *HAND_OVER)
def nobody_hands_a_weapon_to_themself(past: Past, asked: Said) -> Complaint:
    for_ = deal(past, asked)
    return for_.holder if for_.hander == for_.holder else None


@clause("hand", a.UnlockWeapon, *PREPARED)
def no_look_alike_of_another_kind_in_the_same_hands(past: Past, asked: Said) -> Complaint:
    for_ = deal(past, asked)
    mine = w.registered(past, for_.weapon)
    for line in past.of(a.RegisterWeapon):
        other = line.act
        if mine.double_of != other.weapon and other.double_of != mine.weapon:
            continue
        at = w.place(past, other.weapon)
        if at.custody in OUT and at.person in {for_.hander, for_.holder} - {""}:
            return f"{other.weapon} is with {at.person}"
    return None
