"""Leaving by chat: explained first; and words that only sound like it."""

import pytest

from handlers.request import Leave
from tests.handlers.dialogue import Talk, buttons


@pytest.mark.parametrize(
    "said",
    [
        "/stop",
        "stop",
        "Stop!",
        "stop please",
        "abmelden",
        "ich möchte keine Nachrichten mehr",
        "unsubscribe",
        "leave chat",
        "please remove me from this chat",
        "lösche meine daten",
    ],
)
def test_leaving_is_explained_before_it_happens(talk: Talk, said: str) -> None:
    answer = talk.say(said)
    assert (answer.command, answer.wish) == ("stop", None)
    assert answer.message.text == (
        "Nach dem Abmelden bekommen Sie von mir nichts mehr – auch keine Programmänderungen.\n"
        "Zurück geht es mit einer neuen Einladung vom Organisationsteam."
    )
    assert [button.label for button in buttons(answer)] == ["Abmelden", "Abmelden und alles löschen", "◀ Zurück"]


def test_leaving_and_being_forgotten(talk: Talk) -> None:
    left, forgotten = talk.tap("stop leave"), talk.tap_button(talk.say("/stop"), "alles löschen")
    assert (left.wish, forgotten.wish) == (Leave(forget=False), Leave(forget=True))
    assert "gelöscht" in forgotten.message.text
    for answer in (left, forgotten):
        assert answer.message.text.endswith("Zurück geht es mit einer neuen Einladung vom Organisationsteam.")
    assert talk.tap_button(talk.say("/stop"), "Zurück").wish is None


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("remind me what's next", "next"),
        ("erinner mich wann wir los müssen", "leave"),
        ("remind me of the title of my counterpart at Hinagata", "people"),
        ("ping me the address of nidec", "place"),
        ("was ist das wichtigste morgen", "tomorrow"),
        ("next stop?", "next"),
        ("where do the coaches stop", "place"),
        ("will the wind stop tomorrow", "unknown"),
        ("ich möchte mich vom abendessen abmelden", "unknown"),
        ("wo muss ich mich im hotel abmelden", "place"),
        ("stop the bus", "unknown"),
    ],
)
def test_the_same_words_ask_for_other_things(talk: Talk, said: str, command: str) -> None:
    assert talk.say(said).command == command
