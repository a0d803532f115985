"""The sets of words in sets.toml, each under its name; the file says what each one is for."""

import tomllib
from importlib.resources import files
from typing import Final

import msgspec


class WordSets(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One field a set, in the order of the file. A set missing there, or one nobody asks for, stops the start."""

    abbreviations: frozenset[str]
    clause_ends: frozenset[str]
    clause_openers: frozenset[str]
    scope_ends: frozenset[str]
    prepositions: frozenset[str]
    toward: frozenset[str]
    determiners: frozenset[str]
    plain_determiners: frozenset[str]
    before_a_verb: frozenset[str]
    objects: frozenset[str]
    be: frozenset[str]
    not_done: frozenset[str]
    not_real: frozenset[str]
    not_yet: frozenset[str]
    of_a_number: frozenset[str]

    also_nouns: frozenset[str]
    same_in_the_past: frozenset[str]
    not_plurals: frozenset[str]
    participles: frozenset[str]

    possessive: frozenset[str]
    after_her_alone: frozenset[str]
    after_both: frozenset[str]
    not_a_name_at_first: frozenset[str]
    not_a_name: frozenset[str]
    not_called: frozenset[str]
    titles_of_one_sex: frozenset[str]

    carried_at: frozenset[str]
    worn_at: frozenset[str]
    between_hand_and_weapon: frozenset[str]
    gripping_hands: frozenset[str]
    body: frozenset[str]
    aimed_at: frozenset[str]
    worn_in: frozenset[str]
    stores: frozenset[str]
    postures: frozenset[str]
    aiming_postures: frozenset[str]
    knives_at_table: frozenset[str]
    eating_places: frozenset[str]
    toys: frozenset[str]
    short_names: frozenset[str]
    long_guns: frozenset[str]
    flown: frozenset[str]
    parts_that_cock: frozenset[str]
    projectiles: frozenset[str]

    located: frozenset[str]
    lying: frozenset[str]
    put_somewhere: frozenset[str]
    pressing: frozenset[str]
    tool_verbs: frozenset[str]
    trigger_pulls: frozenset[str]
    it_does: frozenset[str]
    work_with: frozenset[str]
    not_a_shot: frozenset[str]
    wound_when_armed: frozenset[str]
    blade_play: frozenset[str]
    alarming: frozenset[str]

    cocks_part: frozenset[str]
    cocks_surely: frozenset[str]
    works_safety: frozenset[str]
    works_magazine: frozenset[str]
    magazine_goes_in: frozenset[str]
    works_chamber: frozenset[str]
    opens_holster: frozenset[str]
    strikes_with_butt: frozenset[str]
    loads_rounds: frozenset[str]
    chambers_round: frozenset[str]
    rounds_go_in: frozenset[str]
    spends_rounds: frozenset[str]
    moves_hammer: frozenset[str]

    fires_next: frozenset[str]
    draws_alone: frozenset[str]
    fires_toward: frozenset[str]
    volleys: frozenset[str]
    shot_sounds: frozenset[str]
    heard: frozenset[str]
    strikes: frozenset[str]
    lays: frozenset[str]
    floors: frozenset[str]
    explains: frozenset[str]
    triggered: frozenset[str]
    not_to_use: frozenset[str]
    machines: frozenset[str]
    is_still: frozenset[str]
    close_by: frozenset[str]
    taking: frozenset[str]
    after_automatic: frozenset[str]
    faces: frozenset[str]
    blows: frozenset[str]
    thrown: frozenset[str]
    collectives: frozenset[str]
    faced: frozenset[str]
    comes_off: frozenset[str]
    albums: frozenset[str]
    slips: frozenset[str]
    reaches: frozenset[str]
    camera_people: frozenset[str]
    cameras: frozenset[str]
    clubs: frozenset[str]
    lets_go: frozenset[str]
    flung: frozenset[str]
    comes_out: frozenset[str]
    dropped_things: frozenset[str]
    how_many: frozenset[str]
    flight: frozenset[str]
    breakable: frozenset[str]
    breaks: frozenset[str]
    falls: frozenset[str]
    ducks: frozenset[str]
    bangs: frozenset[str]
    gun_bangs: frozenset[str]
    far_off: frozenset[str]
    harmless: frozenset[str]
    dry: frozenset[str]
    blood: frozenset[str]
    sprays: frozenset[str]
    lets_off: frozenset[str]
    makes_a_shot: frozenset[str]
    weak: frozenset[str]

    pictures: frozenset[str]
    screens: frozenset[str]

    common: frozenset[str]


def read_sets() -> WordSets:
    """A set is written as one text of words, or as a list where a member has a space."""
    source = files(__package__).joinpath("sets.toml").read_text(encoding="utf-8")
    told: dict[str, str | list[str]] = tomllib.loads(source)
    sets = {name: those.split() if isinstance(those, str) else those for name, those in told.items()}
    return msgspec.convert(sets, WordSets)


SETS: Final = read_sets()
