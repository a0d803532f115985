"""Bytes from outside into typed acts: the one place where a body is read. What is no act gets a 4xx that says why."""

import contextlib
from typing import Annotated, Any, Protocol

import msgspec
from litestar import Request
from msgspec import Meta, Struct
from msgspec.structs import replace

from showclear.desk.handle import Asked
from showclear.desk.sessions import Session
from showclear.domain.acts.catalogue import Act
from showclear.domain.acts.setting_up import ApprovePlan, FileScript
from showclear.domain.acts.shapes import Request as ActRequest
from showclear.domain.acts.shapes import TextName, Via
from showclear.domain.sentence import filled
from showclear.domain.terms import UNKNOWN_PERSON, How, Index, Micros, PersonId
from showclear.domain.wire import decode_act

MOST_BYTES = 64 * 1024


class Pins(Protocol):
    """Who is who at a shared tablet: whether a PIN is theirs, and for how many minutes it may not be tried."""

    def pin_is(self, person: str, pin: str) -> bool: ...

    def rests(self, person: str) -> int: ...


class NotTakenError(Exception):
    """What was sent can't be taken: the status, what is wrong, where, how to mend it."""

    def __init__(self, status: int, what: str, where: str, cure: str) -> None:
        self.status, self.what, self.where, self.cure = status, what, where, cure
        super().__init__(what)


class ViaIn(Struct, frozen=True, forbid_unknown_fields=True):
    """How the actor spoke: SESSION, or SPOKEN and heard by the people named."""

    how: How = How.SESSION
    heard: Annotated[tuple[PersonId, ...], Meta(max_length=8)] = ()


class ActIn(Struct, frozen=True, forbid_unknown_fields=True):
    """One act. `id` is made by the client; `seen` is the record index its screen showed, see rests_on_a_screen."""

    id: Annotated[str, Meta(pattern=r"^[0-9a-f]{32}$")]
    act: msgspec.Raw
    seen: Index | None = None
    occurred: Micros | None = None
    via: ViaIn = ViaIn()
    texts: dict[TextName, Annotated[str, Meta(max_length=8000)]] = {}


class EnvelopeIn(Struct, frozen=True, forbid_unknown_fields=True):
    """Acts of one press, decided in order and recorded in one commit."""

    acts: Annotated[tuple[ActIn, ...], Meta(min_length=1, max_length=100)]
    by: PersonId | None = None  # on a shared device: who speaks, confirmed by their PIN
    pin: Annotated[str, Meta(max_length=8)] = ""


_decode = msgspec.json.Decoder(EnvelopeIn).decode


async def body_of(request: Request[Any, Any, Any]) -> bytes:
    """The body, at most 64 kB of JSON, read no further than that."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind != "application/json":
        raise NotTakenError(415, filled("content type {kind}", kind=kind or "-"), "header", "Send application/json.")
    with contextlib.suppress(ValueError):
        refuse_above(int(request.headers.get("content-length", "0")))
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        refuse_above(len(body))
    return bytes(body)


def refuse_above(size: int) -> None:
    if size > MOST_BYTES:
        raise NotTakenError(413, "more than 64 kB", "body", "Send fewer acts, or shorter texts.")


def envelope_of(body: bytes, session: Session, *, shared: bool, pins: Pins) -> list[Asked]:
    """Typed acts in the session's name, or on a shared device in that of whoever confirms with their PIN.

    `shared` when the device is nobody's own. Raises NotTakenError.
    """
    where = "body"
    try:
        envelope = _decode(body)
        session = speaking(envelope, session, shared=shared, pins=pins)
        asked = []
        for number, one in enumerate(envelope.acts):
            where = f"acts[{number}]"
            told = asked_of(one, session, where)
            asked.append(replace(told, via=replace(told.via, how=How.PIN)) if by_pin(envelope, told) else told)
    except RecursionError as error:
        raise NotTakenError(400, "too deep", where, "An act is a flat object.") from error
    except UnicodeDecodeError as error:
        raise NotTakenError(400, "not UTF-8", where, "Send UTF-8.") from error
    except msgspec.MsgspecError as error:
        what, _, at = str(error).partition(" - at ")
        at = f"{where} {at.strip('`')}".strip()
        raise NotTakenError(400, what, at, "Acts and their fields are in /schema/openapi.json.") from error
    return asked


def by_pin(envelope: EnvelopeIn, told: Asked) -> bool:
    return envelope.by is not None and told.via.how is How.SESSION


def speaking(envelope: EnvelopeIn, session: Session, *, shared: bool, pins: Pins) -> Session:
    """Whose acts these are. Without a PIN a shared device speaks for nobody: p-unknown, who may only report."""
    if envelope.by is None:
        return replace(session, person=UNKNOWN_PERSON) if shared else session
    if not shared:
        raise NotTakenError(400, "by somebody else", "by", "On your own phone you speak for yourself.")
    if not pins.pin_is(envelope.by, envelope.pin):
        minutes = pins.rests(envelope.by)
        if minutes:
            cure = filled("It rests for {minutes} more minutes, right or wrong. A STOP needs none.", minutes=minutes)
            raise NotTakenError(403, "this PIN was wrong five times", "pin", cure)
        again = "Try again; after five it rests for five minutes. A STOP needs none."
        raise NotTakenError(403, "not the PIN", "pin", again)
    return replace(session, person=envelope.by)


def asked_of(one: ActIn, session: Session, where: str) -> Asked:
    act = decode_act(bytes(one.act))
    if one.seen is None and rests_on_a_screen(act):
        raise NotTakenError(400, "seen is missing", where, "Say with it which entry your screen showed last.")
    names = tuple(sorted(one.texts))
    if act.texts not in {(), names}:
        raise NotTakenError(400, "the act names other texts than come with it", where, "Leave act.texts out.")
    via = Via(
        how=how_of(one.via, where),
        heard=one.via.heard,
        device=session.device or None,
        seen=one.seen,
        occurred=one.occurred,
    )
    return Asked(id=one.id, actor=session.person, via=via, act=replace(act, texts=names), texts=one.texts)


def rests_on_a_screen(act: Act) -> bool:
    """Whether a rule compares the act with what the screen showed: an act on a weapon, and what is signed as read.

    Without `seen` such a rule would have nothing to compare, and pass. A report is taken from whoever saw no screen.
    """
    return isinstance(act, ApprovePlan | FileScript) or (isinstance(act, ActRequest) and hasattr(act, "weapon"))


def how_of(via: ViaIn, where: str) -> How:
    """What the client may say of how the actor spoke; that a PIN was given is ours to say. Raises NotTakenError."""
    if via.how not in {How.SESSION, How.SPOKEN}:
        cure = "Speak for yourself, or as a scribe (SPOKEN); on a shared device name by and pin."
        raise NotTakenError(400, filled("via {how}", how=via.how), where, cure)
    if via.heard and via.how is not How.SPOKEN:
        raise NotTakenError(400, "heard, but not spoken", where, "Name who heard it only with SPOKEN.")
    return via.how
