"""What people do with a page, as hands do it: open a flow, tick, choose, press. Every touch is counted."""

from collections.abc import Iterable

from playwright.sync_api import Locator

from tests.browser.crew import Somebody

# What the page says once it has an answer: a refusal stays with its form, the rest outlives the form.
ANSWERED = """([part, before]) => {
  const said = document.getElementById("said");
  if (said.dataset.entry && said.dataset.entry !== before) return said.innerText;
  const refused = part.querySelector(".answer .not-yet");
  return refused ? refused.innerText : null;
}"""


class Hands:
    """One person's hands on one phone. `presses` are envelopes sent, `touches` everything touched on the way."""

    def __init__(self, who: Somebody) -> None:
        self.who, self.page = who, who.page
        self.presses = self.touches = 0

    def weapon(self, weapon: str) -> None:
        self.who.go(f"/weapons/{weapon}")

    def flow(self, name: str) -> Locator:
        """The part of a weapon's card with this name, opened where it is closed."""
        part = self.page.locator(f"#flow-{name}")
        if part.get_attribute("open") is None:
            part.locator("summary").click()
            self.touches += 1
        return part

    def tick(self, part: Locator, *labels: str) -> None:
        for label in labels:
            part.get_by_label(label, exact=True).check()
            self.touches += 1

    def number(self, part: Locator, label: str, value: float) -> None:
        part.get_by_label(label, exact=True).fill(str(value))
        self.touches += 1

    def look(self, part: Locator, found: str, *, feed: str = "") -> None:
        """Every chamber its own tick, the bore, and turned through where there is a cylinder."""
        for chamber in part.locator("fieldset.chamber").all():
            legend = chamber.locator("legend").inner_text()
            answer = {"Bore": "Clear", "Magazine, tube or belt": feed or found}.get(legend, found)
            self.tick(chamber, answer)
        turned = part.get_by_label("Turned right through")
        if turned.count():
            turned.check()
            self.touches += 1

    def saw(self, part: Locator, kind: str, count: int = 0, load: str = "") -> None:
        self.tick(part, kind)
        if count:
            self.number(part, "How many?", count)
        if load:
            self.tick(part, load)

    def press(self, part: Locator, button: str) -> str:
        """Presses, and answers what was said."""
        handle, before = part.element_handle(), self.page.locator("#said").get_attribute("data-entry")
        part.get_by_role("button", name=button).click()
        self.touches += 1
        self.presses += 1
        return str(self.page.wait_for_function(ANSWERED, arg=[handle, before]).json_value())

    def recorded(self, part: Locator, button: str) -> None:
        said = self.press(part, button)
        assert said.startswith("On the record"), said
        self.page.wait_for_load_state()

    def refused(self, part: Locator, button: str) -> str:
        said = self.press(part, button)
        assert said.startswith("Not yet"), said
        return said


def nobody_complains(people: Iterable[Somebody]) -> None:
    """No console of theirs had an error, and nobody's phone asked any other host."""
    for somebody in people:
        assert somebody.errors == []
        host = somebody.root.split("/productions/")[0]
        assert [a for a in somebody.asked if not a.startswith(host)] == []
