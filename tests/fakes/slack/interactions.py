"""What happens when somebody does something: the app is told, may answer at once, and must do so in time."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.fakes.slack import payloads, views
from tests.fakes.slack.channels import Channel, Stored
from tests.fakes.slack.deliveries import Delivery
from tests.fakes.slack.opened import Hook, Trigger, View
from tests.fakes.slack.profiles import Profile
from tests.fakes.slack.refusals import Json, Refused, wrong_arguments
from tests.fakes.slack.responses import HOOK_PATH, answer
from tests.fakes.slack.world import World


@dataclass(slots=True)
class Interaction:
    """What somebody did. `error` is what they are told if the app did not take it, or answered nonsense."""

    acknowledged: bool = False
    error: str = ""


def give_command(world: World, who: Profile, channel: Channel, name: str, text: str) -> Interaction:
    """A slash command; the immediate answer is shown to this person, or to everybody."""
    interaction, hook = Interaction(), _hook(world, who, channel)
    payload = payloads.command(who, channel, name, text, _trigger(world, who), _url(world, hook))

    def taken(response: Json | None) -> None:
        interaction.error = answer(world, hook, response)

    return _tell(world, "slash_commands", payload, interaction, taken)


def act_in_message(world: World, who: Profile, channel: Channel, stored: Stored, action: Json) -> Interaction:
    """Something is tapped or chosen in a message."""
    url = _url(world, _hook(world, who, channel, stored.ts))
    dated = action | {"action_ts": world.ts()}
    payload = payloads.action_in_message(who, channel, stored, dated, _trigger(world, who), url)
    return _tell(world, "interactive", payload, Interaction())


def act_in_view(world: World, who: Profile, view: View, action: Json) -> Interaction:
    """Something is tapped or chosen in a modal or the home tab."""
    trigger = _trigger(world, who, in_modal=view.json["type"] == "modal")
    payload = payloads.action_in_view(who, view, action | {"action_ts": world.ts()}, trigger)
    return _tell(world, "interactive", payload, Interaction())


def submit(world: World, who: Profile, view: View) -> Interaction:
    """A modal is sent off; the immediate answer decides what becomes of it."""
    interaction = Interaction()
    view.errors = {}
    payload = payloads.submission(who, view, _trigger(world, who, in_modal=True))

    def taken(response: Json | None) -> None:
        try:
            _after_submission(world, view, response or {})
        except Refused as refused:
            interaction.error = str(refused)

    return _tell(world, "interactive", payload, interaction, taken)


def close(world: World, who: Profile, view: View, *, cleared: bool) -> None:
    """A modal is closed, with all under it if `cleared`; the app is told if it wants to know."""
    stack = world.modals[who.id]
    del stack[0 if cleared else stack.index(view) :]
    world.change()
    if view.json["notify_on_close"]:
        _tell(world, "interactive", payloads.closed(who, view, cleared=cleared), Interaction())


def _after_submission(world: World, view: View, response: Json) -> None:
    """What becomes of a modal that was sent off. Raises Refused if the answer makes no sense."""
    stack = world.modals[view.member]
    if view not in stack:
        return
    action = response.get("response_action")
    if action == "errors":
        view.errors = _errors(view, response)
    elif action == "update":
        views.replace(world, view, views.checked(response.get("view"), "modal"))
    elif action == "push":
        views.push(world, view.member, views.checked(response.get("view"), "modal"))
    elif action == "clear" or (action is None and view.json["clear_on_close"]):
        stack.clear()
    elif action is None:
        stack.remove(view)
    else:
        raise wrong_arguments("must be a valid enum value [json-pointer:/response_action]")
    view.changed = world.change()


def _errors(view: View, response: Json) -> dict[str, str]:
    inputs = {block["block_id"] for block in view.json["blocks"] if block["type"] == "input"}
    errors = response.get("errors")
    if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
        raise wrong_arguments("must name blocks with inputs [json-pointer:/errors]")
    return errors


def _tell(
    world: World,
    kind: str,
    payload: Json,
    interaction: Interaction,
    taken: Callable[[Json | None], None] = lambda _response: None,
) -> Interaction:
    if kind == "interactive" and not world.app.interactive:
        interaction.error = "this app is not configured to handle interactive responses"
        return interaction

    def acknowledged(response: Json | None) -> None:
        interaction.acknowledged = True
        taken(response)

    def failed(reason: str) -> None:
        interaction.error = "operation_timeout" if reason.endswith("timeout") else "dispatch_failed"

    world.deliver(Delivery(kind, payload, acknowledged, failed))
    return interaction


def _trigger(world: World, who: Profile, *, in_modal: bool = False) -> Trigger:
    number = world.id("")
    trigger = Trigger(f"{number}.{number}.{world.random.randbytes(8).hex()}", world.ticks(), who.id, in_modal)
    world.triggers[trigger.id] = trigger
    return trigger


def _hook(world: World, who: Profile, channel: Channel, ts: str | None = None) -> Hook:
    hook = Hook(f"{world.id('')}/{world.random.randbytes(8).hex()}", world.ticks(), channel.id, who.id, ts)
    world.hooks[hook.id] = hook
    return hook


def _url(world: World, hook: Hook) -> str:
    return f"{world.address}{HOOK_PATH}{hook.id}"
