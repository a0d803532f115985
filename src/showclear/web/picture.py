"""What a weapon is drawn as while nobody has taken its photo: by how it is fed, which is what its outline tells."""

from typing import Final

from showclear.domain.terms import Feed
from showclear.domain.weapons import Weapon

# A detachable magazine is in pistols and in long guns. The calibre tells them apart.
OF_LONG_GUNS: Final = (".223", ".270", ".30", ".303", ".308", "5.45", "5.56", "7.5", "7.62", "7.92", "12")
PISTOLS: Final = (".30 luger", ".30 mauser", "7.62x25", "7.62 tokarev")


def silhouette(weapon: Weapon) -> str:
    """revolver, pistol or long-gun."""
    if weapon.anatomy.feed is Feed.REVOLVER:
        return "revolver"
    if weapon.anatomy.feed is Feed.DETACHABLE and not is_of_long_guns(weapon.calibre):
        return "pistol"
    return "long-gun"


def is_of_long_guns(calibre: str) -> bool:
    said = calibre.strip().casefold()
    return said.startswith(OF_LONG_GUNS) and not said.startswith(PISTOLS)
