"""The limits Discord enforces that its OpenAPI document does not contain.

Documented in https://discord.com/developers/docs/resources/message and
https://discord.com/developers/docs/components/reference; the codes are those
the live API answers with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.components import ONLY_IN_V2, SELECTS, ComponentType, walk
from playground.model import MessageFlag
from playground.validation.faults import Fault, bad_length, repeats, required, too_long
from playground.wire import listed, nested

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playground.components import Place
    from playground.wire import JsonObject

CONTENT_LENGTH = 2000
EMBEDS_LENGTH = 6000
COMPONENTS = 40
COMPONENT_TEXT_LENGTH = 4000
LEGACY_ROWS = 5
ROW_WIDTH = 5
MODAL_COMPONENTS = 5
LEGACY_FIELDS = ("content", "embeds", "poll", "sticker_ids")


def message_faults(body: JsonObject, *, flags: int) -> list[Fault]:
    """What is wrong with a message to be sent or edited.

    `flags` are those the message will have, since an edit does not repeat them.
    """
    components: list[JsonObject] = listed(body, "components")
    v2 = bool(flags & MessageFlag.COMPONENTS_V2)
    return [
        *_content_faults(body),
        *_embed_faults(body),
        *_mention_faults(body),
        *(_v2_faults(body, components) if v2 else _legacy_faults(components)),
        *component_faults(components),
    ]


def modal_faults(modal: JsonObject) -> list[Fault]:
    """What is wrong with a modal."""
    components: list[JsonObject] = listed(modal, "components")
    faults = list(component_faults(components))
    if not 1 <= len(components) <= MODAL_COMPONENTS:
        faults.append(bad_length(("components",), 1, MODAL_COMPONENTS))
    return faults


def component_faults(components: Sequence[JsonObject]) -> Iterator[Fault]:
    """What is wrong with components wherever they are used."""
    pressable = [one for one in walk(components) if one[1].get("custom_id") is not None]
    for index in repeats(component["custom_id"] for _, component in pressable):
        message = "Component custom id cannot be duplicated"
        at = (*pressable[index][0], "custom_id")
        yield Fault(at, "COMPONENT_CUSTOM_ID_DUPLICATED", message)
    for at, component in walk(components):
        if component["type"] == ComponentType.ACTION_ROW:
            yield from _row_faults(component, at)
        elif component["type"] == ComponentType.BUTTON:
            yield from _button_faults(component, at)
        elif component["type"] in SELECTS:
            yield from _select_faults(component, at)


def _content_faults(body: JsonObject) -> Iterator[Fault]:
    if len(body.get("content") or "") > CONTENT_LENGTH:
        yield too_long(("content",), CONTENT_LENGTH)


def _embed_faults(body: JsonObject) -> Iterator[Fault]:
    if sum(map(_embed_length, listed(body, "embeds"))) > EMBEDS_LENGTH:
        message = f"Embed size exceeds maximum size of {EMBEDS_LENGTH}"
        yield Fault(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", message)


def _mention_faults(body: JsonObject) -> Iterator[Fault]:
    allowed = nested(body, "allowed_mentions")
    for kind in ("users", "roles"):
        if kind in listed(allowed, "parse") and allowed.get(kind):
            message = f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.'
            yield Fault(("allowed_mentions",), "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message)


def _embed_length(embed: JsonObject) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [nested(embed, "footer").get("text"), nested(embed, "author").get("name")]
    for embed_field in listed(embed, "fields"):
        texts += [embed_field.get("name"), embed_field.get("value")]
    return sum(len(text or "") for text in texts)


def _v2_faults(body: JsonObject, components: Sequence[JsonObject]) -> Iterator[Fault]:
    for name in LEGACY_FIELDS:
        if body.get(name):
            yield Fault(
                (name,),
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )
    everything = [component for _, component in walk(components)]
    at = ("components",)
    if len(everything) > COMPONENTS:
        message = f"Total number of components cannot exceed {COMPONENTS}"
        yield Fault(at, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", message)
    shown = [c["content"] for c in everything if c["type"] == ComponentType.TEXT_DISPLAY]
    if sum(map(len, shown)) > COMPONENT_TEXT_LENGTH:
        message = f"Displayable text cannot exceed {COMPONENT_TEXT_LENGTH} characters in all"
        yield Fault(at, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message)


def _legacy_faults(components: Sequence[JsonObject]) -> Iterator[Fault]:
    at = ("components",)
    if len(components) > LEGACY_ROWS:
        yield bad_length(at, 1, LEGACY_ROWS)
    for index, component in enumerate(components):
        if component["type"] in ONLY_IN_V2:
            message = 'Value of field "type" must be one of (1,).'
            yield Fault((*at, index), "UNION_TYPE_CHOICES", message)


def _row_faults(row: JsonObject, place: Place) -> Iterator[Fault]:
    width = 0
    for index, component in enumerate(row["components"]):
        width += ROW_WIDTH if component["type"] in SELECTS else 1
        if width > ROW_WIDTH:
            message = "The specified component exceeds the maximum width"
            yield Fault((*place, "components", index), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message)


def _button_faults(button: JsonObject, place: Place) -> Iterator[Fault]:
    link, premium = 5, 6
    if button["style"] == link:
        if not button.get("url"):
            yield required((*place, "url"))
    elif button["style"] != premium:
        if not button.get("custom_id"):
            yield required((*place, "custom_id"))
        if not button.get("label") and not button.get("emoji"):
            yield required((*place, "label"))


def _select_faults(select: JsonObject, place: Place) -> Iterator[Fault]:
    options: list[JsonObject] = listed(select, "options")
    for index in repeats(option["value"] for option in options):
        message = "The specified option value is already used"
        at = (*place, "options", index, "value")
        yield Fault(at, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message)
    least, most = select.get("min_values"), select.get("max_values")
    if select["type"] == ComponentType.STRING_SELECT and (most or 1) > len(options):
        message = f"The value must be at most the number of options ({len(options)})"
        yield Fault((*place, "max_values"), "SELECT_COMPONENT_MAX_VALUES_EXCEEDS", message)
    if least is not None and least > (most if most is not None else 1):
        message = "min_values must not exceed max_values"
        yield Fault((*place, "min_values"), "SELECT_COMPONENT_MIN_VALUES_EXCEEDS", message)
