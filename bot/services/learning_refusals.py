"""What the course and the review kindly decline to do."""

from __future__ import annotations

from bot.services.refusals import Refusal


class NoSuchLesson(Refusal):
    """The lesson is not taught (any more)."""

    text = "learn.no_such_lesson"


class LessonLocked(Refusal):
    """In guided order, something else comes first; `first` is the lesson to begin with."""

    text = "learn.locked"

    def __init__(self, lesson: str, first: str, titles: str) -> None:
        super().__init__(None, titles=titles)
        self.lesson = lesson
        self.first = first


class NoSuchTerm(Refusal):
    """The glossary does not have this word."""

    text = "learn.no_such_term"


class QuestionGone(Refusal):
    """The question was changed or taken away since it was shown."""

    text = "learn.question_gone"


class NoNumber(Refusal):
    """What was typed holds no number, or several."""

    text = "learn.no_number"


class AlreadyRated(Refusal):
    """Another press on this card came first, perhaps on another device."""

    text = "learn.already_rated"


class NothingToReview(Refusal):
    """There are no cards at all yet."""

    text = "learn.nothing_to_review"


class NoTimeOfDay(Refusal):
    """What was typed is no time such as 19:30."""

    text = "learn.no_time_of_day"


class OnlyInServers(Refusal):
    """A leaderboard belongs to a server."""

    text = "learn.only_in_servers"


class NoTestNow(Refusal):
    """There is no form of the judgement test left to take now."""

    text = "learn.test_done"
