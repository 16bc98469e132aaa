"""A person presses a button or chooses from a select."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.components import SELECTS, ComponentType, find
from playground.errors import unknown
from playground.interactions import Interaction, InteractionType
from playground.people.resolving import CHOICE_OF_SELECT, Resolved, refuse
from playground.visibility import can_read

if TYPE_CHECKING:
    from playground.model import Channel, User
    from playground.people.protocol import UseComponent
    from playground.platform import Platform
    from playground.wire import JsonObject


def component_interaction(
    platform: Platform, user: User, channel: Channel, asked: UseComponent
) -> Interaction:
    """The interaction of a component; refuses what is disabled or chosen wrongly."""
    message = platform.world.message(channel.id, asked.message_id)
    if not can_read(platform.world, user.id, message):
        raise unknown("Message")
    component = find(message.components, asked.data.custom_id)
    if component is None:
        raise refuse("The message has no such component any more")
    if component.get("disabled"):
        raise refuse("This component is disabled")
    told: JsonObject = {
        "custom_id": component["custom_id"],
        "component_type": component["type"],
        "id": component["id"],
    }
    if component["type"] in SELECTS:
        resolved = Resolved(platform.world, user.id, channel)
        told["values"] = chosen_values(component, asked.data.values, resolved)
        if resolved.objects:
            told["resolved"] = resolved.objects
    return Interaction(
        platform.snowflakes.next(),
        InteractionType.COMPONENT,
        user,
        channel,
        told,
        nonce=asked.nonce,
        source=message,
    )


def chosen_values(component: JsonObject, given: list[str], resolved: Resolved) -> list[str]:
    """The values chosen in a select, group or upload; refuses what it does not offer."""
    values = [str(value) for value in given]
    least = _or(component.get("min_values"), 1)
    most = _or(component.get("max_values"), 1)
    if component.get("required") is False and not values:
        return values
    if not least <= len(values) <= most:
        raise refuse(f"Choose between {least} and {most}")
    if len(set(values)) < len(values):
        raise refuse("The same value was chosen twice")
    if "options" in component:
        offered = {option["value"] for option in component["options"]}
        if not offered.issuperset(values):
            raise refuse("A value was chosen that is not offered")
    else:
        for value in values:
            resolved.add(CHOICE_OF_SELECT[ComponentType(component["type"])], value)
    return values


def _or(value: int | None, default: int) -> int:
    return default if value is None else value
