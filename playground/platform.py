"""What every edge of the playground works on: the world, its clock and its listeners."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playground.events import Events
from playground.snowflakes import Snowflakes

if TYPE_CHECKING:
    from playground.clock import Clock
    from playground.interactions import Interaction
    from playground.model import Message
    from playground.world import World


@dataclass(slots=True)
class Platform:
    """The playground without its edges.

    `base_url` is where clients reach the server, `shards` how many the gateway
    recommends, `interactions` are those with a valid token, by token, `modals`
    those whose form can still be submitted, by id, and `nonces` the messages
    sent with an enforced one, by channel, author and nonce.
    """

    world: World
    clock: Clock
    base_url: str = ""
    shards: int = 1
    snowflakes: Snowflakes = field(init=False)
    events: Events = field(init=False)
    interactions: dict[str, Interaction] = field(default_factory=dict[str, "Interaction"])
    modals: dict[int, Interaction] = field(default_factory=dict[int, "Interaction"])
    nonces: dict[tuple[int, int, str], Message] = field(
        default_factory=dict["tuple[int, int, str]", "Message"]
    )

    def __post_init__(self) -> None:
        self.snowflakes = Snowflakes(self.clock)
        self.events = Events(self.world)

    @property
    def gateway_url(self) -> str:
        """Where bots connect for events."""
        return self.base_url.replace("http", "ws", 1) + "/gateway"
