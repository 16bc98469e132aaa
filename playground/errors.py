"""Discord's refusals: an HTTP status, a code of its own and, for forms, the faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playground.wire import JsonObject

# https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
UNKNOWN = {
    "Channel": 10003,
    "Guild": 10004,
    "Member": 10007,
    "Message": 10008,
    "Role": 10011,
    "User": 10013,
    "Emoji": 10014,
    "Webhook": 10015,
    "interaction": 10062,
    "application command": 10063,
}


class ApiError(Exception):
    """A request that Discord answers with an error.

    `code` is Discord's own; `errors` is the nested description of a bad form.
    """

    def __init__(
        self, status: int, code: int, message: str, errors: JsonObject | None = None
    ) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    def body(self) -> JsonObject:
        """What the client receives."""
        body: JsonObject = {"message": self.message, "code": self.code}
        if self.errors is not None:
            body["errors"] = self.errors
        return body


def unknown(
    thing: Literal[
        "Channel",
        "Guild",
        "Member",
        "Message",
        "Role",
        "User",
        "Emoji",
        "Webhook",
        "interaction",
        "application command",
    ],
) -> ApiError:
    """The thing does not exist, or this caller may not know that it does."""
    return ApiError(404, UNKNOWN[thing], f"Unknown {thing}")


def missing_access() -> ApiError:
    """The caller cannot see the place at all."""
    return ApiError(403, 50001, "Missing Access")


def missing_permissions() -> ApiError:
    """The caller sees the place but may not do this there."""
    return ApiError(403, 50013, "Missing Permissions")


def not_covered(what: str) -> ApiError:
    """Discord can do this, the playground cannot."""
    return ApiError(501, 0, f"The playground does not cover {what}")


def wrong_channel_type() -> ApiError:
    """The act makes no sense in this kind of channel."""
    return ApiError(400, 50024, "Cannot execute action on this channel type")
