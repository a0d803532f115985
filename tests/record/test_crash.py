"""Being killed in the middle, and a disk that says no: everything answered is there, and nothing is signed in doubt."""

import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from showclear.record.errors import CommitUncertain, RecordBroken
from tests.record.props import act_id, check_outside, draft, new_record, reopen

WRITER = """
import sys
from pathlib import Path
from tests.record.props import draft, reopen
with reopen(Path(sys.argv[1])) as log:
    while True:
        first = log.size
        log.append([draft(first + number) for number in range(1 + first % 3)])
        print(log.size, flush=True)
"""


def killed_after(folder: Path, milliseconds: int) -> int:
    """The size the writer last answered before it was killed."""
    command = [sys.executable, "-c", WRITER, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as writer:
        assert writer.stdout is not None
        answered = int(writer.stdout.readline())
        time.sleep(milliseconds / 1000)
        writer.send_signal(signal.SIGKILL)
        whole_lines = writer.stdout.read().split(b"\n")[:-1]
    return max([answered, *map(int, whole_lines)])


def test_everything_answered_is_there_after_a_kill(tmp_path: Path) -> None:
    new_record(tmp_path, 1).close()
    for milliseconds in (1, 7, 23, 60):
        answered = killed_after(tmp_path, milliseconds)
        with reopen(tmp_path) as log:
            assert answered <= log.size <= answered + 3
            assert log.find(act_id(answered - 1)) is not None
            log.append([draft(log.size)])
            check_outside(log, tmp_path)


def test_a_commit_the_disk_refused_leaves_the_record_in_doubt_until_it_is_opened_again(tmp_path: Path) -> None:
    log = new_record(tmp_path, 3)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    used = (tmp_path / "record.sqlite-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (used + 100, limits[1]))
    try:
        with pytest.raises(CommitUncertain, match="may or may not have been kept"):
            log.append([draft(3)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert log.size == 3
    with pytest.raises(RecordBroken):
        log.append([draft(4)])
    assert [entry.index for entry in log.entries()] == [0, 1, 2]
    log.close()
    with reopen(tmp_path) as log:
        assert log.size in (3, 4)
        log.append([draft(5)])
        check_outside(log, tmp_path)
