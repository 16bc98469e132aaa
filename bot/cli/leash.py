"""A small process that ends the demo's processes when the demo itself is gone.

It reads lines from its standard input, `+PID` for a process that started and `-PID` for one that
ended. Standard input closes with the demo, however that ends: even killed, it leaves nobody behind,
and the folder that is this process's argument is deleted.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FINISHING_SECONDS = 12
LOOK_EVERY_SECONDS = 0.1


def follow(lines: Iterable[str]) -> set[int]:
    """Return who still runs when the lines end."""
    running: set[int] = set()
    for line in lines:
        pid = int(line[1:])
        if line.startswith("+"):
            running.add(pid)
        else:
            running.discard(pid)
    return running


def end(running: set[int]) -> None:
    """Ask the processes to end, and make them if they take too long."""
    remaining = {pid for pid in running if _signal(pid, signal.SIGTERM)}
    deadline = time.monotonic() + FINISHING_SECONDS
    while remaining and time.monotonic() < deadline:
        time.sleep(LOOK_EVERY_SECONDS)
        remaining = {pid for pid in remaining if _signal(pid, 0)}
    for pid in remaining:
        _signal(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)


def _signal(pid: int, number: int) -> bool:
    """Whether the process was there to get it."""
    try:
        os.kill(pid, number)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    end(follow(sys.stdin))
    shutil.rmtree(sys.argv[1], ignore_errors=True)
