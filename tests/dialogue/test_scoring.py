"""Scoring of a reader: what counts as silently wrong, exact, asked and confused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dialogue.gold_lines import Context, GoldLine
from tests.dialogue.scoring import Confusion, Reading, judge, judge_all, score

if TYPE_CHECKING:
    from collections.abc import Mapping

OPTIONS = {"fence": ("none", "low", "high"), "gate": ("no", "yes")}


def line(
    number: int = 1,
    *,
    proposes: dict[str, str] | None = None,
    rejects: dict[str, str] | None = None,
    acts: tuple[str, ...] = ("offer",),
    asks_back: bool | str | None = None,
    clauses: int = 1,
) -> GoldLine:
    return GoldLine.model_validate(
        {
            "id": f"cuba-dev-{number:03}",
            "text": "Words.",
            "speaker": "us",
            "acts": list(acts),
            "proposes": proposes or {},
            "rejects": rejects or {},
            "conditional": False,
            "alternatives": [],
            "asks_back": asks_back,
            "clauses": clauses,
            "tags": ["plain"],
        }
    )


def reading(
    proposes: dict[str, str] | None = None,
    rejects: dict[str, str] | None = None,
    *,
    acts: tuple[str, ...] = ("offer",),
    asks_back: str | None = None,
) -> Reading:
    return Reading(
        acts=acts,
        proposes=proposes or {},
        rejects=rejects or {},
        conditional=False,
        alternatives=[],
        asks_back=asks_back,
    )


@pytest.mark.parametrize(
    ("got", "silently_wrong", "exact"),
    [
        pytest.param(reading({"fence": "low"}), False, True, id="the right term"),
        pytest.param(reading({"fence": "high"}), True, False, id="a wrong option"),
        pytest.param(reading({"fence": "low", "gate": "yes"}), True, False, id="an invented term"),
        pytest.param(reading(), False, False, id="silence is no wrong term"),
        pytest.param(
            reading({"fence": "high"}, asks_back="High?"), False, False, id="a wrong term asked of"
        ),
        pytest.param(
            reading({"fence": "low"}, {"gate": "*"}), True, False, id="an invented refusal"
        ),
    ],
)
def test_a_term_that_was_never_said_and_not_asked_about_is_silently_wrong(
    got: Reading, silently_wrong: bool, exact: bool
) -> None:
    judged = judge(line(proposes={"fence": "low"}), got, OPTIONS)

    assert judged.silently_wrong is silently_wrong
    assert judged.exact is exact


def test_refusing_the_second_of_two_options_is_refusing_the_topic() -> None:
    judged = judge(line(rejects={"gate": "*"}), reading(rejects={"gate": "yes"}), OPTIONS)

    assert judged.exact


def test_refusing_one_of_three_options_is_not_refusing_the_topic() -> None:
    judged = judge(line(rejects={"fence": "*"}), reading(rejects={"fence": "high"}), OPTIONS)

    assert judged.silently_wrong


def test_a_difference_is_named_by_place_issue_label_and_reading() -> None:
    gold = line(proposes={"fence": "low"}, rejects={"gate": "*"})

    judged = judge(gold, reading({"fence": "high"}), OPTIONS)

    assert judged.confusions == (
        Confusion("proposes", "fence", "low", "high"),
        Confusion("rejects", "gate", "*", "-"),
    )


def test_faults_in_lines_of_one_clause_are_counted_apart() -> None:
    judged = [
        judge(line(1, proposes={"fence": "low"}), reading({"fence": "low"}), OPTIONS),
        judge(line(2, clauses=1), reading({"fence": "low"}), OPTIONS),
        judge(line(3, clauses=4), reading({"fence": "low"}), OPTIONS),
        judge(line(4, clauses=2, proposes={"fence": "low"}), reading(), OPTIONS),
    ]

    figures = score(judged)

    assert (figures.silently_wrong, figures.silently_wrong_single) == (2, 1)
    assert figures.silently_wrong_share == pytest.approx(0.5)
    assert (figures.exact, figures.exact_single) == (pytest.approx(0.25), pytest.approx(0.5))
    assert (figures.lines, figures.single_clause_lines) == (4, 2)


def test_asking_is_measured_where_there_are_terms_where_it_is_due_and_where_it_is_not() -> None:
    judged = [
        judge(line(1, proposes={"fence": "low"}), reading({"fence": "low"}), OPTIONS),
        judge(line(2, proposes={"fence": "low"}), reading(asks_back="Which?"), OPTIONS),
        judge(line(3, asks_back=True), reading(asks_back="Which?"), OPTIONS),
        judge(line(4, asks_back="either", proposes={"fence": "low"}), reading(), OPTIONS),
    ]

    figures = score(judged)

    assert figures.asked_with_terms == pytest.approx(1 / 3)
    assert figures.asked_when_needed == pytest.approx(1)
    assert figures.asked_needlessly == pytest.approx(1 / 2)


def test_acts_are_counted_over_all_lines_together() -> None:
    judged = [
        judge(line(1, acts=("offer", "justify")), reading(acts=("offer",)), OPTIONS),
        judge(line(2, acts=("ask",)), reading(acts=("ask", "offer")), OPTIONS),
    ]

    figures = score(judged)

    assert figures.act_precision == pytest.approx(2 / 3)
    assert figures.act_recall == pytest.approx(2 / 3)
    assert dict(figures.act_confusions) == {"missed justify": 1, "invented offer": 1}


def test_the_commonest_confusion_comes_first() -> None:
    rare = judge(line(1, proposes={"gate": "yes"}), reading(), OPTIONS)
    common = judge(line(2, proposes={"fence": "low"}), reading({"fence": "high"}), OPTIONS)

    figures = score([rare, common, common])

    assert figures.confusions[0] == (Confusion("proposes", "fence", "low", "high"), 2)


def test_the_reader_is_given_text_speaker_and_the_packages_that_exist() -> None:
    seen: list[tuple[str, str, Mapping[str, Mapping[str, str]]]] = []

    def read(text: str, speaker: str, context: Mapping[str, Mapping[str, str]]) -> Reading:
        seen.append((text, speaker, context))
        return reading()

    with_draft = line().model_copy(update={"context": Context(draft={"fence": "low"})})
    judge_all([with_draft], read, OPTIONS)

    assert seen == [("Words.", "us", {"draft": {"fence": "low"}})]


def test_nothing_to_judge_is_no_fault() -> None:
    figures = score([])

    assert (figures.exact, figures.act_precision, figures.silently_wrong_share) == (1, 1, 0)
