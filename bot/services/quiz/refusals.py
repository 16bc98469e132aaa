"""What quizzes kindly decline to do, and what to do instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.refusals import Refusal

if TYPE_CHECKING:
    from bot.quiz.steering import RoundFault


class NotForPlayers(Refusal):
    """Only moderators steer quizzes and see results."""

    text = "quiz.not_for_players"


class QuizGone(Refusal):
    """The quiz was deleted, or never was."""

    text = "quiz.gone"


class NoQuizHere(Refusal):
    """No quiz is live in this channel."""

    text = "quiz.none_here"


class QuizHere(Refusal):
    """A quiz is live in this channel already: `round_id`."""

    text = "quiz.here"

    def __init__(self, round_id: int) -> None:
        super().__init__()
        self.round_id = round_id


class QuizMovedOn(Refusal):
    """Somebody else, or the clock, was a moment faster."""

    text = "quiz.moved_on"


class StepRefused(Refusal):
    """The rules do not allow the step as things stand."""

    text = "quiz_fault.ended"

    def __init__(self, fault: RoundFault) -> None:
        self.text = f"quiz_fault.{fault}"
        super().__init__()
        self.fault = fault


class NoSuchPack(Refusal):
    """The pack is not on offer (any more)."""

    text = "quiz.no_such_pack"


class NothingToAsk(Refusal):
    """No question fits what was chosen."""

    text = "quiz.nothing_to_ask"


class NoSuchPlayer(Refusal):
    """Nobody of that name plays in this quiz."""

    text = "quiz.no_such_player"


class NobodyPlayed(Refusal):
    """There is no result to show."""

    text = "quiz.nobody_played"


class NoQuizYet(Refusal):
    """This server has not had a live quiz yet."""

    text = "quiz.none_yet"


class NotForHosts(Refusal):
    """What a server has decided is changed only by those who may moderate its members."""

    text = "settings.not_for_hosts"


class RoleOfEverybody(Refusal):
    """A role that everybody has, or that belongs to a bot, makes nobody a host."""

    text = "settings.role_of_everybody"


class NotShown(Refusal):
    """A member has left the class view, or was never in it."""

    text = "class_view.not_shown"


class NoClassView(Refusal):
    """The moderators of this server want nobody to see how far its members have come."""

    text = "class_view.off"


class AnsweredBefore(Refusal):
    """Another press on this question came first, perhaps on another device."""

    text = "quiz.answered_before"


class UploadGone(Refusal):
    """What was uploaded has been decided on, or waited for more than a day."""

    text = "upload.gone"


class TooManyBrought(Refusal):
    """The server offers as many packs or scenarios of its own as it may."""

    text = "upload.too_many"


class NothingCarried(Refusal):
    """No question of the pack has a place in the format that was chosen."""

    text = "upload.nothing_carried"


class NotBrought(Refusal):
    """The pack or scenario was removed for good, or never was."""

    text = "upload.not_brought"


class NotFetched(Refusal):
    """Discord did not hand out the file that was uploaded."""

    text = "upload.fetched"


class NoFile(Refusal):
    """The form came without a file."""

    text = "upload.no_file"
