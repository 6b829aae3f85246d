"""How many wrong tokens are looked up, and that honest people are."""

from datetime import UTC, datetime, timedelta

from bot import guesses
from bot.guesses import MOST, MOST_OF_ALL, WHILE, Guesses

NOW = datetime(2024, 4, 20, 9, tzinfo=UTC)


def tries(counter: Guesses, address: str, times: int, at: datetime = NOW) -> int:
    """How many of so many wrong tokens are looked up."""
    return sum(counter.may_try("telegram", address, at) for _ in range(times))


def test_one_address_may_be_wrong_a_few_times_in_a_while() -> None:
    counter = Guesses()
    assert tries(counter, "a", 1000) == MOST
    assert tries(counter, "a", 1000, NOW + WHILE - timedelta(microseconds=1)) == 0
    assert tries(counter, "a", 1000, NOW + WHILE) == MOST


def test_an_address_is_one_on_its_channel_only() -> None:
    counter = Guesses()
    tries(counter, "a", MOST)
    assert not counter.may_try("telegram", "a", NOW)
    assert counter.may_try("slack", "a", NOW)


def test_what_was_right_is_no_guess_but_does_not_pay_for_wrong_ones() -> None:
    counter = Guesses()
    for _ in range(100):
        assert counter.may_try("telegram", "a", NOW)
        counter.right("telegram", "a")
    assert tries(counter, "a", MOST - 1) == MOST - 1
    assert counter.may_try("telegram", "a", NOW)
    counter.right("telegram", "a")
    assert tries(counter, "a", 10) == 1


def test_while_many_guess_who_was_wrong_once_may_try_again_and_others_wait() -> None:
    counter = Guesses()
    looked_up = sum(tries(counter, f"thief{number}", 100) for number in range(1000))
    assert looked_up <= MOST_OF_ALL + 2 * 1000
    assert tries(counter, "honest", 100) == 2
    assert tries(counter, "honest", 100, NOW + WHILE) == MOST


def test_a_clock_that_goes_back_locks_nobody_out() -> None:
    counter = Guesses()
    assert tries(counter, "a", 10) == MOST
    assert tries(counter, "a", 10, NOW - timedelta(days=1)) == MOST


def test_neither_many_addresses_nor_what_they_are_is_remembered() -> None:
    counter = Guesses()
    for number in range(30_000):
        assert counter.may_try("telegram", f"chat{number}", NOW)
        counter.right("telegram", f"chat{number}")
    remembered = vars(counter)["_wrong"]
    assert len(remembered) <= guesses._ADDRESSES
    assert "chat" not in str(vars(counter))
