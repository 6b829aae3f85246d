"""What we read of the Bot API's updates, as frozen pydantic models; field names are the Bot API's.

Nothing that comes from outside is taken on trust: what is read has its type, and all else is left alone. The library
reads everything into objects of its own, unchecked, and takes thirty times as long – while somebody waits.
"""

from collections.abc import Set
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Piece(BaseModel):
    """Some piece of an update."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class User(Piece):
    """Who did something; `language_code` is that of their app."""

    id: int
    is_bot: bool = False
    username: str | None = None
    language_code: str | None = None


class Chat(Piece):
    """Where it was done; `type` is one of the library's ChatType."""

    id: int
    type: str


class Document(Piece):
    """A file as such; its size is in bytes."""

    file_id: str
    file_name: str | None = None
    mime_type: str | None = None
    file_size: int | None = None


class PhotoSize(Piece):
    """A picture in one of its sizes, in pixels; the file's is in bytes."""

    file_id: str
    width: int
    height: int
    file_size: int | None = None


class Location(Piece):
    """A place, in degrees."""

    latitude: float
    longitude: float


class Original(Piece):
    """A message that was replied to."""

    from_user: User | None = Field(None, alias="from")


class Message(Piece):
    """What was said, or shown, or happened in a chat."""

    model_config = ConfigDict(extra="allow")

    message_id: int
    from_user: User | None = Field(None, alias="from")
    chat: Chat
    text: str | None = None
    caption: str | None = None
    reply_to_message: Original | None = None
    migrate_to_chat_id: int | None = None
    location: Location | None = None
    document: Document | None = None
    photo: tuple[PhotoSize, ...] = ()

    @property
    def others(self) -> Set[str]:
        """The names of all else it has, which nobody reads."""
        extra: dict[str, Any] = self.model_extra or {}
        return extra.keys()


class Shown(Piece):
    """The message a button belongs to; of an old one hardly more is known."""

    message_id: int
    chat: Chat


class CallbackQuery(Piece):
    """A tap on a button."""

    id: str
    from_user: User = Field(alias="from")
    message: Shown | None = None
    data: str | None = None


class ChatMember(Piece):
    """What somebody is in a chat; `status` is one of the library's ChatMemberStatus."""

    status: str


class ChatMemberUpdated(Piece):
    """We are something else in a chat than before."""

    chat: Chat
    from_user: User = Field(alias="from")
    new_chat_member: ChatMember


class Update(Piece):
    """Something that happened: one of these, or nothing that concerns us."""

    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: CallbackQuery | None = None
    my_chat_member: ChatMemberUpdated | None = None
