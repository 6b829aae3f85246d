ask-what = ❓ Was möchten Sie das Organisationsteam fragen? Schreiben Sie es einfach.
ask-button = ❓ Organisation fragen
ask-preview = So geht Ihre Frage an das Organisationsteam:
ask-button-send = ✅ Senden
ask-sent = { $count ->
    [one] ✅ Ihre Frage ist bei 1 Person vom Organisationsteam. Die Antwort kommt hierher.
   *[other] ✅ Ihre Frage ist bei { $count } Personen vom Organisationsteam. Die Antwort kommt hierher.
}
ask-night = 🌙 Dort ist gerade Nachtruhe: gelesen wird morgens. Ist es dringend, rufen Sie bitte an.
ask-nobody = Im Chat ist gerade niemand vom Organisationsteam zu erreichen. Bitte rufen Sie an:
ask-write = ✍️ Ihre Antwort an { $name } – bitte jetzt schreiben:
ask-write-more = ✍️ { $name }, was möchten Sie noch wissen? Bitte jetzt schreiben:
ask-passed-on = ✅ Ist beim Organisationsteam.
ask-too-long = Das sind viele Fragen und Antworten – am Telefon geht es schneller:
ask-answer = 💬 { $name } antwortet Ihnen:
ask-you-asked = Sie fragten: „{ $text }“
ask-button-more = ↩️ Nachfragen
ask-case = ❓ Frage von { $name }
ask-quoted = „{ $text }“
ask-button-reply = 💬 Antworten
ask-button-done = ✅ Erledigt
ask-closed = ✅ Erledigt, sagt { $name }.
ask-replied = ✅ Ihre Antwort geht an { $name }.
ask-not-here = ⚠️ { $name } ist im Chat nicht mehr zu erreichen – bitte rufen Sie an.
