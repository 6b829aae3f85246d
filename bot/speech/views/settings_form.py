"""A person's own settings as a form: everything at once, for channels that can show one."""

from bot.programme.preferences import Wanted
from bot.speech.catalogue import LANGUAGES
from bot.speech.message import Button, Choice, Form, Hours
from bot.speech.scene import Scene
from bot.speech.views import channels

NIGHTS = ("21:00-07:00", "22:00-06:00", "22:00-07:00", "23:00-07:00")
"""Quiet hours to choose from; any others can be typed."""


def form(scene: Scene) -> Form:
    """How much, tomorrow in the evening, quiet hours, language, chat."""
    fields: tuple[Choice | Hours, ...] = (
        _amount(scene),
        *_digest(scene),
        _quiet(scene),
        Hours(scene.say("settings-form-start"), scene.say("settings-form-end"), "reminders quiet"),
        _language(scene),
        *_channel(scene),
    )
    leads = (Button(scene.say("settings-button-leads"), "reminders leads"),)
    return Form(scene.say("settings-title"), fields, (leads,))


def _amount(scene: Scene) -> Choice:
    options = tuple(Button(scene.say(f"settings-button-{wanted}"), f"reminders {wanted}") for wanted in Wanted)
    return Choice(scene.say("settings-form-amount"), options, f"reminders {scene.preferences.wanted}")


def _digest(scene: Scene) -> tuple[Choice, ...]:
    """Offered where the trip has one."""
    if scene.agenda.trip.reminders.digest is None:
        return ()
    options = tuple(Button(scene.say(f"settings-form-{state}"), f"reminders digest {state}") for state in ("on", "off"))
    holds = f"reminders digest {'on' if scene.preferences.digest else 'off'}"
    return (Choice(scene.say("settings-form-digest"), options, holds, follows=True),)


def _quiet(scene: Scene) -> Choice:
    hours = scene.preferences.quiet
    own = f"{hours.start:%H:%M}-{hours.end:%H:%M}" if hours else "off"
    nights = sorted({*NIGHTS, own} - {"off"})
    options = (
        Button(scene.say("settings-as-programme"), "reminders quiet programme"),
        Button(scene.say("settings-button-no-quiet"), "reminders quiet off"),
        *(Button(night.replace("-", "–"), f"reminders quiet {night}") for night in nights),
    )
    holds = f"reminders quiet {own if scene.preferences.own_quiet else 'programme'}"
    return Choice(scene.say("settings-form-quiet"), options, holds)


def _language(scene: Scene) -> Choice:
    options = tuple(Button(scene.say(f"talk-language-{code}"), f"language {code}") for code in LANGUAGES)
    return Choice(scene.say("settings-form-language"), options, f"language {scene.language}")


def _channel(scene: Scene) -> tuple[Choice, ...]:
    """Offered to whom can be reached in more than one chat."""
    if len(scene.channels) < 2:
        return ()
    options = tuple(Button(channels.named(name, scene), f"channel {name}") for name in sorted(scene.channels))
    return (Choice(scene.say("settings-form-channel"), options, f"channel {scene.channels[0]}"),)
