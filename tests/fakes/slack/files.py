"""Files: the two methods files.* with the upload between them, and the download of what people sent."""

from mimetypes import guess_type
from typing import Any
from urllib.parse import quote

from tests.fakes.slack.app import BOT_TOKEN, TEAM
from tests.fakes.slack.arguments import Arguments
from tests.fakes.slack.opened import Upload
from tests.fakes.slack.refusals import Json, Refusal, Refused, wrong, wrong_arguments
from tests.fakes.slack.world import World
from tests.fakes.telegram.chats import File

FILE_LIMIT = 2**30
"""Bytes."""

UPLOAD_PATH = "/upload/v1/"
DOWNLOAD_PATH = "/files-pri/"
LOGIN_PAGE = Refusal("", 302)
"""Where Slack sends whoever asks for a file without the right to it."""


def kept(world: World, file: File) -> Json:
    """Somebody sends a file: how the app is told of it."""
    file_id = world.id("F")
    path = f"{TEAM}-{file_id}/download/{quote(file.name)}"
    world.downloads[path] = file
    return {
        "id": file_id, "name": file.name, "title": file.name, "mimetype": file.media_type, "size": len(file.content),
        "mode": "hosted", "is_external": False, "url_private_download": f"{world.address}{DOWNLOAD_PATH}{path}",
    }  # fmt: skip


def download(world: World, path: str, token: str) -> bytes:
    """A file somebody sent. Raises Refused."""
    if token != BOT_TOKEN or "files:read" not in world.app.scopes:
        raise Refused(LOGIN_PAGE)
    if path not in world.downloads:
        raise Refused(Refusal("file_not_found", 404))
    return world.downloads[path].content


def get_upload_url(world: World, arguments: Arguments) -> Json:
    """files.getUploadURLExternal."""
    name, length = arguments.required("filename"), arguments.text("length")
    if not length.isdecimal() or int(length) == 0:
        raise wrong("missing_argument")
    if int(length) > FILE_LIMIT:
        raise wrong("file_upload_size_restricted")
    upload = Upload(world.id("F"), name, int(length))
    world.uploads[upload.id] = upload
    return {"upload_url": f"{world.address}{UPLOAD_PATH}{upload.id}", "file_id": upload.id}


def receive(world: World, upload_id: str, content_type: str, content: bytes) -> bytes:
    """The upload itself; returns what Slack answers. Raises Refused."""
    upload = world.uploads.get(upload_id)
    if upload is None or upload.shared:
        raise Refused(Refusal("file_not_found", 404))
    if len(content) != upload.length:
        raise Refused(Refusal("length_mismatch", 400))
    upload.file = File(upload.name, guess_type(upload.name)[0] or content_type, content)
    return b"OK - %d" % upload.length


def complete_upload(world: World, arguments: Arguments) -> Json:
    """files.completeUploadExternal: all files appear in one message, which the answer does not name."""
    uploads = _uploads(world, arguments.json("files", "invalid_arguments"))
    described = [
        {"id": upload.id, "title": title, "name": upload.name, "size": upload.length} for upload, title in uploads
    ]
    if channel_id := arguments.text("channel_id"):
        channel = world.channel(channel_id)
        if not channel.has_bot:
            raise wrong("not_in_channel")
        content: Json = {"subtype": "file_share", "files": described, "text": arguments.text("initial_comment")}
        if thread := arguments.text("thread_ts"):
            content["thread_ts"] = channel.find(thread).ts
        world.post(channel, content, files=tuple(upload.file for upload, _ in uploads if upload.file))
    for upload, _ in uploads:
        upload.shared = True
    return {"files": [{"id": file["id"], "title": file["title"]} for file in described]}


def _uploads(world: World, files: Any) -> list[tuple[Upload, str]]:
    if not isinstance(files, list) or not files or not all(isinstance(file, dict) and "id" in file for file in files):
        raise wrong_arguments("must be an array of files [json-pointer:/files]")
    uploads = []
    for file in files:
        upload = world.uploads.get(file["id"])
        if upload is None or upload.file is None or upload.shared:
            raise wrong("file_not_found")
        uploads.append((upload, file.get("title", upload.name)))
    return uploads
