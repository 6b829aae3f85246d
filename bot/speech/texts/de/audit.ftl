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
audit-did-rollcall = Anwesenheit abgefragt
audit-did-rollcall-tick = Als anwesend abgehakt
audit-did-rollcall-untick = Abhaken zurückgenommen
audit-did-rollcall-close = Anwesenheitsliste geschlossen
audit-did-rollcall-reopen = Anwesenheitsliste wieder geöffnet
audit-did-rollcall-export = Anwesenheitsliste exportiert
audit-did-broadcast-send = Rundnachricht gesendet
audit-did-broadcast-stop = Rundnachricht gestoppt
audit-did-change = Änderung entworfen
audit-did-publish = Programm veröffentlicht
audit-did-undo = Veröffentlichung rückgängig gemacht
audit-did-discard = Entwurf verworfen
audit-did-upload = Programm als Datei geschickt
