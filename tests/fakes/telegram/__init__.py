"""A loopback Telegram for tests, crash campaigns and benchmarks.

    with FakeTelegram() as telegram:
        ... start the bot with telegram.token against telegram.url ...
        erika = telegram.user("Erika Beispiel", language="de")
        erika.start("payload-of-a-link")
        notice = erika.reads("Datenschutz")
        erika.tap("Einverstanden")

It is stricter than the real one where the real one is lenient (an entity too many, a ninth button in a row), and its
refusals have the real codes and words. It knows the methods this house uses; others are not found.
"""

from tests.fakes.telegram.chats import File
from tests.fakes.telegram.fake import FakeTelegram
from tests.fakes.telegram.faults import Ending, Fault
from tests.fakes.telegram.limits import DOCUMENTED, UNLIMITED, Limits, Window
from tests.fakes.telegram.people import User
from tests.fakes.telegram.places import Group, Place
from tests.fakes.telegram.refusals import Refusal, bad_request, flood, forbidden, migrated
from tests.fakes.telegram.shown import Button, Entity, Shown, Venue
from tests.fakes.telegram.updates import Twist
from tests.fakes.telegram.world import TOKEN, USERNAME, Call, Tap

__all__ = [
    "DOCUMENTED", "TOKEN", "UNLIMITED", "USERNAME", "Button", "Call", "Ending", "Entity", "FakeTelegram", "Fault",
    "File", "Group", "Limits", "Place", "Refusal", "Shown", "Tap", "Twist", "User", "Venue", "Window", "bad_request",
    "flood", "forbidden", "migrated",
]  # fmt: skip
