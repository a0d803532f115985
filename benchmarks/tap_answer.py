"""How long after a tap the answer is on the page, on a bad line: 150 ms there and back, 3 of 100 packets lost each way.

    python benchmarks/tap_answer.py [DAYS]

Real presses in a real Chromium, over TLS as on a set, on the pages of benchmarks/phone_days.py. The line is made bad by
benchmarks/bad_line.py, and TCP is the kernel's own: what is lost is sent again when TCP finds out, two round
trips later at the soonest. Before every third press the phone rests longer than servers commonly keep a line open.
A request is one packet and its answer two, so nine presses in a hundred lose something on the way.
"""

import base64
import contextlib
import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.bad_line import HUB, SEEN_AS, bad_line, in_a_namespace_of_our_own
from benchmarks.blocks import goal, machine
from benchmarks.phone_days import PHONE_DAYS
from benchmarks.phones import Crew
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Browser

from showclear.desk.clock import RealClock
from showclear.desk.feed import Feed
from showclear.desk.sessions import Sessions
from showclear.web.app import make_app
from showclear.web.lan import Tls, certificates
from showclear.web.production import Production
from showclear.web.run import running
from tests.browser.crew import NAMES, Set, chromium
from tests.taps.floor import Floor

LATE, LOST, RESTS = 0.075, 0.03, 6.0
PRESSED = ("revolver", "blanks", "replaced", "dud")  # words of the days' names


@contextlib.contextmanager
def at_work(folder: Path, prepares: Callable[[Path], Floor], tls: Tls, browser: Browser) -> Iterator[Set]:
    """The hub of this day on the far side of the bad line, over TLS."""
    day = prepares(folder)
    production = Production(day.desk, Sessions(None, day.clock), Feed(day.desk), dict(NAMES))
    with running(make_app({"dry-creek": production}), HUB, 0, tls) as address:
        yield Set(day, production, address.replace(HUB, SEEN_AS), browser)
        for context in browser.contexts:
            context.close()
    production.sessions.close()
    day.close()


def trusting(tls: Tls) -> str:
    """The switch that makes Chromium take this hub as a phone does that was told to: it keeps what it loaded, too."""
    public = x509.load_pem_x509_certificate(tls.cert.read_bytes()).public_key()
    key = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"--ignore-certificate-errors-spki-list={base64.b64encode(hashlib.sha256(key).digest()).decode()}"


def said(name: str, values: list[float]) -> float:
    """Prints the spread of these; answers their p95."""
    cut = quantiles(values, n=100, method="inclusive")
    print(f"  {name:<34}{len(values):>8}{cut[49]:>9.0f}{cut[94]:>9.0f}{cut[98]:>9.0f}{max(values):>9.0f}")
    return cut[94]


def pressed(root: Path, words: list[str]) -> list[Crew]:
    """The crew of each of these days, after it."""
    tls = certificates(root / "tls", HUB, RealClock().now())
    found: list[Crew] = []
    with bad_line(LATE, LOST), chromium(trusting(tls)) as browser:
        for name, (prepares, plays) in PHONE_DAYS.items():
            if any(word in name for word in words):
                with at_work(root / name.replace(" ", "-"), prepares, tls, browser) as the_set:
                    crew = Crew(the_set, rests=RESTS)
                    plays(crew)
                found.append(crew)
    return found


def main(words: list[str]) -> None:
    print(f"tap to answer, {LATE * 2000:.0f} ms there and back, {LOST:.0%} lost each way; {machine()}")
    print(
        f"  load {os.getloadavg()[0]:<4.1f} at the start{'':<15}presses   p50 ms   p95 ms   p99 ms  slowest", flush=True
    )
    with tempfile.TemporaryDirectory() as root:
        crews = pressed(Path(root), words)
    presses = [p for crew in crews for p in crew.pressed]
    p95 = said("answer on the page", [p.answer for p in presses])
    said("  at once", [p.answer for p in presses if not p.rested])
    said(f"  after {RESTS:.0f} s of rest", [p.answer for p in presses if p.rested])
    said("answer painted", [ms for crew in crews for ms in crew.painted])
    print(f"  {sum(crew.connected for crew in crews)} presses had to open a line to the hub first")
    print(f"  load {os.getloadavg()[0]:<4.1f} at the end")
    goal(f"p95 under 400 ms: {p95:.0f}", p95 < 400)


if __name__ == "__main__":
    in_a_namespace_of_our_own()
    main(sys.argv[1:] or list(PRESSED))
