"""What we read of an update is what the library reads in it; what is not what it should be is not read at all."""

from typing import Any

import pytest
import telegram
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.reading import What, heard
from bot.channels.telegram.updates import Message, Update
from tests.fakes.telegram.refusals import Json

NUMBERS = st.integers(-(10**13), 10**13)
WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
DATE = st.just(1_713_800_000)


def objects(optional: dict[str, st.SearchStrategy[Any]] | None = None, **always: st.SearchStrategy[Any]) -> Any:
    """JSON objects that always have some fields, `from_` for `from`, and perhaps others."""
    return st.fixed_dictionaries({name.removesuffix("_"): one for name, one in always.items()}, optional=optional or {})


USERS = objects({"username": WORDS, "language_code": WORDS}, id=NUMBERS, is_bot=st.booleans(), first_name=WORDS)
CHATS = objects(id=NUMBERS, type=st.sampled_from(["private", "group", "supergroup", "channel"]), title=WORDS)
FILE: Any = {"file_id": WORDS, "file_unique_id": WORDS}
SIZE = {"file_size": st.integers(0, 10**10)}
PHOTOS = st.lists(objects(SIZE, **FILE, width=st.integers(1, 9000), height=st.integers(1, 9000)), min_size=1)
DOCUMENTS = objects(SIZE | {"file_name": WORDS, "mime_type": WORDS}, **FILE)
LOCATIONS = objects({"live_period": st.just(60)}, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180))
SECONDS = st.just(3)
STICKER: Any = {"width": SECONDS, "height": SECONDS, "is_animated": st.just(False), "is_video": st.just(False)}
OTHERS = {
    "voice": objects(**FILE, duration=SECONDS),
    "audio": objects(**FILE, duration=SECONDS),
    "video_note": objects(**FILE, duration=SECONDS, length=SECONDS),
    "video": objects(**FILE, duration=SECONDS, width=SECONDS, height=SECONDS),
    "animation": objects(**FILE, duration=SECONDS, width=SECONDS, height=SECONDS),
    "sticker": objects(**FILE, **STICKER, type=st.just("regular")),
    "contact": objects(phone_number=WORDS, first_name=WORDS),
    "dice": objects(value=SECONDS, emoji=st.just("🎲")),
    "venue": objects(location=LOCATIONS, title=WORDS, address=WORDS),
    "story": objects(chat=CHATS, id=NUMBERS),
    "invoice": objects(
        title=WORDS, description=WORDS, start_parameter=WORDS, currency=st.just("EUR"), total_amount=SECONDS
    ),
    "forward_origin": objects(type=st.just("hidden_user"), date=DATE, sender_user_name=WORDS),
    "pinned_message": objects(message_id=NUMBERS, date=DATE, chat=CHATS),
    "new_chat_title": WORDS,
}
CONTENT = (
    OTHERS
    | {"text": WORDS, "caption": WORDS, "migrate_to_chat_id": NUMBERS}
    | {"photo": PHOTOS, "document": DOCUMENTS, "location": LOCATIONS}
    | {"reply_to_message": objects({"from": USERS}, message_id=NUMBERS, date=DATE, chat=CHATS)}
)
MESSAGES = objects(CONTENT | {"from": USERS}, message_id=NUMBERS, date=DATE, chat=CHATS)
PERSON: Json = {"id": 5, "is_bot": False, "first_name": "Erika", "language_code": "de"}
PRIVATE: Json = {"id": 5, "type": "private", "first_name": "Erika"}
SAID = objects(OTHERS, message_id=NUMBERS, date=DATE, chat=st.just(PRIVATE), from_=st.just(PERSON), text=WORDS)
SENT = objects(
    {"animation": OTHERS["animation"], "video": OTHERS["video"], "photo": PHOTOS, "document": DOCUMENTS}
    | {"location": LOCATIONS},
    message_id=NUMBERS,
    date=DATE,
    chat=st.just(PRIVATE),
    from_=st.just(PERSON),
)
TAPS = objects({"message": MESSAGES, "data": WORDS}, id=WORDS, from_=USERS, chat_instance=WORDS)
MEMBER = objects(status=st.sampled_from(["member", "left"]), user=USERS)
MEMBERSHIPS = objects(chat=CHATS, from_=USERS, date=DATE, old_chat_member=MEMBER, new_chat_member=MEMBER)
KINDS = {
    "message": MESSAGES,
    "edited_message": MESSAGES,
    "callback_query": TAPS,
    "my_chat_member": MEMBERSHIPS,
    "poll_answer": st.just({"poll_id": "1", "option_ids": [], "option_persistent_ids": []}),
}
UPDATES = st.sampled_from(sorted(KINDS)).flatmap(lambda kind: objects(update_id=NUMBERS, **{kind: KINDS[kind]}))


def same(ours: Any, theirs: Any) -> None:
    """All we have read is what the library has."""
    if not hasattr(type(ours), "model_fields"):
        assert ours == theirs
        return
    for name in type(ours).model_fields:
        mine, its = getattr(ours, name), getattr(theirs, name)
        if isinstance(mine, tuple):
            for each, other in zip(mine, its, strict=True):
                same(each, other)
        else:
            assert (mine is None) == (its is None), name
            same(mine, its)


@given(UPDATES)
@settings(max_examples=150, deadline=None)
def test_what_is_read_is_what_the_library_reads(told: Json) -> None:
    same(Update.model_validate(told), telegram.Update.de_json(told))


@given(SAID | SENT)
@settings(max_examples=100, deadline=None)
def test_what_is_shown_instead_of_said_is_what_the_library_calls_so(message: Json) -> None:
    told = {"update_id": 1, "message": message}
    ours, theirs = heard(told, "annai_bot"), telegram.Update.de_json(told).message
    assert theirs is not None
    words = ""
    if theirs.forward_origin:
        words = "talk-forwarded"
    elif theirs.voice or theirs.audio or theirs.video_note:
        words = "talk-voice"
    elif theirs.effective_attachment and not (theirs.location or theirs.photo):
        words = "" if theirs.document and not theirs.animation else "talk-other"
    assert (ours.text if ours and ours.what is What.SHOWN else "") == words


def _said(**content: Any) -> Json:
    message = {"message_id": 7, "date": 1_713_800_000, "from": PERSON, "chat": PRIVATE}
    return {"update_id": 1, "message": message | content}


@pytest.mark.parametrize(
    "content",
    [
        {"text": 7},
        {"text": ["/next"]},
        {"photo": {"file_id": "a"}},
        {"photo": [{"file_id": "a", "width": "wide", "height": 1}]},
        {"document": "a.pdf"},
        {"location": {"latitude": "north", "longitude": 1}},
        {"reply_to_message": {"from": "us"}},
        {"from": {"id": None}},
        {"chat": {"id": 5}},
    ],
)
def test_what_is_not_what_it_should_be_is_an_error_that_repeats_nothing(content: Json) -> None:
    with pytest.raises(ValueError, match="message") as refused:
        heard(_said(**content), "annai_bot")
    assert not any(str(value) in str(refused.value) for value in ("north", "wide", "/next", "a.pdf"))


def test_what_nobody_reads_is_only_named() -> None:
    message = Message.model_validate(_said(text="hi", voice={"file_id": "x"})["message"])
    assert message.others == {"date", "voice"}
