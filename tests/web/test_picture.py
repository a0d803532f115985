"""What a weapon is drawn as while there is no photo of it."""

import pytest
from msgspec.structs import replace

from showclear.domain.terms import Feed
from showclear.web.picture import silhouette
from tests.cast import prepared


@pytest.mark.parametrize(
    ("feed", "calibre", "drawn"),
    [
        (Feed.REVOLVER, ".44", "revolver"),
        (Feed.DETACHABLE, "9 mm", "pistol"),
        (Feed.DETACHABLE, ".45 ACP", "pistol"),
        (Feed.DETACHABLE, "7.62x25 Tokarev", "pistol"),
        (Feed.DETACHABLE, "", "pistol"),
        (Feed.DETACHABLE, "7.62x39", "long-gun"),
        (Feed.DETACHABLE, " 5.56 NATO", "long-gun"),
        (Feed.TUBE, ".44-40", "long-gun"),
        (Feed.DOUBLE, "12 gauge", "long-gun"),
    ],
)
def test_a_weapon_is_drawn_by_its_feed_and_a_magazine_by_the_calibre(feed: Feed, calibre: str, drawn: str) -> None:
    colt = prepared().state.weapons["w-colt"]
    assert silhouette(replace(colt, anatomy=replace(colt.anatomy, feed=feed), calibre=calibre)) == drawn
