"""What people send instead of text, in the words of the Bot API."""

from dataclasses import dataclass

from tests.fakes.telegram.chats import File
from tests.fakes.telegram.refusals import Json
from tests.fakes.telegram.sending import described_file
from tests.fakes.telegram.world import World


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The content of a message, and the file in it."""

    content: Json
    file: File


def photo(world: World, content: bytes, caption: str) -> Enclosure:
    """A picture, in the sizes an app shows it in: the last one is what was sent."""
    file = File("photo.jpg", "image/jpeg", content)
    small = File("photo.jpg", "image/jpeg", content[: len(content) // 2])
    sizes = [
        described_file(world.keep(one), one) | {"width": width, "height": width * 3 // 4}
        for one, width in ((small, 320), (file, 800))
    ]
    return Enclosure({"photo": sizes} | ({"caption": caption} if caption else {}), file)


def document(world: World, file: File, caption: str) -> Enclosure:
    """A file of any kind."""
    names = {"file_name": file.name, "mime_type": file.media_type}
    described = described_file(world.keep(file), file) | names
    return Enclosure({"document": described} | ({"caption": caption} if caption else {}), file)


def voice(world: World, seconds: int) -> Enclosure:
    """Something spoken."""
    file = File("voice.ogg", "audio/ogg", b"a voice")
    return Enclosure({"voice": described_file(world.keep(file), file) | {"duration": seconds}}, file)


def sticker(world: World, emoji: str) -> Enclosure:
    """A sticker for an emoji."""
    file = File("sticker.webp", "image/webp", b"a sticker")
    look = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": emoji}
    return Enclosure({"sticker": described_file(world.keep(file), file) | look}, file)
