"""What organisers read in English, whole dialogues of it: what is typed, what is [tapped], what comes (→)."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.programme.agenda import Agenda
from bot.store.database import Database
from tests.desk.stage import Stage, readable, staged

pytestmark = pytest.mark.anyio

CLAUDIA, HANS, KARL = "o01", "p05", "p09"


class Dialogue:
    """What one organiser and one participant say and read."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._phones = {"Claudia": stage.phone(CLAUDIA), "Hans": stage.phone(HANS)}
        self._known = {name: len(phone.messages) for name, phone in self._phones.items()}

    async def plays(self, script: str) -> None:
        """Play a script: lines `Claudia: words`, `Claudia [button]` and `deliver`, and what is read after each.

        What is read must be the beginning of what there is to be read; what comes of itself, without its buttons.
        """
        for scene in script.strip().split("\n\n"):
            said, *read = scene.split("\n")
            text = await self._done(said)
            expected = "\n".join(line.removeprefix("  ") for line in read).replace("\n~\n", "\n\n")
            assert text[: len(expected)] == expected, f"{said}\n{text}"

    async def _done(self, said: str) -> str:
        if said == "deliver":
            await self.stage.deliver()
            return ""
        name, _, rest = said.partition(" ")
        if name == "→":
            return self._next(rest)
        phone = self._phones[name.rstrip(":")]
        answer = await (phone.taps(rest.strip("[]")) if rest.startswith("[") else phone.says(rest))
        return readable(answer)

    def _next(self, name: str) -> str:
        """What came since; reminders aside."""
        messages = self._phones[name].messages
        while messages[self._known[name]].text.startswith("🔔"):
            self._known[name] += 1
        self._known[name] += 1
        return messages[self._known[name] - 1].text


@pytest.fixture
async def dialogue(sample: Agenda, anyio_backend: str) -> AsyncIterator[Dialogue]:
    """Everybody speaks English, and Karl has not joined."""
    people = tuple(replace(one, language="en") for one in sample.trip.people)
    agenda = Agenda(replace(sample.trip, people=people))
    async with staged(agenda, Database("sqlite://"), joined=agenda.people.keys() - {KARL}) as stage:
        await stage.deliver()
        yield Dialogue(stage)


async def test_a_change(dialogue: Dialogue) -> None:
    await dialogue.plays("""
Claudia: /change
  ✏️ What is to change?
  Tue 23 April
  Or just write “Nidec 30 minutes later” – or send the changed programme as a file.

Claudia [Nidec]
  🏭 Visit to Nidec

Claudia [Meeting point]
  🏭 Visit to Nidec
  Now: 🚌 Meet 10:20 Main entrance, coach 1, Kyocera Corporation, Head Office – leave then at the latest
  New meeting point? Time, place or both, e.g. “08:15 lobby, coach 1”.

Claudia: 10:30 lobby
  📝 Draft – not published yet
  ~
  📋 What changes
  ~
  🏭 Visit to Nidec
  Tue 23 April, 10:50–12:00 Japan (03:50 Germany)
  🚌 Meet 10:30 lobby, Kyocera Corporation, Head Office – leave then at the latest
  ~was 10:20 Main entrance, coach 1, Kyocera Corporation, Head Office~
  📨 Message to 5 people
  ~
  5 people get one message each.

Claudia [Publish & tell]
  ✅ Published – change 2 is in force
  📨 5 people are being told now. The report says who confirmed.
  [📊 Status]
  [↩️ Undo]

deliver

→ Hans
  🔄 Change of programme
  🏭 Visit to Nidec

Hans [Understood]
  🔄 Change of programme

→ Claudia
  📣 Change 2: progress
  ✅ 0 of 5 have confirmed
  📨 5 of 5 delivered
  ~
  🔇 No answer yet (5): Hans Platzhalter, Jane Sample, John Placeholder, Jürgen Probe, Stefan Begleitbeispiel

Claudia [Remind the missing]
  🔔 Nobody to remind right now – whoever has just been told has a few minutes.

Claudia: cancel Horiba
  📝 Draft – not published yet
  ~
  📋 What changes
  ~
  ❌ Cancelled: 🏭 Visit to Horiba
  ~Tue 23 April, 10:50–12:00 Japan (03:50 Germany)~
  📨 Message to 8 people
  ~
  8 people get one message each.
  🔔 Reminders: 14 dropped
  ☎️ 1 of them has no chat: please call.

Claudia [Discard]
  🗑 Discarded. What was in force stays in force.

Claudia: /undo
  ↩️ Take back change 2 (Claudia Leitmuster)?

Claudia [Take back & tell]
  ↩️ Change 2 is taken back
  📨 5 people are being told now. The report says who confirmed.
""")


