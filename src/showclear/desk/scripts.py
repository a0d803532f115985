"""The script of one production: drafts kept as files beside the record, read once, and what people said of them.

The words of a script are confidential, so they are never on the record and in no evidence pack: the record names a
draft by its digest, and each scene by the digest of its words. A file here lies under its digest, for its owner alone.
Losing it loses nothing that the record holds; the same file handed in again is the same draft.

Law of this file: a reading says what it said of the bytes that the record names, or nothing at all.
"""

import hashlib
import re
import threading
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path, PurePath
from typing import Final

from msgspec import Struct

from showclear.desk.handle import Desk
from showclear.domain.days import Judged
from showclear.domain.days import Scene as OnRecord
from showclear.domain.findings import READING
from showclear.domain.planning_terms import Judgement
from showclear.domain.sentence import filled
from showclear.domain.state import State
from showclear.domain.wire import texts_of
from showclear.importers.drafts import plain, words_digest
from showclear.importers.read import read_bytes
from showclear.importers.script import Script, ScriptError
from showclear.importers.weapon_work import SceneReading, WeaponWork
from showclear.importers.weapons import weapon_work
from showclear.record import durable
from showclear.record.disclosure import open_pairs

DIGEST: Final = re.compile(r"[0-9a-f]{64}")
SUFFIX: Final = re.compile(r"\.[a-z0-9]{1,12}")
OWNER_ALONE: Final = 0o600
WAITING: Final = 5  # drafts looked at and not filed that are kept; the oldest goes first
READ: Final = 4  # readings held in memory


class Draft(Struct, frozen=True, kw_only=True):
    """A kept draft with what was read in it. `words` has the digest of each scene's words, in the script's order."""

    digest: str
    script: Script
    readings: tuple[SceneReading, ...]
    words: tuple[str, ...]

    def scenes(self) -> tuple[tuple[SceneReading, str], ...]:
        """The scenes that are in the film, each with the digest of its words."""
        return tuple((r, w) for r, w in zip(self.readings, self.words, strict=True) if not r.scene.is_omitted)


