"""Who plays the other side: the knobs of a counterpart, all of them data and all of them public.

Difficulty is the persona and the hints, never a secret change of the rules: no knob touches the
reservation or the points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Temper = Literal["holds", "softens", "hardens"]


@dataclass(frozen=True, slots=True)
class Persona:
    """One counterpart.

    `clock` (beta > 0): below 1 it concedes late, above 1 early. `reciprocity` (rho): how much of
    a costly concession it returns. `initiative` (G, 0..1): the GRIT allowance it gives unasked.
    `candour` (0..1): share of questions about priorities it answers; it never lies. `face`
    (0..1): how much public words cost with it. `temper`: what high tension does to its terms.
    `patience`: letters that earn nothing which it bears before its initiative shrinks. `warmth`
    (0..1) chooses words. `band` (0..1): width of the equal-value band its next package comes from.
    """

    id: str
    name: str
    sentence: str
    lesson: str
    clock: float
    reciprocity: float
    initiative: float
    candour: float
    face: float
    temper: Temper
    patience: int
    warmth: float
    band: float
    margin: float
    linkage: float
