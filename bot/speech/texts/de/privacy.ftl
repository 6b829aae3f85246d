privacy-title = 🔒 Ihre Daten
privacy-chats = 💬 Hier erreiche ich Sie: { $channels }
privacy-own-settings = ⚙️ Ihre eigenen Einstellungen
privacy-no-settings = ⚙️ Keine eigenen Einstellungen
privacy-messages = { $count ->
    [one] 📨 1 Nachricht an Sie, gesendet oder geplant: wann und wozu
   *[other] 📨 { $count } Nachrichten an Sie, gesendet oder geplant: wann und wozu
}
privacy-programme = 📋 Was im Programm über Sie steht, pflegt das Organisationsteam.
privacy-responsible = 🏛 Verantwortlich: { $organiser }
privacy-responsible-organisers = 🏛 Verantwortlich: das Organisationsteam Ihrer Reise
privacy-stored = 📝 Gespeichert wird: dieser Chat und seit wann, Ihre Einstellungen, welche Nachricht ich wann geschickt habe. Ihre Fragen an mich lösche ich, sobald sie beantwortet sind; was ich nicht weiß, merke ich mir bis zu drei Tage, damit Sie es weitergeben können.
privacy-cases = 🆘 Was Sie dem Organisationsteam sagen – Antworten und Anwesenheit, Verspätungen, Fragen, Notrufe –, bleibt mit seinen Antworten, bis Sie es löschen. Ihr Standort geht nur an das Organisationsteam: mit einem Notruf – gelöscht, sobald er erledigt ist – oder als Ihre Antwort auf eine Statusabfrage.
privacy-brought-up = { $count ->
    [one] 🆘 1 Verspätung, Frage oder Notruf von Ihnen
   *[other] 🆘 { $count } Verspätungen, Fragen und Notrufe von Ihnen
}
privacy-answers = { $count ->
    [one] ✅ 1 Antwort von Ihnen: was Sie bestätigt haben, ob Sie da waren
   *[other] ✅ { $count } Antworten von Ihnen: was Sie bestätigt haben, ob Sie da waren
}
privacy-others = 👥 Mitreisende sehen Name, Firma, Gruppen und gemeinsame Termine; das Organisationsteam auch Ihre privaten Termine, Ihre Telefonnummer und ob meine Nachrichten ankommen.
privacy-where = 🗄 Es liegt in der Datenbank des Veranstalters. Kein fremder Dienst liest oder beantwortet Ihre Fragen.
privacy-carried = ✉️ Die Nachrichten selbst laufen über { $channels }.
privacy-until = 🗑 Es bleibt, bis Sie es löschen – jederzeit mit /stop – oder der Veranstalter nach der Reise.
privacy-button-stop = 👋 Abmelden oder löschen
privacy-button-settings = ⚙️ Einstellungen
privacy-channel = { $channel ->
    [telegram] Telegram
    [slack] Slack
   *[other] Browser
}
