"""Live quizzes on a database of their own, with nobody but the test to look at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.quiz.hall import Hall

if TYPE_CHECKING:
    from bot.storage.database import Database


@pytest.fixture
def hall(database: Database) -> Hall:
    """A channel with a moderator in it."""
    return Hall(database)
