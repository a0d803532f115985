"""Where things lie: packs that came with the product, and the folders of a data directory."""

from pathlib import Path
from typing import Final

from msgspec import Struct

from showclear.rules.load import BrokenPackError, read_folder

BUNDLED: Final = ("core", "us-ca", "industry", "house")


def shipped(folder: str) -> Path:
    """A folder of data that came with the product: inside an installed wheel, or beside src/ in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "_data" / folder
    return inside if inside.is_dir() else package.parent.parent / folder


def bundled_packs() -> dict[str, bytes]:
    """Every file of every pack that came with the product, by name (`core/custody.toml`)."""
    return {f.name: f.content for pack in BUNDLED for f in read_folder(shipped("packs") / pack)}


def pack_files(packs: dict[str, bytes], pack: str) -> dict[str, bytes]:
    """The files of one pack. Raises BrokenPackError when there is none of that name."""
    found = {name: content for name, content in packs.items() if name.startswith(f"{pack}/")}
    if not found:
        raise BrokenPackError(pack, "no such pack came with this product", f"Adopt one of: {', '.join(BUNDLED)}.")
    return found


class DataFolder(Struct, frozen=True):
    """One hub's data: keys apart from records, so that a backup of the one is no copy of the other."""

    root: Path

    def record(self, slug: str) -> Path:
        return self.root / "productions" / slug / "record.sqlite"

    def policy(self, slug: str) -> Path:
        return self.root / "productions" / slug / "policy.txt"

    def key(self, slug: str) -> Path:
        return self.root / "keys" / f"{slug}.ed25519"

    def mark(self, slug: str) -> Path:
        return self.root / "keys" / f"{slug}.mark"

    def slugs(self) -> list[str]:
        return sorted(p.parent.name for p in self.root.glob("productions/*/record.sqlite"))
