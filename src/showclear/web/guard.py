"""What stands before every route: headers on every answer, and a limit that never stands before a way out."""

import re
import time
from collections.abc import MutableMapping
from typing import Any, Final

from litestar.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; manifest-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
HEADERS: Final = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
FRESH: Final = (b"cache-control", b"no-store")
FOR_EVER: Final = (b"cache-control", b"public, max-age=31536000, immutable")  # its address changes when it does
THEIRS: Final = (b"cache-control", b"private, max-age=31536000, immutable")  # on its reader's phone alone
PHOTO: Final = re.compile(r"/productions/[^/]+/photos/[0-9a-f]{64}(?:/small)?")


def with_headers(app: ASGIApp) -> ASGIApp:
    """The same app, with the same headers on whatever it answers."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                told: MutableMapping[str, Any] = dict(message)
                kept = [h for h in told["headers"] if h[0].lower() != b"cache-control"]
                lasts = how_long(str(scope.get("path", ""))) if message["status"] == 200 else FRESH
                told["headers"] = [*kept, *HEADERS, lasts]
                await send(told)  # type: ignore[arg-type]
                return
            await send(message)

        await app(scope, receive, sent)

    return guarded


def how_long(path: str) -> tuple[bytes, bytes]:
    """What a browser may keep of what stands here."""
    if path.startswith("/static/"):
        return FOR_EVER
    return THEIRS if PHOTO.fullmatch(path) else FRESH


class Limit:
    """A bucket a session: `burst` at once, `rate` a second after that."""

    def __init__(self, burst: int = 120, rate: float = 30.0) -> None:
        self._burst, self._rate = burst, rate
        self._left: dict[str, tuple[float, float]] = {}

    def takes(self, who: str) -> bool:
        now = time.monotonic()
        left, since = self._left.get(who, (float(self._burst), now))
        left = min(float(self._burst), left + (now - since) * self._rate)
        self._left[who] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > 10_000:
            self._left = {who: self._left[who]}
        return left >= 1
