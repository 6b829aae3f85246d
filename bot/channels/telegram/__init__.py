"""Telegram, through python-telegram-bot; the only folder that knows it, loaded only where a token is set."""
