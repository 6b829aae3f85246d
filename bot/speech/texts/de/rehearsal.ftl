## Was aufgefallen ist

rehearsal-silent = Keine einzige Nachricht
rehearsal-night = { $day }, { $time }: Nachricht in der Ruhezeit – { $what }
rehearsal-early = { $day }, { $time }: früher Aufbruch, Nachricht in der Ruhezeit – { $what }
rehearsal-close = { $day }, { $time }: { $count } Nachrichten keine fünf Minuten auseinander – { $what }
rehearsal-crowded = { $day }, { $time }: { $count } Nachrichten dicht hintereinander
rehearsal-busy = { $day }: { $count } Nachrichten an einem Tag
rehearsal-who = { $people ->
    [one] { $person }
   *[other] { $people } Personen, z. B. { $person }
}
rehearsal-line = { $what } ({ $who })
rehearsal-no-findings = Nichts ist aufgefallen.

## Die Seite

rehearsal-title = Probe: { $trip }
rehearsal-intro = Jede Nachricht, die Annai von sich aus senden würde. Uhrzeiten: dort, wo die Person dann ist.
rehearsal-quiet-hours = Ruhezeit: { $hours }.
rehearsal-figure-messages = Nachrichten
rehearsal-figure-people = Personen
rehearsal-figure-median = je Person und Tag (Median)
rehearsal-figure-most = je Person und Tag (höchstens)
rehearsal-findings = Bitte ansehen
rehearsal-table = Nachrichten je Person und Tag
rehearsal-table-hint = Jede Zahl führt zu ihren Nachrichten. 🌙: Nachricht in der Ruhezeit. Kräftig: mehr als { $limit } an einem Tag.
rehearsal-column = { $weekday } { $day }.
rehearsal-sum = Summe
rehearsal-median = Median
rehearsal-max = Höchstens
rehearsal-messages = Die Nachrichten
rehearsal-count = { $count ->
    [one] 1 Nachricht
   *[other] { $count } Nachrichten
}
rehearsal-daily = { $total }, am Tag { $median } (Median), höchstens { $most }
rehearsal-people = { $count ->
    [one] 1 Person
   *[other] { $count } Personen
}
rehearsal-person = Person
rehearsal-day = Tag
rehearsal-every-person = Alle
rehearsal-every-day = Alle Tage
rehearsal-open = Alles aufklappen
rehearsal-close-all = Alles zuklappen
rehearsal-legend = Streifen: der Tag von 0 bis 24 Uhr, grau die Ruhezeit, jeder Strich eine Nachricht. Gedruckt wird, was aufgeklappt ist.

## Eine Nachricht

rehearsal-kind-reminder = Erinnerung
rehearsal-kind-digest = Abendvorschau
rehearsal-kind-change = Programmänderung
rehearsal-kind-alert = Meldung an die Organisation
rehearsal-channel = { $channel ->
    [telegram] Telegram
    [slack] Slack
    [web] Web-Chat
   *[other] { $channel }
}
rehearsal-mark-night = In der Ruhezeit
rehearsal-mark-early = Früher Aufbruch
rehearsal-mark-busy = Viele Nachrichten
rehearsal-buttons = Schaltflächen
