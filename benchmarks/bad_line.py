"""A bad line between a browser and a hub on one machine: every packet is late, some never come. The kernel's own TCP.

The namespace has one tunnel, 10.77.0.1, behind which nobody lives. A relay reads each packet that is sent to 10.77.0.2,
throws some away, keeps the others for a while, swaps the two addresses and puts them back: so whoever asks 10.77.0.2 is
answered by the server at 10.77.0.1, and either side retransmits as it would on a set. Swapping leaves every checksum
right, because a checksum is a sum.
"""

import contextlib
import fcntl
import heapq
import os
import random
import select
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Final

HUB, SEEN_AS = "10.77.0.1", "10.77.0.2"
TUNSETIFF, TUN_NO_HEAD = 0x400454CA, 0x1001
INSIDE: Final = "SHOWCLEAR_BAD_LINE"


def in_a_namespace_of_our_own() -> None:
    """Starts this program again where it may make a network; returns only in there."""
    if INSIDE in os.environ:
        return
    unshare = shutil.which("unshare")
    if unshare is None or not os.access("/dev/net/tun", os.R_OK | os.W_OK):
        sys.exit("needs Linux with unshare and /dev/net/tun; nothing was measured")
    ways = [unshare, "--net"] if os.geteuid() == 0 else [unshare, "--net", "--user", "--map-root-user"]
    os.execve(unshare, [*ways, sys.executable, *sys.argv], {**os.environ, INSIDE: "yes"})  # noqa: S606


@contextlib.contextmanager
def bad_line(late: float, lost: float) -> Iterator[None]:
    """Each packet is `late` seconds on its way, each way; this share of them is lost."""
    with subprocess.Popen([sys.executable, __file__, str(late), str(lost)], stdout=subprocess.PIPE) as relay_:
        assert relay_.stdout is not None
        relay_.stdout.readline()
        yield
        relay_.terminate()


def relay(late: float, lost: float) -> None:
    tunnel = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tunnel, TUNSETIFF, struct.pack("16sH22x", b"bad0", TUN_NO_HEAD))
    for told in ("link set lo up", f"address add {HUB}/24 dev bad0", "link set bad0 up"):
        subprocess.run(["ip", *told.split()], check=True)
    print("up", flush=True)
    chance = random.Random(2026)  # noqa: S311 - which packets are lost, the same ones on every run
    on_the_way: list[tuple[float, int, bytes]] = []
    for n in range(sys.maxsize):
        due = max(0.0, on_the_way[0][0] - time.monotonic()) if on_the_way else None
        if select.select([tunnel], [], [], due)[0]:
            packet = os.read(tunnel, 65536)
            if packet[0] >> 4 == 4 and chance.random() >= lost:
                turned = packet[:12] + packet[16:20] + packet[12:16] + packet[20:]
                heapq.heappush(on_the_way, (time.monotonic() + late, n, turned))
        while on_the_way and on_the_way[0][0] <= time.monotonic():
            os.write(tunnel, heapq.heappop(on_the_way)[2])


if __name__ == "__main__":
    relay(float(sys.argv[1]), float(sys.argv[2]))
