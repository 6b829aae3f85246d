"""Channels: the only places that talk to a chat platform."""
