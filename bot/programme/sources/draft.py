"""A draft: the plain content of a programme file, in which every value knows where it stands."""

from dataclasses import dataclass

from bot.programme.problem import Problem, Where


class Table(dict[str, object]):
    """A mapping with the places of its keys and values."""

    def __init__(self, at: Where) -> None:
        super().__init__()
        self.at = at
        self.keys_at: dict[str, Where] = {}
        self.values_at: dict[str, Where] = {}

    def put(self, key: str, value: object, key_at: Where, value_at: Where) -> None:
        """Set a value and where it stands."""
        self[key] = value
        self.keys_at[key] = key_at
        self.values_at[key] = value_at


class Series(list[object]):
    """A list with the places of its values."""

    def __init__(self, at: Where) -> None:
        super().__init__()
        self.at = at
        self.values_at: list[Where] = []

    def put(self, value: object, value_at: Where) -> None:
        """Append a value and where it stands."""
        self.append(value)
        self.values_at.append(value_at)


@dataclass(frozen=True)
class Draft:
    """A programme file's content under the field names of the contract.

    `notices` are warnings about what a reader had to leave out.
    """

    root: Table
    notices: tuple[Problem, ...] = ()

    def where(self, path: tuple[str | int, ...], *, key: bool = False) -> Where:
        """The place of the value (or key) at a path, or of the nearest thing around it that exists."""
        node: object = self.root
        at = self.root.at
        for depth, step in enumerate(path):
            last = depth == len(path) - 1
            if isinstance(node, Table) and step in node:
                name = str(step)
                at = node.keys_at[name] if key and last else node.values_at[name]
                node = node[name]
            elif isinstance(node, Series) and isinstance(step, int) and step < len(node):
                at = node.values_at[step]
                node = node[step]
            else:
                break
        return at

    def found(self, path: tuple[str | int, ...]) -> str | None:
        """The value written at a path, if it is a plain one."""
        node: object = self.root
        for step in path:
            if isinstance(node, Table):
                node = node.get(str(step))
            elif isinstance(node, Series) and isinstance(step, int) and step < len(node):
                node = node[step]
            else:
                return None
        return node if isinstance(node, str) else None


def unplaced(content: object) -> object:
    """Plain content – texts, lists, mappings – as the values of a draft that stand nowhere."""
    nowhere = Where()
    if isinstance(content, dict):
        table = Table(nowhere)
        for key, value in content.items():
            table.put(key, unplaced(value), nowhere, nowhere)
        return table
    if isinstance(content, list):
        series = Series(nowhere)
        for value in content:
            series.put(unplaced(value), nowhere)
        return series
    return content