async def test_a_broadcast(dialogue: Dialogue) -> None:
    await dialogue.plays("""
Claudia: /broadcast
  📢 Broadcast
  Who is it for? Tap one or more, or write a name.

Claudia [Politics]
  📢 Broadcast
  To: Politics
  👥 3 people, 3 of them with a chat
  Tap to add or to take off; single people with “Person or group …”.
  ~
  ✏️ Now just write the text – or send a photo or a file.

Claudia: The coach leaves 10 minutes later.
  👁 Preview – not sent yet
  To: Politics
  👥 3 people, 3 of them with a chat
  ────────
  📢 Claudia Leitmuster
  ~
  The coach leaves 10 minutes later.
  [✅ Send (3)]
  [Ask to confirm ✗][Urgent ✗]
  [🕗 Later …][👥 Who?]
  [✏️ Text][🌐 + German]
  [👥 Recipients][🗑 Discard]

Claudia [Ask to confirm]
  👁 Preview – not sent yet

Claudia [Urgent]
  👁 Preview – not sent yet
  To: Politics
  👥 3 people, 3 of them with a chat
  🚨 Urgent: arrives even in quiet hours, and says so
  ☑️ With an “Understood” button to confirm
  ────────
  📢 Claudia Leitmuster
  🚨 Urgent – so it arrives even in quiet hours

Claudia [Later]
  🕗 When should it go out? Please write it in Japan time, for example “18:30” or “tomorrow 8:00”.

Claudia: soon
  I don't understand this time. Please write for example “18:30” or “tomorrow 8:00” (Japan time).

Claudia: 18:30
  👁 Preview – not sent yet
  To: Politics
  👥 3 people, 3 of them with a chat
  🕗 Planned: Tue 23 April, 18:30 Japan (11:30 Germany)

Claudia [Right away]
  👁 Preview – not sent yet

Claudia [Send]
  ✅ On its way to 3 people. The report follows and keeps itself up to date.

deliver

→ Claudia
  📢 Broadcast: progress
  “The coach leaves 10 minutes later.”
  ✅ 0 of 3 have confirmed
  📨 3 of 3 delivered
""")


async def test_a_roll_call(dialogue: Dialogue) -> None:
    await dialogue.plays("""
Claudia: who is missing?
  🙋 Is everybody here? Who should I ask?

Claudia [Kyocera]
  🙋 Roll call: 🏭 Visit to Kyocera
  13 people get the question “Are you here?” at once.
  📵 1 person has no chat – please tick them off yourself.
  [▶️ Ask now]
  [◀ Choose again]

Claudia [Ask now]
  ✅ 13 people are being asked.
  📋 The list follows, and stays up to date by itself.

deliver

→ Hans
  🙋 Are you here?
  🏭 Visit to Kyocera

Hans [I’m here]
  ✅ You are on the list (08:00).

→ Claudia
  🙋 Are you here?

→ Claudia
  🙋 Roll call: 🏭 Visit to Kyocera

Claudia [Tick off]
  ✅ 1 of 13 here
  Tap who is here; another tap takes it back.

Claudia [Close]
  🙋 Roll call: 🏭 Visit to Kyocera – 🏁 closed at 08:00
  ✅ 1 of 13 here
  ~
  ❓ 12 are missing:

Claudia [Export]
  📄 The list as a file
  For you only: it holds personal data.

Claudia: /rollcall status
  🚨 Status check: 👥 Everybody
  30 people get the question “Are you all right?” at once – at night, too, and again every few

Claudia [Ask now]
  ✅ 30 people are being asked.

deliver

→ Hans
  🚨 Are you all right?
  Please tap now, so that nobody has to search for you.

Hans [Hurt]
  🔴 Noted (08:00): hurt. The organisers are being told at once. If your life is in danger, call the emergency number.
  ~
  📍 Where are you? Write it here, or send your location (paper clip → location).
""")


