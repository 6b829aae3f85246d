check-line = { $where }: { $message }
check-suggestion = { $message } Meinten Sie „{ $suggestion }“?
check-for = „{ $subject }“ – { $message }
check-ok = { $file }: in Ordnung – { $items ->
    [one] 1 Programmpunkt
   *[other] { $items } Programmpunkte
}, { $people ->
    [one] 1 Person
   *[other] { $people } Personen
}, { $places ->
    [one] 1 Ort
   *[other] { $places } Orte
}.
check-errors = { $count ->
    [one] 1 Fehler. Die Datei wurde nicht geladen.
   *[other] { $count } Fehler. Die Datei wurde nicht geladen.
}
check-warnings = { $count ->
    [one] 1 Warnung.
   *[other] { $count } Warnungen.
}
check-more = { $count ->
    [one] … und 1 weiterer Befund.
   *[other] … und { $count } weitere Befunde.
}
check-severity-error = Fehler
check-severity-warning = Warnung

check-missing-field = „{ $field }“ fehlt.
check-unknown-field = Das Feld „{ $found }“ gibt es hier nicht.
check-unexpected = „{ $found }“ passt nicht zu „{ $field }“. Erwartet: { $expected }.
check-unexpected-shape = „{ $field }“ ist leer oder anders aufgebaut als erwartet. Erwartet: { $expected }.
check-unknown-choice = „{ $found }“ gibt es für „{ $field }“ nicht. Möglich: { $choices }.
check-unknown-zone = Die Zeitzone „{ $found }“ gibt es nicht. Erwartet: ein Name wie Asia/Tokyo.
check-unknown-language = „{ $found }“ ist keine Sprache. Erwartet: ein Kürzel wie de oder en. Text mit Komma gehört in Anführungszeichen.
check-too-long = „{ $field }“ ist zu lang ({ $length } Zeichen, höchstens { $limit }).
check-reserved-id = Die Kennung „{ $found }“ ist schon vergeben: für alle oder für eine Gruppe.
check-duplicate-id = Die Kennung „{ $found }“ kommt zweimal vor, zuerst in { $other ->
    [one] Zeile 1
    [other] Zeile { NUMBER($other, useGrouping: 0) }
   *[cell] { $other }
}. Jede darf nur einmal vorkommen.
check-unknown-id = { $what ->
    [place] Den Ort „{ $found }“ gibt es nicht.
    [group] Die Gruppe „{ $found }“ gibt es nicht.
   *[audience] „{ $found }“ ist keine Person und keine Gruppe dieser Reise.
}
check-ends-before-starts = Die Reise endet vor ihrem Beginn ({ $found }).
check-trip-too-long = Die Reise ist länger als { $limit } Tage. Bitte prüfen Sie die Jahre.
check-end-before-start = Das Ende liegt nicht nach dem Beginn{ $found ->
    [none] .
   *[other] {" "}({ $found }).
} Nach Mitternacht: bitte mit Datum, z. B. 2024-04-24 00:30.
check-item-too-long = Der Programmpunkt dauert länger als { $limit } Tage. Bitte prüfen Sie das Datum.
check-end-and-duration = Ende und Dauer ({ $found }) widersprechen sich. Bitte geben Sie nur eines an.
check-meets-after-start = Das Treffen ({ $found }) liegt nach dem Beginn. Falls am Vortag: bitte mit Datum, z. B. 2024-04-22 23:45.
check-time-exists-twice = „{ $found }“ gibt es in { $zone } zweimal (Zeitumstellung). Bitte schreiben Sie { $first } oder { $second }.
check-time-does-not-exist = „{ $found }“ gibt es in { $zone } nicht (Zeitumstellung). Bitte schreiben Sie { $first } oder { $second }.
check-wrong-offset = Die Abweichung in „{ $found }“ stimmt nicht: { $zone } hat dann { $offset }.

