"""The one counter where acts are handed in: the only write path of a production.

Laws of this file: one writer at a time holds the pen. The clock is read once per act. Each act is decided on the
state after the one before. The commit is the moment it happened; only then is the new state published and anybody
answered or told. On any error from the record nothing of the batch is published, and the desk refuses until it is
opened again.
"""

import hashlib
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from showclear.desk.clock import Clock
from showclear.domain.acts.catalogue import HUB_ACTS, Act
from showclear.domain.acts.setting_up import AdoptPack, ClockStepped, ProductionOpened
from showclear.domain.acts.shapes import Report, Via
from showclear.domain.decision import Decision, Verdict
from showclear.domain.fold.fold import fold, step
from showclear.domain.state import EMPTY, Entry, State
from showclear.domain.terms import HUB, How
from showclear.domain.wire import SCHEMA, encode_act, entry_of, pairs_of
from showclear.gate.book import Book, book_of, digest_of
from showclear.gate.decide import ENGINE, decide
from showclear.record.disclosure import leaf_header, open_pairs
from showclear.record.log import Log
from showclear.record.store import Draft

T = TypeVar("T")
STEP_BACK = 2_000_000  # µs the clock may go back before everybody is told
MOST_AT_ONCE = 100


class Asked(Struct, frozen=True, kw_only=True):
    """One act as it was handed in. `id` is 32 hex digits, made by the client; texts are named in the act."""

    id: str
    actor: str
    via: Via
    act: Act
    texts: dict[str, str] = {}


class Answer(Struct, frozen=True, kw_only=True):
    index: int
    id: str
    instant: int
    actor: str
    act: str
    verdict: Verdict
    decision: Decision | None
    entry: Entry


class NotAnActError(Exception):
    """What was handed in is no act at all; nothing was recorded."""

    def __init__(self, what: str, cure: str) -> None:
        self.what, self.cure = what, cure
        super().__init__(f"{what}. {cure}")


class IdTakenError(NotAnActError):
    """The id stands on the record already, with another actor or another act."""

    def __init__(self, id_: str) -> None:
        super().__init__(
            f"Act {id_} is on the record already, from somebody else or saying something else", "Make a new id."
        )


