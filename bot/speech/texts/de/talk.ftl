talk-hello = Guten Tag, { $name }!
talk-hello-anybody = Guten Tag!
talk-who-i-am = Ich bin Annai (案内) und begleite Sie: { $title }.
talk-just-ask = Fragen Sie einfach, zum Beispiel „Was kommt als Nächstes?“ – oder tippen Sie auf eine Taste.
talk-help = Das können Sie mich fragen
talk-thanks = Gern! Fragen Sie jederzeit.
talk-unknown = Das weiß ich leider nicht.
talk-can = Ich kenne nur das Programm: was kommt, wann und wo, mit wem – mit Karte und Taxi-Karte.
talk-not-found = Zu „{ $what }“ finde ich in Ihrem Programm nichts.
talk-ask-a-human = Das Organisationsteam hilft Ihnen gern:
talk-language = Ich spreche jetzt Deutsch mit Ihnen.
talk-which-language = Welche Sprache wünschen Sie?
talk-language-de = Deutsch
talk-language-en = English
talk-calendar = { $count ->
    [one] Ihr Programm als Kalenderdatei: 1 Termin.
   *[other] Ihr Programm als Kalenderdatei: { $count } Termine.
}
talk-calendar-how = Datei öffnen, dann „Zum Kalender hinzufügen“. Die Uhrzeiten stimmen in jeder Zeitzone.
talk-failed = Da ist mir ein Fehler unterlaufen. Bitte fragen Sie noch einmal.
talk-find-what = Wonach soll ich suchen? Zum Beispiel: /find Kyoto
talk-only-at-work = Das geht nur im laufenden Betrieb, im Chat.
talk-help-organisers = Für das Organisationsteam
talk-voice = Zuhören kann ich leider nicht. Bitte schreiben Sie mir Ihre Frage.
talk-location = Danke! Mit Standorten kann ich nichts anfangen. Den Weg finden Sie mit „Wo treffen wir uns?“
talk-other = Das kann ich leider nicht ansehen. Bitte schreiben Sie mir Ihre Frage.
talk-forwarded = Weitergeleitetes beantworte ich nicht. Bitte schreiben Sie mir Ihre Frage selbst.
talk-too-large = Diese Datei ist zu groß für mich: höchstens 10 MB, bitte.
talk-lost = Diese Datei konnte ich gerade nicht laden. Bitte schicken Sie sie noch einmal.
