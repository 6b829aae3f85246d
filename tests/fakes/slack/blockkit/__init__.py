"""Block Kit: what a message, a modal and a home tab may be made of, with every limit that is known.

It knows the blocks and elements this house may use; others are refused as unsupported.
"""

from tests.fakes.slack.blockkit.surfaces import (
    MESSAGE_SIZE,
    VIEW_SIZE,
    check_message,
    check_view,
    interactive,
    message_size,
    view_size,
    with_ids,
)

__all__ = [
    "MESSAGE_SIZE", "VIEW_SIZE", "check_message", "check_view", "interactive", "message_size", "view_size", "with_ids",
]  # fmt: skip
