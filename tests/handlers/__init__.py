"""The conversation, tested by talking to it."""
