"""Pictures are shown; other files, and pictures that are none, are handed over."""

import pytest

from bot.channels.base import Outcome, Parcel
from bot.channels.telegram.parts import PICTURE
from bot.speech.message import Button, File, Line, Message
from tests.channels.telegram.stage import Stage

pytestmark = pytest.mark.anyio

JPEG = b"\xff\xd8\xff a picture"


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4) + height.to_bytes(4)


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        (File("hotel.jpg", "image/jpeg", JPEG), True),
        (File("plan.png", "image/png", png(800, 600)), True),
        (File("plan.png", "image/png", png(9000, 100)), False),
        (File("kaputt.jpg", "image/jpeg", b"nothing of the kind"), False),
        (File("hotel.jpg", "image/jpeg", JPEG + b"x" * PICTURE), False),
        (File("plan.gif", "image/gif", b"GIF89a"), False),
        (File("programm.ics", "text/calendar", b"BEGIN:VCALENDAR"), False),
    ],
    ids=["jpeg", "png", "too long", "no picture", "too large", "gif", "calendar"],
)
async def test_a_picture_is_shown_and_a_file_handed_over(stage: Stage, file: File, shown: bool) -> None:
    erika = await stage.phone("p05")
    message = Message((Line("Der Eingang <hier>"),), ((Button("Hilfe", "help"),),), file=file)
    receipt = await stage.channel.send(Parcel(erika.address, message, "k"))
    (found,) = erika.received
    assert (receipt.outcome, receipt.message_id) == (Outcome.SENT, str(found.id))
    assert ("photo" in found.json, "document" in found.json) == (shown, not shown)
    assert found.file
    assert (found.text, found.labels, found.file.content) == ("Der Eingang <hier>", (("Hilfe",),), file.content)
    await erika.taps("Hilfe", "Das können Sie mich fragen")


async def test_a_picture_with_much_to_say_follows_it(stage: Stage) -> None:
    erika = await stage.phone("p05")
    message = Message((Line("wichtig " * 200),), file=File("hotel.jpg", "image/jpeg", JPEG))
    await stage.channel.send(Parcel(erika.address, message, "k"))
    await stage.sees(lambda: len(erika.received) == 2)
    text, picture = erika.received
    assert text.text.startswith("wichtig")
    assert "photo" in picture.json


async def test_what_stands_below_a_picture_is_changed_there(stage: Stage) -> None:
    erika = await stage.phone("p05")
    message = Message((Line("Der Eingang"),), ((Button("Hilfe", "help"),),), file=File("hotel.jpg", "image/jpeg", JPEG))
    receipt = await stage.channel.send(Parcel(erika.address, message, "k"))
    changed = await stage.channel.edit(erika.address, receipt.message_id or "", Message((Line("Bestätigt"),)))
    (found,) = erika.received
    assert changed.outcome is Outcome.SENT
    assert (found.text, found.labels) == ("Bestätigt", ())
    assert found.file
    again = await stage.channel.edit(erika.address, receipt.message_id or "", Message((Line("Bestätigt"),)))
    assert again.outcome is Outcome.SENT, "nothing differs"
    long = await stage.channel.edit(erika.address, receipt.message_id or "", Message((Line("wichtig " * 200),)))
    assert long.outcome is Outcome.REFUSED
