"""Calendar files as Google, Outlook and Apple export them, and the pieces to write others."""

from pathlib import Path

GOOGLE = r"""
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Delegation Japan 2024
X-WR-TIMEZONE:Asia/Tokyo
BEGIN:VEVENT
DTSTART:20240423T050000Z
DTEND:20240423T063000Z
DTSTAMP:20240401T080000Z
UID:7kukuqrfedlm2f9t@google.com
SUMMARY:Firmenbesuch Nidec
DESCRIPTION:Empfang im Foyer\, bitte\nAusweise mitbringen\; Fotos nur au
 ßen
LOCATION:Nidec Corporation\, 338 Kuzetonoshiro-cho\, Kyoto
GEO:34.9431;135.7086
STATUS:TENTATIVE
URL:https://www.nidec.com/en/
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN="Muster,
  Erika":mailto:Erika.Muster@example.org
ATTENDEE;CUTYPE=RESOURCE;CN=Beamer:mailto:room-1@resource.calendar.example.com
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-P0DT0H10M0S
END:VALARM
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Asia/Tokyo:20240422T083000
DURATION:PT45M
RRULE:FREQ=DAILY;COUNT=3
EXDATE;TZID=Asia/Tokyo:20240423T083000
UID:briefing@google.com
SUMMARY:Guten Morgen
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Asia/Tokyo:20240424T090000
DTEND;TZID=Asia/Tokyo:20240424T093000
RECURRENCE-ID;TZID=Asia/Tokyo:20240424T083000
UID:briefing@google.com
SUMMARY:Guten Morgen\, später
STATUS:CANCELLED
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20240421
DTEND;VALUE=DATE:20240427
UID:hotel@google.com
SUMMARY:Hotel Granvia
END:VEVENT
"""

OUTLOOK = r"""
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:PUBLISH
BEGIN:VTIMEZONE
TZID:Tokyo Standard Time
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0900
TZOFFSETTO:+0900
END:STANDARD
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Mitteleuropa
X-LIC-LOCATION:Europe/Berlin
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=SECONDLY
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
CATEGORIES:Wichtig,B2B
DTSTART;TZID="Tokyo Standard Time":20240425T100000
DTEND;TZID="Tokyo Standard Time":20240425T100000
UID:040000008200E00074C5B7101A82E00800000000F0B4A0D5E28DDA01000000000000000010000000A1
SUMMARY;LANGUAGE=de:Gespräch mit 山田様
LOCATION:https://teams.example.com/l/meetup
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=W. Europe Standard Time:20240420T120000
DTEND;TZID=Tokyo Standard Time:20240421T080000
UID:flight@example.org
SUMMARY:Flug LH716
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Mitteleuropa:20240419T100000
DTEND;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20240419T110000
UID:vorab@example.org
SUMMARY:Letzte Fragen
END:VEVENT
"""

APPLE = r"""
CALSCALE:GREGORIAN
PRODID:-//Apple Inc.//macOS 14.4//EN
VERSION:2.0
X-WR-CALNAME:日本
BEGIN:VEVENT
CREATED:20240301T100000Z
UID:5D3AD9BB-4B0C-4F0B-9F5E-0F1C9C1E2A11
DTSTART;TZID=Asia/Tokyo:20240423T190000
DTEND;TZID=Asia/Tokyo:20240423T213000
SUMMARY:Business Dinner
LOCATION:Hotel Okura\n2-10-4 Toranomon\, Minato\, Tokyo
ORGANIZER;CN="Max Beispiel":mailto:max@example.org
ATTENDEE;CN=max@example.org:mailto:max@example.org
ATTENDEE;CN=Max Zweiter:mailto:max@example.com
ATTENDEE;CN=Ohne Adresse:urn:uuid:0C9A
X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS="2-10-4 Toranomon";X-APPLE-RADIUS=70;X-TITLE="Hotel
  Okura":geo:35.667,139.744
END:VEVENT
"""


def written(folder: Path, body: str, name: str = "reise.ics") -> Path:
    """A file with a calendar of this body."""
    path = folder / name
    text = f"BEGIN:VCALENDAR\n{body.strip()}\nEND:VCALENDAR\n"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    return path


def event(*lines: str, uid: str = "one@example.org", start: str = ";TZID=Asia/Tokyo:20240423T140000") -> str:
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:Termin", f"DTSTART{start}", *lines, "END:VEVENT"])
