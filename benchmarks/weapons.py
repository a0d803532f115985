"""How well the weapon work of labelled scripts is read, and how fast, beside a plain lexicon in the same run.

    python benchmarks/weapons.py [--errors] [FOLDER ...]

A labelled script is a file with `<file>.labels.json` beside it: for each scene in order its heading and the weapons
that a careful reader finds ({kind, detail, actions, by, at}); a scene marked `ambiguous` is not scored. Counted are
scenes with any weapon, scenes with a firearm, and, over the firearms of each scene, the actions and who does them.
Precision, recall and F1 of each. Without a folder the scripts beside this file are read, in three sets: `oblique`,
where writers hint at a weapon and never name it, and two in working prose. The reader was mended with the larger of
those in sight, so its figures on them flatter it. The smaller one is kept apart: whoever mends the reader by looking at
its scenes moves them to the others and writes new ones.
"""

import difflib
import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.lexicon_alone import plain_work

from showclear.importers.read import read_file
from showclear.importers.script import Script
from showclear.importers.weapon_work import SceneReading
from showclear.importers.weapons import weapon_work

Reader = Callable[[Script], tuple[SceneReading, ...]]
HERE = Path(__file__).parent / "scripts"
GUNS = frozenset({"firearm", "unspecified"})
COUNTED = ("weapon scene", "firearm scene", "firearm action", "firearm by whom")
GOALS = {"firearm scene": 0.95, "firearm action": 0.80, "firearm by whom": 0.75}
RUNS = 5


class Count:
    """True positives of both sides, so that one name told in two ways is right once."""

    def __init__(self) -> None:
        self.right = self.extra = self.missed = 0

    def add(self, got: set[Any], want: set[Any], equal: Callable[[Any, Any], bool] = lambda a, b: a == b) -> None:
        found = sum(any(equal(w, g) for g in got) for w in want)
        self.right += found
        self.missed += len(want) - found
        self.extra += sum(not any(equal(w, g) for w in want) for g in got)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def plain(heading: str) -> str:
    return re.sub(r"[^A-Z0-9]+", " ", re.sub(r"#[^#]*#", " ", heading).upper()).strip()


def name(person: str) -> str:
    return re.sub(r"^(THE|A|AN) ", "", re.sub(r"[^A-Z0-9#.' ]+", " ", person.upper()).strip())


def same(a: str, b: str) -> bool:
    return bool(a and b) and (a in b or b in a)


def paired(labels: list[dict[str, Any]], readings: tuple[SceneReading, ...]) -> list[Any]:
    """Each labelled scene with the scene that was read under the same heading, in order."""
    matcher = difflib.SequenceMatcher(
        None, [plain(x["heading"]) for x in labels], [plain(r.scene.heading) for r in readings], autojunk=False
    )
    at = {i + k: readings[j + k] for i, j, n in matcher.get_matching_blocks() for k in range(n)}
    return [(label, at.get(i)) for i, label in enumerate(labels)]


def score(label_files: Iterable[Path], reader: Reader, *, errors: bool = False) -> tuple[int, dict[str, Count]]:
    counts = {k: Count() for k in COUNTED}
    scored = 0
    for file in label_files:
        script = read_file(file.with_name(file.name.removesuffix(".labels.json")))
        for label, reading in paired(json.loads(file.read_text())["labels"], reader(script)):
            if label.get("ambiguous"):
                continue
            scored += 1
            want, got = label["weapons"], reading.weapons if reading else ()
            want_guns = [w for w in want if w["kind"] in GUNS]
            got_guns = [w for w in got if w.kind in GUNS]
            counts["weapon scene"].add({1} if got else set(), {1} if want else set())
            counts["firearm scene"].add({1} if got_guns else set(), {1} if want_guns else set())
            counts["firearm action"].add(
                {a.value for w in got_guns for a in w.actions}, {a for w in want_guns for a in w["actions"]}
            )
            counts["firearm by whom"].add(
                {name(b) for w in got_guns for b in w.by}, {name(b) for w in want_guns for b in w["by"]}, same
            )
            if errors and bool(want_guns) != bool(got_guns):
                print(f"  {file.name} scene {label['scene']} {label['heading']!r}: wanted {want_guns}, got {got_guns}")
    return scored, counts


def show(title: str, label_files: list[Path], *, errors: bool) -> None:
    scored, ours = score(label_files, weapon_work, errors=errors)
    _, floor = score(label_files, plain_work)
    print(f"\n{title}: {scored} scenes of {len(label_files)} scripts")
    print(f"  {'':16s} {'precision':>9s} {'recall':>7s} {'F1':>6s}   {'lexicon alone':>13s}   goal")
    for k in COUNTED:
        c = ours[k]
        goal = f"{GOALS[k]:.2f}" if k in GOALS else ""
        told = f"  {k:16s} {c.precision:9.3f} {c.recall:7.3f} {c.f1:6.3f}   {floor[k].f1:13.3f}   {goal}"
        print(f"{told}   ({c.right} right, {c.extra} too many, {c.missed} missed)")


def speed(script: Script) -> None:
    """One long script, read again and again by both."""
    pages = sum(s.eighths for s in script.scenes) / 8
    for title, reader in (("lexicon alone", plain_work), ("weapon reading", weapon_work)):
        spent = []
        for _ in range(RUNS):
            begun = time.perf_counter()
            reader(script)
            spent.append(time.perf_counter() - begun)
        took = statistics.median(spent)
        print(f"  {title:16s} {took * 1000:8.0f} ms for {pages:.0f} pages, {pages / took:7.0f} pages/s")


def long_script(files: list[Path], pages: int = 120) -> Script:
    """The scenes of these scripts one after another until it is as long as a film."""
    from msgspec.structs import replace

    scripts = [read_file(f) for f in files]
    scenes = [s for script in scripts for s in script.scenes]
    taken, eighths = [], 0
    while eighths < pages * 8:
        for scene in scenes:
            taken.append(replace(scene, index=len(taken) + 1))
            eighths += scene.eighths
            if eighths >= pages * 8:
                break
    return replace(scripts[0], scenes=tuple(taken))


def main() -> None:
    errors = "--errors" in sys.argv
    folders = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    sets = {str(f): sorted(f.glob("*.labels.json")) for f in folders}
    if not sets:
        told = json.loads((HERE / "sets.json").read_text())
        sets = {title: [HERE / f"{n}.fountain.labels.json" for n in names] for title, names in told.items()}
    for title, files in sets.items():
        show(title, files, errors=errors)
    scripts = [f.with_name(f.name.removesuffix(".labels.json")) for files in sets.values() for f in files]
    print()
    speed(long_script(scripts))


if __name__ == "__main__":
    main()
