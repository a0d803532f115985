"""Anybody may report that a role has ended or a phone is lost; it takes effect by the word of those whose it is."""

import pytest

from showclear.domain.terms import Role
from tests.cast import Day, prepared


@pytest.fixture
def day() -> Day:
    return prepared()


def roles(day: Day, person: str) -> set[Role]:
    return {grant.role for grant in day.state.people[person].grants}


def test_a_role_ends_by_the_word_of_who_gives_roles(day: Day) -> None:
    day.must("p-uma", "RoleEnded", person="p-ana", role="armorer")
    assert Role.ARMORER not in roles(day, "p-ana")


def test_a_role_ends_by_the_word_of_who_has_it(day: Day) -> None:
    day.must("p-ana", "RoleEnded", person="p-ana", role="armorer")
    assert Role.ARMORER not in roles(day, "p-ana")


def test_a_role_does_not_end_by_the_word_of_anybody_else(day: Day) -> None:
    day.must("p-tess", "RoleEnded", person="p-ana", role="armorer")
    assert Role.ARMORER in roles(day, "p-ana")


def test_the_last_who_gives_roles_keeps_theirs(day: Day) -> None:
    givers = [p for p in day.state.people if roles(day, p) & {Role.UPM, Role.PRODUCER, Role.SAFETY_ADVISER}]
    ads = [p for p in day.state.people if roles(day, p) & {Role.FIRST_AD, Role.SECOND_AD}]
    for person in (*givers, *ads):
        for role in roles(day, person):
            day.must(person, "RoleEnded", person=person, role=role)
    left = [p for p in (*givers, *ads) if roles(day, p)]
    assert len(left) == 1
    day.must(left[0], "GrantRole", person="p-noa", role="upm")


@pytest.mark.parametrize(("by", "stays"), [("p-ana", False), ("p-uma", False), ("p-tess", True)])
def test_a_phone_is_signed_out_by_its_owner_or_by_who_enrols(day: Day, by: str, stays: bool) -> None:
    day.must("p-uma", "EnrolDevice", device="d-anas", person="p-ana")
    day.must(by, "DeviceRevoked", device="d-anas")
    assert ("d-anas" in day.state.devices) is stays


def test_who_gave_roles_on_a_day_that_is_over_keeps_nobody_from_staying_the_last(day: Day) -> None:
    day.must("p-uma", "GrantRole", person="p-noa", role="second_ad", unit="un-main", date="2020-01-01")
    day.must("p-noa", "RoleEnded", person="p-ana", role="armorer")
    assert Role.ARMORER in roles(day, "p-ana")
