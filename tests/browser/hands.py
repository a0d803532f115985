"""What people do with a page, as hands do it: open a flow, tick, choose, press. Every touch is counted."""

from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Locator

from tests.browser.crew import Somebody

# What stands on the page already, so that it is not taken for the answer to the next press.
READ = """() => {
  for (const one of document.querySelectorAll(".not-yet")) one.dataset.read = "yes";
  return document.getElementById("said").dataset.entry;
}"""
# What the page says once it has an answer: a refusal stays with its form, the rest outlives the form. Not asked of the
# part that was pressed: somebody else's act may draw the page anew before the press.
ANSWERED = """(before) => {
  const said = document.getElementById("said");
  if (said.dataset.entry && said.dataset.entry !== before) return said.innerText;
  return document.querySelector(".answer .not-yet:not([data-read])")?.innerText ?? null;
}"""


# Hands in one act as no page of theirs does, and answers its entry.
SENDS = """async (act) => {
  const csrf = document.querySelector('meta[name="csrf"]').content;
  const id = [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, "0")).join("");
  const sent = {method: "POST", headers: {"content-type": "application/json", "x-csrf-token": csrf},
                body: JSON.stringify({acts: [{id, act, seen: Number(document.body.dataset.seen)}]})};
  const slug = document.body.dataset.slug;
  return (await (await fetch(`/api/productions/${slug}/acts`, sent)).json()).entries[0];
}"""


class Hands:
    """One person's hands on one phone. `presses` are envelopes sent, `touches` everything touched on the way."""

    def __init__(self, who: Somebody) -> None:
        self.who, self.page = who, who.page
        self.presses = self.touches = 0

    def weapon(self, weapon: str) -> None:
        self.who.go(f"/weapons/{weapon}")

    def at(self, path: str) -> None:
        self.who.go(path)

    def opened(self, selector: str) -> Locator:
        """The part of this page with this name, opened where it is closed."""
        part = self.page.locator(selector)
        if part.get_attribute("open") is None:
            part.locator(":scope > summary").click()
            self.touches += 1
        return part

    def flow(self, name: str) -> Locator:
        """The part of a weapon's card with this name, opened where it is closed."""
        return self.opened(f"#flow-{name}")

    def tick(self, part: Locator, *labels: str) -> None:
        for label in labels:
            part.get_by_label(label, exact=True).check()
            self.touches += 1

    def tick_weapons(self, part: Locator, weapons: Iterable[str]) -> None:
        """By its id: beside its picture a weapon has its name, what it is and where."""
        for weapon in weapons:
            part.locator(f'input[value="{weapon}"]').check()
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
        before = self.page.evaluate(READ)
        part.get_by_role("button", name=button).click()
        self.touches += 1
        self.presses += 1
        return str(self.page.wait_for_function(ANSWERED, arg=before).json_value())

    def recorded(self, part: Locator, button: str) -> None:
        said = self.press(part, button)
        assert said.startswith("On the record"), said
        self.page.wait_for_load_state()

    def leads_on(self, part: Locator, button: str, path: str) -> None:
        """The same where the page goes on to another once it is recorded."""
        part.get_by_role("button", name=button).click()
        self.touches += 1
        self.presses += 1
        self.page.wait_for_url(f"**{path}")

    def sends(self, act: dict[str, Any]) -> dict[str, Any]:
        """Hands this act in past every page; answers the entry as JSON."""
        entry: dict[str, Any] = self.page.evaluate(SENDS, act)
        return entry

    def refused(self, part: Locator, button: str) -> str:
        said = self.press(part, button)
        assert said.startswith("Not yet"), said
        return said


def nobody_complains(people: Iterable[Somebody]) -> None:
    """No console of theirs had an error, nobody's phone asked any other host, and every page was strict about it."""
    for somebody in people:
        assert somebody.errors == [], somebody.errors
        host = somebody.root.split("/productions/")[0]
        elsewhere = [a for a in somebody.asked if not a.startswith(host)]
        assert elsewhere == [], elsewhere
        assert somebody.policies
        assert all(p.startswith("default-src 'none'; ") and "unsafe" not in p for p in somebody.policies)
