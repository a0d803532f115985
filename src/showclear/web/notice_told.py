"""What a weapons notice says, in one language: the same words on the page and on the paper."""

from collections.abc import Mapping
from typing import Any, Final

from babel.dates import format_date
from msgspec import Struct

from showclear.boards.notice import not_called, whole
from showclear.domain.acts.setting_up import DraftPlan
from showclear.domain.state import State
from showclear.domain.terms import Day, Load
from showclear.web.language import say
from showclear.web.wording import plainly, word

MOST: Final = 1_000  # letters of one typed field
# What the record does not know is typed by whoever issues the notice. Name of the text -> whether it must be there.
TYPED: Final[Mapping[str, bool]] = {
    "meeting": True,
    "armorer": True,
    "property_master": False,
    "medic": True,
    "emergency": True,
    "minors": True,
    "police": False,
    "bulletins": False,
    "hotlines": True,
    "note": False,
}


class Facts(Struct, frozen=True, kw_only=True):
    """Everything a notice is made from. `plans` are the drafts it tells of, `texts` what was typed, by name."""

    notice: str
    show: str
    unit: str
    date: Day
    plans: tuple[tuple[int, DraftPlan], ...]
    texts: Mapping[str, str]
    names: Mapping[str, str]


def labels(language: str) -> dict[str, str]:
    """What each typed field is called, short enough for a phone."""
    return {
        "meeting": say(language, "Safety meeting"),
        "armorer": say(language, "Armorer"),
        "property_master": say(language, "Property master"),
        "medic": say(language, "Medic"),
        "emergency": say(language, "Emergency"),
        "minors": say(language, "Minors present"),
        "police": say(language, "Police, public"),
        "bulletins": say(language, "Bulletins"),
        "hotlines": say(language, "Hotlines"),
        "note": say(language, "Also"),
    }


def hints(language: str) -> dict[str, str]:
    """What to write where a name does not say it."""
    return {
        "meeting": say(language, "when and where"),
        "emergency": say(language, "number, hospital, way out"),
        "police": say(language, "reference of the notice given"),
        "bulletins": say(language, "those that go with it"),
    }


def told(facts: Facts, state: State, language: str) -> dict[str, Any]:
    """The notice as strings: head, typed facts, each plan with its risks, and everybody's rights."""
    days = whole(state, (plan for _, plan in facts.plans))
    named = labels(language)
    load = f", {say(language, word(days.load))}" if days.load is not Load.NONE else ""
    blanks = say(language, "Yes") + load if days.blanks else say(language, "No blanks are planned")
    young = ", ".join(facts.names.get(p, p) for p in days.minors)
    typed = [(named[name], typed_word(name, facts.texts[name], language)) for name in TYPED if facts.texts.get(name)]
    head = [
        (say(language, "Weapons"), listed(days.classes, language)),
        (say(language, "Blanks"), blanks),
        *([(say(language, "Minors in these plans"), young)] if young else []),
        *typed,
    ]
    return {
        "lang": language,
        "title": say(language, "Weapons notice"),
        "id": plainly(facts.notice),
        "show": facts.show,
        "unit": plainly(facts.unit),
        "date": format_date(facts.date, "full", locale=language),
        "banner": say(language, "Weapons work on this day"),
        "no-live": say(language, "No live ammunition anywhere, ever. Whoever sees a live round calls STOP."),
        "facts": head,
        "plans": [plan_told(version, plan, facts.names, language) for version, plan in facts.plans],
        "risk-head": risk_head(language),
        "rights-title": say(language, "Everybody"),
        "rights": [
            say(language, "Treat every weapon as loaded, whatever it is said to be."),
            say(language, "Anyone may ask to be shown a weapon before it is used."),
            say(language, "Anyone calls STOP, any time; nobody asks why."),
            say(language, "Whoever is not named for the zone stays out of it."),
            say(language, "Only the armorer, or who stands in for them, hands you a weapon."),
        ],
        "foot": say(language, "Notice {id}. What the record says now stands before this paper.").format(
            id=plainly(facts.notice)
        ),
        "scan": say(language, "Read and confirm on your phone"),
    }


def typed_word(name: str, typed: str, language: str) -> str:
    if name == "minors" and typed in {"yes", "no"}:
        return say(language, "Yes") if typed == "yes" else say(language, "No")
    return typed


def risk_head(language: str) -> list[str]:
    return [
        say(language, "Hazard"),
        say(language, "Who is exposed"),
        say(language, "Risk without controls"),
        say(language, "Controls"),
        say(language, "Residual risk, with controls"),
    ]


def plan_told(version: int, plan: DraftPlan, names: Mapping[str, str], language: str) -> dict[str, Any]:
    """One plan: its scenes, who does what with which weapon, and what is kept."""
    weapons = ", ".join(plainly(w) for w in plan.weapons)
    holders = ", ".join(names.get(p, p) for c in plan.characters for p in (c.person, *c.others))
    rounds = f"{plan.rounds}, {say(language, word(plan.load))}" if plan.rounds else say(language, "none")
    kept = [
        *([say(language, "a shield before the camera")] if plan.shield else []),
        *([say(language, "eyes and ears protected")] if plan.protection else []),
    ]
    zone = ", ".join(say(language, word(z)) for z in plan.zone)
    facts = [
        (say(language, "Weapons"), f"{weapons} ({say(language, word(plan.weapon_class))})"),
        (say(language, "Who holds it"), holders),
        (say(language, "Calls for"), listed(plan.actions, language)),
        (say(language, "Does not call for"), listed(not_called(plan), language)),
        (say(language, "Muzzle"), listed(plan.muzzle, language)),
        (say(language, "Rounds a take"), rounds),
        *([(say(language, "Distance"), f"{plan.distance / 1000:g} m")] if plan.distance else []),
        (say(language, "Zone"), zone or say(language, "whom the armorer and the 1st AD name on the spot")),
        *([(say(language, "Protection"), ", ".join(kept))] if kept else []),
    ]
    title = say(language, "Scene {scene}").format(scene=", ".join(plan.scenes))
    entry = say(language, "plan {plan}, entry {n}").format(plan=plainly(plan.plan), n=version)
    risks = [
        [
            say(language, word(r.hazard)),
            ", ".join(say(language, word(e)) for e in r.exposed),
            say(language, word(r.without)),
            listed(r.controls, language),
            say(language, word(r.with_controls)),
        ]
        for r in plan.risks
    ]
    return {"title": f"{title} ({entry})", "facts": facts, "risks": risks}


def listed(values: Any, language: str) -> str:
    return ", ".join(say(language, word(v)) for v in values)
