"""Composition root: the only file that knows everybody. Each function loads just what it composes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.clock import SimulatedClock, instant, local
from bot.programme import compiled
from bot.programme.agenda import Agenda
from bot.programme.sources.limits import FILE_BYTES
from bot.programme.sources.reading import Reading, read

if TYPE_CHECKING:
    from bot.channels.pacing import Pacer
    from bot.channels.reach import LinkOf
    from bot.channels.slack.channel import SlackChannel
    from bot.channels.telegram.access import Access
    from bot.channels.telegram.channel import TelegramChannel
    from bot.channels.web.channel import WebChannel
    from bot.channels.web.controls import Jump
    from bot.programme.model import Person, Trip
    from bot.service import Service
    from bot.settings import Settings
    from bot.site import Site
    from handlers.conversation import Conversation
    from handlers.request import Answer

DEMO_HOUR = time(8)
QUARTER = 15 * 60
"""Seconds."""


def sample_programme() -> Path:
    """The sample trip that comes with Annai."""
    import programmes

    return Path(programmes.__file__).with_name("thueringen-japan-2024.yaml")


class BadProgramme(Exception):
    """A programme file with errors; `reading` holds them."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(f"{len(reading.problems)} problems")
        self.reading = reading


def load(path: Path) -> Agenda:
    """The agenda of a programme file; raises BadProgramme or OSError."""
    trip = compiled.load(content, path.suffix) if (content := _small(path)) else None
    if trip is None:
        reading = read(path)
        if reading.trip is None:
            raise BadProgramme(reading)
        trip = reading.trip
        if content:
            compiled.keep(content, path.suffix, trip)
    return Agenda(trip)


def _small(path: Path) -> bytes:
    """The content of a file, unless it is too large to be a programme."""
    return path.read_bytes() if path.stat().st_size <= FILE_BYTES else b""


class Assistant:
    """The conversation about one programme file, for questions asked on the command line; remembers nothing."""

    def __init__(self, agenda: Agenda) -> None:
        from handlers.conversation import Conversation

        self.agenda = agenda
        self._conversation: Conversation = Conversation(agenda)

    def ask(self, text: str, person: Person | None, at: datetime, language: str | None) -> Answer:
        """One question; `at` is an instant in any zone."""
        from handlers.request import Request

        spoken = language or (person.language if person else self.agenda.trip.languages[0])
        return self._conversation.answer(Request(person, at.astimezone(UTC), spoken, text=text))


