"""Backchannel, a Discord bot that teaches negotiation."""
