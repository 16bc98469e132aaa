"""The gateway: the websocket over which bots hear what happens."""
