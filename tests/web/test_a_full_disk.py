"""A hub whose disk is full says so to whoever acts, and its pages are live no longer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.hub import Hub, act, hub_at


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with hub_at(tmp_path) as made:
        yield made


def fill(hub: Hub) -> None:
    """SQLite itself is told that there is no more room, as a disk would."""
    store = hub.production.desk._log._store  # noqa: SLF001
    db = store._db  # type: ignore[attr-defined]  # noqa: SLF001
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}")


def test_no_page_stays_live_on_a_record_that_is_not_written(hub: Hub) -> None:
    phone = hub.join()
    with phone.stream("GET", "/stream", params={"only": "stops"}) as line:
        assert line.status_code == 200
    fill(hub)
    big = act(person="p-tess", department="cast") | {"texts": {"name": "x" * 7_000}}
    assert phone.post("/acts", json={"acts": [big]}).status_code == 503
    assert phone.get("/stream", params={"only": "stops"}).status_code == 503
