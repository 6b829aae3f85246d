"""Every word in every language: the catalogues have the same messages, with the same values, and all are used."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from bot.speech.catalogue import LANGUAGES, Catalogue, catalogue

TEXTS = Path(__file__).parents[2] / "bot" / "speech" / "texts"


def messages(language: str) -> dict[str, set[str]]:
    """Every message of a language with the names of its values."""
    found = {}
    for file in (TEXTS / language).glob("*.ftl"):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, ast.Junk), file.name
            if isinstance(entry, ast.Message):
                assert entry.id.name.startswith(file.stem), f"{entry.id.name} does not belong into {file.name}"
                found[entry.id.name] = set(re.findall(r"\$([a-z_]+)", file.read_text("utf-8")[slice(*_span(entry))]))
    return found


def _span(entry: ast.Message) -> tuple[int, int]:
    assert entry.span is not None
    return entry.span.start, entry.span.end


def test_every_language_has_every_message_with_the_same_values() -> None:
    german, english = (messages(language) for language in LANGUAGES)
    assert german == english


def test_no_message_stands_in_two_topics() -> None:
    for language in LANGUAGES:
        names = [name for file in (TEXTS / language).glob("*.ftl") for name in _names(file)]
        assert len(names) == len(set(names))


def _names(file: Path) -> list[str]:
    body = FluentParser().parse(file.read_text("utf-8")).body
    return [entry.id.name for entry in body if isinstance(entry, ast.Message)]


def test_german_is_polite() -> None:
    for file in (TEXTS / "de").glob("*.ftl"):
        assert not re.search(r"\b(du|dich|dir|dein\w*|euch|euer)\b", file.read_text("utf-8")), file.name


def test_an_unknown_message_is_an_error_not_a_blank() -> None:
    with pytest.raises(LookupError):
        Catalogue("de").say("item-no-such-message")


def test_a_missing_value_is_an_error_not_a_blank() -> None:
    with pytest.raises(LookupError):
        Catalogue("de").say("item-in")


def test_a_language_without_catalogue_speaks_the_fallback() -> None:
    assert catalogue("fr").language == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_ready_reads_as_fluent_itself_says_it(language: str) -> None:
    words = Catalogue(language)
    compared = 0
    for message, names in messages(language).items():
        if message in words.without_grammar(message.partition("-")[0]):
            for sample in ("Zürich {x}", 7):
                values = dict.fromkeys(names, sample)
                assert words.say(message, **values) == words.formatted(message, **values), message
            compared += 1
    assert compared > 200


def test_a_missing_value_is_missed_in_a_text_with_gaps_too() -> None:
    assert "item-in" in Catalogue("de").without_grammar("item")
    with pytest.raises(LookupError):
        Catalogue("de").say("item-in", other="x")
