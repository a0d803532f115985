"""Makes sure that there is a Chromium for the browser tests: the machine's own, or the one that playwright brings."""

import shutil
import subprocess
import sys

OWN = ("chromium", "chromium-browser", "google-chrome")
PLAYWRIGHT = [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]
WAYS = (PLAYWRIGHT, ["apt-get", "install", "-y", "--no-install-recommends", "chromium"])


def main() -> int:
    if any(shutil.which(name) for name in OWN):
        return 0
    for way in WAYS:
        if shutil.which(way[0]) and subprocess.run(way, check=False).returncode == 0:
            return 0
    print("No Chromium, and no way to get one: install it, or set SHOWCLEAR_CHROMIUM to its path.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
