"""Being told to stop: SIGTERM and SIGINT as an event instead of an exception."""

from __future__ import annotations

import asyncio
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator
    from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def told_to_stop() -> Generator[asyncio.Event]:
    """An event that is set by SIGTERM and SIGINT, however often they come."""
    loop = asyncio.get_running_loop()
    told = asyncio.Event()

    def tell(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(told.set)

    # Not `loop.add_signal_handler`, which Windows does not have.
    before = {number: signal.signal(number, tell) for number in SIGNALS}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


async def unless_told_to_stop(task: asyncio.Task[None], told: asyncio.Event) -> bool:
    """Wait for `task` or the event; return whether the task has ended by itself."""
    waiting = asyncio.create_task(told.wait())
    await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    return task.done()
