"""Terms are taken only from what is understood whole: leftovers of a sentence are asked about."""

from __future__ import annotations

import pytest

from tests.dialogue.readers import reader


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Twelve missiles leave.", id="an amount that is no part of the term"),
        pytest.param("All missiles leave, except two.", id="an exception"),
        pytest.param("The missiles leave, but not all of them.", id="a no that falls on a part"),
        pytest.param("The missiles in Italy must leave.", id="a thing of somebody else"),
        pytest.param("The zebras want the missiles out.", id="a word of no known meaning"),
        pytest.param("The missiles might be gone by then.", id="a guess"),
        pytest.param("A treaty would be better than a quarrel.", id="a comparison"),
        pytest.param("UN inspectors are a sore point at home.", id="a name and no deed"),
        pytest.param("All of it must go at once.", id="a deed and no name"),
        pytest.param("Once inspectors are in, the quarantine is lifted.", id="another event"),
        pytest.param("Call me when the bombers leave.", id="a date for no term"),
        pytest.param("You blinked.", id="a taunt"),
        pytest.param("The hotline can wait.", id="put off"),
        pytest.param("We need more than a private promise.", id="more than that"),
        pytest.param("Minus the treaty.", id="an exception from nothing"),
        pytest.param("A treaty from the UN. Wonderful.", id="mockery"),
        pytest.param("There are no missiles in Cuba.", id="a fact denied"),
        pytest.param("The IRBMs go, the rest stays.", id="a rest of what is not said"),
        pytest.param("Half of the generals want the missiles bombed.", id="an unknown deed"),
        pytest.param("No promise, the quarantine stays.", id="a no to a thing without a name"),
        pytest.param("End the quarantine before we move.", id="lifted, but not when"),
        pytest.param("The Jupiters stay until NATO decides.", id="up to what is not known"),
        pytest.param("Freeze now, removal later.", id="two deeds and no name"),
        pytest.param("In public, or we have no deal.", id="how, but not what"),
        pytest.param("The missiles leave, inspected by the Swiss.", id="a name half understood"),
        pytest.param("As for inspections, we propose none at all.", id="a no behind a name"),
        pytest.param("Should the count come out short, the quarantine is back.", id="an accident"),
    ],
)
def test_a_sentence_with_something_left_over_is_asked_about(text: str) -> None:
    assert reader().read(text, "us").asks_back is not None


@pytest.mark.parametrize(
    ("text", "proposes"),
    [
        pytest.param(
            "Frankly, Mr Chairman, all the missiles simply have to leave the island.",
            {"missiles": "out"},
            id="manners and addresses",
        ),
        pytest.param("The bombers stay, no change.", {"il28": "stay"}, id="a no without a thing"),
        pytest.param(
            "Lift the quarantine today because of the weather.",
            {"quarantine": "lifted_now"},
            id="a reason",
        ),
        pytest.param("fuck yes to the hotline", {"hotline": "yes"}, id="slang"),
        pytest.param(
            "The zeppelins notwithstanding we withdraw the bombers.",
            {"il28": "out"},
            id="a strange word beside a known deed",
        ),
        pytest.param(
            "Pull those missiles out within 48 hours.", {"missiles": "out"}, id="a deadline"
        ),
        pytest.param(
            "We will take the missiles out of Turkey.", {"jupiters": "out"}, id="where from"
        ),
        pytest.param(
            "You take the Jupiters, we take the missiles.",
            {"missiles": "out", "jupiters": "out"},
            id="a swap of bare names",
        ),
        pytest.param(
            "We no longer insist on the removal of the bombers.",
            {"il28": "stay"},
            id="a demand given up",
        ),
        pytest.param("No, the quarantine stays.", {"quarantine": "kept"}, id="a mere no"),
        pytest.param(
            "The missiles leave and we promise not to invade as long as none return.",
            {"missiles": "out", "pledge": "conditional"},
            id="what the promise holds on",
        ),
        pytest.param(
            "It has to stay secret, otherwise no Turkey.",
            {"publicity": "private"},
            id="a fallback that is a no",
        ),
        pytest.param(
            "We do not care about the bombers, they can stay.",
            {"il28": "stay"},
            id="what is said of it next settles it",
        ),
        pytest.param(
            "Without the treaty the missiles stay.", {"pledge": "un_treaty"}, id="a threat"
        ),
        pytest.param(
            "The Jupiters can go, not now, in about five months.",
            {"jupiters": "out", "turkey_when": "4_5_months"},
            id="a time denied before another",
        ),
    ],
)
def test_words_that_change_nothing_are_passed_over(text: str, proposes: dict[str, str]) -> None:
    reading = reader().read(text, "us")

    assert dict(reading.proposes) == proposes
    assert reading.asks_back is None
