"""What is kindly declined around challenges and tables of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.refusals import Refusal

if TYPE_CHECKING:
    from bot.storage.challenges import Challenge
    from bot.storage.negotiations import Negotiation


class ChallengesNobody(Refusal):
    """Somebody challenged themselves."""

    text = "duel_refusal.yourself"


class ChallengesBot(Refusal):
    """Somebody challenged a bot."""

    text = "duel_refusal.a_bot"


class ChallengesMe(Refusal):
    """Somebody challenged this bot, which plays by other commands."""

    text = "duel_refusal.me"


class CannotComeHere(Refusal):
    """The person who is challenged does not see the channel."""

    text = "duel_refusal.cannot_see"


class OnlyInServers(Refusal):
    """A table of two needs a private thread, which direct messages cannot hold."""

    text = "duel_refusal.only_in_servers"


class NoSharedThread(Refusal):
    """There can be no private thread here, and for two people there is no other way.

    `why` is the text that names the reason.
    """

    def __init__(self, why: str, at: Negotiation | None = None, **values: str) -> None:
        self.text = why
        super().__init__(at, **values)


class ChallengedByThem(Refusal):
    """The other was faster: their `challenge` waits for an answer."""

    text = "duel_refusal.challenged_by_them"

    def __init__(self, challenge: Challenge) -> None:
        super().__init__()
        self.challenge = challenge


class PlayingTogether(Refusal):
    """These two are in the middle of this case."""

    text = "duel_refusal.playing_together"

    def __init__(self, at: Negotiation) -> None:
        super().__init__(at)


class NotInvited(Refusal):
    """Somebody else than the invited pressed."""

    text = "duel_refusal.not_invited"


class NotYourChallenge(Refusal):
    """Somebody else than the challenger wanted to withdraw it."""

    text = "duel_refusal.not_your_challenge"


class InvitationOver(Refusal):
    """The invitation was answered, withdrawn or has expired; `status` says which."""

    text = "duel_refusal.invitation_gone"

    def __init__(self, status: str | None = None, at: Negotiation | None = None) -> None:
        if status is not None:
            self.text = f"duel_refusal.invitation_{status}"
        super().__init__(at)


class NoLongerHere(Refusal):
    """The challenger has left the server."""

    text = "duel_refusal.no_longer_here"


class DraftPassed(Refusal):
    """The button belongs to an earlier draft of the mediator."""

    text = "duel_refusal.draft_passed"


class NotTheirTurn(Refusal):
    """The end can only be claimed while the other is to move."""

    text = "duel_refusal.not_their_turn"


class NotLongEnough(Refusal):
    """The other still has time; `until` is a moment in Discord's own words."""

    text = "duel_refusal.not_long_enough"

    def __init__(self, at: Negotiation, until: str) -> None:
        super().__init__(at, until=until)


class NotTwoPeople(Refusal):
    """The table is played alone, or is still running, so there is nothing of this kind."""

    text = "duel_refusal.not_two_people"


class NoGamesTogether(Refusal):
    """There is no game of two to show."""

    text = "duel_refusal.no_games"
