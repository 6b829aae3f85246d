"""What changed in a trip beside its items, by example."""

from dataclasses import replace
from datetime import timedelta

from bot.programme.model import Contact
from bot.programme.trip_changes import Entries, Section, TripChanges, trip_changes
from tests.programme.strategies import APRIL, item, trip

HOTLINE = Contact("Hotline", None, "+49 30 23125 001", emergency=True)
OFFICE = replace(HOTLINE, phone="+49 30 23125 002")


def test_of_two_contacts_of_one_name_the_first_gets_another_number() -> None:
    before = replace(trip([]), contacts=(HOTLINE, OFFICE))
    after = replace(trip([]), contacts=(replace(HOTLINE, phone="+49 30 23125 003"), OFFICE))
    assert trip_changes(before, after).entries == (Entries(Section.CONTACTS, (), (), ("Hotline",)),)


def test_items_are_not_its_business() -> None:
    visit = item("visit", APRIL, APRIL + timedelta(hours=1))
    assert trip_changes(trip([]), trip([visit])) == TripChanges((), ())
