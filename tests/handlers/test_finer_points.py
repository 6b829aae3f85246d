"""What travellers and organisers trip over: hotels on travel days, names that many items share, bare commands."""

from bot.programme.agenda import Agenda
from tests.handlers.dialogue import Talk

KYOTO_MORNING = "2024-04-23T11:05:00+09:00"


def test_the_hotel_is_where_one_sleeps_tonight(sample: Agenda) -> None:
    assert "ホテル見本京都" in Talk(sample, "p05", KYOTO_MORNING).say("taxi zum hotel").message.text
    on_the_way = Talk(sample, "p05", "2024-04-23T17:25:00+09:00")  # the train to Tokyo has left, check-in is to come
    assert "ホテル見本東京" in on_the_way.say("taxi zum hotel").message.text


def test_the_airport_is_that_of_the_next_flight(sample: Agenda) -> None:
    last_morning = Talk(sample, "p18", "2024-04-27T08:50:00+09:00")
    assert "羽田空港" in last_morning.say("taxi zum flughafen").message.text
    assert "Frankfurt Airport" in Talk(sample, "p05", "2024-04-20T09:00:00+02:00").say("adresse flughafen").message.text


def test_somebody_without_private_meetings_is_told_so(sample: Agenda) -> None:
    answer = Talk(sample, "p01", KYOTO_MORNING).say("nächstes b2b")
    assert (answer.command, answer.items) == ("item", ())
    assert answer.message.text.startswith("Zu „nächstes b2b“ finde ich in Ihrem Programm nichts.")


def test_a_name_many_items_share_lists_them(sample: Agenda) -> None:
    answer = Talk(sample, "p18", "2024-04-24T11:05:00+09:00").say("opie")
    assert answer.command == "find"
    assert {"opie-stand-1", "opie-stand-2", "opie-stand-3"} <= {item.id for item in answer.items}


def test_a_greeting_is_greeted_and_the_hour_is_told(sample: Agenda) -> None:
    talk = Talk(sample, "p18", "2024-04-23T08:50:00+09:00")
    assert talk.say("moin").message.text.startswith("Guten Tag, Uwe Musterlinse!")
    assert talk.say("wie spät ist es").message.text.startswith("Jetzt, Di 23. April, 08:50 Japan (01:50 Deutschland)")


def test_an_organiser_may_ask_for_somebodys_day_and_for_everybodys(sample: Agenda) -> None:
    organiser = Talk(sample, "o01", KYOTO_MORNING)
    somebodys = organiser.say("programm von Hans Platzhalter morgen")
    assert somebodys.message.text.startswith("👤 Programm von Hans Platzhalter\nMorgen, Mi 24. April")
    assert "b2b-hinagata-robotics" in {item.id for item in somebodys.items}
    everybodys = organiser.say("programm aller teilnehmer am donnerstag")
    assert everybodys.message.text.startswith("👥 Das Programm aller\nDo 25. April")
    curious = Talk(sample, "p01", KYOTO_MORNING).say("programm von Hans Platzhalter morgen")
    assert "b2b-hinagata-robotics" not in {item.id for item in curious.items}


def test_a_command_alone_leads_somewhere(sample: Agenda) -> None:
    talk = Talk(sample, "p05", KYOTO_MORNING)
    for command in ("/item", "/place", "/taxi"):
        assert [item.id for item in talk.say(command).items] == ["fushimi-inari-walk"], command
    assert talk.say("/find").message.text.startswith("Wonach soll ich suchen?")


def test_a_day_at_the_end_of_the_calendar_breaks_nothing(sample: Agenda) -> None:
    talk = Talk(sample, "p05", KYOTO_MORNING)
    for day in ("9999-12-31", "0001-01-01"):
        assert talk.say(f"/day {day}").items == ()
        assert talk.tap(f"day {day}").items == ()
