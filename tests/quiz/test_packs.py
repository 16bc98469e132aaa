"""Choosing questions from packs, and counting in the judgement test."""

from __future__ import annotations

from dataclasses import replace

from bot.quiz.packs import Form, Pack, score, select
from tests.quiz.samples import NUMBER, SINGLE, STATEMENT

PACKS = (
    Pack("one", "One", "", (replace(SINGLE, lesson="stakes"), NUMBER)),
    Pack("two", "Two", "", (replace(STATEMENT, lesson="stakes", level=3),)),
)
FORM = Form("form-a", "A", (SINGLE, replace(SINGLE, id="again")))


def test_questions_are_chosen_by_lesson_and_level() -> None:
    assert [q.id for q in select(PACKS)] == ["island", "letters", "boarded"]
    assert [q.id for q in select(PACKS, lesson="stakes")] == ["island", "boarded"]
    assert [q.id for q in select(PACKS, lesson="stakes", level=3)] == ["boarded"]


def test_a_form_counts_right_choices_and_nothing_else() -> None:
    assert score(FORM, {"island": 1, "again": 1}) == 2
    assert score(FORM, {"island": 1, "again": 0}) == 1
    assert score(FORM, {"again": 7}) == 0
    assert score(FORM, {}) == 0
