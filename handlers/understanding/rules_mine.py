"""Rules about what is one's own: business meetings, what changed in one's programme, where to be told things."""

from bot.programme.model import Kind
from handlers.request import Query
from handlers.understanding.thought import Thought
from handlers.understanding.wished import Wished

_CHANNELS = {"telegram": "telegram", "slack": "slack", "browser": "web", "webchat": "web"}
"""What people call them."""


def meetings(thought: Thought) -> Query | None:
    """All one's business meetings, whatever day they are on."""
    reading = thought.reading
    if reading.kinds != (Kind.B2B,) or reading.when.day or reading.unknown:
        return None
    return thought.query("b2b") if Wished(thought).says("meetings") else None


def news(thought: Thought) -> Query | None:
    """What changed in the programme; who names an item asks about that."""
    reading = thought.reading
    if thought.named or reading.kinds:
        return None
    return thought.query("changes") if Wished(thought).says("changed") else None


def through(thought: Thought) -> Query | None:
    """To be told things on another channel."""
    wished = Wished(thought)
    about = _CHANNELS.keys() & set(thought.reading.words)
    if not about or thought.reading.when.day or wished.says("complaint") or not wished.says("through"):
        return None
    return channel(thought)


def channel(thought: Thought) -> Query:
    """Which channel; none, where that is not certain."""
    named = {code for word, code in _CHANNELS.items() if word in thought.reading.words}
    certain = len(named) == 1 and not Wished(thought).says("refuses")
    return thought.query("channel", argument=named.pop() if certain else "")