class Scripts:
    """The drafts in one folder. Safe to ask from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._read: dict[str, Draft] = {}

    def keep(self, name: str, content: bytes, filed: Collection[str] = ()) -> Draft:
        """Reads a draft and keeps its bytes. `filed` are the drafts on the record, which are never thrown away.

        Raises ScriptError, and then nothing was kept.
        """
        draft = read(hashlib.sha256(content).hexdigest(), name, content)
        with self._lock:
            if draft.digest in filed and self._path(draft.digest) is not None:
                return self._remembered(draft.digest) or draft
            try:
                self._write(draft.digest, name, content, filed)
            except OSError as error:
                what = filled("it can't be kept on this hub: {fault}", fault=error.strerror or error)
                raise ScriptError(what, name, "Tell whoever keeps the hub.") from error
            self._remember(draft)
        return draft

    def draft(self, digest: str) -> Draft | None:
        """The kept draft with this digest; None when it is not here, or is not what it was."""
        if not DIGEST.fullmatch(digest):
            return None
        with self._lock:
            return self._remembered(digest)

    def newest(self, state: State) -> Draft | None:
        """The draft filed last. An older one is never shown in its place: its scenes are not those of the day."""
        return self.draft(state.drafts[-1]) if state.drafts else None

    def _remembered(self, digest: str) -> Draft | None:
        if digest in self._read:
            return self._read[digest]
        path = self._path(digest)
        try:
            content = path.read_bytes() if path is not None else b""
            if path is None or hashlib.sha256(content).hexdigest() != digest:
                return None
            return self._remember(read(digest, path.name, content))
        except (OSError, ScriptError):
            return None

    def _remember(self, draft: Draft) -> Draft:
        self._read[draft.digest] = draft
        for oldest in list(self._read)[:-READ]:
            del self._read[oldest]
        return draft

    def _path(self, digest: str) -> Path | None:
        return next(iter(sorted(self._folder.glob(f"{digest}.*"))), None)

    def _write(self, digest: str, name: str, content: bytes, filed: Collection[str]) -> None:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        path = self._folder / f"{digest}{suffix_of(name)}"
        for other in self._folder.glob(f"{digest}.*"):  # handed in before under a name that says another form
            if other != path:
                other.unlink()
        durable.write(path, content, OWNER_ALONE)
        waiting = [p for p in self._folder.iterdir() if p.stem not in filed and p.stem != digest]
        for old in sorted(waiting, key=lambda p: p.stat().st_mtime_ns)[: -(WAITING - 1)]:
            old.unlink()


def suffix_of(name: str) -> str:
    """The end of a file's name, which says its form; always one, so that the digest is the name's stem."""
    found = PurePath(name).suffix.lower()
    return found if SUFFIX.fullmatch(found) else ".txt"


def read(digest: str, name: str, content: bytes) -> Draft:
    script = read_bytes(name, content)
    if not any(not scene.is_omitted for scene in script.scenes):
        raise ScriptError("no scene in it", name, "A scene begins with a heading, such as INT. BARN - DAY.")
    words = tuple(words_digest(scene) for scene in script.scenes)
    return Draft(digest=digest, script=script, readings=weapon_work(script), words=words)


class ScenePage(Struct, frozen=True, kw_only=True):
    """A scene of the newest draft: as the record has it, and as it was read."""

    scene: OnRecord
    reading: SceneReading


def scenes_of(draft: Draft, state: State) -> dict[str, ScenePage]:
    """The scenes by the name the record gives them, in order; empty when the record tells of other scenes."""
    present = [s for s in state.scenes.values() if not s.is_held]
    kept = draft.scenes()
    if len(present) != len(kept):
        return {}
    pairs = list(zip(present, kept, strict=True))
    if any(s.words not in (None, words) for s, (_, words) in pairs):
        return {}
    return {s.scene: ScenePage(scene=s, reading=reading) for s, (reading, _) in pairs}


def finding_digest(work: WeaponWork, nth: int = 1, *, carried: bool = False) -> str:
    """Names a finding by what was found, so that a new draft finds its judgement again while the words stay.

    The kind, who has it, and the words that say so; not the line they stand on. `nth` tells apart what has all three
    in common. A question about a weapon carried in is another thing than a finding in the same words.
    """
    words = sorted({plain(e.text).casefold() for e in work.evidence})
    told = ["carried" if carried else "found", work.kind.value, *sorted(n.upper() for n in work.by), "", *words]
    if nth > 1:
        told.append(f"\n{nth}")
    return hashlib.sha256("\n".join(told).encode("utf-8", "replace")).hexdigest()


class Found(Struct, frozen=True, kw_only=True):
    """One finding with what somebody said of it. `carried` when it is only asked whether the weapon is there still."""

    digest: str
    work: WeaponWork
    judged: Judged | None
    carried: bool = False


class Judging(Struct, frozen=True, kw_only=True):
    """A scene as people judge it. `added` is what the reader missed; `earlier` was said of words that are gone."""

    found: tuple[Found, ...]
    added: tuple[Judged, ...]
    earlier: tuple[Judged, ...]

    @property
    def open(self) -> int:
        """How many things somebody still has to look at."""
        return sum(f.judged is None for f in self.found) + len(self.earlier)


def judging(page: ScenePage, state: State) -> Judging:
    said = state.findings.get(page.scene.scene, {})
    found = tuple(found_in(page.reading, said))
    here = {f.digest for f in found}
    others = [one for digest, one in said.items() if digest not in here]
    earlier = tuple(one for one in others if is_of_earlier_words(one, page.scene))
    added = tuple(one for one in others if one.judgement is Judgement.ADDED and one not in earlier)
    return Judging(found=found, added=added, earlier=earlier)


def found_in(reading: SceneReading, said: dict[str, Judged]) -> Iterator[Found]:
    times: Counter[str] = Counter()
    for carried, works in ((False, reading.weapons), (True, reading.carried)):
        for work in works:
            first = finding_digest(work, carried=carried)
            times[first] += 1
            digest = finding_digest(work, times[first], carried=carried)
            judged = said.get(digest)
            yield Found(digest=digest, work=work, judged=judged if still_says(judged, work) else None, carried=carried)


def still_says(judged: Judged | None, work: WeaponWork) -> bool:
    """Whoever confirmed a finding confirmed what was read then; what is read now in the same words may be more."""
    if judged is None or judged.judgement is not Judgement.CONFIRMED:
        return judged is not None
    read_now = {READING[action.value][0] for action in work.actions}
    return read_now <= set(judged.actions) and judged.kind == work.kind.value.upper()


def is_of_earlier_words(one: Judged, scene: OnRecord) -> bool:
    """What still stands and has no words in this draft: somebody looks again, or says that it is gone.

    What a person added never had words that we could look for, so it is asked again when the scene changed after it.
    """
    if one.judgement is Judgement.REJECTED:
        return False
    return one.judgement is not Judgement.ADDED or one.index < scene.changed


def written_at(desk: Desk, entries: Collection[int]) -> dict[int, dict[str, str]]:
    """What people wrote beside their judgements, by entry; a text that was taken out of the record is not there."""
    rows = desk.read(lambda log: [row for index in sorted(set(entries)) for row in log.entries(index, index + 1)])
    return {row.index: texts_of(open_pairs(row.leaf, row.disclosures)) for row in rows}
