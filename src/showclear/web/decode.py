"""Bytes from outside into typed acts: the one place where a body is read. What is no act gets a 4xx that says why."""

from typing import Annotated, Any

import msgspec
from litestar import Request
from msgspec import Meta, Struct
from msgspec.structs import replace

from showclear.desk.handle import Asked
from showclear.desk.sessions import Session
from showclear.domain.acts.shapes import Via
from showclear.domain.terms import How
from showclear.domain.wire import decode_act

MOST_BYTES = 64 * 1024


class NotTakenError(Exception):
    """What was sent can't be taken: the status, what is wrong, where, how to mend it."""

    def __init__(self, status: int, what: str, where: str, cure: str) -> None:
        self.status, self.what, self.where, self.cure = status, what, where, cure
        super().__init__(what)


class ViaIn(Struct, frozen=True, forbid_unknown_fields=True):
    how: How = How.SESSION
    heard: tuple[str, ...] = ()


class ActIn(Struct, frozen=True, forbid_unknown_fields=True):
    id: Annotated[str, Meta(pattern=r"^[0-9a-f]{32}$")]
    act: msgspec.Raw
    seen: Annotated[int, Meta(ge=0, le=2**53 - 1)] | None = None
    occurred: Annotated[int, Meta(ge=0, le=2**53 - 1)] | None = None
    via: ViaIn = ViaIn()
    texts: dict[Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_.]{0,47}$")], Annotated[str, Meta(max_length=8000)]] = {}


class EnvelopeIn(Struct, frozen=True, forbid_unknown_fields=True):
    acts: Annotated[tuple[ActIn, ...], Meta(min_length=1, max_length=100)]


_decode = msgspec.json.Decoder(EnvelopeIn).decode


async def body_of(request: Request[Any, Any, Any]) -> bytes:
    """The body, at most 64 kB of JSON, read no further than that."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind != "application/json":
        raise NotTakenError(415, f"content type {kind or 'missing'}", "header", "Send application/json.")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise NotTakenError(413, "more than 64 kB", "body", "Send fewer acts, or shorter texts.")
    return bytes(body)


def envelope_of(body: bytes, session: Session) -> list[Asked]:
    """Typed acts in the session's name. Raises NotTakenError."""
    try:
        told = _decode(body)
        return [asked_of(one, session) for one in told.acts]
    except RecursionError as error:
        raise NotTakenError(400, "too deep", "body", "An act is a flat object.") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise NotTakenError(400, str(error), "body", "Acts and their fields are in /schema/openapi.json.") from error


def asked_of(one: ActIn, session: Session) -> Asked:
    try:
        act = decode_act(bytes(one.act))
    except UnicodeDecodeError as error:
        raise NotTakenError(400, "not UTF-8", f"act {one.id}", "Send UTF-8.") from error
    names = tuple(sorted(one.texts))
    if act.texts not in {(), names}:
        raise NotTakenError(400, "the act names other texts than come with it", f"act {one.id}", "Leave `texts` out.")
    if one.via.how not in {How.SESSION, How.SPOKEN}:
        raise NotTakenError(400, f"via {one.via.how}", f"act {one.id}", "Speak for yourself, or as a scribe (SPOKEN).")
    via = Via(
        how=one.via.how,
        heard=one.via.heard,
        device=session.device or None,
        seen=one.seen,
        occurred=one.occurred,
    )
    return Asked(id=one.id, actor=session.person, via=via, act=replace(act, texts=names), texts=one.texts)
