"""Verbs and nouns that look alike."""

from __future__ import annotations

import pytest

from tests.dialogue.readers import reader


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("You keep bringing up Turkey.", "us", id="keep doing is no keeping"),
        pytest.param("I cannot guarantee an answer tonight.", "us", id="guarantee something else"),
        pytest.param("If you want a treaty, tell me why.", "us", id="what they want"),
        pytest.param("We take note of your demand for a treaty.", "us", id="what they demand"),
        pytest.param("Before we discuss Turkey I need sleep.", "us", id="what the talks are about"),
    ],
)
def test_what_is_only_mentioned_is_no_term(text: str, speaker: str) -> None:
    reading = reader().read(text, speaker)

    assert dict(reading.proposes) == {}
    assert dict(reading.rejects) == {}


@pytest.mark.parametrize(
    ("text", "proposes", "rejects"),
    [
        pytest.param(
            "We remove the bombers, I mean the missiles.",
            {"missiles": "out"},
            {},
            id="a correction takes over the verb",
        ),
        pytest.param(
            "Neither the missiles nor the bombers will be removed.",
            {},
            {"missiles": "out", "il28": "out"},
            id="neither and nor share a verb",
        ),
        pytest.param(
            "Not only the missiles but also the bombers will leave.",
            {"missiles": "out", "il28": "out"},
            {},
            id="not only but also",
        ),
        pytest.param(
            "We withdraw our objection to a treaty.",
            {"pledge": "un_treaty"},
            {},
            id="an objection withdrawn is consent",
        ),
        pytest.param("You can have the bombers.", {"il28": "out"}, {}, id="handed over"),
    ],
)
def test_who_does_what_is_settled_by_the_sentence(
    text: str, proposes: dict[str, str], rejects: dict[str, str]
) -> None:
    reading = reader().read(text, "su")

    assert dict(reading.proposes) == proposes
    assert dict(reading.rejects) == rejects
