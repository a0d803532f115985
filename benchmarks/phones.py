"""People at their phones whose every press is counted by the page itself, from the tap to the answer."""

import contextlib
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from playwright.sync_api import Locator, Request

from tests.browser.crew import Set, Somebody
from tests.browser.hands import Hands
from tests.cast import MINUTE

# Tells of every form that was answered: what was chosen in it, how long the answer took, how long until it was painted.
WATCHES = """(() => {
  const chosen = (field) => {
    if (field.disabled || !field.matches("input, select, textarea")) return false;
    if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
    if (field.options) return !field.selectedOptions[0]?.defaultSelected && field.selectedIndex !== 0;
    return field.value !== field.defaultValue;
  };
  let touched = 0;
  let press = null;
  addEventListener("pointerdown", (event) => (touched = event.timeStamp), true);
  addEventListener("submit", (event) => {
    const fields = [...event.target.elements];
    press = { at: touched, choices: fields.filter(chosen).length, page: location.pathname };
  }, true);
  new MutationObserver((found) => {
    const told = press;
    if (!told || !found.some((one) => one.target.id === "said")) return;
    press = null;
    const answer = performance.now() - told.at;
    pressAnswered({ ...told, answer });
    const sent = () => performance.getEntriesByType("resource").filter((one) => one.name.endsWith("/acts"));
    const opened = () => sent().some((one) => one.startTime >= told.at && one.connectEnd > one.connectStart);
    requestAnimationFrame(() => setTimeout(() => pressPainted({ ms: performance.now() - told.at, opened: opened() })));
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-entry"] });
})()"""


class Pressed(Struct, frozen=True, kw_only=True):
    """One envelope that a page sent and that was recorded whole."""

    phase: str
    person: str
    page: str
    choices: int
    answer: float  # ms from the touch to the answer on the page
    rested: bool


class CountingHands(Hands):
    """`opens` are the closed parts of pages that had to be opened first.

    Before every third press they rest for so many seconds, everything being filled in.
    """

    opens = 0
    rests = 0.0
    rested = False

    def press(self, part: Locator, button: str) -> str:
        self.rest()
        return super().press(part, button)

    def leads_on(self, part: Locator, button: str, path: str) -> None:
        self.rest()
        super().leads_on(part, button, path)

    def rest(self) -> None:
        self.rested = self.rests > 0 and self.presses % 3 == 2
        if self.rested:
            self.page.wait_for_timeout(self.rests * 1000)

    def opened(self, selector: str) -> Locator:
        before = self.touches
        part = super().opened(selector)
        self.opens += self.touches - before
        return part


class Crew:
    """Everybody of a day, each with a phone from their first press on, and what they pressed."""

    def __init__(self, the_set: Set, *, rests: float = 0, **context: Any) -> None:
        self.set = the_set
        self.pressed: list[Pressed] = []
        self.painted: list[float] = []  # ms from the touch until the answer could be seen
        self.connected = 0  # presses that had to open a line to the hub first
        self.loads = 0  # pages asked for
        self._hands: dict[str, CountingHands] = {}
        self._context, self._phase, self._rests = context, "", rests

    def __getitem__(self, person: str) -> CountingHands:
        if person not in self._hands:
            self._hands[person] = self._joined(person)
        return self._hands[person]

    def _joined(self, person: str) -> CountingHands:
        somebody = self.set.joins(person, **self._context)
        page = somebody.page

        def answered(_source: object, told: dict[str, Any]) -> None:
            self.pressed.append(
                Pressed(
                    phase=self._phase,
                    person=person,
                    page=told["page"].partition("/dry-creek")[2],
                    choices=told["choices"],
                    answer=told["answer"],
                    rested=self[person].rested,
                )
            )

        def painted(_source: object, told: dict[str, Any]) -> None:
            self.painted.append(told["ms"])
            self.connected += told["opened"]

        def asked(request: Request) -> None:
            self.loads += request.is_navigation_request()

        page.expose_binding("pressAnswered", answered)
        page.expose_binding("pressPainted", painted)
        page.add_init_script(WATCHES)
        page.reload()
        page.on("request", asked)
        hands = CountingHands(somebody)
        hands.rests = self._rests
        return hands

    @contextlib.contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """What the presses inside are for; the same names as on the floor that counts without a browser."""
        before, self._phase = self._phase, name
        yield
        self._phase = before

    def passes(self, minutes: float) -> None:
        """Time in which nobody touches a phone."""
        self.set.day.clock.at += int(minutes * MINUTE)

    @property
    def people(self) -> int:
        return len({p.person for p in self.pressed})

    @property
    def opened(self) -> int:
        return sum(h.opens for h in self._hands.values())

    @property
    def everybody(self) -> list[Somebody]:
        return [h.who for h in self._hands.values()]
