"""Who of those that come in plays for which team, many at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.quiz.teams import team_for
from bot.storage.quiz_presses import players_of, put_in_team

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.services.quiz.book import Entry
    from bot.services.quiz.rounds import Round


@dataclass(frozen=True, slots=True)
class Seating:
    """The teams of players by round and user, and the presses that changed one."""

    teams: dict[tuple[int, int], str | None] = field(
        default_factory=dict[tuple[int, int], "str | None"]
    )
    moves: set[int] = field(default_factory=set[int])

    def team_of(self, entry: Entry) -> str | None:
        """The team of whoever made this entry."""
        return self.teams.get((entry.round_id, entry.user_id))


async def seat(
    tx: AsyncConnection, rounds: Mapping[int, Round], entries: Iterable[Entry]
) -> Seating:
    """Put everybody who comes in into a team, and those who chose another into that one.

    A team can be changed in the lobby only, so that nobody joins the winners.
    """
    seating = Seating()
    in_teams = [each for each in entries if rounds[each.round_id].setup.teams != "none"]
    for round_id in {each.round_id for each in in_teams}:
        for player in await players_of(tx, round_id):
            seating.teams[round_id, player.user_id] = player.team
    there = set(seating.teams)
    for entry in in_teams:
        key = (entry.round_id, entry.user_id)
        round_ = rounds[entry.round_id]
        if key not in seating.teams:
            sizes = Counter(
                team for (id_, _), team in seating.teams.items() if team and id_ == entry.round_id
            )
            seating.teams[key] = team_for(round_.setup, entry.team, sizes)
        elif _changes(round_, entry, seating.teams[key]):
            seating.teams[key] = entry.team
            seating.moves.add(entry.press_id)
            if key in there:
                await put_in_team(tx, *key, entry.team)
    return seating


def _changes(round_: Round, entry: Entry, team: str | None) -> bool:
    return (
        entry.answer is None
        and round_.setup.teams == "choice"
        and round_.state.phase == "lobby"
        and entry.team in round_.setup.team_names
        and entry.team != team
    )
