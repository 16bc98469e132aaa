"""Which package to offer: among those of equal worth to oneself, the one the other likes best.

Iso-utility trade-off (logrolling; Faratin, Sierra & Jennings 2002): candidates lie in a narrow band
of own value; the best estimate of the other side's value wins, less a little for every clause
changed since the last letter, so that letters stay readable, and less again for a clause that both
sheets agreed on: who has just been met does not open it anew without a reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.negotiation.space import choices_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.counterpart.opponent import OpponentModel
    from bot.negotiation.scenario import Package

PER_CHANGE = 0.004
PER_CLAUSE_RAISED = 0.01
PER_CLAUSE_REOPENED = 0.03
TOWARDS = 0.26
ALIKE = 0.02


def bid(
    case: Case,
    theta: float,
    band: float,
    model: OpponentModel,
    last: Package | None,
    theirs: Package | None,
    raised: Collection[str],
) -> dict[str, str]:
    """The next package, worth at least `theta` (a share of the gains) to the counterpart.

    `last` is the own standing package, `theirs` the other side's, `raised` the issues it spoke of.
    """
    most = case.best if last is None else case.points(last)
    rows = _band(case, case.points_at(theta), band * (case.best - case.floor), most)
    choices = case.choices[rows]
    score = model.estimate(choices)
    if last is not None:
        before = choices_of(case.sheet, last)
        different = choices != before
        score -= PER_CHANGE * different.sum(axis=1)
        for column, issue in enumerate(case.sheet.issues):
            if issue.id in raised:
                score += PER_CLAUSE_RAISED * different[:, column]
    if theirs is not None:
        wanted = choices_of(case.sheet, theirs)
        score += TOWARDS * (choices == wanted).mean(axis=1)
        if last is not None:
            agreed = choices_of(case.sheet, last) == wanted
            score -= PER_CLAUSE_REOPENED * (agreed & (choices != wanted)).sum(axis=1)
    return case.package(rows.start + int(np.argmax(score)))


def alike(
    case: Case, package: Package, model: OpponentModel, count: int
) -> tuple[dict[str, str], ...]:
    """Up to `count` further packages of the same own value, as different from it as can be.

    Equal offers at once (MESO) show what matters without saying it (Leonardelli et al. 2019).
    """
    worth = case.points(package)
    spread = ALIKE * (case.best - case.floor)
    rows = case.rows(worth - spread, worth + spread)
    choices = case.choices[rows]
    liked = model.estimate(choices)
    chosen = [choices_of(case.sheet, package)]
    found: list[dict[str, str]] = []
    good = liked >= np.quantile(liked, 0.8)
    for _ in range(count):
        apart = np.min([(choices != other).sum(axis=1) for other in chosen], axis=0)
        best = int(np.argmax(np.where(good, apart + liked, -1.0)))
        if apart[best] < 2:
            break
        chosen.append(choices[best])
        found.append(case.package(rows.start + best))
    return tuple(found)


def _band(case: Case, least: float, width: float, most: float) -> slice:
    """The rows worth `least` to `least + width`, but never more than what was offered before."""
    least = min(least, most)
    while True:
        rows = case.rows(least, min(least + width, most))
        if rows.stop > rows.start:
            return rows
        width, least = width * 2, least - 1