check-not-utf8 = Die Datei ist kein UTF-8-Text (Byte { NUMBER($byte, useGrouping: 0) }). Bitte speichern Sie sie als UTF-8.
check-yaml-syntax = Das ist kein gültiges YAML ({ $found }). Oft fehlt ein Doppelpunkt, ein Anführungszeichen, oder die Einrückung stimmt nicht.
check-yaml-tab = Hier steht ein Tabulator. Bitte rücken Sie nur mit Leerzeichen ein.
check-yaml-open-quote = Dieses Anführungszeichen wird nicht wieder geschlossen.
check-yaml-missing-colon = Nach diesem Feldnamen fehlt der Doppelpunkt.
check-yaml-stray-colon = Dieser Doppelpunkt passt hier nicht. Text mit Doppelpunkt gehört in Anführungszeichen; sonst ist die Zeile zu weit eingerückt.
check-yaml-bracket = In dieser Klammer stimmt etwas nicht: Es fehlt ein Komma, ihr Ende, oder ein Text mit Doppelpunkt braucht Anführungszeichen.
check-yaml-special-character = Ein Text, der mit „{ $found }“ beginnt, gehört in Anführungszeichen.
check-yaml-misaligned = Das passt nicht zu den Zeilen darüber. Bitte prüfen Sie die Einrückung und die Anführungszeichen.
check-control-character = Hier steht ein unsichtbares Steuerzeichen. Bitte löschen Sie es.
check-empty-file = Die Datei ist leer.
check-several-documents = Die Datei enthält mehrere Dokumente (---). Erwartet: genau eines.
check-not-a-programme = Das ist kein Programm. Erwartet: die Abschnitte trip, people, places, items.
check-too-deep = Zu tief verschachtelt (mehr als { $limit } Ebenen).
check-too-many-values = Zu viele Werte in der Datei (mehr als { $limit }).
check-bad-alias = Der Verweis „*{ $found }“ zeigt ins Leere oder auf sich selbst.
check-bad-key = Hier wird ein Feldname erwartet, keine Liste und kein Block.
check-duplicate-key = Das Feld „{ $found }“ steht zweimal da, zuerst in Zeile { NUMBER($other, useGrouping: 0) }.
check-file-too-large = Die Datei ist zu groß ({ $size } Byte, höchstens { $limit }).
check-unknown-format = „{ $found }“ kann ich nicht lesen. Erwartet: .yaml, .xlsx oder .ics.
check-not-found = Die Datei „{ $found }“ gibt es nicht.
check-not-readable = Die Datei „{ $found }“ lässt sich nicht öffnen: { $reason }.

check-old-excel = Das ist eine alte Excel-Datei (.xls). Bitte speichern Sie sie als .xlsx.
check-encrypted-workbook = Die Arbeitsmappe ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort.
check-broken-workbook = Die Arbeitsmappe ist beschädigt. Bitte öffnen und speichern Sie sie noch einmal in Excel.
check-unsafe-xml = Die Arbeitsmappe enthält unzulässige XML-Bestandteile und wird nicht gelesen.
check-workbook-too-large = Die Arbeitsmappe ist entpackt zu groß (höchstens { $limit } Byte).
check-workbook-too-complex = Die Arbeitsmappe ist zu umfangreich (höchstens { $limit } Formate oder Einträge).
check-too-many-parts = Die Arbeitsmappe hat zu viele Teile (höchstens { $limit }).
check-too-many-cells = Die Arbeitsmappe hat zu viele Zellen (höchstens { $limit }).
check-cell-too-far = Die Zelle { $found } liegt weit außerhalb. Bitte löschen Sie überzählige Zeilen und Spalten.
check-merged-too-large = Der verbundene Bereich { $found } ist zu groß.
check-formula-error = Die Formel ergibt einen Fehler ({ $found }).
check-formula-without-value = Die Formel hat keinen gespeicherten Wert. Bitte öffnen und speichern Sie die Datei in Excel.

