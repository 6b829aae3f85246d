"""The Bot API as a service: a request comes in, is checked, carried out and answered – or meets its fault."""

import json
import re
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import unquote

from tests.fakes.telegram import account, editing, sending
from tests.fakes.telegram.connection import Reply, Request
from tests.fakes.telegram.faults import Ending, Fault, Script
from tests.fakes.telegram.parameters import Parameters, parameters_of
from tests.fakes.telegram.receiving import Receiving
from tests.fakes.telegram.refusals import (
    MALFORMED_TOKEN,
    NO_SUCH_METHOD,
    NO_SUCH_PAGE,
    TOO_LARGE,
    UNAUTHORIZED,
    Refusal,
    Refused,
    bad_request,
)
from tests.fakes.telegram.world import TOKEN, Call, World

Method = Callable[[World, Parameters], Any]

METHODS: dict[str, Method] = {
    "getMe": account.get_me,
    "getChat": account.get_chat,
    "getFile": account.get_file,
    "setMyCommands": account.set_my_commands,
    "getMyCommands": account.get_my_commands,
    "deleteMyCommands": account.delete_my_commands,
    "setMyDescription": account.set_my_description,
    "setMyShortDescription": account.set_my_short_description,
    "sendMessage": sending.send_message,
    "sendVenue": sending.send_venue,
    "sendLocation": sending.send_location,
    "sendDocument": sending.send_document,
    "sendPhoto": sending.send_photo,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "pinChatMessage": editing.pin_chat_message,
    "setMessageReaction": editing.set_message_reaction,
    "answerCallbackQuery": editing.answer_callback_query,
}
"""Their names are not case-sensitive in a request."""

SERVER_ERROR = Refusal(500, "Internal Server Error")

BAD_GATEWAY = (
    b"<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>"
)

_PATH = re.compile(r"/(?P<file>file/)?bot(?P<token>[^/]*)/(?P<name>.+)")


class Service:
    """Answers requests, on the loop of the server. Every request is logged in the world."""

    def __init__(self, world: World, script: Script, receiving: Receiving) -> None:
        self._world = world
        self._script = script
        self._receiving = receiving
        own: dict[str, Method] = {
            "setWebhook": lambda _, parameters: receiving.set_webhook(parameters),
            "deleteWebhook": lambda _, parameters: receiving.delete_webhook(parameters),
            "getWebhookInfo": lambda _, parameters: receiving.webhook_info(),
        }
        self._methods = {name.lower(): (name, method) for name, method in (METHODS | own).items()}

    def serve(self, request: Request, reply: Reply) -> None:
        """Answer one request, at once or later."""
        with self._world.changed:
            try:
                self._route(request, reply)
            except Refused as refused:
                reply.send(refused.refusal.code, refused.refusal.body)
            self._world.changed.notify_all()

    def _route(self, request: Request, reply: Reply) -> None:
        path = _PATH.fullmatch(unquote(request.path))
        if not path:
            raise Refused(NO_SUCH_PAGE)
        if ":" not in path["token"]:
            raise Refused(MALFORMED_TOKEN)
        if path["token"] != TOKEN:
            raise Refused(UNAUTHORIZED)
        if path["file"]:
            self._download(request.method, path["name"].removeprefix("files/"), reply)
            return
        try:
            parameters = parameters_of(request.query, request.headers.get("content-type", ""), request.body)
        except (ValueError, LookupError, AttributeError):
            raise Refused(bad_request("can't read the parameters of the request")) from None
        self._call(path["name"], parameters, reply)

    def _download(self, method: str, file_id: str, reply: Reply) -> None:
        """A file whose place was asked for. To the script it is a method: `download`."""
        call = Call(self._world.ticks(), "download", None, {"file_id": file_id})
        self._world.calls.append(call)
        if fault := self._script.next("download", None):
            self._respond(call, fault, reply, True)
            return
        if method != "GET" or file_id not in self._world.offered:
            raise Refused(NO_SUCH_PAGE)
        call.code = 200
        reply.send(200, self._world.files[file_id].content, media_type="application/octet-stream")

    def _call(self, asked: str, parameters: Parameters, reply: Reply) -> None:
        polls = asked.lower() == "getupdates"
        name, method = ("getUpdates", None) if polls else self._methods.get(asked.lower(), (asked, None))
        call = Call(self._world.ticks(), name, parameters.chat, parameters.texts)
        self._world.calls.append(call)
        fault = self._script.next(name, parameters.chat)
        respond = partial(self._respond, call, fault, reply)
        if fault and not fault.reaches:
            respond(True)
            return
        try:
            self._world.gate.check_block()
            if polls:
                self._receiving.get_updates(parameters, respond, reply.when_gone)
            elif method is None:
                respond(NO_SUCH_METHOD)
            elif any(len(file.content) > sending.FILE_LIMIT for file in parameters.files.values()):
                respond(TOO_LARGE)
            else:
                respond(method(self._world, parameters))
        except Refused as refused:
            respond(refused.refusal)

    def _respond(self, call: Call, fault: Fault | None, reply: Reply, result: Any) -> None:
        """Send a result or a Refusal, or what the fault makes of it."""
        ending = fault.ending if fault else None
        if isinstance(ending, Refusal):
            result = ending
        elif ending is Ending.SERVER_ERROR:
            result = SERVER_ERROR
        if ending is Ending.HANG:
            return
        if ending is Ending.RESET:
            reply.reset()
            return
        call.code = 502 if ending is Ending.BAD_GATEWAY else result.code if isinstance(result, Refusal) else 200
        call.description = result.description if isinstance(result, Refusal) else ""
        body = result.body if isinstance(result, Refusal) else b'{"ok":true,"result":%s}' % json.dumps(result).encode()
        if ending is Ending.BAD_GATEWAY:
            reply.send(502, BAD_GATEWAY, media_type="text/html")
        elif ending is Ending.SLOW and fault:
            reply.drip(call.code, body, fault.seconds)
        elif ending is Ending.GARBLED:
            reply.send(call.code, body[: len(body) // 2])
        else:
            reply.send(call.code, body, _retry_header(result))


def _retry_header(result: Any) -> str:
    seconds = result.retry_after if isinstance(result, Refusal) else None
    return f"Retry-After: {seconds}\r\n" if seconds else ""
