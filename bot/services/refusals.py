"""What the bot kindly declines to do, and where the person can go on instead.

None of these is a fault of the program: nothing is logged. `text` is the key of the sentence
among the short strings of the prompts, `values` are what the sentence mentions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import BackchannelError

if TYPE_CHECKING:
    from bot.negotiation.errors import MoveFault
    from bot.storage.negotiations import Negotiation


class Refusal(BackchannelError):
    """Root of all kind refusals; `at` is the negotiation to go on with, if there is one."""

    text: str

    def __init__(self, at: Negotiation | None = None, **values: str) -> None:
        super().__init__(self.text)
        self.at = at
        self.values = values


class NoSuchTable(Refusal):
    """The negotiation was deleted, or never was."""

    text = "refusal.no_such_table"


class NotYourTable(Refusal):
    """Somebody else than the learner pressed."""

    text = "refusal.not_your_table"


class TableClosed(Refusal):
    """The negotiation has ended; nothing can be moved any more."""

    text = "refusal.table_closed"


class TurnPassed(Refusal):
    """The button belongs to an earlier exchange, or two presses met and the other was first."""

    text = "refusal.turn_passed"


class StillRunning(Refusal):
    """The learner plays this case already, in negotiation `negotiation_id`."""

    text = "refusal.still_running"

    def __init__(self, negotiation_id: int) -> None:
        super().__init__()
        self.negotiation_id = negotiation_id


class NothingRunning(Refusal):
    """There is nothing to resume."""

    text = "refusal.nothing_running"


class NothingPlayed(Refusal):
    """There is no past negotiation to show."""

    text = "refusal.nothing_played"


class UnknownChoice(Refusal):
    """A scenario, side or persona that is not on offer (any more)."""

    text = "refusal.unknown_choice"


class NothingOffered(Refusal):
    """An empty draft cannot be sent."""

    text = "refusal.nothing_offered"


class DraftChanged(Refusal):
    """The message was changed on another device since it was shown."""

    text = "refusal.draft_changed"


class UnclearRanking(Refusal):
    """What was typed is no ranking of clauses by number."""

    text = "refusal.unclear_ranking"


class NoStepsLeft(Refusal):
    """Every step there is has been announced."""

    text = "refusal.no_steps_left"


class NoText(Refusal):
    """The mediator has no text on the table, or a newer one than was shown."""

    text = "refusal.no_text"


class TooLateToPrepare(Refusal):
    """The preparation card is closed with the first exchange."""

    text = "refusal.too_late_to_prepare"


class AlreadyExplained(Refusal):
    """The key choice has been explained: the debrief stands below."""

    text = "refusal.already_explained"


class NoSuchExchange(Refusal):
    """The game has no such exchange to go back to."""

    text = "refusal.no_such_exchange"


class NoFirstTry(Refusal):
    """There is no first try to compare with, or it has been deleted."""

    text = "refusal.no_first_try"


class NothingBetter(Refusal):
    """The deal cannot be improved for one without being worse for the other."""

    text = "refusal.nothing_better"


class CannotShare(Refusal):
    """There is no channel in which a result could be shown, or the bot or the person may not."""

    text = "refusal.cannot_share"


class NotOver(Refusal):
    """What is asked for can only be shown after the end."""

    text = "refusal.not_over"


class NothingToSign(Refusal):
    """There is no whole offer of the other side to accept."""

    text = "refusal.nothing_to_sign"


class Outdated(Refusal):
    """A button that no part of this version knows."""

    text = "refusal.outdated"


class NotPossible(Refusal):
    """The rules do not allow the move; `fault` is their own code for why."""

    text = "fault.ended"

    def __init__(self, at: Negotiation | None, fault: MoveFault) -> None:
        self.text = f"fault.{fault}"
        super().__init__(at)
        self.fault = fault
