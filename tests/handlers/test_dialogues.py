"""Whole conversations about the sample trip, as they look on the phone."""

from bot.programme.agenda import Agenda
from tests.handlers.dialogue import Talk

KYOTO_MORNING = "2024-04-23T11:05:00+09:00"


def test_between_two_visits_in_german(sample: Agenda) -> None:
    Talk(sample, "p05", KYOTO_MORNING).verify(
        (
            "und was kommt als naechstes?",
            """
Als Nächstes, in 1 h 50 min
⛩ Schreine von Fushimi Inari
Di 23. April, 12:55–13:55 Japan (05:55 Deutschland)
📍 Fushimi Inari Taisha, 68 Fukakusa Yabunouchi-cho, Fushimi-ku, Kyoto 612-0882
🚌 Spätestens 12:05 los (Weg 40 min, 10 min früher da)
👔 bequeme Schuhe
""",
        ),
        (
            "wann muss ich los",
            "Spätestens los: Di 23. April, 12:05 Japan (05:05 Deutschland) – noch 1 h\n⛩ Schreine von Fushimi Inari",
        ),
        (
            "wo treffen wir uns",
            """
⛩ Schreine von Fushimi Inari, Di 23. April, 12:55–13:55 Japan (05:55 Deutschland)
📍 Fushimi Inari Taisha
伏見稲荷大社
""",
        ),
        (
            "taxi zum hotel bitte",
            """
Bitte zeigen Sie das dem Fahrer:
こちらまでお願いいたします。
ホテル見本京都
""",
        ),
        (
            "habe ich heute noch zeit",
            """
Heute, Di 23. April · Tag 4
Uhrzeit Japan, in Klammern Deutschland
Frei: 13:55–14:40, 18:15–18:45, 21:00–22:00 (Japan)
09:00–10:15 (02:00)  🏭 Firmenbesuch Kyocera
10:50–12:00 (03:50)  🏭 Firmenbesuch Nidec · 🚌 los 10:20
12:55–13:55 (05:55)  ⛩ Schreine von Fushimi Inari · 🚌 los 12:05
15:05–17:20 (08:05)  🚄 Shinkansen Kyoto – Tokio · 🚌 los 14:40
""",
        ),
        ("danke!", "Gern! Fragen Sie jederzeit."),
        ("wie wird das wetter morgen", "Das weiß ich leider nicht."),
    )


def test_at_the_stand_in_english(sample: Agenda) -> None:
    Talk(sample, "p24", "2024-04-25T10:00:00+09:00", "en").verify(
        (
            "next b2b?",
            """
In 1 day
🤝 B2B with Hanrei Laser
Fri 26 April, 11:30–12:15 Japan (04:30 Germany)
📍 Pacifico Yokohama, 1-1-1 Minatomirai, Nishi-ku, Yokohama 220-0012
🚌 Meet 11:20 Meeting booth at the joint stand, Pacifico Yokohama – leave then at the latest
🤝 Sho Hanrei (範例 翔, はんれい しょう), Gründer / Founder, Hanrei Laser Inc. (Beispiel)
👔 dark suit · 🎴 20 business cards, small wrapped gift
ℹ️ The meeting is held in English.
""",
        ),
        (
            "dress code for the dinner",
            "In 8 h 30 min\n🍽 OPIE networking dinner\nThu 25 April, 18:30–20:45 Japan (11:30 Germany)",
        ),
        (
            "what's on now",
            """
Now, Thu 25 April, 10:00 Japan (03:00 Germany)
🎪 OPIE, joint Thuringia stand – day 2
Thu 25 April, 09:30–17:00 Japan (02:30 Germany)
""",
        ),
        ("emergency!!", "Whom you can call\n🆘 Claudia Leitmuster – Head of the organising team\n☎ +81 00 0000 0001"),
        ("how tall is the tokyo tower", "I'm sorry, I don't know that."),
    )


def test_before_the_first_flight_times_are_german_ones(sample: Agenda) -> None:
    Talk(sample, "p05", "2024-04-19T20:00:00+02:00").verify(
        (
            "was kommt als nächstes",
            """
Als Nächstes, in 18 h 10 min
✈️ Flug Frankfurt – Osaka Kansai
Sa 20. April, 14:10 Deutschland –
So 21. April, 09:55 Japan (02:55 Deutschland)
""",
        ),
        (
            "morgen",
            """
Morgen, Sa 20. April · Tag 1
Uhrzeit Deutschland
14:10 Deutschland – So 09:55 Japan  ✈️ Flug Frankfurt – Osaka Kansai · 🚌 los 11:30
""",
        ),
    )


def test_after_the_trip_nothing_more_comes(sample: Agenda) -> None:
    Talk(sample, "p05", "2024-04-29T10:00:00+02:00").verify(
        ("was kommt als nächstes", "Es folgt nichts mehr: Ihr Programm ist zu Ende."),
        (
            "jetzt",
            """
Jetzt, Mo 29. April, 10:00 Deutschland: Gerade steht nichts an.
Es folgt nichts mehr: Ihr Programm ist zu Ende.
""",
        ),
    )


