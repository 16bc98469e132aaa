"""Every rule and act that a letter shows has an idea behind it that can be read up."""

from __future__ import annotations

import pytest

from bot.content.files import shipped
from bot.content.prompts import Prompts
from bot.content.teaching import load_teaching
from bot.ui.letters.concepts import ACTS, RULES

TEACHING = load_teaching(shipped("data"))
RULES_TOLD = {
    name.removeprefix("rule.")
    for name in Prompts(shipped("prompts")).names()
    if name.startswith("rule.")
}


def test_every_rule_that_is_told_has_an_idea_behind_it() -> None:
    assert RULES.keys() == RULES_TOLD


@pytest.mark.parametrize("concept", sorted({*RULES.values(), *ACTS.values()}))
def test_every_idea_is_in_the_glossary_with_its_lesson(concept: str) -> None:
    lessons = {lesson.id for lesson in TEACHING.course.lessons}

    assert TEACHING.glossary[concept].lesson in lessons
