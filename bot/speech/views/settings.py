"""A person's own settings: how much Annai says unasked, and when; and how to leave."""

from bot.programme.preferences import Wanted
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import channels as channels_view
from bot.speech.views import leads as leads_view
from bot.speech.views.leads import choice
from bot.speech.views.settings_form import NIGHTS, form
from bot.speech.views.talk import first_buttons


def settings(scene: Scene) -> Message:
    """What holds, in a few lines, and everything that can be changed."""
    preferences = scene.preferences
    lines = [Line(scene.say("settings-title"), Style.TITLE), _amount(scene)]
    if preferences.wanted is not Wanted.NONE:
        lines += [_digest(scene), _quiet(scene), *leads_view.own(scene)]
    lines += channels_view.line(scene)
    amounts = tuple(
        choice(scene.say(f"settings-button-{wanted}"), f"reminders {wanted}", _holds(wanted, scene), scene)
        for wanted in Wanted
    )
    more = (
        Button(scene.say("settings-button-leads"), "reminders leads"),
        Button(scene.say("settings-button-quiet"), "reminders quiet"),
    )
    language = (Button(scene.say("settings-button-language"), "language"), *channels_view.button(scene))
    rows = (amounts, *_digest_switch(scene), more, language)
    return Message(tuple(lines), rows, language=scene.language, form=form(scene))


def amount(scene: Scene) -> Message:
    """How much is said from now on."""
    silent = scene.preferences.wanted is Wanted.NONE
    return _changed([_amount(scene)] if silent else [_amount(scene), _digest(scene)], scene)


def digest(scene: Scene) -> Message:
    """Whether tomorrow is told in the evening from now on; and why not, if that was wanted."""
    lines = [_digest(scene)]
    if scene.preferences.digest and scene.agenda.trip.reminders.digest is None:
        lines.append(Line(scene.say("settings-digest-nowhere"), Style.QUIET))
    elif scene.preferences.digest and not scene.preferences.wants_digest:
        lines.append(Line(scene.say("settings-digest-waits"), Style.QUIET))
    return _changed(lines, scene)


def quiet(scene: Scene) -> Message:
    """The quiet hours from now on."""
    return _changed([_quiet(scene)], scene)


def choose_quiet(scene: Scene) -> Message:
    """The quiet hours that hold, and others to choose."""
    lines = (_quiet(scene), Line(scene.say("settings-quiet-how"), Style.QUIET))
    hours = scene.preferences.quiet_hours(scene.agenda.trip)
    holds = f"{hours.start:%H:%M}-{hours.end:%H:%M}" if hours else None
    nights = [choice(night.replace("-", "–"), f"reminders quiet {night}", night == holds, scene) for night in NIGHTS]
    own = scene.preferences.own_quiet
    others = (
        choice(scene.say("settings-as-programme"), "reminders quiet programme", not own, scene),
        choice(scene.say("settings-button-no-quiet"), "reminders quiet off", own and hours is None, scene),
    )
    back = (Button(scene.say("settings-back"), "reminders"),)
    return Message(lines, (tuple(nights[:2]), tuple(nights[2:]), others, back), language=scene.language)


def nobody(scene: Scene) -> Message:
    """Somebody in general has no settings."""
    return Message((Line(scene.say("settings-nobody")),), first_buttons(scene), language=scene.language)


def leaving(scene: Scene) -> Message:
    """What leaving means, before anything happens."""
    rows = (
        (Button(scene.say("settings-button-leave"), "stop leave"),),
        (Button(scene.say("settings-button-forget"), "stop forget"),),
        (Button(scene.say("settings-back"), "help"),),
    )
    lines = (Line(scene.say("settings-leaving"), Style.STRONG), Line(scene.say("settings-come-back")))
    return Message(lines, rows, language=scene.language)


def left(scene: Scene, *, forget: bool) -> Message:
    """The last words, and how to come back."""
    last = scene.say("settings-forgotten" if forget else "settings-left")
    return Message((Line(last, Style.STRONG), Line(scene.say("settings-come-back"))), language=scene.language)


def _amount(scene: Scene) -> Line:
    own = scene.preferences.wanted is Wanted.ALL and leads_view.own(scene)
    return Line(scene.say("settings-own" if own else f"settings-{scene.preferences.wanted}"), Style.STRONG)


def _holds(wanted: Wanted, scene: Scene) -> bool:
    """Whether choosing that would change nothing; kinds kept silent are not all."""
    silent = any(not own for _, own in scene.preferences.leads)
    return scene.preferences.wanted is wanted and not (wanted is Wanted.ALL and silent)


def _digest(scene: Scene) -> Line:
    hour = scene.agenda.trip.reminders.digest
    if hour is None or not scene.preferences.wants_digest:
        return Line(scene.say("settings-digest-off"))
    return Line(scene.say("settings-digest-on", time=scene.times.time(hour)))


def _digest_switch(scene: Scene) -> tuple[tuple[Button, ...], ...]:
    """Offered where it would change something."""
    if scene.agenda.trip.reminders.digest is None or scene.preferences.wanted is not Wanted.ALL:
        return ()
    wanted = "off" if scene.preferences.digest else "on"
    return ((Button(scene.say(f"settings-button-digest-{wanted}"), f"reminders digest {wanted}"),),)


def _quiet(scene: Scene) -> Line:
    hours = scene.preferences.quiet_hours(scene.agenda.trip)
    if hours is None:
        return Line(scene.say("settings-quiet-off"))
    start, end = scene.times.time(hours.start), scene.times.time(hours.end)
    return Line(scene.say("settings-quiet", start=start, end=end))


def _changed(lines: list[Line], scene: Scene) -> Message:
    change = (Button(scene.say("settings-change"), "reminders"),)
    return Message(tuple(lines), (change,), language=scene.language)
