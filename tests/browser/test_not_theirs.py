"""Who reaches for what is not theirs, by the address of a page or by sending what no page of theirs would."""

from tests import cast
from tests.browser.crew import Set
from tests.browser.test_a_day import morning

UNLOCK = """async () => {
  const csrf = document.querySelector('meta[name="csrf"]').content;
  const id = [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, "0")).join("");
  const act = {act: "UnlockWeapon", weapon: "w-colt", purpose: "TAKE"};
  const sent = {method: "POST", headers: {"content-type": "application/json", "x-csrf-token": csrf},
                body: JSON.stringify({acts: [{id, act}]})};
  return (await (await fetch("/api/productions/dry-creek/acts", sent)).json()).entries[0];
}"""


def test_a_producer_at_the_address_of_the_armorers_weapon_finds_no_press_to_unlock_it(the_set: Set) -> None:
    morning(the_set)
    the_set.day.must("p-uma", "AddPerson", person="p-pro", department="production")
    the_set.day.must("p-uma", "GrantRole", person="p-pro", role="producer")
    producer = the_set.joins("p-pro")
    page = producer.go("/weapons/w-colt")
    assert page.locator("#flow-unlock").count() == 0
    told = page.evaluate(UNLOCK)
    assert (told["verdict"], "core.role" in {r["rule"] for r in told["reasons"]}) == ("refused", True)
    assert the_set.production.desk.state.weapons["w-colt"].custody == "LOCKED"


def test_somebody_who_joined_nothing_sees_no_name_and_no_page_of_the_crew(the_set: Set) -> None:
    morning(the_set)
    cast.unlock_colt(the_set.day)
    stranger = the_set.joins()
    page = stranger.go("")
    assert "WITH ARMORER" in page.inner_text("main")
    assert "Ana" not in page.content()
    assert "Open your enrolment link" in stranger.go("/weapons/w-colt").inner_text("main")


def test_a_link_is_good_once(the_set: Set) -> None:
    morning(the_set)
    token = the_set.production.sessions.invite("p-cam")
    first, second = the_set.joins(), the_set.joins()
    for somebody in (first, second):
        somebody.page.goto(f"{the_set.address}/join/dry-creek#{token}")
        somebody.page.click("#join")
    first.page.wait_for_url("**/me")
    second.page.wait_for_function("() => document.getElementById('join-line').textContent.includes('used already')")
