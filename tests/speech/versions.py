"""A small programme, and new versions of it made the way organisers make them: by editing the file."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.programme.agenda import Agenda
from bot.programme.sources.reading import read
from bot.speech.message import Message

Told = Callable[..., Message]
"""Who is told what after which edits."""

MORNING = datetime(2024, 4, 22, 23, 0, tzinfo=UTC)
"""08:00 on 23 April in Japan: the new version is published."""

PROGRAMME = """
trip:
  id: probe
  title: Probe
  zone: Asia/Tokyo
  home_zone: Europe/Berlin
  languages: [de, en]
  starts: 2024-04-22
  ends: 2024-04-27
  quiet_hours: "22:00-06:30"
  reminders: {default: [60min, leave], b2b: [24h], digest: "20:00"}
  contacts: [{name: Olga Muster, phone: "+49 30 23125 001"}]
groups: {trade: {de: Wirtschaft, en: Trade}}
people:
  - {id: hans, name: Hans Muster, groups: [trade]}
  - {id: jane, name: Jane Sample, groups: [trade], language: en}
  - {id: rita, name: Rita Muster}
  - {id: tom, name: Tom Muster}
places:
  - {id: nidec, name: Nidec Head Office, name_ja: 日本電産, address: "338 Tonoshiro, Kyoto"}
  - {id: plant, name: Nidec Plant, address: "9 Shimotoba, Kyoto"}
  - {id: hotel, name: Hotel Beispiel, address: "1 Gojo, Kyoto"}
items:
  - id: walk
    kind: culture
    title: {de: Spaziergang, en: Walk}
    start: 2024-04-23 06:30
    end: 2024-04-23 07:30
  - id: visit
    kind: visit
    title: {de: Firmenbesuch Nidec, en: Visit to Nidec}
    start: 2024-04-23 14:00
    end: 2024-04-23 15:30
    place: nidec
    meet: {at: "13:15", place: hotel, note: Lobby}
    audience: [trade]
    dress: {de: dunkler Anzug, en: dark suit}
    bring: {de: 20 Visitenkarten, en: 20 business cards}
    counterparts: [{name: Ken Hinagata, organisation: Nidec}, {name: Aki Mihon, organisation: Nidec}]
    interpreter: Frida Muster
  - id: dinner
    kind: dinner
    title: {de: Abendessen, en: Dinner}
    start: 2024-04-23 19:00
    end: 2024-04-23 21:00
    place: hotel
    travel: 20min
  - id: b2b
    kind: b2b
    title: {de: B2B mit Horiba, en: B2B with Horiba}
    start: 2024-04-24 10:00
    end: 2024-04-24 10:45
    place: plant
    audience: [rita]
  - id: fair
    kind: fair
    title: {de: Messe, en: Fair}
    start: 2024-04-25 09:00
    end: 2024-04-26 12:00
    audience: [trade, rita]
  - id: flight
    kind: flight
    title: {de: Flug nach Frankfurt, en: Flight to Frankfurt}
    start: 2024-04-27 12:30
    end: 2024-04-27 19:30
    end_zone: Europe/Berlin
"""


def version(folder: Path, *edits: tuple[str, str]) -> Agenda:
    """The programme with words replaced, each of which stands in it once."""
    text = PROGRAMME
    for before, after in edits:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    file = folder / "programme.yaml"
    file.write_text(text, encoding="utf-8")
    reading = read(file)
    assert reading.trip is not None, reading.problems
    return Agenda(reading.trip)


def lines(message: Message) -> list[str]:
    """A message as it is read, what is struck in tildes."""
    return message.text.split("\n")


def labels(message: Message) -> list[str]:
    """What can be tapped."""
    return [button.label for row in message.buttons for button in row]
