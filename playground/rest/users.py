"""The bot itself: who it is, where the gateway is, whom it may write to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.acts.channels import direct_messages
from playground.errors import ApiError
from playground.gateway.intents import PRIVILEGED
from playground.objects import GUILD_LOCALE, channel_object, user_object
from playground.rest.routing import Routes
from playground.validation.faults import InvalidForm, required

if TYPE_CHECKING:
    from playground.rest.routing import Call
    from playground.wire import JsonObject
    from playground.world import World

routes = Routes()

# "Limited" flags: what an application below 10,000 users gets by a switch.
INTENT_FLAGS = {"guild_presences": 1 << 13, "guild_members": 1 << 15, "message_content": 1 << 19}


@routes.get("/gateway", needs_token=False)
def get_gateway(call: Call) -> JsonObject:
    """Where the gateway is."""
    return {"url": call.platform.gateway_url}


@routes.get("/gateway/bot")
def get_bot_gateway(call: Call) -> JsonObject:
    """Where the gateway is and how many shards to use."""
    return {
        "url": call.platform.gateway_url,
        "shards": call.platform.shards,
        "session_start_limit": {
            "total": 1000,
            "remaining": 1000,
            "reset_after": 0,
            "max_concurrency": 16,
        },
    }


@routes.get("/users/@me")
def get_my_user(call: Call) -> JsonObject:
    """The bot as itself."""
    return user_object(call.world.bot) | {
        "mfa_enabled": False,
        "locale": GUILD_LOCALE,
        "verified": True,
        "email": None,
    }


@routes.get("/users/{user_id}")
def get_user(call: Call) -> JsonObject:
    """Anybody."""
    return user_object(call.world.user(call.id("user_id")))


@routes.get("/users/@me/guilds")
def list_my_guilds(call: Call) -> list[JsonObject]:
    """The one guild there is."""
    guild = call.world.guild
    return [
        {
            "id": str(guild.id),
            "name": guild.name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": "0",
            "features": [],
        }
    ]


@routes.post("/users/@me/channels")
def create_dm(call: Call) -> JsonObject:
    """Direct messages with a user; opening them twice is one channel."""
    if "recipient_id" not in call.form:  # the document also knows group messages
        raise InvalidForm([required(("recipient_id",))])
    recipient = call.world.user(int(call.form["recipient_id"]))
    if recipient.bot:
        raise ApiError(400, 50007, "Cannot send messages to this user")
    channel = direct_messages(call.platform, call.caller, recipient.id)
    return channel_object(call.world, channel, seen_by=call.caller)


@routes.get("/applications/@me")
def get_my_application(call: Call) -> JsonObject:
    """The bot's application."""
    return application_object(call.world)


@routes.get("/oauth2/applications/@me")
def get_my_oauth2_application(call: Call) -> JsonObject:
    """The same, at its older address."""
    return application_object(call.world)


def application_flags(world: World) -> int:
    """Which privileged intents the application may use."""
    granted = world.privileged_intents
    return sum(flag for name, flag in INTENT_FLAGS.items() if granted & PRIVILEGED[name])


def application_object(world: World) -> JsonObject:
    """An application with nothing to it but its bot."""
    return {
        "id": str(world.application_id),
        "name": world.bot.global_name or world.bot.username,
        "icon": None,
        "description": "",
        "type": None,
        "summary": "",
        "is_monetized": False,
        "is_verified": False,
        "is_discoverable": False,
        "bot": user_object(world.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": application_flags(world),
        "flags_new": str(application_flags(world)),
        "eligible_oauth2_scopes": [],
        "hook": True,
        "storefront_available": False,
        "integration_types_config": {"0": {}},
        "owner": user_object(world.bot),
        "team": None,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "explicit_content_filter": 0,
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "event_webhooks_url": None,
        "event_webhooks_status": 1,
        "event_webhooks_types": [],
    }