check-broken-calendar = Das ist keine gültige Kalenderdatei: „{ $found }“.
check-no-events = Der Kalender enthält keinen Termin mit Uhrzeit.
check-too-many-events = Der Kalender hat zu viele Einträge (höchstens { $limit }).
check-too-many-occurrences = Der Serientermin hat zu viele Wiederholungen (höchstens { $limit }).
check-recurrence-too-fine = Ein Termin, der sich öfter als täglich wiederholt, wird nicht gelesen („{ $found }“).
check-recurrence-too-long = Der Serientermin reicht zu weit. Bitte begrenzen Sie ihn auf die Reise.
check-recurrence-unsupported = Diese Wiederholungsregel wird nicht gelesen: „{ $found }“. Bitte tragen Sie die Termine einzeln ein.
check-all-day-skipped = „{ $found }“ ist ganztägig und hat keine Uhrzeit: ausgelassen.

check-overlap = { $people ->
    [one] Überschneidet sich mit „{ $other }“ für { $person }.
   *[other] Überschneidet sich mit „{ $other }“ für { $people } Personen, z. B. { $person }.
}
check-short-way = Nach „{ $other }“ bleiben { $minutes } min für einen Weg von etwa { $needed } min (z. B. für { $person }).
check-no-japanese-address = Es fehlt die japanische Adresse: der Taxifahrer braucht sie.
check-no-coordinates = Es fehlen die Koordinaten: ohne sie gibt es keine Karte.
check-outside-trip = Liegt am { $day } außerhalb der Reise.
check-no-counterpart = B2B-Gespräch ohne Gesprächspartner.
check-quiet-hours-wait = Die Erinnerung { $lead } fällt in die Ruhezeit und wartet auf deren Ende (z. B. für { $person }).
check-quiet-hours-broken = Die Erinnerung { $lead } fällt in die Ruhezeit und weckt { $people ->
    [one] { $person }.
   *[other] { $people } Personen, z. B. { $person }.
}

check-want-text = ein Text
check-want-list = eine Liste
check-want-mapping = ein Block mit Feldern
check-want-at-least-one = mindestens ein Eintrag
check-want-date = ein Datum wie 2024-04-23 oder 23.04.2024
check-want-time = eine Uhrzeit wie 14:00
check-want-real-date = ein Datum, das es gibt (1970 bis 2199)
check-want-real-time = eine Uhrzeit von 00:00 bis 23:59 (Mitternacht ist 00:00 am nächsten Tag)
check-want-time-or-date-time = eine Uhrzeit wie 15:30, oder Datum und Uhrzeit wie 2024-04-23 15:30
check-want-date-time = Datum und Uhrzeit wie 2024-04-23 14:00
check-want-duration = eine Dauer wie 90min oder 2h
check-want-lead = eine Vorlaufzeit wie 60min, 24h oder leave
check-want-quiet-hours = ein Zeitraum wie 22:00-06:30
check-want-trip-id = eine Kennung aus a–z, 0–9 und -
check-want-id = eine Kennung ohne Leerzeichen, höchstens 64 Zeichen
check-want-name = ein Name, höchstens 300 Zeichen
check-want-language = ein Sprachkürzel wie de oder en
check-want-url = eine Adresse, die mit https:// beginnt
check-want-email = eine E-Mail-Adresse
check-want-phone = eine Telefonnummer wie +81 75 123 4567
check-want-yes-no = true oder false (ja oder nein)
check-want-location-swapped = zuerst die Breite, dann die Länge, wie [34.9, 135.7] – hier wohl vertauscht
check-want-location = Breite und Länge wie [34.9, 135.7]

check-no-headings = Auf dem Blatt „{ $found }“ finde ich keine Spaltenüberschriften.
check-no-sheets = Die Arbeitsmappe hat keines der erwarteten Blätter (Reise, Personen, Orte, Programm).
check-unknown-sheet = Das Blatt „{ $found }“ kenne ich nicht.
check-filled-twice = „{ $found }“ ist zweimal ausgefüllt, auch in { $other }.
