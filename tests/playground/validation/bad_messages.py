"""Messages that Discord refuses, each with the place and the code of its fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playground.wire import JsonObject

V2 = 1 << 15


def button(custom_id: str = "a", label: str = "Go", **more: object) -> JsonObject:
    return {"type": 2, "style": 1, "custom_id": custom_id, "label": label, **more}


def row(*components: JsonObject) -> JsonObject:
    return {"type": 1, "components": list(components)}


def select(count: int, **more: object) -> JsonObject:
    options = [{"label": f"{n}", "value": f"{n}"} for n in range(count)]
    return {"type": 3, "custom_id": "s", "options": options, **more}


def text(content: str) -> JsonObject:
    return {"type": 10, "content": content}


NOT_IN_THE_DOCUMENT = [
    pytest.param(
        {"content": "x" * 2001}, ("content",), "BASE_TYPE_MAX_LENGTH", id="content of 2,001"
    ),
    pytest.param(
        {"components": [row(button("same"), button("same"))]},
        ("components", "0", "components", "1", "custom_id"),
        "COMPONENT_CUSTOM_ID_DUPLICATED",
        id="custom id used twice",
    ),
    pytest.param(
        {"flags": V2, "components": [{"type": 17, "components": [text("x")] * 40}]},
        ("components",),
        "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
        id="41 components, nested",
    ),
    pytest.param(
        {"flags": V2, "components": [text("x" * 2000), text("x" * 2001)]},
        ("components",),
        "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
        id="4,001 characters of text",
    ),
    pytest.param(
        {"embeds": [{"description": "x" * 3001}, {"description": "x" * 3000}]},
        ("embeds",),
        "MAX_EMBED_SIZE_EXCEEDED",
        id="6,001 characters of embeds",
    ),
    pytest.param(
        {"flags": V2, "content": "words", "components": [text("x")]},
        ("content",),
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        id="V2 beside content",
    ),
    pytest.param(
        {"components": [text("x")]},
        ("components", "0"),
        "UNION_TYPE_CHOICES",
        id="V2 components without the flag",
    ),
    pytest.param(
        {"components": [row(button(str(n))) for n in range(6)]},
        ("components",),
        "BASE_TYPE_BAD_LENGTH",
        id="6 rows",
    ),
    pytest.param(
        {"components": [row(button(), select(1))]},
        ("components", "0", "components", "1"),
        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
        id="a select beside a button",
    ),
    pytest.param(
        {"components": [row(select(1, options=[{"label": "x", "value": "1"}] * 2))]},
        ("components", "0", "components", "0", "options", "1", "value"),
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        id="select value used twice",
    ),
    pytest.param(
        {"components": [row(select(2, max_values=3))]},
        ("components", "0", "components", "0", "max_values"),
        "SELECT_COMPONENT_MAX_VALUES_EXCEEDS",
        id="more values than options",
    ),
    pytest.param(
        {"components": [row({"type": 2, "style": 5, "label": "Read"})]},
        ("components", "0", "components", "0", "url"),
        "BASE_TYPE_REQUIRED",
        id="link without address",
    ),
    pytest.param(
        {"components": [row({"type": 2, "style": 1, "custom_id": "a"})]},
        ("components", "0", "components", "0", "label"),
        "BASE_TYPE_REQUIRED",
        id="button without label",
    ),
    pytest.param(
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        ("allowed_mentions",),
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        id="mentions both all and some",
    ),
    pytest.param(
        {
            "flags": V2,
            "components": [{"type": 12, "items": [{"media": {"url": "attachment://no.png"}}]}],
        },
        ("components", "0", "url"),
        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
        id="picture that was not sent",
    ),
]
IN_THE_DOCUMENT = [
    pytest.param(
        {"components": [row(button(label="x" * 81))]},
        ("components", "0", "components", "0", "label"),
        "BASE_TYPE_MAX_LENGTH",
        id="label of 81",
    ),
    pytest.param(
        {"components": [row(button("x" * 101))]},
        ("components", "0", "components", "0", "custom_id"),
        "BASE_TYPE_BAD_LENGTH",
        id="custom id of 101",
    ),
    pytest.param(
        {"components": [row(*(button(str(n)) for n in range(6)))]},
        ("components", "0", "components"),
        "BASE_TYPE_BAD_LENGTH",
        id="6 buttons in a row",
    ),
    pytest.param(
        {"components": [row(select(26))]},
        ("components", "0", "components", "0", "options"),
        "BASE_TYPE_BAD_LENGTH",
        id="26 options",
    ),
    pytest.param(
        {"components": [row({"type": 77})]},
        ("components", "0", "components", "0", "type"),
        "BASE_TYPE_CHOICES",
        id="a component there is not",
    ),
    pytest.param(
        {"content": 5}, ("content",), "STRING_TYPE_CONVERT", id="a number for the content"
    ),
]
