"""Being late, and calling for help, in words as people use them: nothing is told before a tap."""

import pytest

from bot.programme.agenda import Agenda
from tests.handlers.dialogue import KYOTO_MORNING, Talk, buttons


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("ich verspäte mich", "late for nidec-visit 5"),
        ("Ich verspäte mich um 20 Minuten", "late for nidec-visit 20"),
        ("ich komme 10 Minuten später", "late for nidec-visit 10"),
        ("komme 10 min später", "late for nidec-visit 10"),
        ("bin 15 Minuten zu spät", "late for nidec-visit 15"),
        ("schaffe es nicht pünktlich, 5 min", "late for nidec-visit 5"),
        ("komme eine halbe Stunde zu spät zum Geschäftsessen", "late for business-dinner 30"),
        ("running late", "late for nidec-visit 5"),
        ("running 15 min late", "late for nidec-visit 15"),
        ("I'm 10 minutes late", "late for nidec-visit 10"),
        ("i will be late", "late for nidec-visit 5"),
    ],
)
def test_it_is_shown_what_would_be_told_and_to_whom(talk: Talk, said: str, first: str) -> None:
    answer = talk.say(said)
    assert (answer.command, answer.wish) == ("late", None)
    assert buttons(answer)[0].action == first


@pytest.mark.parametrize(
    "said",
    [
        "wie spät ist es",
        "Der Bus kommt 10 Minuten später",
        "hat der Flug Verspätung",
        "was kommt später",
        "how late is the bar open",
        "am I late for the coach to the dinner?",
        "erinnere mich 10 minuten später nochmal",
    ],
)
def test_what_only_sounds_like_it_is_something_else(talk: Talk, said: str) -> None:
    assert talk.say(said).command != "late"


@pytest.mark.parametrize("said", ["Notruf", "ich brauche Hilfe", "I need help", "Hilfe, Unfall!", "SOS", "/sos", "sos"])
def test_whoever_cries_for_help_sees_the_numbers_and_can_call_everybody(talk: Talk, said: str) -> None:
    answer = talk.say(said)
    for number in ("☎ 110", "☎ 119", "☎ +81 00 0000 0001"):
        assert number in answer.message.text
    assert answer.wish is None
    assert (buttons(answer)[0].action or "").startswith("sos")


def test_somebody_in_general_sees_the_numbers_too(sample: Agenda) -> None:
    answer = Talk(sample, None, KYOTO_MORNING).say("/sos")
    assert "☎ 110" in answer.message.text
    assert not buttons(answer)
