"""Talking to Annai in a test: what was said, and what must (not) be in the answer."""

from datetime import datetime

from bot.programme.agenda import Agenda
from bot.programme.preferences import Preferences
from bot.speech.message import Button
from handlers.conversation import Conversation
from handlers.request import Answer, Prefer, Request

KYOTO_MORNING = "2024-04-23T10:05:00+09:00"
"""Nidec is next, at 10:50; the bus leaves at 10:20."""


class Talk:
    """A chat of one person at one instant; what the person prefers is kept from turn to turn, as the house does."""

    def __init__(self, agenda: Agenda, person: str | None, at: str, language: str = "de") -> None:
        self._conversation = Conversation(agenda)
        self._person = agenda.people[person] if person else None
        self.at = datetime.fromisoformat(at)
        self._language = language
        self.preferences = Preferences()

    def say(self, text: str) -> Answer:
        """Type something."""
        return self._answer(self._request(text=text))

    def tap(self, action: str) -> Answer:
        """Tap a button with this payload."""
        return self._answer(self._request(action=action))

    def tap_button(self, answer: Answer, label: str) -> Answer:
        """Tap the button of an answer that has `label` in it."""
        found = [button for button in buttons(answer) if label in button.label]
        assert len(found) == 1, [button.label for button in buttons(answer)]
        assert found[0].action is not None
        return self.tap(found[0].action)

    def verify(self, *turns: tuple[str, str]) -> None:
        """A whole conversation: each answer begins with the expected text, to the line."""
        for said, expected in turns:
            answer = self.say(said).message.text
            wanted = expected.strip("\n").split("\n")
            assert answer.split("\n")[: len(wanted)] == wanted, f"{said!r} was answered:\n{answer}"

    def _request(self, text: str | None = None, action: str | None = None) -> Request:
        language = self.preferences.language or self._language
        return Request(self._person, self.at, language, text, action, self.preferences)

    def _answer(self, request: Request) -> Answer:
        answer = self._conversation.answer(request)
        if isinstance(answer.wish, Prefer):
            self.preferences = answer.wish.preferences
        return answer


def buttons(answer: Answer) -> list[Button]:
    """All buttons below an answer."""
    return [button for row in answer.message.buttons for button in row]


def ticked(answer: Answer) -> list[str]:
    """What is ticked below an answer."""
    return [button.label.removeprefix("✅ ") for button in buttons(answer) if button.label.startswith("✅")]
