"""The errors of the application, and how one is reported to the person it met.

Whatever may go wrong in a way somebody treats differently has a class here. The rules of
negotiation, dialogue, quizzes and lessons have errors of their own.
"""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app import Interaction

log = logging.getLogger(__name__)


class BackchannelError(Exception):
    """Root of all errors of the application; the message is a sentence for people."""


class SettingsError(BackchannelError):
    """Settings are missing or malformed; `faults` holds one sentence for each."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class StartError(BackchannelError):
    """The program cannot start as it was told to; the message names the way out."""


class StorageError(StartError):
    """The database cannot be used; the message names it, never its password."""


class DatabaseTooNew(StorageError):
    """A newer version of the program has already changed the database."""

    def __init__(self, where: str, revision: str) -> None:
        super().__init__(
            f"The database {where} was written by a newer version of Backchannel"
            f" (its revision {revision} is unknown here): install that version or restore a backup."
        )
        self.where = where
        self.revision = revision


class TableMovedOn(BackchannelError):
    """Somebody else has acted on this turn of a negotiation first; nothing was written."""

    def __init__(self, negotiation_id: int, after_seq: int) -> None:
        super().__init__(f"Negotiation {negotiation_id} has moved on from event {after_seq}.")
        self.negotiation_id = negotiation_id
        self.after_seq = after_seq


class AlreadyRunning(BackchannelError):
    """The member already plays this scenario; `negotiation_id` is where."""

    def __init__(self, negotiation_id: int) -> None:
        super().__init__(f"Negotiation {negotiation_id} of this scenario is still running.")
        self.negotiation_id = negotiation_id


async def report(interaction: Interaction, error: Exception) -> None:
    """Log `error` under a short id and tell the person kindly, in private."""
    # Imported late: storage and the command line need the classes above, not Discord.
    from bot.apologies import apologise

    error_id = secrets.token_hex(3)
    await apologise(interaction, error, error_id)
