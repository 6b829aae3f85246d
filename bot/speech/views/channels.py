"""Where a person is told things: the chat preferred, the others for when it fails, and a choice where there is one."""

from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views.leads import choice


def named(channel: str, scene: Scene) -> str:
    """`Telegram`, `Slack`."""
    return scene.say("privacy-channel", channel=channel)


def line(scene: Scene) -> tuple[Line, ...]:
    """What holds, where it could be otherwise."""
    return (_holds(scene),) if len(scene.channels) > 1 else ()


def button(scene: Scene) -> tuple[Button, ...]:
    """The way to the choice, where there is one."""
    return (Button(scene.say("settings-button-channel"), "channel"),) if len(scene.channels) > 1 else ()


def choose(scene: Scene) -> Message:
    """The chats to choose from; or that there is only one."""
    back = (Button(scene.say("settings-back"), "reminders"),)
    if len(scene.channels) < 2:
        return Message((Line(scene.say("settings-channel-only")),), (back,), language=scene.language)
    lines = (Line(scene.say("settings-choose-channel"), Style.STRONG), *_otherwise(scene))
    rows = tuple(
        (choice(named(channel, scene), f"channel {channel}", channel == scene.channels[0], scene),)
        for channel in sorted(scene.channels)
    )
    return Message(lines, (*rows, back), language=scene.language)


def chosen(scene: Scene) -> Message:
    """Where things are told from now on."""
    change = (Button(scene.say("settings-change"), "reminders"),)
    return Message((_holds(scene), *_otherwise(scene)), (change,), language=scene.language)


def _holds(scene: Scene) -> Line:
    return Line(scene.say("settings-channel", channel=named(scene.channels[0], scene)))


def _otherwise(scene: Scene) -> tuple[Line, ...]:
    others = ", ".join(named(channel, scene) for channel in scene.channels[1:])
    return (Line(scene.say("settings-channel-fails", others=others), Style.QUIET),)