def demo_start(trip: Trip) -> datetime:
    """Where the demonstration begins: eight in the morning, in the middle of the trip."""
    middle = trip.starts + timedelta(days=(trip.ends - trip.starts).days // 2)
    return instant(datetime.combine(middle, DEMO_HOUR), trip.zone)


def web_channel(
    service: Service, trip: str, controls: SimulatedClock | None = None, jump: Jump | None = None
) -> WebChannel:
    """The local web chat of a service about one of its trips; `controls` and `jump` if the page may move the clock."""
    from bot.channels.web.channel import WebChannel
    from bot.channels.web.wording import Wording
    from bot.speech.catalogue import catalogue
    from bot.speech.when import Times, zone_name

    def faces(at: datetime, language: str) -> tuple[str, str]:
        shown = service.agendas[trip].trip
        times = Times(language, shown.home_zone)
        day = times.day(local(at, shown.zone).date())
        home = times.moment(at, shown.home_zone, local(at, shown.zone).date())
        return (
            f"{day} {times.clock(at, shown.zone)} {times.zone(shown.zone)}",
            f"{home} {times.zone(shown.home_zone)}",
        )

    wording = Wording(lambda language: catalogue(language).say, faces, zone_name)
    channel = WebChannel(
        service.talks.answer,
        lambda: service.agendas[trip],
        service.clock,
        wording,
        controls=controls,
        jump=jump,
        complaints=service.complaints,
    )
    service.channels[channel.name] = channel
    return channel


def telegram_channel(service: Service, settings: Settings, pacer: Pacer | None = None) -> TelegramChannel | None:
    """The Telegram channel of a service, if there is a token; to be started, and stopped before the service closes.

    It keeps to the limits of the platform, unless another pacer is given.
    """
    access = _telegram_access(settings)
    if access is None:
        return None
    from bot.channels.telegram.channel import TelegramChannel, considerate
    from bot.channels.telegram.menus import Offer
    from bot.reach import Reach
    from handlers.talk import EXAMPLES, ORGANISERS_EXAMPLES

    reach = Reach(service.database, service.agendas, service.clock)
    offer = Offer(_menus(EXAMPLES), _menus((*ORGANISERS_EXAMPLES, *EXAMPLES)))
    channel = TelegramChannel(
        access,
        service.talks.answer,
        reach,
        service.database,
        service.clock,
        offer,
        pacer or considerate(settings.sending_rate),
    )
    service.channels[channel.name] = channel
    service.talks.links[channel.name] = channel.link_of
    service.deaf[channel.name] = channel.hearing.is_deaf
    return channel


async def telegram_links(settings: Settings) -> LinkOf | None:
    """What makes links to our bot on Telegram, None without a token; raises bot.channels.base.Nameless."""
    access = _telegram_access(settings)
    if access is None:
        return None
    from bot.channels.telegram.naming import link, name_of

    return partial(link, await name_of(access))


def _telegram_access(settings: Settings) -> Access | None:
    if settings.telegram_token is None:
        return None
    from bot.channels.telegram.access import Access

    secret = settings.telegram_webhook_secret
    return Access(
        settings.telegram_token.get_secret_value(),
        settings.telegram_api_url,
        settings.telegram_webhook_url,
        secret.get_secret_value() if secret else "",
    )


def slack_channel(service: Service, settings: Settings, pacer: Pacer | None = None) -> SlackChannel | None:
    """The Slack channel of a service, if there is a token; to be started, and stopped before the service closes.

    It keeps to the limits of the platform, unless another pacer is given.
    """
    if settings.slack_bot_token is None:
        return None
    from bot.channels.slack.channel import Access, SlackChannel, Surroundings, considerate
    from bot.reach import Reach
    from bot.speech.catalogue import LANGUAGES, catalogue
    from handlers.commands import ALIASES, BY_NAME

    def edition() -> object:
        """Home tabs speak of what is in force, and of the time: they are as old as a quarter of an hour."""
        quarter = int(service.clock.now().timestamp()) // QUARTER
        return quarter, [(trip, service.agendas.number(trip)) for trip in service.agendas.trips()]

    app_token, secret = settings.slack_app_token, settings.slack_signing_secret
    knocking = secret is not None and settings.public_url is not None
    access = Access(
        settings.slack_bot_token.get_secret_value(),
        app_token.get_secret_value() if app_token else "",
        secret.get_secret_value() if secret and knocking else "",
        settings.slack_api_url,
    )
    channel = SlackChannel(
        access,
        service.talks.answer,
        Reach(service.database, service.agendas, service.clock),
        service.database,
        service.clock,
        Surroundings(
            frozenset({*BY_NAME, *ALIASES}),
            " / ".join(catalogue(language).say("slack-elsewhere") for language in LANGUAGES),
            edition,
        ),
        pacer or considerate(settings.sending_rate),
    )
    service.channels[channel.name] = channel
    service.talks.emails[channel.name] = channel.email_of
    service.deaf[channel.name] = channel.hearing.is_deaf
    return channel


def slack_manifest(settings: Settings, language: str) -> dict[str, Any]:
    """The manifest of the Slack app, in a language: for a socket, unless Slack is to knock at the public address."""
    from bot.channels.slack.manifest import Words, manifest
    from bot.speech.catalogue import catalogue
    from handlers.talk import EXAMPLES

    say = catalogue(language).say
    words = Words(say("slack-about"), say("slack-command"), say("slack-command-hint"), _menus(EXAMPLES)[language])
    return manifest(words, None if settings.slack_app_token else settings.public_url)


def _menus(names: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Commands for the menus of apps, with what they are for, by language; the last one is for all others."""
    from bot.speech.catalogue import FALLBACK, LANGUAGES, catalogue

    menus = {
        language: [
            (name, catalogue(language).say(f"help-{name}", item="B2B").removesuffix(f" /{name}")) for name in names
        ]
        for language in LANGUAGES
    }
    return menus | {"": menus[FALLBACK]}


def site(service: Service, *platforms: TelegramChannel | SlackChannel) -> Site:
    """What is served here where people talk on platforms: no web chat, in which anybody can be anybody."""
    from bot.site import Site

    return Site(service.complaints, [platform.door for platform in platforms if platform.door])