class Desk:
    """One production: its log, its state at the head, its book."""

    def __init__(self, log: Log, clock: Clock, bundled: Mapping[str, bytes]) -> None:
        self._log = log
        self._clock = clock
        self._bundled = dict(bundled)  # name -> bytes of the packs that came with the product
        self._pen = threading.Lock()
        self._listeners: list[Callable[[State], None]] = []
        self.state = fold(self._entries()) if log.size else EMPTY
        self.book = self._book(self.state)

    def _entries(self) -> Sequence[Entry]:
        return [
            entry_of(s.index, leaf_header(s.leaf).rec, open_pairs(s.leaf, s.disclosures)) for s in self._log.entries()
        ]

    def _book(self, state: State) -> Book:
        """The adopted packs, compiled, from the bytes the record holds."""
        names = {f.digest: f.name for pack in state.packs for f in pack.files}
        files = {name: self._log.blob(digest) or b"" for digest, name in names.items()}
        return book_of(tuple(sorted(files.items())))

    def listen(self, told: Callable[[State], None]) -> None:
        """Calls this after every commit, with the state at the new head."""
        self._listeners.append(told)

    def hand_in(self, asked: Sequence[Asked]) -> list[Answer]:
        """Decides and records one envelope, in order, in one commit.

        Raises NotAnActError (or IdTakenError) before anything is recorded, and the record's own errors after which this
        desk must be opened again.
        """
        if not 0 < len(asked) <= MOST_AT_ONCE:
            raise NotAnActError(f"{len(asked)} acts at once", f"Hand in 1 to {MOST_AT_ONCE}.")
        with self._pen:
            answers = self._batch(asked)
        for told in tuple(self._listeners):
            told(self.state)
        return answers

    def _batch(self, asked: Sequence[Asked]) -> list[Answer]:
        state, book = self.state, self.book
        first = state.head + 1
        drafts: list[Draft] = []
        blobs: dict[str, bytes] = {}
        answers: list[Answer | None] = []
        for one in asked:
            earlier = self._earlier(one)
            if earlier is not None:
                answers.append(earlier)
                continue
            if any(a is not None and a.id == one.id for a in answers):
                raise NotAnActError(f"Act {one.id} stands twice in one envelope", "Send each act once.")
            self._refuse_what_is_no_act(one)
            instant = self._clock.now()
            if instant < state.instant - STEP_BACK and state.stepped < 0:
                state = self._stepped(state, instant, drafts)
            instant = max(instant, state.instant)
            via = Via(
                how=one.via.how, device=one.via.device, heard=one.via.heard, seen=one.via.seen,
                first=first if len(asked) > 1 else None, occurred=one.via.occurred,
            )  # fmt: skip
            entry = self._decided(state, book, one, instant, via)
            drafts.append(draft_of(one.id, entry, one.texts, "act"))
            state = step(state, entry)
            if isinstance(one.act, AdoptPack) and entry.verdict is Verdict.ALLOWED:
                blobs |= self._bytes_of(one.act)
                book = self._book_with(state, blobs)
            answers.append(answer_of(one.id, entry))
        if drafts:
            self._log.append(drafts, blobs)
            self.state, self.book = state, book
        return [a for a in answers if a is not None]

    def _decided(self, state: State, book: Book, one: Asked, instant: int, via: Via) -> Entry:
        decision = decide(state, one.act, one.actor, book, instant, via)
        return Entry(
            index=state.head + 1,
            instant=instant,
            actor=one.actor,
            via=via,
            act=one.act,
            verdict=decision.verdict,
            decision=decision,
        )

    def _stepped(self, state: State, instant: int, drafts: list[Draft]) -> State:
        """Writes that the clock went back, so that nothing goes ahead until somebody confirms the time."""
        act = ClockStepped(behind=state.instant - instant)
        entry = hub_entry(state, act, state.instant)
        drafts.append(draft_of(hub_id(entry), entry, {}, "hub"))
        return step(state, entry)

    def _earlier(self, one: Asked) -> Answer | None:
        """The earlier answer to this id. Raises IdTakenError when it was another act or another actor."""
        stored = self._log.find(one.id)
        if stored is None:
            return None
        if stored.actor != one.actor or stored.body_hash != hashlib.sha256(encode_act(one.act)).digest():
            raise IdTakenError(one.id)
        opened = open_pairs(stored.leaf, stored.disclosures)
        return answer_of(one.id, entry_of(stored.index, leaf_header(stored.leaf).rec, opened))

    def _refuse_what_is_no_act(self, one: Asked) -> None:
        if type(one.act) in HUB_ACTS:
            raise NotAnActError(f"{type(one.act).__name__} is written by the hub alone", "Nobody sends it.")
        if one.act.texts != tuple(sorted(one.texts)):
            raise NotAnActError("the act names other texts than were sent with it", "Name each text once, sorted.")
        if isinstance(one.act, AdoptPack):
            self._bytes_of(one.act)

    def _bytes_of(self, act: AdoptPack) -> dict[str, bytes]:
        """The bytes an adoption names, by digest."""
        found: dict[str, bytes] = {}
        for file in act.files:
            content = self._bundled.get(file.name, b"")
            if hashlib.sha256(content).hexdigest() != file.digest:
                raise NotAnActError(
                    f"{file.name} with digest {file.digest[:12]} is not here", "Install that pack first."
                )
            found[file.digest] = content
        return found

    def _book_with(self, state: State, blobs: Mapping[str, bytes]) -> Book:
        names = {f.digest: f.name for pack in state.packs for f in pack.files}
        files = {name: blobs.get(digest) or self._log.blob(digest) or b"" for digest, name in names.items()}
        return book_of(tuple(sorted(files.items())))

    def read(self, ask: Callable[[Log], T]) -> T:
        """Asks the record something while nobody writes: one connection, one user at a time."""
        with self._pen:
            return ask(self._log)

    def close(self) -> None:
        with self._pen:
            self._log.close()

    def bundled(self) -> Mapping[str, bytes]:
        return self._bundled


def open_production(log: Log, clock: Clock, act: ProductionOpened, core: Mapping[str, bytes]) -> None:
    """Writes entry 0: it binds the core pack, whose bytes go into the record with it."""
    blobs = {hashlib.sha256(content).hexdigest(): content for content in core.values()}
    entry = hub_entry(EMPTY, act, clock.now(), digest_of(core))
    log.append([draft_of(hub_id(entry), entry, {}, "hub")], blobs)


def hub_entry(state: State, act: Report, instant: int, book: str = "") -> Entry:
    decision = Decision(verdict=Verdict.RECORDED, engine=ENGINE, book=book)
    return Entry(
        index=state.head + 1,
        instant=instant,
        actor=HUB,
        via=Via(how=How.HUB),
        act=act,
        verdict=Verdict.RECORDED,
        decision=decision,
    )


def hub_id(entry: Entry) -> str:
    """The hub's own entries have ids too: made from what they say, so that a crash never writes one twice."""
    return hashlib.sha256(b"hub %d " % entry.index + encode_act(entry.act)).hexdigest()[:32]


def draft_of(id_: str, entry: Entry, texts: Mapping[str, str], kind: str) -> Draft:
    return Draft(id_, entry.actor, kind, SCHEMA, entry.instant, pairs_of(entry, texts))


def answer_of(id_: str, entry: Entry) -> Answer:
    return Answer(
        index=entry.index,
        id=id_,
        instant=entry.instant,
        actor=entry.actor,
        act=type(entry.act).__name__,
        verdict=entry.verdict,
        decision=entry.decision,
        entry=entry,
    )
