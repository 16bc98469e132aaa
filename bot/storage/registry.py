"""Every table there is, and which of them tell something about a person.

A new family of tables is imported here; whoever shows or deletes what is kept about somebody goes
through ABOUT_PEOPLE, and a test fails for a table with a `user_id` that is not in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.storage.class_schema import class_member
from bot.storage.duel_schema import challenge, participant
from bot.storage.learning_schema import (
    board_member,
    judgement_answer,
    learner,
    lesson_answer,
    lesson_visit,
    review_card,
    timer,
)
from bot.storage.quiz_schema import (
    class_absence,
    quiz_event,
    quiz_pack,
    quiz_player,
    quiz_press,
    quiz_round,
    solo_answer,
    solo_quiz,
)
from bot.storage.schema import (
    draft,
    improvement_vote,
    member,
    metadata,
    negotiation,
    negotiation_event,
)
from bot.storage.upload_schema import own_scenario, upload

if TYPE_CHECKING:
    from sqlalchemy import Table

ABOUT_PEOPLE: tuple[Table, ...] = (
    member,
    negotiation,
    draft,
    improvement_vote,
    challenge,
    participant,
    learner,
    lesson_visit,
    lesson_answer,
    review_card,
    timer,
    board_member,
    judgement_answer,
    quiz_player,
    quiz_press,
    class_member,
    class_absence,
    solo_quiz,
    solo_answer,
    upload,
)
"""Tables with a `user_id`, parents before children."""

THROUGH_A_PARENT: tuple[Table, ...] = (
    negotiation_event,
    quiz_round,
    quiz_event,
    quiz_pack,
    own_scenario,
)
"""Tables that tell about a person only through the row they belong to, or name who made a thing.

What a server plays belongs to it: it stays, without the name, when its maker goes.
"""

ALL = metadata
