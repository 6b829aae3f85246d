"""Slack: the only files that know Slack's library."""
