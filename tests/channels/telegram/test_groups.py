"""In a group Annai speaks when spoken to, to people it knows, and says only what everybody may hear."""

import pytest

from tests.channels.telegram.stage import Stage
from tests.fakes.telegram import USERNAME

pytestmark = pytest.mark.anyio


async def test_a_command_a_mention_and_a_reply_are_answered_with_the_general_programme(stage: Stage) -> None:
    erika, group = await stage.phone("p05"), stage.telegram.group()
    erika.user.say(f"/next@{USERNAME}", where=group)
    answer = await stage.sees(lambda: [one for one in group.answers if "Als Nächstes" in one.text])
    erika.user.say("und morgen?", where=group, reply_to=answer[0])
    await stage.sees(lambda: [one for one in group.answers if "24. April" in one.text])
    erika.user.say(f"@{USERNAME} Notfall", where=group)
    await stage.sees(lambda: [one for one in group.answers if "☎" in one.text])


async def test_nothing_private_is_said_in_a_group(stage: Stage) -> None:
    private = [item for item in stage.agenda.trip.items if item not in stage.agenda.of(None)]
    owner = next(
        person for person in stage.agenda.trip.people if any(item in stage.agenda.of(person) for item in private)
    )
    secret = next(item for item in private if item in stage.agenda.of(owner))
    phone, group = await stage.phone(owner.id), stage.telegram.group()
    title = secret.title["de"] if isinstance(secret.title, dict) else str(secret.title)
    for question in (title, secret.id, "/agenda", "mein b2b"):
        phone.user.say(f"@{USERNAME} {question}", where=group)
    await stage.sees(lambda: sum(message.by_bot for message in group.messages) >= 4)
    counterparts = [someone.name for someone in secret.counterparts]
    said = " ".join(message.text for message in group.messages if message.by_bot)
    assert not [name for name in counterparts if name in said]
    assert all(secret.id not in (button.data or "") for message in group.messages for button in message.buttons)


async def test_strangers_other_talk_and_channels_are_left_alone(stage: Stage) -> None:
    erika, stranger, group = await stage.phone("p05"), await stage.phone(None), stage.telegram.group()
    stranger.user.say(f"/next@{USERNAME}", where=group)
    erika.user.say("Guten Morgen!", where=group)
    erika.user.say("/next", where=group)
    post = {"message_id": 5, "date": 1, "chat": {"id": -100, "type": "channel", "title": "News"}, "text": "/next"}
    stage.telegram.inject({"channel_post": post})
    stage.telegram.inject({"message": post})
    await erika.says("/language", "Welche Sprache")
    await stage.all_done()
    assert not [message for message in group.messages if message.by_bot]


async def test_a_group_that_grows_and_throws_the_bot_out_is_no_trouble(stage: Stage) -> None:
    erika, group = await stage.phone("p05"), stage.telegram.group()
    group.migrate()
    erika.user.say(f"/next@{USERNAME}", where=group)
    await stage.sees(lambda: group.answers)
    group.remove_bot()
    await erika.says("/language", "Welche Sprache")
    await stage.all_done()
