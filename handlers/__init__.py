"""Conversation, free of any platform: one module a topic, one table of commands."""
