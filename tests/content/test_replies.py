"""Replies in own words, read by the reader: what each task calls good is read as good."""

from __future__ import annotations

import pytest

from bot.content.files import shipped
from bot.content.lexicon import load_lexicon
from bot.content.scenarios import find_scenario
from bot.content.teaching import load_teaching
from bot.dialogue.reader import Reader
from bot.dialogue.reading import Context
from bot.quiz.answers import Heard
from bot.quiz.judging import Judgement, judge
from bot.quiz.questions import OwnWords

TEACHING = load_teaching(shipped("data"))
QUESTIONS = [
    *(lesson.try_it.question for lesson in TEACHING.course.lessons),
    *(question for pack in TEACHING.packs.values() for question in pack.questions),
]
TASKS = [pytest.param(task, id=task.id) for task in QUESTIONS if isinstance(task, OwnWords)]


def judged(task: OwnWords, text: str) -> Judgement:
    reader = Reader(find_scenario(task.scenario), load_lexicon(shipped("data") / "lexicon" / "en"))
    reading = reader.read(text, task.speaker, Context(standing=task.standing or None))
    heard = Heard(frozenset(reading.acts), reading.proposes, conditional=reading.conditional)
    return judge(task, heard)


@pytest.mark.parametrize("task", TASKS)
def test_the_model_reply_does_all_that_is_wanted(task: OwnWords) -> None:
    assert judged(task, task.model).is_right


@pytest.mark.parametrize("task", TASKS)
def test_blame_and_threats_are_told_what_they_lack(task: OwnWords) -> None:
    judgement = judged(task, "You are liars. Take the missiles out at once or we will strike.")

    assert not judgement.is_right
    assert any(not remark.is_praise for remark in judgement.remarks)


@pytest.mark.parametrize("task", TASKS)
def test_saying_nothing_is_not_enough(task: OwnWords) -> None:
    assert not judged(task, "Hm.").is_right
