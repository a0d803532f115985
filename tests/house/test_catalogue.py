"""The Spanish of the screens and of the packs: whole, with nothing left over, and with the same blanks to fill in."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from enum import StrEnum
from inspect import getsource
from pathlib import Path
from textwrap import dedent

import msgspec
import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from showclear.boards import notice, weapons
from showclear.boards.ladder import Step
from showclear.boards.plan_draft import STEPS
from showclear.boards.rungs import TABLES, WHY
from showclear.desk.sessions import LinkRefusedError
from showclear.domain import planning_terms, terms
from showclear.domain.acts.catalogue import ACTS
from showclear.domain.deadlines import REPORTS, TELLING
from showclear.domain.decision import Verdict
from showclear.domain.terms import DEPARTMENTS, Cause, Tier
from showclear.rules.load import read_rules
from showclear.rules.schema import Authority, Rule
from showclear.web.language import LANGUAGES, LOCALE
from showclear.web.render import TEMPLATES
from showclear.web.wording import TITLES, act_word, word

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "showclear"
WEB = SOURCE / "web"
OTHERS = [language for language in LANGUAGES if language != "en"]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
BLANK = re.compile(r"%\(\w+\)s|\{\w+\}")
CALLS_IT_SAFE = re.compile(r"\bsegur[oa]s?\b|[✓✔✅☑]", re.IGNORECASE)


def in_templates() -> Iterator[tuple[str, str]]:
    for path in sorted(TEMPLATES.rglob("*.html")):
        with path.open("rb") as file:
            for line, found, _comments, _context in extract("jinja2.ext:babel_extract", file, KEYWORDS, (), OPTIONS):
                for sentence in (found,) if isinstance(found, str) else found:
                    yield sentence, f"{path.relative_to(TEMPLATES)}:{line}"


def in_code() -> Iterator[tuple[str, str]]:
    """Every literal that is asked of say(language, sentence)."""
    for path in sorted(WEB.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                sentence = node.args[1]
                if isinstance(sentence, ast.Constant) and isinstance(sentence.value, str):
                    yield sentence.value, f"{path.name}:{node.lineno}"


# Whatever is raised to a page: its name, and which of its arguments a person may read.
RAISED = {
    "NotTakenError": (1, 3), "ScriptError": (0, 1, 2), "filled": (0,), "no_such": (0,), "no": (2, 4),
}  # fmt: skip
RAISING = tuple(SOURCE / floor for floor in ("web", "desk", "importers"))


def raised() -> Iterator[tuple[ast.expr, str]]:
    """What is said by each call of one of those, as it stands in the code, and where."""
    for path in sorted(p for folder in RAISING for p in folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        given: dict[str, list[ast.expr]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    given.setdefault(getattr(target, "id", ""), []).append(node.value)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (name := getattr(node.func, "id", "")) in RAISED:
                for at in RAISED[name]:
                    for argument in node.args[at : at + 1]:
                        yield from ((one, f"{path.name}:{node.lineno}") for one in meant(argument, given))


def meant(said: ast.expr, given: dict[str, list[ast.expr]]) -> Iterator[ast.expr]:
    """One of two, or whatever a name of this file was given, and the expression itself where it is neither."""
    if isinstance(said, ast.IfExp):
        yield from (*meant(said.body, given), *meant(said.orelse, given))
    elif isinstance(said, ast.Name):
        for value in given.get(said.id, []):
            yield from meant(value, {})
    else:
        yield said


def in_errors() -> Iterator[tuple[str, str]]:
    """Every sentence that is raised to a page, with what the desk says of links."""
    for said, place in raised():
        if isinstance(said, ast.Constant) and isinstance(said.value, str) and said.value:
            yield said.value, place
    yield str(LinkRefusedError()), "desk/sessions.py"


def returned(function: Callable[..., object]) -> Iterator[str]:
    """Every literal in what a function returns; of a sentence put together, none of its pieces but the fixed first."""
    for node in ast.walk(ast.parse(dedent(getsource(function)))):
        if isinstance(node, ast.Return) and node.value is not None:
            for part in ast.walk(node.value):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value.strip()


def on_the_board() -> Iterator[str]:
    """What a tile says. The number after a word (HOT 6, RUBBER 12) is no part of the word."""
    yield from (shown for shown in returned(weapons.word_of) if shown.isupper())
    yield from (shown for shown, _style in weapons.PLACES.values())
    yield from (*weapons.HAS.values(), "last with", "held by")
    yield from (has for _custody, has in weapons.OUT_AS)
    yield from (why for why in returned(weapons.why_not_clear) if why and not why.endswith(":"))
    yield weapons.BESIDE
    yield weapons.WITHHELD
    yield from (held for held in returned(weapons.holds) if held)
    yield from (f"since: {weapons.said_of(cause)}" for cause in Cause)


# What a check saw, where no closed list has the word: a reason's {saw} in words.
SAW = ("second person", "twice", "answer", "cause", "corrective action", "identified", "counted", "set aside")


def lists() -> Iterator[type[StrEnum]]:
    """Every closed list whose values are said as words. A tier is said as it is written: T0 to T3."""
    known = (*vars(terms).values(), *vars(planning_terms).values())
    kept = (one for one in known if isinstance(one, type) and issubclass(one, StrEnum))
    yield from (one for one in kept if one not in {StrEnum, Tier})
    yield from (Verdict, Authority)


def on_the_ladder() -> Iterator[str]:
    """Every step that a plan may show or be proposed, and why it is proposed."""
    tables = (steps for table in TABLES.values() for steps in table.values())
    shown: set[Step] = {step for steps in (*STEPS.values(), *tables) for step in steps}
    yield from (said for step in shown for said in (step.use, step.gives, step.costs, step.limits, step.source))
    yield from WHY.values()
    yield from (notice.HOLDS, notice.CAMERA, notice.ZONE, notice.WEAPONS, notice.HEADS, notice.MEDIC)


def in_tables() -> Iterator[tuple[str, str]]:
    yield from ((said, "boards/ladder.py") for said in on_the_ladder())
    yield from ((said, "boards/weapons.py") for said in on_the_board())
    yield from ((deadline.says, "domain/deadlines.py") for deadline in (*REPORTS, *TELLING))
    yield from ((rule.title, rule.id) for rule in rules())
    yield from ((said, "wording.TITLES") for said in TITLES.values())
    yield from ((word(value), one.__name__) for one in lists() for value in one)
    yield from ((said, "terms.DEPARTMENTS") for said in DEPARTMENTS)
    yield from ((said, "a check") for said in SAW)
    yield from ((act_word(act.__name__), act.__name__) for act in ACTS)
    yield from ((word(f.encode_name), act.__name__) for act in ACTS for f in msgspec.structs.fields(act))


def asked() -> dict[str, str]:
    """Every sentence the screens may ask for, and one place that asks for it."""
    sources = (in_tables, in_code, in_errors, in_templates)
    return {sentence: place for source in sources for sentence, place in source()}


def told(language: str) -> dict[str, str]:
    with (LOCALE / f"{language}.po").open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file, abort_invalid=True) if m.id}


def rules() -> list[Rule]:
    files = [p for p in sorted((ROOT / "packs").glob("*/*.toml")) if not p.name.endswith(".cases.toml")]
    return list(read_rules({str(p.relative_to(ROOT / "packs")): p.read_bytes() for p in files}).values())


def blanks(sentence: str) -> Counter[str]:
    return Counter(BLANK.findall(sentence))


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_that_a_screen_asks_for_is_in_the_catalogue(language: str) -> None:
    known = told(language)
    assert {sentence: place for sentence, place in asked().items() if not known.get(sentence)} == {}


def test_nothing_raised_to_a_page_is_put_together_where_it_is_raised() -> None:
    """An f-string is English for ever: `filled` names the blanks, so that a page can say it in its language."""
    assert [place for said, place in raised() if isinstance(said, ast.JoinedStr | ast.BinOp)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_catalogue_holds_no_sentence_that_nothing_asks_for(language: str) -> None:
    assert sorted(told(language).keys() - asked().keys()) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_stands_once_in_the_catalogue(language: str) -> None:
    lines = (LOCALE / f"{language}.po").read_text(encoding="utf-8").splitlines()
    assert [line for line, n in Counter(x for x in lines if x.startswith("msgid ")).items() if n > 1] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translated_sentence_has_the_same_blanks_and_no_other_percent(language: str) -> None:
    wrong = {e: t for e, t in told(language).items() if blanks(e) != blanks(t) or "%" in BLANK.sub("", t)}
    assert wrong == {}


@pytest.mark.parametrize("language", OTHERS)
def test_a_translated_sentence_cannot_break_out_of_a_page(language: str) -> None:
    """A translated sentence is put into pages and attributes as it is."""
    assert [t for t in told(language).values() if set(t) & set('<>"')] == []


def test_every_rule_says_and_cures_in_spanish() -> None:
    assert [r.id for r in rules() if not r.says.es or not r.cure.es] == []


def test_a_rule_fills_in_the_same_things_in_spanish() -> None:
    pairs = [(r.id, s) for r in rules() for s in (r.says, r.cure)]
    assert [(id_, s.es) for id_, s in pairs if s.es and set(blanks(s.es)) != set(blanks(s.en))] == []


def test_nothing_in_spanish_calls_a_weapon_safe_or_ticks_it_off() -> None:
    """Meetings may be of "seguridad"; nothing is ever "segura", "seguro" or ticked."""
    said = [*told("es").values(), *(s.es for r in rules() for s in (r.says, r.cure))]
    assert [s for s in said if CALLS_IT_SAFE.search(s)] == []
