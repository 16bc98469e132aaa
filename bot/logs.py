"""How the program logs: one line for each event, for people or for machines."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Literal

import structlog

if TYPE_CHECKING:
    from structlog.typing import Processor

READY = "Ready to answer"
"""What the bot logs once people can be answered; the demo waits for it."""

OURS = ("bot", "cogs")
CONNECTIONS = "discord.shard"


def set_up_logging(level: str, form: Literal["console", "json"]) -> None:
    """Send everything that is logged to standard error.

    Below `info` only our own loggers speak: those of the libraries would write down what people
    say, and what is sent to prove who we are.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_formatter(form))
    threshold = logging.getLevelNamesMapping()[level.upper()]
    logging.basicConfig(level=max(threshold, logging.INFO), handlers=[handler], force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(threshold)
    logging.getLogger(CONNECTIONS).addFilter(_in_one_line)


def _in_one_line(record: logging.LogRecord) -> bool:
    # That Discord is out of reach is news, but nothing to be looked for in the code.
    if record.exc_info:
        record.msg = f"{record.getMessage()} ({record.exc_info[1]})"
        record.args, record.exc_info = (), None
    return True


def _formatter(form: Literal["console", "json"]) -> logging.Formatter:
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: list[Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
        if form == "json"
        # The default shows local variables beside a traceback: the token may be one of them.
        else [
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            )
        ]
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
    )
