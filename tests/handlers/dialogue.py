"""Talking to Annai in a test: what was said, and what must (not) be in the answer."""

from datetime import datetime

from bot.programme.agenda import Agenda
from handlers.conversation import Conversation
from handlers.request import Answer, Request


class Talk:
    """A chat of one person at one instant; the language chosen in the chat is kept, as a channel does."""

    def __init__(self, agenda: Agenda, person: str | None, at: str, language: str = "de") -> None:
        self._conversation = Conversation(agenda)
        self._person = agenda.people[person] if person else None
        self.at = datetime.fromisoformat(at)
        self.language = language

    def say(self, text: str) -> Answer:
        """Type something."""
        return self._answer(Request(self._person, self.at, self.language, text=text))

    def tap(self, action: str) -> Answer:
        """Tap a button with this payload."""
        return self._answer(Request(self._person, self.at, self.language, action=action))

    def tap_button(self, answer: Answer, label: str) -> Answer:
        """Tap the button of an answer that has `label` in it."""
        buttons = [button for row in answer.message.buttons for button in row if label in button.label]
        assert len(buttons) == 1, [button.label for row in answer.message.buttons for button in row]
        assert buttons[0].action is not None
        return self.tap(buttons[0].action)

    def verify(self, *turns: tuple[str, str]) -> None:
        """A whole conversation: each answer begins with the expected text, to the line."""
        for said, expected in turns:
            answer = self.say(said).message.text
            wanted = expected.strip("\n").split("\n")
            assert answer.split("\n")[: len(wanted)] == wanted, f"{said!r} was answered:\n{answer}"

    def _answer(self, request: Request) -> Answer:
        answer = self._conversation.answer(request)
        self.language = answer.language or self.language
        return answer
