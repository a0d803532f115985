"""Runs the app: in front, for `serve`; in a thread that stops cleanly, for `demo` and for tests."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import uvicorn
from litestar.types import ASGIApp

from showclear.web.lan import Tls

KEPT_OPEN: Final = 120  # seconds without a word; outbox.js says one every minute, so a press finds a line that is open


def server_of(app: ASGIApp, host: str, port: int, tls: Tls | None = None) -> uvicorn.Server:
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
        timeout_keep_alive=KEPT_OPEN,
        ssl_certfile=str(tls.cert) if tls else None,
        ssl_keyfile=str(tls.key) if tls else None,
    )
    return uvicorn.Server(config)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def bound(host: str, port: int) -> socket.socket:
    """A socket that holds the port from here on. Raises OSError when it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    held = socket.socket(
        family, socket.SOCK_STREAM, socket.IPPROTO_TCP
    )  # else asyncio leaves Nagle on: 40 ms an answer
    try:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind((host, port))
    except OSError:
        held.close()
        raise
    return held


@contextmanager
def running(app: ASGIApp, host: str, port: int, tls: Tls | None = None) -> Iterator[str]:
    """The address of the app while the block runs, port 0 taking any. Raises OSError when the port is taken."""
    held = bound(host, port)
    port = int(held.getsockname()[1])
    server = server_of(app, host, port, tls)
    thread = threading.Thread(target=server.run, args=([held],), daemon=True)
    thread.start()
    while thread.is_alive() and not server.started:
        time.sleep(0.01)
    try:
        if not server.started:
            raise OSError("the server did not start")
        yield f"{'https' if tls else 'http'}://{host}:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        held.close()
