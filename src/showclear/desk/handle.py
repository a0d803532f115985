"""The one counter where acts are handed in, and where the hub says what is its own: the only way to write a record.

Laws of this file: one writer at a time holds the pen, and writes every envelope that waits, in the order they came,
in one commit. The clock is read once per act. Each act is decided on the state after the one before. The commit is the
moment it happened; only then is the new state published and anybody answered or told. What is wrong with one envelope
is told to its sender alone. On any error from the record nothing of the commit is published, everybody who waited for
it is told; the next act opens the record anew, which verifies every stored byte, and is refused while that fails.
"""

import hashlib
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from msgspec import Struct

from showclear.desk.clock import Clock
from showclear.desk.folding import entries_of
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
MEND_EVERY = 10.0  # s between two tries to open a record anew
NO_TEXTS: Mapping[str, str] = MappingProxyType({})


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


class Waiting:
    """One envelope on the counter, until `answers` or `error` is there."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self.asked = asked
        self.answers: list[Answer] | None = None
        self.error: BaseException | None = None

    @property
    def is_done(self) -> bool:
        return self.answers is not None or self.error is not None


class Batch:
    """What one commit will hold so far. An envelope that turns out to be no act leaves it as it was."""

    def __init__(self, state: State, book: Book) -> None:
        self.state, self.book = state, book
        self.drafts: list[Draft] = []
        self.blobs: dict[str, bytes] = {}
        self.answers: dict[str, tuple[Asked, Answer]] = {}  # by act id


class Desk:
    """One production: its log, its state at the head, its book.

    `state` is what was folded while the log was audited; without it the desk reads and folds the log itself. `again`
    opens the same record anew after a write that ended in doubt; without it such a desk writes no more.
    """

    def __init__(
        self,
        log: Log,
        clock: Clock,
        bundled: Mapping[str, bytes],
        state: State | None = None,
        again: Callable[[], tuple[Log, State]] | None = None,
    ) -> None:
        self._log = log
        self._again = again
        self._mend_from = 0.0  # by time.monotonic
        self.is_writing = True  # False from a write that ended in doubt until the record was opened anew
        self._clock = clock
        self._bundled = dict(bundled)  # name -> bytes of the packs that came with the product
        self._pen = threading.Lock()
        self._counter: deque[Waiting] = deque()
        self._listeners: list[Callable[[State], None]] = []
        self.state = fold(entries_of(log.entries())) if state is None else state
        self.book = self._book(self.state)

    def _book(self, state: State) -> Book:
        """The adopted packs, compiled, from the bytes the record holds."""
        names = {f.digest: f.name for pack in state.packs for f in pack.files}
        files = {name: self._log.blob(digest) or b"" for digest, name in names.items()}
        return book_of(tuple(sorted(files.items())))

    def _mended(self) -> bool:
        """Opens a record in doubt anew, not too often. What was kept of the last write is known afterwards."""
        if not self._log.is_broken or self._again is None or time.monotonic() < self._mend_from:
            return False
        self._mend_from = time.monotonic() + MEND_EVERY
        self._log.close()
        self._log, self.state = self._again()
        self.book = self._book(self.state)
        return True

    @property
    def waiting(self) -> int:
        """How many envelopes nobody has written yet."""
        return len(self._counter)

    def listen(self, told: Callable[[State], None]) -> None:
        """Calls this after every commit, with the state at the new head."""
        self._listeners.append(told)

    def hand_in(self, asked: Sequence[Asked]) -> list[Answer]:
        """Decides and records one envelope, in order, in one commit with whatever else waits.

        Raises NotAnActError (or IdTakenError) before anything is recorded, and the record's own errors after which this
        desk must be opened again.
        """
        if not 0 < len(asked) <= MOST_AT_ONCE:
            raise NotAnActError(f"{len(asked)} acts at once", f"Hand in 1 to {MOST_AT_ONCE}.")
        mine = Waiting(asked)
        self._counter.append(mine)
        committed = False
        with self._pen:
            while not mine.is_done:  # somebody who held the pen before may have written it already
                taken = self._taken()
                try:
                    committed |= self._mended()
                    committed |= self._write(taken)
                except Exception as error:  # the record can't be opened: nobody waits for ever
                    for waiting in taken:
                        waiting.error = waiting.error or error
                self.is_writing = not self._log.is_broken  # told with the pen in hand: in doubt it is at every write
        if committed:
            for told in tuple(self._listeners):
                told(self.state)
        if mine.error is not None:
            raise mine.error
        assert mine.answers is not None  # noqa: S101 - is_done says so
        return mine.answers

    def answered(self, asked: Sequence[Asked]) -> list[Answer]:
        """What was answered to those of these acts that are on the record. Raises IdTakenError for another's id."""
        with self._pen:
            batch = Batch(self.state, self.book)
            found = [self._earlier(one, batch) for one in asked]
        return [answer for answer in found if answer is not None]

    def say(self, to_say: Callable[[State, int, bytes], Iterable[tuple[str, Report]]]) -> int:
        """Writes what the hub itself has to say, (id, act) each, and nothing twice. How many entries that made."""
        with self._pen:
            self._mended()
            state, drafts = self.state, list[Draft]()
            instant = max(self._clock.now(), state.instant)
            for id_, act in to_say(state, instant, self._log.root()):
                if self._log.find(id_) is None:
                    entry = hub_entry(state, act, instant)
                    drafts.append(draft_of(id_, entry, {}, "hub"))
                    state = step(state, entry)
            try:
                if drafts:
                    self._log.append(drafts)
                    self.state = state
            finally:
                self.is_writing = not self._log.is_broken
        if drafts:
            for told in tuple(self._listeners):
                told(state)
        return len(drafts)

    def _taken(self) -> list[Waiting]:
        """Whoever came first, and as many more as one commit may hold."""
        taken = [self._counter.popleft()]
        acts = len(taken[0].asked)
        while self._counter and acts + len(self._counter[0].asked) <= MOST_AT_ONCE:
            taken.append(self._counter.popleft())
            acts += len(taken[-1].asked)
        return taken

    def _write(self, taken: Sequence[Waiting]) -> bool:
        """One commit for these envelopes. True when something was recorded."""
        batch = Batch(self.state, self.book)
        answers: list[tuple[Waiting, list[Answer]]] = []
        try:
            for waiting in taken:
                try:
                    answers.append((waiting, self._envelope(batch, waiting.asked)))
                except Exception as error:  # told to whoever sent it; the others never hear of it
                    waiting.error = error
            if batch.drafts:
                self._log.append(batch.drafts, batch.blobs)
                self.state, self.book = batch.state, batch.book
        except BaseException as error:
            for waiting in taken:
                waiting.error = waiting.error or error
            if not isinstance(error, Exception):
                raise
            return False
        for waiting, found in answers:
            waiting.answers = found
        return bool(batch.drafts)

    def _envelope(self, batch: Batch, asked: Sequence[Asked]) -> list[Answer]:
        """Decides one envelope on top of the batch; the batch takes it whole or not at all."""
        state, book = batch.state, batch.book
        first = state.head + 1
        drafts: list[Draft] = []
        blobs: dict[str, bytes] = {}
        made: dict[str, tuple[Asked, Answer]] = {}
        answers: list[Answer] = []
        for one in asked:
            if one.id in made:
                raise NotAnActError(f"Act {one.id} stands twice in one envelope", "Send each act once.")
            earlier = self._earlier(one, batch)
            if earlier is not None:
                answers.append(earlier)
                continue
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
                book = self._book_with(state, batch.blobs | blobs)
            answers.append(answer_of(one.id, entry))
            made[one.id] = (one, answers[-1])
        batch.state, batch.book = state, book
        batch.drafts += drafts
        batch.blobs |= blobs
        batch.answers |= made
        return answers

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

    def _earlier(self, one: Asked, batch: Batch) -> Answer | None:
        """The earlier answer to this id. Raises IdTakenError when it was another act or another actor."""
        if one.id in batch.answers:
            asked, answer = batch.answers[one.id]
            if (asked.actor, asked.act) != (one.actor, one.act):
                raise IdTakenError(one.id)
            return answer
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


def open_production(
    log: Log, clock: Clock, act: ProductionOpened, core: Mapping[str, bytes], texts: Mapping[str, str] = NO_TEXTS
) -> None:
    """Writes entry 0: it binds the core pack, whose bytes go into the record with it."""
    blobs = {hashlib.sha256(content).hexdigest(): content for content in core.values()}
    entry = hub_entry(EMPTY, act, clock.now(), digest_of(core))
    log.append([draft_of(hub_id(entry), entry, texts, "hub")], blobs)


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