def test_an_item_that_was_cancelled_says_so_and_has_no_taxi(sample: Agenda) -> None:
    answer = Talk(sample, "p05", KYOTO_MORNING).say("findet die hafenrundfahrt statt")
    assert [item.id for item in answer.items] == ["harbour-cruise"]
    assert "abgesagt" in answer.message.text
    assert not [b for row in answer.message.buttons for b in row if (b.action or "").startswith("taxi")]


def test_buttons_lead_on_from_answer_to_answer(sample: Agenda) -> None:
    talk = Talk(sample, "p05", KYOTO_MORNING)
    day = talk.tap_button(talk.say("was kommt"), "Mein Tag")
    assert day.command == "day"
    tomorrow = talk.tap_button(day, "▶")
    assert tomorrow.message.text.startswith("Morgen, Mi 24. April · Tag 5")
    item = talk.tap_button(talk.tap("today"), "Nidec")
    assert [found.id for found in item.items] == ["nidec-visit"]
    taxi = talk.tap_button(item, "Taxi")
    assert "日本電産" in taxi.message.text or "ニデック" in taxi.message.text


def test_the_language_changes_in_the_chat_and_stays(sample: Agenda) -> None:
    talk = Talk(sample, "p05", KYOTO_MORNING)
    assert talk.say("english please").message.text == "I'll speak English with you now."
    assert talk.say("what's next").message.text.startswith("Next, in 1 h 50 min")
    assert talk.say("bitte wieder auf deutsch").message.text == "Ich spreche jetzt Deutsch mit Ihnen."


def test_the_calendar_comes_as_a_file_of_ones_own_items(sample: Agenda) -> None:
    answer = Talk(sample, "p05", KYOTO_MORNING).say("mein programm als kalender")
    file = answer.message.file
    assert file is not None
    assert file.name == "thueringen-japan-2024-p05.ics"
    own = sample.of(sample.people["p05"])
    assert file.content.decode().count("BEGIN:VEVENT") == len(own)


def test_private_meetings_stay_private(sample: Agenda) -> None:
    stranger = Talk(sample, "p01", KYOTO_MORNING)
    assert stranger.tap("item b2b-hinagata-robotics").command == "unknown"
    assert stranger.say("/item b2b-hinagata-robotics").items == ()
    assert "Hinagata" not in stranger.say("b2b mit hinagata").message.text.replace("„b2b mit hinagata“", "")
    assert not any(item.id == "b2b-hinagata-robotics" for item in stranger.say("/agenda").items)


def test_an_organiser_may_ask_for_everybodys_items(sample: Agenda) -> None:
    answer = Talk(sample, "o01", KYOTO_MORNING).say("b2b mit hinagata robotics")
    assert [item.id for item in answer.items] == ["b2b-hinagata-robotics"]


def test_only_organisers_see_a_travellers_phone(sample: Agenda) -> None:
    assert "+49" not in Talk(sample, "p01", KYOTO_MORNING).say("wer ist hans platzhalter").message.text
    assert "+49" in Talk(sample, "o01", KYOTO_MORNING).say("wer ist hans platzhalter").message.text


def test_forged_and_old_buttons_do_nothing(sample: Agenda) -> None:
    talk = Talk(sample, "p05", KYOTO_MORNING)
    for action in (
        "",
        "item",
        "item no-such",
        "day 2024-99-99",
        "day",
        "launch rockets",
        "taxi ../etc",
        "people p99",
        "x" * 250,
    ):
        assert talk.tap(action).command in {"unknown", "item", "day"}, action
    assert talk.tap("item no-such").command == "unknown"
    assert talk.tap("day 2024-99-99").command == "unknown"


def test_somebody_in_general_sees_only_what_concerns_everybody(sample: Agenda) -> None:
    everybody = {item.id for item in sample.trip.items if "all" in item.audience}
    answer = Talk(sample, None, KYOTO_MORNING).say("/agenda")
    assert {item.id for item in answer.items} == everybody


def test_commands_can_be_typed_with_words_after_them(sample: Agenda) -> None:
    talk = Talk(sample, "p05", KYOTO_MORNING)
    assert talk.say("/day 2024-04-24").message.text.startswith("Morgen, Mi 24. April")
    assert talk.say("/day donnerstag").message.text.startswith("Do 25. April · Tag 6")
    assert [item.id for item in talk.say("/item nidec").items] == ["nidec-visit"]
    assert "ホテル見本京都" in talk.say("/taxi hotel").message.text
    assert talk.say("/map nidec").command == "place"
    assert talk.say("/next@annai_bot").command == "next"
    assert talk.say("/nosuchcommand").command == "unknown"