async def test_late_in_need_and_with_a_question(dialogue: Dialogue) -> None:
    await dialogue.plays("""
Hans: I am late
  ⏱ You are running late – for what, and by how much?
  🏭 Visit to Kyocera
  09:00 Japan (02:00 Germany)
  ~
  📣 Who is told: the organising team
  Tap the minutes, and it is sent.

Hans [15 min]
  ✅ Reported: 15 min late. 4 people will be told.

deliver

→ Claudia
  ⏱ Hans Platzhalter will be about 15 min late

Hans [On time after all]
  ✅ Reported: you will be on time.

deliver

→ Claudia
  ✅ Hans Platzhalter will be on time after all

Hans: /sos
  🆘 Polizei / Police – Police emergency number

Hans [Yes, call everybody]
  🆘 Your emergency call is out to 4 organisers and keeps ringing until one of them answers.
  📍 Where are you? Please share your location, or write it briefly.

Hans: at the station, south exit
  ✅ The organisers now see where you are.

deliver

→ Claudia
  🆘 EMERGENCY CALL: Hans Platzhalter
  ☎ Hans Platzhalter +49 30 23125 005
  🕐 called at 08:00 Japan
  📍 at the station, south exit
  ~
  Nobody has answered it yet.

Claudia [I’ll take care of it]
  🆘 EMERGENCY CALL: Hans Platzhalter
  ☎ Hans Platzhalter +49 30 23125 005
  🕐 called at 08:00 Japan
  📍 at the station, south exit
  ~
  🙋 Claudia Leitmuster is taking care of it.
  [✅ Done]

deliver

→ Hans
  🙋 Claudia Leitmuster is taking care of you.
  ☎ +49 30 23125 901

Claudia [Done]
  🆘 EMERGENCY CALL: Hans Platzhalter

deliver

→ Hans
  ✅ Your emergency call is closed. If you still need help, please call again.

Hans: will it rain tomorrow
  I'm sorry, I don't know that.

Hans [Ask the organisers]
  ✅ Your question is with 4 organisers. The answer will come here.
  “will it rain tomorrow”

deliver

→ Claudia
  ❓ Question from Hans Platzhalter
  ❓ “will it rain tomorrow”
  ~
  ☎ Hans Platzhalter +49 30 23125 005

Claudia [Answer]
  ✍️ Your answer to Hans Platzhalter – please write it now:

Claudia: Sunny, 22 degrees.
  ✅ Your answer goes to Hans Platzhalter.

deliver

→ Hans
  💬 Claudia Leitmuster answers you:
  Sunny, 22 degrees.
  ~
  You asked: “will it rain tomorrow”

Hans [Ask more]
  ✍️ Hans Platzhalter, what else would you like to know? Please write it now:

Hans: And tonight?
  ✅ The organisers have it.
""")


async def test_how_everything_stands(dialogue: Dialogue) -> None:
    await dialogue.plays("""
Claudia: /status
  📊 As of 08:00 Japan (01:00 Germany)
  👥 29 of 30 have joined
  ✉️ 1 person is missing
  📶 Everybody in the chat can be reached

Claudia [Who is missing]
  👥 29 of 30 have joined
  1 person is not in the chat yet. Tap the name for a new invitation to forward:

Claudia [Karl Exempel]
  ✉️ Invitation for Karl Exempel – to forward
  To this person only: to Annai, whoever has the code is this person. Earlier invitations no longer work.
  ~
  Hello Karl Exempel! Annai is your companion in the chat: Delegation to Japan 2024.
  Open the chat with Annai and send this code there:

Claudia: /audit
  🗒 Who did what
  ~
  Tue 23 April, 08:00 Japan · Claudia Leitmuster
  Made a new invitation · Karl Exempel
""")
