"""Runs the playground until Ctrl-C: `python -m playground`."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import errno
import logging
import signal
import sys
from pathlib import Path

from playground.server import Playground
from playground.world_file import DEFAULT_WORLD, WorldFileError, load_world

USAGE_ERROR = 2


def main() -> int:
    """Read the command line and serve; 2 for what only the caller can put right."""
    parser = argparse.ArgumentParser(
        prog="playground", description="A small Discord to try bots in."
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=8962, help="port, 0 for any (%(default)s)")
    parser.add_argument(
        "--world", type=Path, default=DEFAULT_WORLD, metavar="FILE", help="who and what is there"
    )
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    try:
        playground = Playground(load_world(options.world), host=options.host, port=options.port)
        asyncio.run(_serve(playground))
    except KeyboardInterrupt:
        return 0
    except WorldFileError as error:
        sys.stderr.write(f"{error}\n")
        return USAGE_ERROR
    except (OSError, OverflowError) as error:
        in_use = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        reason = "the port is in use" if in_use else error
        sys.stderr.write(
            f"Cannot listen on {options.host}:{options.port}: {reason}. Choose another --port.\n"
        )
        return USAGE_ERROR
    return 0


async def _serve(playground: Playground) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows raises KeyboardInterrupt instead
            loop.add_signal_handler(number, stop.set)
    async with playground:
        sys.stdout.write(f"The playground is at {playground.base_url}/\n")
        sys.stdout.write(f"A bot uses {playground.api_base} and the token {playground.token}\n")
        sys.stdout.flush()
        await stop.wait()


if __name__ == "__main__":
    sys.exit(main())
