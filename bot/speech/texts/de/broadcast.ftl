broadcast-heading = 📢 Rundnachricht
broadcast-choose = An wen? Tippen Sie an, wen Sie meinen – auch mehrere. Oder schreiben Sie einen Namen.
broadcast-choose-more = Tippen Sie weitere an oder wieder ab; einzelne Personen über „Person oder Gruppe …“.
broadcast-write-now = ✏️ Jetzt einfach den Text schreiben – oder ein Foto, eine Datei schicken.
broadcast-to = An: { $whom }
broadcast-count = { $count ->
    [0] 👥 Niemand – bitte wählen Sie andere Empfänger.
    [one] 👥 1 Person, { $here ->
        [0] ohne Chat – bitte anrufen
       *[other] mit Chat
    }
   *[other] 👥 { $count } Personen, { $here } davon mit Chat
}
broadcast-everyone = Alle
broadcast-on = Alle in { $channel }
broadcast-without = ohne { $name }
broadcast-gone = (nicht mehr im Programm)
broadcast-which = Wen meinen Sie?
broadcast-nobody = „{ $name }“ finde ich nicht im Programm. Bitte schreiben Sie einen Namen oder eine Gruppe – mit „ohne“ davor bleibt jemand außen vor.
broadcast-ask-who = 👤 Wer? Schreiben Sie einen Namen oder eine Gruppe. „ohne Erika“ lässt jemanden aus.
broadcast-ask-text = ✏️ Bitte schreiben Sie den Text auf { $language } (höchstens { $limit } Zeichen), oder schicken Sie ein Foto, eine Datei.
broadcast-ask-when = 🕗 Wann soll es hinausgehen? Bitte in Japan-Zeit schreiben, zum Beispiel „18:30“ oder „morgen 8:00“.
broadcast-too-long = Der Text ist zu lang: höchstens { $limit } Zeichen. Bitte schreiben Sie ihn kürzer.
broadcast-no-time = Diese Uhrzeit verstehe ich nicht. Bitte schreiben Sie zum Beispiel „18:30“ oder „morgen 8:00“ (Japan-Zeit).
broadcast-past = Diese Zeit ist schon vorbei. Bitte schreiben Sie eine spätere (Japan-Zeit).
broadcast-language = { $language ->
    [de] Deutsch
    [en] Englisch
   *[other] Deutsch
}
broadcast-preview = 👁 Vorschau – noch nicht gesendet
broadcast-changed = 👁 Bitte noch einmal prüfen – es hat sich etwas geändert
broadcast-planned = 🕗 Geplant: { $at }
broadcast-held = { $count ->
    [one] 🌙 Bei 1 Person wartet es die Ruhezeit ab: bis { $until }
   *[other] 🌙 Bei { $count } Personen wartet es die Ruhezeit ab: bis { $until }
}
broadcast-waits = 🌙 Der Rest wartet die Ruhezeit ab: bis { $until }
broadcast-is-urgent = 🚨 Dringend: kommt auch in der Ruhezeit an, und sagt das
broadcast-is-asking = ☑️ Mit Knopf „Verstanden“ zum Bestätigen
broadcast-both = 🌐 Jede Person liest es in ihrer Sprache
broadcast-one-language = { $count ->
    [one] 🌐 1 Person mit anderer Sprache liest es auf { $language }
   *[other] 🌐 { $count } Personen mit anderer Sprache lesen es auf { $language }
}
broadcast-names = 👥 Wer bekommt es?
broadcast-without-chat = ☎ { $name } – ohne Chat
broadcast-from = 📢 { $name }
broadcast-organisers = Organisationsteam
broadcast-urgent = 🚨 Dringend – deshalb auch in der Ruhezeit
broadcast-corrects = ✏️ Korrektur zu „{ $beginning }“
broadcast-sent = { $count ->
    [one] ✅ Ist auf dem Weg an 1 Person. Der Bericht folgt und hält sich selbst aktuell.
   *[other] ✅ Ist auf dem Weg an { $count } Personen. Der Bericht folgt und hält sich selbst aktuell.
}
broadcast-sent-later = { $count ->
    [one] 🕗 Geplant für 1 Person: { $at }. Der Bericht folgt, dort können Sie es noch stoppen.
   *[other] 🕗 Geplant für { $count } Personen: { $at }. Der Bericht folgt, dort können Sie es noch stoppen.
}
broadcast-report = 📢 Rundnachricht: so weit ist sie
broadcast-quoted = „{ $beginning }“
broadcast-draft = ✏️ Entwurf, noch nicht gesendet
broadcast-stopped = ⏹ Gestoppt
broadcast-stopped-now = { $count ->
    [0] ⏹ Es war schon alles draußen.
    [one] ⏹ Gestoppt: 1 Nachricht geht nicht mehr hinaus.
   *[other] ⏹ Gestoppt: { $count } Nachrichten gehen nicht mehr hinaus.
}
broadcast-dropped = 🗑 Verworfen. Es wurde nichts gesendet.
broadcast-recent = 📢 Letzte Rundnachrichten
broadcast-recent-none = 📢 Noch keine Rundnachrichten
broadcast-button-who = 👤 Person oder Gruppe …
broadcast-button-drop = 🗑 Verwerfen
broadcast-button-recent = 📜 Letzte Rundnachrichten
broadcast-button-preview = 👁 Zur Vorschau
broadcast-button-back = ◀ Zurück
broadcast-button-send = ✅ Senden ({ $count })
broadcast-button-plan = 🕗 Einplanen ({ $count })
broadcast-button-ack = Mit Bestätigung { $on ->
    [on] ✓
   *[off] ✗
}
broadcast-button-urgent = Dringend { $on ->
    [on] ✓
   *[off] ✗
}
broadcast-button-later = 🕗 Später …
broadcast-button-now = ▶️ Sofort
broadcast-button-names = 👥 Wer?
broadcast-button-audience = 👥 Empfänger
broadcast-button-text = ✏️ Text
broadcast-button-add = 🌐 + { $language }
broadcast-button-show = 🌐 { $language }
broadcast-button-stop = ⏹ Noch nicht Gesendetes stoppen
broadcast-button-correct = ✏️ Korrigieren
broadcast-button-new = 📢 Neue Rundnachricht
