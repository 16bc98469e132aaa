"""Message and modal components as a tree: walking it and finding things in it.

https://discord.com/developers/docs/components/reference
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, TypeAlias

from playground.wire import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playground.wire import JsonObject

Place: TypeAlias = tuple[str | int, ...]


class ComponentType(IntEnum):
    """Discord's component types."""

    ACTION_ROW = 1
    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    ROLE_SELECT = 6
    MENTIONABLE_SELECT = 7
    CHANNEL_SELECT = 8
    SECTION = 9
    TEXT_DISPLAY = 10
    THUMBNAIL = 11
    MEDIA_GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18
    FILE_UPLOAD = 19
    RADIO_GROUP = 21
    CHECKBOX_GROUP = 22
    CHECKBOX = 23


SELECTS = frozenset(
    {
        ComponentType.STRING_SELECT,
        ComponentType.USER_SELECT,
        ComponentType.ROLE_SELECT,
        ComponentType.MENTIONABLE_SELECT,
        ComponentType.CHANNEL_SELECT,
    }
)
ONLY_IN_V2 = frozenset(
    {
        ComponentType.SECTION,
        ComponentType.TEXT_DISPLAY,
        ComponentType.THUMBNAIL,
        ComponentType.MEDIA_GALLERY,
        ComponentType.FILE,
        ComponentType.SEPARATOR,
        ComponentType.CONTAINER,
    }
)
MEDIA_DEFAULTS: JsonObject = {"description": None, "spoiler": False}
DEFAULTS: Mapping[int, JsonObject] = {
    ComponentType.CONTAINER: {"accent_color": None, "spoiler": False},
    ComponentType.SEPARATOR: {"spacing": 1, "divider": True},
    ComponentType.THUMBNAIL: MEDIA_DEFAULTS,
    ComponentType.FILE: {"spoiler": False},
    **{select: {"min_values": 1, "max_values": 1} for select in SELECTS},
}


def walk(
    components: Sequence[JsonObject], place: Place = ("components",)
) -> Iterator[tuple[Place, JsonObject]]:
    """Every component, parents before children, with its place in the body."""
    for index, component in enumerate(components):
        yield from _walk_one(component, (*place, index))


def _walk_one(component: JsonObject, place: Place) -> Iterator[tuple[Place, JsonObject]]:
    yield place, component
    yield from walk(listed(component, "components"), (*place, "components"))
    for only_child in ("accessory", "component"):
        if child := component.get(only_child):
            yield from _walk_one(child, (*place, only_child))


def find(components: Sequence[JsonObject], custom_id: str) -> JsonObject | None:
    """The component with a custom id."""
    return next(
        (component for _, component in walk(components) if component.get("custom_id") == custom_id),
        None,
    )


def displayed_text(components: Sequence[JsonObject]) -> str:
    """What the text displays say, a line each."""
    return "\n".join(
        component["content"]
        for _, component in walk(components)
        if component["type"] == ComponentType.TEXT_DISPLAY
    )


def media_of(component: JsonObject) -> list[JsonObject]:
    """The pictures and files a component itself shows."""
    match component["type"]:
        case ComponentType.THUMBNAIL:
            return [component["media"]]
        case ComponentType.FILE:
            return [component["file"]]
        case ComponentType.MEDIA_GALLERY:
            return [item["media"] for item in component["items"]]
        case _:
            return []


def completed(components: list[JsonObject]) -> list[JsonObject]:
    """The same components as Discord shows them: defaults filled in, and each with an id."""
    for _, component in walk(components):
        for emoji in [component.get("emoji"), *_emojis_of_options(component)]:
            if emoji and emoji.get("id") is None:  # ordinary ones are shown without an id
                emoji.pop("id", None)
        for key, value in DEFAULTS.get(component["type"], {}).items():
            component.setdefault(key, value)
        for item in listed(component, "items"):
            for key, value in MEDIA_DEFAULTS.items():
                item.setdefault(key, value)
    return _numbered(components)


def _emojis_of_options(component: JsonObject) -> list[JsonObject | None]:
    return [option.get("emoji") for option in listed(component, "options")]


def _numbered(components: list[JsonObject]) -> list[JsonObject]:
    taken = {component["id"] for _, component in walk(components) if component.get("id")}
    free = (number for number in range(1, 1_000_000) if number not in taken)
    for _, component in walk(components):
        if not component.get("id"):
            component["id"] = next(free)
    return components
