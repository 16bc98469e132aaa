"""What moderators may see of a class, and what nobody can work out from it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.lessons.class_view import FEW, Deeds, Known, Pupil, class_view, may_be_counted

CONCEPTS = ("batna", "zopa", "anchor")
counts = st.integers(0, 9)
some_concepts = st.frozensets(st.sampled_from(CONCEPTS))
deeds = st.builds(Deeds, counts, counts, counts, counts, counts)
knowns = st.builds(Known, some_concepts, some_concepts, some_concepts)
tests = st.none() | st.tuples(st.integers(0, 10), st.integers(0, 10))
pupils = st.builds(
    Pupil, st.integers(1, 99), st.text(max_size=5), deeds, knowns, tests, st.booleans()
)
classes = st.lists(pupils, max_size=14, unique_by=lambda each: each.user_id)


def pupil(user_id: int, *, absent: bool = False, test: tuple[int, int] | None = None) -> Pupil:
    """Somebody who has done two lessons, knows one idea and has used none."""
    known = Known(frozenset({"batna", "zopa"}), frozenset({"batna"}))
    return Pupil(user_id, f"P{user_id}", Deeds(lessons=2, reviews=3), known, test, absent)


def test_members_are_shown_by_name_and_added_up() -> None:
    carol = replace(pupil(1), name="Carol")
    nameless = replace(pupil(2), name="")
    alice = replace(pupil(3), name="alice", deeds=Deeds(quizzes=1))

    view = class_view([carol, nameless, alice], CONCEPTS)

    assert [line.name for line in view.lines] == ["alice", "Carol", ""]
    assert [len(line.known.taught) for line in view.lines] == [2, 2, 2]
    assert view.total == Deeds(lessons=4, quizzes=1, reviews=6)
    assert [(each.concept, each.taught, each.remembered, each.used) for each in view.ideas] == [
        ("batna", 3, 3, 0),
        ("zopa", 3, 0, 0),
        ("anchor", 0, 0, 0),
    ]


def test_who_stays_away_is_never_shown() -> None:
    view = class_view([pupil(1), pupil(2, absent=True)], CONCEPTS)

    assert [line.user_id for line in view.lines] == [1]
    assert (view.absent, view.counted, view.total.lessons) == (1, 1, 2)
    assert not view.absent_count


def test_from_five_on_they_count_in_sums() -> None:
    away = [pupil(number, absent=True) for number in range(2, 2 + FEW)]

    view = class_view([pupil(1), *away], CONCEPTS)

    assert [line.user_id for line in view.lines] == [1]
    assert (view.absent, view.counted, view.total.lessons) == (FEW, 1 + FEW, 2 * (1 + FEW))
    assert view.absent_count


def test_the_test_is_shown_in_sum_once_enough_have_taken_both_forms() -> None:
    few = [pupil(number, test=(4, 7)) for number in range(1, FEW)]
    enough = [*few, pupil(FEW, test=(5, 5)), pupil(FEW + 1)]

    assert class_view(few, CONCEPTS).gain is None
    gain = class_view(enough, CONCEPTS).gain
    assert gain is not None
    assert (gain.people, gain.before, gain.after) == (FEW, 4.2, 6.6)


@given(classes, deeds, knowns, tests)
def test_nothing_that_a_few_absent_do_changes_what_is_seen(
    everybody: list[Pupil], deed: Deeds, known: Known, test: tuple[int, int] | None
) -> None:
    assume(sum(each.is_absent for each in everybody) < FEW)

    otherwise = [
        replace(each, deeds=deed, known=known, test=test) if each.is_absent else each
        for each in everybody
    ]

    assert class_view(everybody, CONCEPTS) == class_view(otherwise, CONCEPTS)


@given(classes)
def test_who_of_the_absent_did_what_changes_nothing(everybody: list[Pupil]) -> None:
    absent = [each for each in everybody if each.is_absent]
    swapped = [
        replace(each, deeds=other.deeds, known=other.known, test=other.test)
        for each, other in zip(absent, reversed(absent), strict=True)
    ]
    listed = [each for each in everybody if not each.is_absent]

    assert class_view(everybody, CONCEPTS) == class_view([*listed, *swapped], CONCEPTS)


@given(classes)
def test_totals_add_up_to_what_is_shown_where_nobody_else_counts(everybody: list[Pupil]) -> None:
    view = class_view(everybody, CONCEPTS)
    assume(not view.absent_count)

    assert view.total == sum((line.deeds for line in view.lines), Deeds())
    assert sum(each.taught for each in view.ideas) == sum(
        len(line.known.taught) for line in view.lines
    )


@given(st.frozensets(st.integers(1, 12)), st.frozensets(st.integers(1, 12)))
def test_answers_are_added_up_for_five_or_more_and_never_single_one_out(
    people: frozenset[int], absent: frozenset[int]
) -> None:
    counted = may_be_counted(people, absent)

    assert counted <= people
    assert len(counted) == 0 or len(counted) >= FEW
    assert len(counted & absent) == 0 or len(counted & absent) >= FEW
