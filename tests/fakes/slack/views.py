"""The methods views.*, and what happens to the views on somebody's screen."""

from typing import Any

from tests.fakes.slack.arguments import Arguments
from tests.fakes.slack.blockkit import VIEW_SIZE, check_view, view_size, with_ids
from tests.fakes.slack.fields import initial_state, kept_state
from tests.fakes.slack.opened import Trigger, View
from tests.fakes.slack.payloads import view_json
from tests.fakes.slack.refusals import Json, wrong, wrong_arguments
from tests.fakes.slack.world import World

TRIGGER_LIFETIME = 3.0
"""Seconds."""

STACK = 3
"""Modals that may lie on one another."""


def publish(world: World, arguments: Arguments) -> Json:
    """views.publish: the home tab of one person."""
    member = arguments.required("user_id")
    if not world.app.home_tab:
        raise wrong("not_enabled")
    if member not in world.profiles:
        raise wrong_arguments("must be a valid user id [json-pointer:/user_id]")
    view = _view(arguments, "home")
    home = world.homes.get(member)
    _check_hash(arguments, home)
    if home is None:
        home = world.homes[member] = new_view(world, member, view)
    else:
        replace(world, home, view)
    return {"view": home.as_sent}


def open_modal(world: World, arguments: Arguments) -> Json:
    """views.open: a modal, in place of all there are."""
    view = _view(arguments, "modal")
    trigger = _exchanged(world, arguments)
    world.modals[trigger.member] = [new_view(world, trigger.member, view)]
    return {"view": world.modals[trigger.member][-1].as_sent}


def push_modal(world: World, arguments: Arguments) -> Json:
    """views.push: a modal on top of another."""
    view = _view(arguments, "modal")
    trigger = _exchanged(world, arguments)
    if not trigger.in_modal:
        raise wrong_arguments("must match the `type` of the root view whose stack we're pushing onto")
    return {"view": push(world, trigger.member, view).as_sent}


def update(world: World, arguments: Arguments) -> Json:
    """views.update: a modal that is still open, or a home tab."""
    if ("view_id" in arguments.values) == ("external_id" in arguments.values):
        raise wrong_arguments("must provide exactly one of `view_id` and `external_id`")
    open_views = [*world.homes.values(), *(view for stack in world.modals.values() for view in stack)]
    view_id, external_id = arguments.text("view_id"), arguments.text("external_id")
    found = [view for view in open_views if view.id == view_id or (view.json["external_id"] or None) == external_id]
    if not found:
        raise wrong("not_found")
    view = _view(arguments, found[0].json["type"])
    _check_hash(arguments, found[0])
    replace(world, found[0], view)
    return {"view": found[0].as_sent}


def push(world: World, member: str, view: Json) -> View:
    """Put one more modal on top."""
    stack = world.modals[member]
    if not stack:
        raise wrong("not_found")
    if len(stack) >= STACK:
        raise wrong("push_limit_reached")
    stack.append(new_view(world, member, view, below=stack[-1]))
    return stack[-1]


def new_view(world: World, member: str, view: Json, below: View | None = None) -> View:
    """A view that was not on the screen before."""
    taken = {other.json["external_id"] for stack in world.modals.values() for other in stack}
    taken |= {home.json["external_id"] for home in world.homes.values()}
    if view.get("external_id") and view["external_id"] in taken:
        raise wrong("duplicate_external_id")
    kept = view | {"blocks": with_ids(view["blocks"], world.random)}
    json = view_json(kept, world.id("V"), world.ts(), below)
    return View(json, member, world.change(), initial_state(json["blocks"]))


def replace(world: World, view: View, new: Json) -> None:
    """Show something else in its place. What was filled in stays where the ids are the same."""
    blocks = with_ids(new["blocks"], world.random)
    fixed = {name: view.json[name] for name in ("id", "root_view_id", "previous_view_id")}
    view.json = view_json(new | {"blocks": blocks}, view.id, world.ts(), None) | fixed
    view.state = kept_state(initial_state(blocks), view.state)
    view.errors = {}
    view.changed = world.change()


def checked(view: Any, kind: str) -> Json:
    """A view that is right; raises Refused."""
    if problems := check_view(view):
        raise wrong_arguments(*problems)
    if view["type"] != kind:
        raise wrong_arguments(f"must be a {kind} [json-pointer:/view/type]")
    if view_size(view) > VIEW_SIZE:
        raise wrong("view_too_large")
    right: Json = view
    return right


def _view(arguments: Arguments, kind: str) -> Json:
    return checked(arguments.json("view", "invalid_arguments"), kind)


def _exchanged(world: World, arguments: Arguments) -> Trigger:
    """The trigger that allows this, which is used up by it."""
    trigger = world.triggers.get(arguments.required("trigger_id"))
    if trigger is None:
        raise wrong("invalid_trigger_id")
    if trigger.used:
        raise wrong("exchanged_trigger_id")
    if world.ticks() - trigger.at > TRIGGER_LIFETIME:
        raise wrong("expired_trigger_id")
    trigger.used = True
    return trigger


def _check_hash(arguments: Arguments, view: View | None) -> None:
    given = arguments.text("hash")
    if given and (view is None or given != view.json["hash"]):
        raise wrong("hash_conflict")
