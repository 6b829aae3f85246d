"""What is one's own: business meetings, what changed, the chat one is told things in."""

from dataclasses import replace

import pytest

from bot.programme.agenda import Agenda
from handlers.conversation import Conversation
from handlers.request import Answer, Compare, Request, Through
from tests.handlers.dialogue import KYOTO_MORNING, Talk, buttons, ticked

MEETING = "🤝 1 B2B-Termin\n🤝 B2B mit Hinagata Robotics\nMi 24. April, 13:30–14:15 Japan (06:30 Deutschland)\n📍 "


@pytest.mark.parametrize(
    "said", ["/b2b", "b2b", "meine B2B-Termine", "zeig mir meine B2B-Gespräche", "my b2b meetings please", "my B2Bs"]
)
def test_ones_business_meetings_come_with_whom_when_and_where(talk: Talk, said: str) -> None:
    answer = talk.say(said)
    assert (answer.command, [item.id for item in answer.items]) == ("b2b", ["b2b-hinagata-robotics"])
    assert answer.message.text.startswith(MEETING)
    assert "Ken Hinagata (雛形 健, ひながた けん), Geschäftsführer" in answer.message.text
    assert [button.action for button in buttons(answer)] == ["item b2b-hinagata-robotics"]


@pytest.mark.parametrize(
    ("said", "command"), [("nächstes b2b", "item"), ("suche b2b", "find"), ("was muss ich zum b2b mitnehmen", "item")]
)
def test_a_question_about_one_meeting_is_answered_as_such(talk: Talk, said: str, command: str) -> None:
    assert talk.say(said).command == command


def test_a_meeting_that_is_over_is_only_named(sample: Agenda) -> None:
    answer = Talk(sample, "p05", "2024-04-25T10:00:00+09:00").say("/b2b")
    assert answer.message.text.split("\n")[1:] == [
        "🤝 B2B mit Hinagata Robotics",
        "Mi 24. April, 13:30–14:15 Japan (06:30 Deutschland)",
    ]


def test_who_has_none_hears_so_and_organisers_may_ask_for_somebody(sample: Agenda) -> None:
    assert Talk(sample, "p01", KYOTO_MORNING).say("/b2b").message.text == "🤝 Keine B2B-Termine im Programm"
    theirs = Talk(sample, "o01", KYOTO_MORNING).say("/b2b Hans Platzhalter")
    assert theirs.message.text.startswith("👤 Programm von Hans Platzhalter\n🤝 1 B2B-Termin")


@pytest.mark.parametrize(
    "said",
    [
        "/changes",
        "was hat sich geändert?",
        "Hat sich was geändert?",
        "gibt es Änderungen im Programm?",
        "Programmänderungen",
        "was gibt es Neues?",
        "what changed?",
        "what has changed since yesterday",
        "any changes?",
        "what's new?",
    ],
)
def test_what_changed_can_be_asked(talk: Talk, said: str) -> None:
    answer = talk.say(said)
    assert (answer.command, answer.wish) == ("changes", Compare())
    assert answer.message.text == "Ich weiß von keiner Änderung Ihres Programms in den letzten 7 Tagen."


@pytest.mark.parametrize(
    ("said", "command"),
    [("Sprache ändern", "language"), ("hanrei verschoben??", "unknown"), ("where can I change money", "unknown")],
)
def test_the_same_words_ask_for_other_things(talk: Talk, said: str, command: str) -> None:
    assert talk.say(said).command == command


def on_two_channels(agenda: Agenda, said: str, *, tapped: bool = False, person: str | None = "p05") -> Answer:
    """What somebody with Telegram and Slack is answered."""
    talk = Talk(agenda, person, KYOTO_MORNING)
    request = Request(agenda.people[person] if person else None, talk.at, "de", channels=("telegram", "slack"))
    turn = replace(request, action=said) if tapped else replace(request, text=said)
    return Conversation(agenda).answer(turn)


@pytest.mark.parametrize(
    ("said", "channel"),
    [
        ("bitte über Slack", "slack"),
        ("Schreiben Sie mir bitte in Slack", "slack"),
        ("erinnere mich lieber per slack", "slack"),
        ("/channel slack", "slack"),
        ("please use Telegram", "telegram"),
        ("text me on telegram", "telegram"),
    ],
)
def test_where_to_be_told_things_can_be_said(sample: Agenda, said: str, channel: str) -> None:
    answer = on_two_channels(sample, said)
    assert (answer.command, answer.wish) == ("channel", Through(channel))


def test_the_answer_says_what_holds_and_what_else_there_is(sample: Agenda) -> None:
    answer = on_two_channels(sample, "channel slack", tapped=True)
    assert answer.message.text == "💬 Ich schreibe Ihnen über Slack\nNur wenn das scheitert: Telegram."


@pytest.mark.parametrize("said", ["/channel", "bitte nicht über slack", "/channel pigeon", "/channel web"])
def test_what_is_not_certain_shows_the_choice(sample: Agenda, said: str) -> None:
    answer = on_two_channels(sample, said)
    assert (answer.command, answer.wish) == ("channel", None)
    assert [button.action for button in buttons(answer)] == ["channel slack", "channel telegram", "reminders"]
    assert ticked(answer) == ["Telegram"]


def test_it_is_among_the_settings_of_who_has_a_choice_only(sample: Agenda, talk: Talk) -> None:
    settings = on_two_channels(sample, "/reminders")
    assert "💬 Ich schreibe Ihnen über Telegram" in settings.message.text
    assert "channel" in [button.action for button in buttons(settings)]
    assert "channel" not in [button.action for button in buttons(talk.say("/reminders"))]


def test_who_has_one_chat_or_is_nobody_changes_nothing(sample: Agenda, talk: Talk) -> None:
    alone = talk.say("bitte über slack")
    assert (alone.command, alone.wish) == ("channel", None)
    assert "in zwei Apps" in alone.message.text
    nobody = on_two_channels(sample, "bitte über slack", person=None)
    assert (nobody.command, nobody.wish) == ("channel", None)
    assert Talk(sample, None, KYOTO_MORNING).say("was hat sich geändert").wish is None


@pytest.mark.parametrize("said", ["wie nutze ich telegram", "does slack work in japan", "what is telegram"])
def test_a_question_about_an_app_is_none_about_the_programme(talk: Talk, said: str) -> None:
    assert talk.say(said).command == "unknown"
