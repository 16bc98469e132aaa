"""A person submits a modal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.components import ComponentType, walk
from playground.errors import unknown
from playground.interactions import Interaction, InteractionType
from playground.people.pressing import chosen_values
from playground.people.resolving import Resolved, refuse
from playground.wire import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.model import User
    from playground.people.protocol import SubmitModal
    from playground.platform import Platform
    from playground.wire import Json, JsonObject


def modal_interaction(platform: Platform, user: User, asked: SubmitModal) -> Interaction:
    """The interaction of a submitted modal, in the channel where it was opened."""
    opener = _opener(platform, user, asked.interaction_id)
    assert opener.modal is not None
    answers = _answers(asked.data.components)
    resolved = Resolved(platform.world, user.id, opener.channel)
    data: JsonObject = {
        "custom_id": opener.modal["custom_id"],
        "components": [_filled(one, answers, resolved) for one in opener.modal["components"]],
    }
    if resolved.objects:
        data["resolved"] = resolved.objects
    return Interaction(
        platform.snowflakes.next(),
        InteractionType.MODAL_SUBMIT,
        user,
        opener.channel,
        data,
        nonce=asked.nonce,
        source=opener.source,
        opener=opener,
    )


def _opener(platform: Platform, user: User, interaction_id: int) -> Interaction:
    opener = platform.modals.get(interaction_id)
    if opener is None or opener.user is not user:
        raise unknown("interaction")
    return opener


def _answers(components: list[JsonObject]) -> Mapping[str, JsonObject]:
    return {
        component["custom_id"]: component
        for _, component in walk(components)
        if "custom_id" in component
    }


def _filled(
    component: JsonObject, answers: Mapping[str, JsonObject], resolved: Resolved
) -> JsonObject:
    """A component of the modal as the bot receives it back, with what the person entered."""
    told: JsonObject = {"type": component["type"], "id": component["id"]}
    match component["type"]:
        case ComponentType.LABEL:
            return told | {"component": _filled(component["component"], answers, resolved)}
        case ComponentType.ACTION_ROW:
            inner = [_filled(one, answers, resolved) for one in component["components"]]
            return told | {"components": inner}
        case ComponentType.TEXT_DISPLAY:
            return told
        case _:
            custom_id = component["custom_id"]
            entered = _entered(component, answers.get(custom_id, {}), resolved)
            return told | {"custom_id": custom_id} | entered


def _entered(component: JsonObject, answer: JsonObject, resolved: Resolved) -> JsonObject:
    match component["type"]:
        case ComponentType.TEXT_INPUT:
            return {"value": _checked_text(component, answer.get("value"))}
        case ComponentType.CHECKBOX:
            return {"value": bool(answer.get("value"))}
        case ComponentType.RADIO_GROUP:
            value = answer.get("value")
            values = [] if value is None else [str(value)]
            chosen = chosen_values(component, values, resolved)
            return {"value": chosen[0] if chosen else None}
        case _:
            return {"values": chosen_values(component, listed(answer, "values"), resolved)}


def _checked_text(component: JsonObject, value: Json) -> str:
    text = "" if value is None else str(value)
    label = component.get("label") or component["custom_id"]
    required = component.get("required") is not False
    if required and not text:
        raise refuse(f"{label}: this field is required")
    if text and len(text) < (component.get("min_length") or 0):
        raise refuse(f"{label}: too short")
    if len(text) > (component.get("max_length") or 4000):
        raise refuse(f"{label}: too long")
    return text
