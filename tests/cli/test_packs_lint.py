"""`showclear packs lint` on a folder: what it names, and how it ends."""

import shutil
from pathlib import Path

from click.testing import CliRunner

from showclear.cli.packs import lint
from showclear.desk.config import shipped


def test_a_rule_that_stands_in_two_files_is_named_with_both(tmp_path: Path) -> None:
    pack = tmp_path / "core"
    shutil.copytree(shipped("packs") / "core", pack)
    (pack / "again.toml").write_text((pack / "stops.toml").read_text().replace('topic = "stops"', 'topic = "again"'))
    ended = CliRunner().invoke(lint, [str(pack)])
    assert ended.exit_code == 1
    assert "core.stop stands in core/again.toml too. An id is for ever and once." in ended.output
