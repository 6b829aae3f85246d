"""The methods that send: messages, places, files, and the sign that the bot is typing."""

from typing import Any

from tests.fakes.telegram.chats import File
from tests.fakes.telegram.keyboards import markup_of
from tests.fakes.telegram.parameters import Parameters
from tests.fakes.telegram.refusals import Json, wrong
from tests.fakes.telegram.texts import caption_of, text_of
from tests.fakes.telegram.world import World

PHOTO_LIMIT = 10 * 2**20
"""Bytes."""

SIDES = 10_000
"""Of a photo, width and height together."""
RATIO = 20
JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"

FILE_LIMIT = 50 * 2**20

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


def send_message(world: World, parameters: Parameters) -> Json:
    """sendMessage."""
    text, entities = text_of(parameters)
    return _send(world, parameters, {"text": text} | ({"entities": entities} if entities else {}))


def send_location(world: World, parameters: Parameters) -> Json:
    """sendLocation."""
    return _send(world, parameters, {"location": _location(parameters)})


def send_venue(world: World, parameters: Parameters) -> Json:
    """sendVenue. Like the Bot API, it shows the place a second time as a plain location."""
    location = _location(parameters)
    names = {name: parameters.required(name) for name in ("title", "address")}
    return _send(world, parameters, {"location": location, "venue": {"location": location} | names})


def send_document(world: World, parameters: Parameters) -> Json:
    """sendDocument, of an upload or of a file that was sent before."""
    file_id, file = _file(world, parameters, "document", FILE_LIMIT)
    described = described_file(file_id, file) | {"file_name": file.name, "mime_type": file.media_type}
    return _send(world, parameters, {"document": described} | _caption(parameters), file)


def send_photo(world: World, parameters: Parameters) -> Json:
    """sendPhoto, of an upload or of a photo that was sent before."""
    file_id, file = _file(world, parameters, "photo", PHOTO_LIMIT)
    _check_picture(file.content)
    described = described_file(file_id, file) | {"width": 800, "height": 600}
    return _send(world, parameters, {"photo": [described]} | _caption(parameters), file)


def _check_picture(content: bytes) -> None:
    if not content.startswith((JPEG, PNG)):
        raise wrong("IMAGE_PROCESS_FAILED")
    if content.startswith(PNG):
        width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
        if width + height > SIDES or max(width, height) > RATIO * min(width, height):
            raise wrong("PHOTO_INVALID_DIMENSIONS")


def send_chat_action(world: World, parameters: Parameters) -> bool:
    """sendChatAction."""
    action = parameters.text("action").lower()
    if action not in ACTIONS:
        raise wrong("wrong parameter action in request")
    world.writable(parameters.text("chat_id")).actions.append(action)
    world.change()
    return True


def described_file(file_id: str, file: File) -> Json:
    """A file in the words of the Bot API."""
    return {"file_id": file_id, "file_unique_id": f"unique-{file_id}", "file_size": len(file.content)}


def _send(world: World, parameters: Parameters, content: Json, file: File | None = None) -> Json:
    markup = markup_of(parameters)
    chat = world.writable(parameters.text("chat_id"))
    quoted = parameters.json("reply_parameters", "reply parameters") or {}
    if quoted.get("message_id") in chat.stored:
        content["reply_to_message"] = chat.stored[quoted["message_id"]].json
    elif quoted and not quoted.get("allow_sending_without_reply"):
        raise wrong("message to be replied not found")
    if markup:
        content["reply_markup"] = markup
    stored = world.send(chat, content, file)
    stored.silent = parameters.flag("disable_notification")
    return stored.json


def _caption(parameters: Parameters) -> Json:
    caption, entities = caption_of(parameters)
    content: Json = {"caption": caption} if caption else {}
    return content | ({"caption_entities": entities} if entities else {})


def _location(parameters: Parameters) -> Json:
    found: dict[str, Any] = {}
    for name, most in (("latitude", 90), ("longitude", 180)):
        if not (text := parameters.text(name).strip()):
            raise wrong(f"{name} is empty")
        try:
            found[name] = float(text)
        except ValueError:
            found[name] = 0.0
        if not -most <= found[name] <= most:
            raise wrong("wrong location specified")
    return found


def _file(world: World, parameters: Parameters, name: str, limit: int) -> tuple[str, File]:
    given = parameters.text(name)
    if given and not given.startswith("attach://"):
        if given not in world.files:
            raise wrong("wrong file identifier/HTTP URL specified")
        return given, world.files[given]
    upload = parameters.files.get(given.removeprefix("attach://") or name)
    if upload is None:
        raise wrong(f"there is no {name} in the request")
    if not upload.content:
        raise wrong("file must be non-empty")
    if len(upload.content) > limit:
        raise wrong("file is too big")
    file = File(upload.name, upload.media_type, upload.content)
    return world.keep(file), file
