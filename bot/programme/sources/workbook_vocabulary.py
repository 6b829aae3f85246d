"""The words organisers use for sheets, columns and kinds: German and English names of each, the usual one first.

Every field also goes by its own name. A `|` separates names.
"""

SECTIONS = ("trip", "contacts", "groups", "people", "places", "items")

SHEETS = {
    "trip": "Trip|Reise|Delegationsreise|Reisedaten",
    "contacts": "Contacts|Kontakte|Notfallkontakte|Ansprechpartner",
    "groups": "Groups|Gruppen",
    "people": "People|Personen|Teilnehmer|Teilnehmende|Teilnehmerliste|Participants",
    "places": "Places|Orte|Adressen|Veranstaltungsorte",
    "items": "Items|Programm|Programmpunkte|Programme|Program|Ablauf|Agenda",
}

KINDS = {
    "flight": "Flug|Flüge",
    "transfer": "Transfer",
    "hotel": "Hotel",
    "visit": "Firmenbesuch|Besuch|Unternehmensbesuch",
    "science": "Wissenschaft|Universität",
    "politics": "Politik|Politischer Termin",
    "b2b": "B2B|B2B-Termin",
    "fair": "Messe",
    "workshop": "Workshop",
    "reception": "Empfang",
    "dinner": "Abendessen|Dinner",
    "briefing": "Briefing|Besprechung",
    "culture": "Kultur",
    "free": "Freizeit|frei",
}

FIELDS = {
    "trip": {
        "id": "Kennung|Kürzel",
        "title": "Titel|Name|Reise",
        "organiser": "Veranstalter|Organisator|Organizer",
        "zone": "Zeitzone|Time zone",
        "home_zone": "Heimatzone|Zeitzone Heimat|Zeitzone zu Hause",
        "languages": "Sprachen|Sprache|Language",
        "starts": "Beginn|Von|Start|Reisebeginn|Hinreise",
        "ends": "Ende|Bis|End|Reiseende|Rückreise",
        "quiet_hours": "Ruhezeiten|Ruhezeit|Nachtruhe",
        "reminders_default": "Erinnerung|Erinnerungen|Erinnerung sonst|Reminders|Reminder",
        "reminders_digest": "Abendübersicht|Erinnerung Abend|Tagesübersicht|Digest",
    },
    "contacts": {
        "name": "Name|Kontakt",
        "role": "Rolle|Funktion|Aufgabe",
        "phone": "Telefon|Telefonnummer|Tel|Mobil|Handy|Mobile",
        "emergency": "Notfall|Notfallkontakt",
    },
    "groups": {"id": "Kennung|Kürzel|Gruppe|Group", "label": "Bezeichnung|Name|Titel|Beschriftung"},
    "people": {
        "id": "Kennung|Kürzel|Nr|Nummer",
        "name": "Name|Teilnehmer|Person",
        "organisation": "Firma|Organisation|Unternehmen|Institution|Company|Organization",
        "role": "Rolle|Funktion",
        "groups": "Gruppen|Gruppe|Group",
        "language": "Sprache",
        "email": "E-Mail|Mail|E-Mail-Adresse",
        "phone": "Telefon|Telefonnummer|Tel|Mobil|Handy|Mobile",
    },
    "places": {
        "id": "Kennung|Kürzel|Nr|Nummer",
        "name": "Name|Ort",
        "name_ja": "Name japanisch|Name auf Japanisch|Japanischer Name",
        "address": "Adresse|Anschrift",
        "address_ja": "Adresse japanisch|Anschrift japanisch|Adresse auf Japanisch|Japanische Adresse",
        "phone": "Telefon|Telefonnummer|Tel",
        "location": "Koordinaten|Lage|GPS|Coordinates",
        "latitude": "Breite|Breitengrad|Lat",
        "longitude": "Länge|Längengrad|Lon|Lng",
        "note": "Notiz|Hinweis|Hinweise|Bemerkung|Bemerkungen|Notizen|Notes",
    },
    "items": {
        "id": "Kennung|Kürzel|Nr|Nummer",
        "kind": "Art|Typ|Kategorie|Type",
        "title": "Titel|Programmpunkt|Thema|Bezeichnung|Termin|Was",
        "date": "Datum|Tag|Day",
        "start": "Beginn|Start|Zeit|Uhrzeit|Von|Time|From|Anfang",
        "end": "Ende|Bis|To|Until",
        "end_date": "Enddatum|Datum Ende|Ende Datum",
        "duration": "Dauer",
        "zone": "Zeitzone|Time zone",
        "end_zone": "Zeitzone Ende|Zeitzone Ankunft|Ende Zeitzone",
        "place": "Ort|Veranstaltungsort|Location|Wo",
        "meet_at": "Treffzeit|Treffen um|Treffen|Abfahrt|Meeting time",
        "meet_place": "Treffpunkt|Treffort|Meet|Meeting point",
        "meet_note": "Treffpunkt Hinweis|Hinweis Treffpunkt|Treffpunkt Notiz|Treffpunkt Bemerkung",
        "travel": "Fahrzeit|Fahrtzeit|Wegzeit|Anfahrt|Travel time",
        "audience": "Teilnehmer|Zielgruppe|Für|Für wen|Teilnehmende|Participants|Who|Wer",
        "status": "Stand",
        "counterpart_name": "Gesprächspartner|Gesprächspartner Name|Counterpart|Counterparts",
        "counterpart_name_ja": "Gesprächspartner japanisch|Gesprächspartner Name japanisch",
        "counterpart_reading": "Gesprächspartner Lesung|Gesprächspartner Aussprache",
        "counterpart_title": "Gesprächspartner Titel|Gesprächspartner Funktion",
        "counterpart_organisation": "Gesprächspartner Organisation|Gesprächspartner Firma|Counterpart company",
        "interpreter": "Dolmetscher|Dolmetscherin|Dolmetschung",
        "dress": "Kleidung|Dresscode|Kleiderordnung|Dress code",
        "bring": "Mitbringen|Mitzubringen|Bitte mitbringen",
        "notes": "Notizen|Bemerkung|Bemerkungen|Notiz|Hinweis|Hinweise|Anmerkung|Anmerkungen|Note|Remarks",
        "link_title": "Link Titel|Link Text",
        "link_url": "Link|Links|Link Adresse|Webseite|Website|URL",
        "source": "Quelle",
    },
}

LOCALISED = {
    "trip": {"title"},
    "contacts": {"role"},
    "groups": {"label"},
    "people": set[str](),
    "places": {"note"},
    "items": {"title", "meet_note", "dress", "bring", "notes"},
}
"""Fields that hold one text for all languages, or one for each."""

LANGUAGES = {
    "de": "de|deutsch|german|aufdeutsch",
    "en": "en|englisch|english|aufenglisch",
    "ja": "ja|japanisch|japanese|aufjapanisch",
    "fr": "franzosisch|french",
}
