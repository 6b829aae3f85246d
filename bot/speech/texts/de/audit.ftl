audit-title = 🗒 Wer tat was
audit-nothing = Noch nichts.
audit-later = ◀ Spätere
audit-earlier = Frühere ▶
audit-somebody = (gelöscht)
audit-people = { $count ->
    [one] 1 Person
   *[other] { $count } Personen
}
audit-did-other = Etwas getan
audit-did-remind = Fehlende erinnert
audit-did-sos-take = Notruf übernommen
audit-did-sos-done = Notruf abgeschlossen
audit-did-question-answer = Frage beantwortet
audit-did-question-done = Frage abgeschlossen
audit-did-invite = Neue Einladung gemacht
audit-did-failures-retry = Nicht Zugestelltes erneut versucht
audit-did-failures-done = Nicht Zugestelltes erledigt
