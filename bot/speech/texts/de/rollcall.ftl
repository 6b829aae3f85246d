rollcall-choose = 🙋 Sind alle da? Wen soll ich fragen?
rollcall-choice = { $of } ({ $count })
rollcall-everybody = 👥 Alle
rollcall-several = Gerade laufen mehrere Abfragen – welche?
rollcall-title-here = 🙋 Anwesenheit: { $of }
rollcall-title-status = 🚨 Statusabfrage: { $of }
rollcall-title-closed = { $title } – 🏁 geschlossen um { $time }
rollcall-preview-here = { $count ->
    [0] Dazu gehört niemand.
    [one] 1 Person bekommt sofort die Frage „Sind Sie da?“
   *[other] { $count } Personen bekommen sofort die Frage „Sind Sie da?“
}
rollcall-preview-status = { $count ->
    [one] 1 Person bekommt
   *[other] { $count } Personen bekommen
} sofort die Frage „Geht es Ihnen gut?“ – auch nachts, und alle paar Minuten wieder bis zur Antwort.
rollcall-preview-resting = 🌙 { $count ->
    [one] 1 Person hat gerade Ruhezeit und wird
   *[other] { $count } Personen haben gerade Ruhezeit und werden
} geweckt.
rollcall-preview-without-chat = 📵 { $count ->
    [one] 1 Person hat
   *[other] { $count } Personen haben
} keinen Chat – bitte selbst abhaken.
rollcall-begun = ✅ { $count ->
    [one] 1 Person wird
   *[other] { $count } Personen werden
} gefragt.
rollcall-follows = 📋 Die Liste folgt und bleibt von selbst aktuell.
rollcall-here = ✅ { $count } von { $total } da
rollcall-answered = 💬 { $count } von { $total } haben geantwortet
rollcall-all-here = 🎉 Alle sind da.
rollcall-missing = ❓ Es { $count ->
    [one] fehlt eine Person:
   *[other] fehlen { $count }:
}
rollcall-no-answer = ❓ Ohne Antwort ({ $count }):
rollcall-hurt = 🔴 Verletzt, brauchen Hilfe ({ $count }):
rollcall-unhurt = 🟢 Unverletzt ({ $count }): { $names }
rollcall-is-coming = 🏃 kommt gleich
rollcall-is-away = ✋ doch nicht da
rollcall-is-unreached = 📵 nicht erreicht
rollcall-help-needed = 🔴 Verletzt, braucht Hilfe
rollcall-tick-here = Tippen Sie, wer da ist; noch einmal tippen nimmt es zurück.
rollcall-tick-status = 🟢 unverletzt, 🔴 verletzt – noch einmal tippen nimmt es zurück.
rollcall-tick-nobody = Hier ist niemand mehr abzuhaken.
rollcall-shut = 🏁 Diese Abfrage ist geschlossen. Über die Liste können Sie sie wieder öffnen.
rollcall-too-late = Das ist zu lange her. Bitte fragen Sie neu.
rollcall-again = ❗ Bitte antworten Sie kurz:
rollcall-ask-here = 🙋 Sind Sie da?
rollcall-ask-status = 🚨 Geht es Ihnen gut?
rollcall-ask-status-why = Bitte tippen Sie gleich, damit niemand Sie suchen muss.
rollcall-you-here = ✅ Sie sind eingetragen ({ $time }).
rollcall-you-coming = 🏃 Notiert ({ $time }): Sie kommen gleich. Bitte tippen Sie, sobald Sie da sind.
rollcall-you-away = Notiert ({ $time }): Sie sind doch nicht da.
rollcall-you-unhurt = 🟢 Eingetragen ({ $time }): unverletzt.
rollcall-you-hurt = 🔴 Eingetragen ({ $time }): verletzt. Das Organisationsteam wird sofort benachrichtigt. Bei Lebensgefahr rufen Sie bitte den Notruf.
rollcall-where = 📍 { $where }
rollcall-file = 📄 Die Liste als Datei
rollcall-file-private = Nur für Sie: Sie enthält persönliche Daten.
rollcall-file-name = anwesenheit
rollcall-column-name = Name
rollcall-column-organisation = Organisation
rollcall-column-groups = Gruppen
rollcall-column-state = Status
rollcall-column-where = Wo
rollcall-column-time = Zeit ({ $zone })
rollcall-column-by = Angabe von
rollcall-column-phone = Telefon
rollcall-column-email = E-Mail
rollcall-state-here = da
rollcall-state-coming = fehlt (kommt gleich)
rollcall-state-away = fehlt (doch nicht da)
rollcall-state-unhurt = unverletzt
rollcall-state-hurt = verletzt, braucht Hilfe
rollcall-state-missing = fehlt
rollcall-state-missing-unreached = fehlt (nicht erreicht)
rollcall-state-silent = keine Antwort
rollcall-state-silent-unreached = keine Antwort (nicht erreicht)
rollcall-button-status = 🚨 Statusabfrage (Notfall)
rollcall-button-go-here = ▶️ Jetzt fragen
rollcall-button-go-status = 🚨 Jetzt fragen
rollcall-button-back = ◀ Andere Auswahl
rollcall-button-new = ➕ Neue Abfrage
rollcall-button-here = ✅ Ich bin da
rollcall-button-coming = 🏃 Ich komme gleich
rollcall-button-not-away = ✋ Doch nicht da
rollcall-button-unhurt = 🟢 Unverletzt
rollcall-button-hurt = 🔴 Verletzt – brauche Hilfe
rollcall-button-not-unhurt = 🟢 Doch unverletzt
rollcall-button-not-hurt = 🔴 Doch verletzt – brauche Hilfe
rollcall-button-where = 📍 Ort angeben
rollcall-button-tick = ☑️ Abhaken…
rollcall-button-close = 🏁 Schließen
rollcall-button-reopen = ↩️ Wieder öffnen
rollcall-button-export = 📄 Export
rollcall-button-csv = Als CSV
rollcall-button-xlsx = Als Excel
rollcall-button-more = Weitere { $count } ▶
rollcall-button-first = ⏮ Anfang
rollcall-button-list = 📋 Zur Liste
