"""Small scenarios for hypothesis: random issues, gates, terms and reservations."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from bot.negotiation.scenario import (
    Branch,
    ChannelRule,
    Issue,
    Option,
    Position,
    Scenario,
    Side,
    Term,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

SIDES = ("north", "south")
LETTER = ChannelRule("letter", "letter", "a letter", 1.0, 1.0, commits=False)


def side(side_id: str, issues: Sequence[Issue], least: int) -> Side:
    """A side that publishes its issues and options in the order of the sheet."""
    wants = {
        issue.id: (*(option.id for option in issue.options), *(("n/a",) if issue.when else ()))
        for issue in issues
    }
    return Side(
        id=side_id,
        name=side_id,
        adjective=side_id,
        voice=side_id,
        role="",
        brief="",
        batna="",
        priorities=tuple(issue.id for issue in issues),
        wants=wants,
        no_deal=(Branch("as_before", "as before", least, 100, 100),),
    )


@st.composite
def issues(draw: st.DrawFn) -> tuple[Issue, ...]:
    """One to four issues of two to four options; later ones may hang on an earlier one."""
    found: list[Issue] = []
    for number in range(draw(st.integers(1, 4))):
        options = tuple(
            Option(
                f"o{place}",
                f"o{place}",
                f"o{place}",
                {name: draw(st.integers(0, 30)) for name in SIDES},
            )
            for place in range(draw(st.integers(2, 4)))
        )
        when, closed = (), dict[str, int]()
        if found and draw(st.booleans()):
            gate = draw(st.sampled_from(found))
            opened = draw(st.sets(st.sampled_from([o.id for o in gate.options]), min_size=1))
            when = ({gate.id: frozenset(opened)},)
            closed = {name: draw(st.integers(0, 30)) for name in SIDES}
        positions = {name: Position("", "") for name in SIDES}
        found.append(Issue(f"i{number}", f"i{number}", options, positions, (), when, closed))
    return tuple(found)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """A scenario with up to two terms and any reservations."""
    made = draw(issues())
    terms: list[Term] = []
    for number in range(draw(st.integers(0, 2))):
        issue = draw(st.sampled_from(made))
        named = [option.id for option in issue.options] + (["n/a"] if issue.when else [])
        when = {issue.id: frozenset(draw(st.sets(st.sampled_from(named), min_size=1)))}
        add = {draw(st.sampled_from(SIDES)): draw(st.integers(-20, 20))}
        terms.append(Term(f"t{number}", when, add, ""))
    first, second = (side(name, made, draw(st.integers(0, 40))) for name in SIDES)
    return Scenario(
        id="small",
        title="small",
        summary="",
        scale=100,
        turns=8,
        dates=(date(1962, 10, 24),),
        tension=30,
        sides=(first, second),
        issues=made,
        terms=tuple(terms),
        references=(),
        channels=(LETTER,),
    )
