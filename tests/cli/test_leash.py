"""The leash: whoever still runs when the demo is gone is ended."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from bot.cli.leash import follow

if TYPE_CHECKING:
    from pathlib import Path

WAITS = "import sys; print('up', flush=True); sys.stdin.read()"


def test_it_knows_who_still_runs() -> None:
    assert follow(["+1\n", "+2\n", "-1\n", "+3\n", "-9\n"]) == {2, 3}


def test_it_ends_who_is_left_and_deletes_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    (folder / "inside").mkdir(parents=True)
    left, gone = (
        subprocess.Popen(
            [sys.executable, "-c", WAITS], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(2)
    )
    for process in (left, gone):
        assert process.stdout is not None
        process.stdout.readline()
    gone.communicate()

    subprocess.run(
        [sys.executable, "-m", "bot.cli.leash", str(folder)],
        input=f"+{left.pid}\n+{gone.pid}\n",
        text=True,
        check=True,
        timeout=60,
    )

    assert left.wait(timeout=10) != 0
    left.communicate()
    assert not folder.exists()
    assert tmp_path.exists()
