"""What one person has on the screen, and can touch: messages, the home tab, and modals above all."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from tests.fakes.slack import interactions
from tests.fakes.slack.channels import Channel, Stored
from tests.fakes.slack.fields import elements, entered, is_empty, options_of, picked
from tests.fakes.slack.interactions import Interaction
from tests.fakes.slack.opened import View
from tests.fakes.slack.places import SECONDS, Place, Room
from tests.fakes.slack.profiles import Profile
from tests.fakes.slack.refusals import Json
from tests.fakes.slack.shown import Shown, ShownView, shown_view
from tests.fakes.slack.world import World

Target = View | tuple[Channel, Stored]
"""A view, or a message of a channel."""

Fits = Callable[[Json, Json], bool]
"""Whether it is the element one looks for, given its block and itself."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """An element, and where it stands."""

    block: Json
    element: Json
    where: Target

    @property
    def chosen(self) -> Json | None:
        """What is filled in or chosen there."""
        state = self.where.state if isinstance(self.where, View) else self.where[1].state
        return state.get(self.block["block_id"], {}).get(self.element["action_id"])

    def keep(self, value: Json) -> None:
        """Fill in or choose."""
        state = self.where.state if isinstance(self.where, View) else self.where[1].state
        state.setdefault(self.block["block_id"], {})[self.element["action_id"]] = value


class Screen(Place):
    """The screen of one person. While a modal is open, only that can be touched.

    Otherwise it is what is newest in the tab they look at, then what is in the other one; or what is given as `on`, as
    it was when it was seen.
    """

    def __init__(self, world: World, profile: Profile) -> None:
        super().__init__(world, profile.id)
        self.profile = profile
        self._at_home = False

    @property
    def channel(self) -> Channel:
        """The conversation with the app."""
        return self._world.im(self.profile.id)

    @property
    def home(self) -> ShownView | None:
        """The home tab, if the app has published one."""
        with self._world.changed:
            view = self._world.homes.get(self.profile.id)
            return shown_view(view, self._world.names()) if view else None

    @property
    def modals(self) -> tuple[ShownView, ...]:
        """The open modals, the lowest first."""
        with self._world.changed:
            names = self._world.names()
            return tuple(shown_view(view, names) for view in self._world.modals[self.profile.id])

    @property
    def modal(self) -> ShownView | None:
        """The modal one sees."""
        return next(reversed(self.modals), None)

    def reads_home(self, text: str, seconds: float = SECONDS) -> ShownView:
        """Wait until the home tab contains `text`; AssertionError if it never does."""
        (home,) = self._world.wait_for(lambda: [home for home in [self.home] if home and text in home.text], seconds)
        return home

    def sees_modal(self, text: str, seconds: float = SECONDS) -> ShownView:
        """Wait for a modal that contains `text` or has it above it; AssertionError if none opens."""

        def visible() -> list[ShownView]:
            return [modal for modal in [self.modal] if modal and text in f"{modal.title}\n{modal.text}"]

        (modal,) = self._world.wait_for(visible, seconds)
        return modal

    def tap(self, label: str, on: Shown | ShownView | None = None, where: Room | None = None) -> Interaction:
        """Tap a button. The app is told even if it leads elsewhere. LookupError if there is none."""
        with self._acting(where):
            spot = self._find(lambda _, element: _label(element) == label, on, where, f"button {label!r}")
            kept = {"type", "action_id", "text", "value", "style"}
            return self._tell(spot, {name: content for name, content in spot.element.items() if name in kept})

    def choose(
        self, option: str, of: str = "", on: Shown | ShownView | None = None, where: Room | None = None
    ) -> Interaction | None:
        """Choose from a menu: the first that offers it, or the one whose placeholder, label or action is `of`.

        Where several can be chosen, choosing again takes it away. None if the app is told only later.
        """
        with self._acting(where):

            def fits(block: Json, element: Json) -> bool:
                offers = any(choice["text"]["text"] == option for choice in options_of(element))
                return offers and (not of or of in _called(block, element))

            spot = self._find(fits, on, where, f"option {option!r} of {of!r}")
            return self._set(spot, picked(spot.element, option, spot.chosen))

    def fill(self, field: str, value: str | int | Sequence[str]) -> Interaction | None:
        """Fill in the field with this label or action: a text, a date (2024-04-23), a time (13:15), an option, an id.

        ValueError if the app would not take it. None if the app is told only later.
        """
        with self._acting():
            spot = self._find(lambda block, element: field in _called(block, element), None, None, f"field {field!r}")
            if isinstance(value, str) and options_of(spot.element):
                return self._set(spot, picked(spot.element, value, spot.chosen))
            return self._set(spot, entered(spot.element, value))

    def submit(self) -> Interaction:
        """Send the modal off. ValueError if something is missing."""
        with self._acting():
            view = self._top()
            for block, element in elements(view.json["blocks"]):
                value = view.state.get(block["block_id"], {}).get(element["action_id"], {})
                if block["type"] == "input" and not block.get("optional") and is_empty(value):
                    raise ValueError(f"{block['label']['text']!r} must be filled in")
            return interactions.submit(self._world, self.profile, view)

    def close(self, *, everything: bool = False) -> None:
        """Close the modal one sees, or all of them."""
        with self._acting():
            interactions.close(self._world, self.profile, self._top(), cleared=everything)

    @contextmanager
    def _acting(self, where: Room | None = None) -> Iterator[None]:
        """For what somebody does, if they still can."""
        with self._world.changed:
            if self.profile.deleted:
                raise ValueError("this person has left")
            self.channel.acted = self._world.change()
            if where:
                where.channel.acted = self.channel.acted
            yield

    def _top(self) -> View:
        if stack := self._world.modals[self.profile.id]:
            return stack[-1]
        raise LookupError("no modal is open")

    def _find(self, fits: Fits, on: Shown | ShownView | None, where: Room | None, what: str) -> _Spot:
        for target, blocks in self._seen(on) if on else self._visible(where):
            for block, element in elements(blocks):
                if fits(block, element):
                    return _Spot(block, element, target)
        raise LookupError(f"no {what} to be seen")

    def _seen(self, on: Shown | ShownView) -> Iterator[tuple[Target, list[Json]]]:
        world = self._world
        if isinstance(on, Shown):
            channel = world.channels[on.channel]
            yield (channel, channel.stored[on.ts]), on.blocks
        else:
            views = [*world.modals[self.profile.id], world.homes.get(self.profile.id)]
            yield next(view for view in views if view and view.id == on.id), on.blocks

    def _visible(self, where: Room | None) -> Iterator[tuple[Target, list[Json]]]:
        if self._world.modals[self.profile.id]:
            yield self._top(), self._top().json["blocks"]
            return
        channel = (where or self).channel
        messages: list[tuple[Target, list[Json]]] = [
            ((channel, stored), stored.json.get("blocks", [])) for stored in reversed(channel.seen_by(self.profile.id))
        ]
        view = self._world.homes.get(self.profile.id)
        home: list[tuple[Target, list[Json]]] = [(view, view.json["blocks"])] if view else []
        yield from home + messages if self._at_home and not where else messages + home

    def _set(self, spot: _Spot, value: Json) -> Interaction | None:
        if spot.element["type"] != "overflow":
            spot.keep(value)
            self._world.change()
        if spot.block["type"] == "input" and not spot.block.get("dispatch_action"):
            return None
        return self._tell(spot, {"action_id": spot.element["action_id"]} | value)

    def _tell(self, spot: _Spot, action: Json) -> Interaction:
        action = action | {"block_id": spot.block["block_id"]}
        if isinstance(spot.where, View):
            return interactions.act_in_view(self._world, self.profile, spot.where, action)
        return interactions.act_in_message(self._world, self.profile, *spot.where, action)


def _label(element: Json) -> str | None:
    return element["text"]["text"] if element["type"] == "button" else None


def _called(block: Json, element: Json) -> set[str]:
    """What an element can be called: by its label, its placeholder, or its action."""
    texts = [block.get("label"), element.get("placeholder")]
    return {element["action_id"], *(text["text"] for text in texts if text)}
