"""The gateway's vocabulary: opcodes, and why it hangs up.

https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
"""

from __future__ import annotations

import json
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.wire import Json


class Op(IntEnum):
    """Gateway opcodes."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE_UPDATE = 3
    VOICE_STATE_UPDATE = 4
    RESUME = 6
    RECONNECT = 7
    REQUEST_GUILD_MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class CloseCode(IntEnum):
    """Why the gateway hangs up."""

    UNKNOWN_OPCODE = 4001
    DECODE_ERROR = 4002
    NOT_AUTHENTICATED = 4003
    AUTHENTICATION_FAILED = 4004
    ALREADY_AUTHENTICATED = 4005
    INVALID_SEQUENCE = 4007
    RATE_LIMITED = 4008
    SESSION_TIMED_OUT = 4009
    INVALID_SHARD = 4010
    INVALID_INTENTS = 4013
    DISALLOWED_INTENTS = 4014


class HangUp(Exception):
    """Close the socket with this code."""

    def __init__(self, code: CloseCode) -> None:
        super().__init__(code)
        self.code = code


def parse_frame(frame: str | bytes) -> tuple[Op, Json]:
    """What a client said; raises `HangUp` for what is no frame or has no known opcode."""
    try:
        said = json.loads(frame)
        number, data = int(said["op"]), said.get("d")
    except (ValueError, KeyError, TypeError, AttributeError):
        raise HangUp(CloseCode.DECODE_ERROR) from None
    if number not in list(Op):
        raise HangUp(CloseCode.UNKNOWN_OPCODE)
    return Op(number), data
