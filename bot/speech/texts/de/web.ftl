## Die Web-Chat-Seite

web-title = Annai
web-noscript = Diese Seite braucht JavaScript.
web-skip = Zum Eingabefeld
web-annai = Annai
web-you = Sie
web-language = Sprache

## Auswahl der Person

web-choose = Wer möchten Sie sein?
web-choose-hint = Jede Person sieht ihr eigenes Programm.
web-search = Person suchen
web-search-hint = Name oder Organisation
web-nobody-found = Niemand gefunden. Bitte anders suchen.
web-somebody = Irgendjemand
web-somebody-hint = nur, was für alle gilt
web-organisers = Organisation
web-participants = Teilnehmende
web-role-organiser = Organisation
web-role-participant = Teilnehmer/in
web-change-person = Andere Person wählen
web-nobody-yet = Wählen Sie eine Person, dann beginnt das Gespräch.

## Gespräch

web-chat = Gespräch mit Annai
web-say = Ihre Frage
web-say-hint = Frage eingeben …
web-attach = Datei senden
web-send = Senden
web-quick = Häufige Fragen
web-typing = Annai schreibt …
web-lost = Verbindung unterbrochen. Wir verbinden Sie gleich wieder.
web-back = Wieder verbunden.
web-unreachable = Nicht gesendet: Annai ist gerade nicht erreichbar. Bitte gleich noch einmal.
web-show-large = Groß zeigen
web-copy = Kopieren
web-copied = Kopiert.
web-copy-failed = Kopieren ging nicht. Bitte den Text markieren.
web-close = Schließen
web-map = Auf der Karte zeigen
web-download = Herunterladen
web-new-window = (öffnet ein neues Fenster)
web-quick-next = Als Nächstes?
web-quick-today = Heute
web-quick-tomorrow = Morgen
web-quick-leave = Wann muss ich los?
web-quick-taxi = Taxi zum Hotel
web-quick-contacts = Notfall
web-quick-help = Hilfe

## Uhr

web-clock = Uhrzeit
web-clock-set = Uhr stellen
web-clock-speed = Tempo
web-clock-pause = Pause
web-clock-run = Normal
web-clock-minute = 60×
web-clock-fast = 600×
web-clock-jump = Datum und Uhrzeit ({ $zone })
web-clock-go = Stellen
web-clock-quarter = +15 min
web-clock-hour = +1 h
web-clock-morning = Nächster Morgen, 7:00
web-clock-item = Vor den nächsten Termin

## Was nicht ging

web-error-empty = Bitte geben Sie etwas ein.
web-error-too-long = Das ist zu lang: höchstens { $limit } Zeichen.
web-error-too-large = Das ist zu groß.
web-error-unreadable = Das war nicht zu lesen.
web-error-nobody = Diese Person gehört nicht zur Reise.
web-error-no-file = Diese Datei gibt es nicht mehr. Bitte fragen Sie noch einmal.
web-error-no-clock = Diese Uhr lässt sich nicht stellen.
web-error-clock-time = Diese Uhrzeit gibt es nicht. Bitte Datum und Uhrzeit angeben.
web-error-clock-range = Das liegt zu weit von der Reise entfernt.
web-error-clock-no-item = Es folgt kein Termin mehr.
web-error-not-here = Das gibt es hier nicht.
web-error-failed = Da ist etwas schiefgegangen. Bitte noch einmal versuchen.
