"""Problems of a programme file, in words a person can act on."""

from bot.programme.problem import Problem, Where
from bot.speech.catalogue import Catalogue, Word


def place(file: str, where: Where) -> str:
    """`programme.yaml:12:5`, or `programme.xlsx [Items!C7]`."""
    if where.sheet or where.cell:
        return f"{file} [{'!'.join(part for part in (where.sheet, where.cell) if part)}]"
    return ":".join([file, *(str(number) for number in (where.line, where.column) if number is not None)])


def message(problem: Problem, words: Catalogue) -> str:
    """What is wrong, what is expected, and what was probably meant."""
    values: dict[str, Word] = {"found": "none" if problem.found is None else problem.found, **problem.args}
    code = problem.code
    if problem.expected:
        values["expected"] = words.say(f"check-want-{problem.expected}")
        if problem.found is None:
            code = f"{code}-shape"
    text = words.say(f"check-{code}", **values)
    if problem.subject:
        text = words.say("check-for", message=text, subject=problem.subject)
    return words.say("check-suggestion", message=text, suggestion=problem.suggestion) if problem.suggestion else text


def line(problem: Problem, file: str, words: Catalogue) -> str:
    """One line for one problem, its place first."""
    severity = words.say(f"check-severity-{problem.severity.value}")
    return words.say("check-line", where=place(file, problem.where), message=f"{severity}: {message(problem, words)}")
