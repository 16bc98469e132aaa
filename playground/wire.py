"""What travels over the wire: JSON values and times as Discord writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

JsonObject: TypeAlias = dict[str, Any]
# JSON whose shape only its reader knows.
AnyJson: TypeAlias = Any
Json: TypeAlias = JsonObject | list[Any] | str | int | float | bool | None


def timestamp(at: datetime) -> str:
    """An aware time in the ISO 8601 form Discord uses, to the microsecond."""
    return at.isoformat(timespec="microseconds")


def listed(owner: JsonObject, key: str) -> list[AnyJson]:
    """A list in an object; Discord takes an absent one and null for empty."""
    return owner.get(key) or []


def nested(owner: JsonObject, key: str) -> JsonObject:
    """An object in an object; an absent one and null are empty."""
    return owner.get(key) or {}
