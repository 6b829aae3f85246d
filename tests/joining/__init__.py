"""Joining and leaving, as conversations."""
