cli-description =
    Annai (案内) begleitet eine Delegation: Was kommt als Nächstes, in Ortszeit?
cli-examples =
    Beispiele:
      annai demo                              Beispielreise im Browser, mit stellbarer Uhr
      annai ask "was kommt als nächstes" --as p05 --at 2024-04-23T11:05
      annai check programm.xlsx               alle Fehler und Warnungen
      annai template programm.xlsx            leere Arbeitsmappe zum Ausfüllen

    Rückgabewerte: 0 erledigt, 1 Eingabe falsch, 2 falsch aufgerufen, 3 Umgebung gestört.
cli-run = Annai in Echtzeit starten, mit den veröffentlichten Programmen. Ohne Einrichtung: der Chat im Browser.
cli-run-examples =
    Beispiele:
      annai publish programm.xlsx
      annai run
cli-demo = Die Beispielreise im Browser, mit einer Uhr zum Anhalten, Beschleunigen und Springen.
cli-demo-examples =
    Beispiele:
      annai demo
      annai demo --trip programm.yaml --at "2024-04-25 07:30"
cli-ask = Eine Frage stellen; die Antwort ist die gleiche wie im Chat.
cli-ask-examples =
    Beispiele:
      annai ask "wann muss ich los" --trip programm.yaml --as p05 --at 2024-04-23T11:05+09:00
      annai ask "next b2b?" --as p05 --at "2024-04-23 11:05" --lang en --json
      annai ask --json - --trip programm.yaml < fragen.jsonl
cli-check = Ein Programm prüfen (YAML, Excel oder ICS): alle Fehler und Warnungen mit Fundstelle.
cli-check-examples =
    Beispiele:
      annai check programm.xlsx
      annai check programm.yaml --json
cli-template = Die Arbeitsmappe zum Ausfüllen schreiben, leer oder aus einem Programm.
cli-template-examples =
    Beispiele:
      annai template programm.xlsx
      annai template --from programm.yaml programm.xlsx
      annai template --from programm.xlsx programm.yaml
cli-option-trip = Programm (.yaml, .xlsx, .ics); ohne Angabe die Beispielreise
cli-option-at = Zeitpunkt (ISO); ohne Zeitzone gilt die der Reise; ohne Angabe jetzt
cli-option-demo-at = Beginn der Vorführung (ISO); ohne Zeitzone gilt die der Reise
cli-option-port = Port; ohne Angabe ANNAI_HTTP_PORT oder 8000
cli-option-text = Die Frage
cli-option-as = Kennung der Person, die fragt; ohne Angabe: jemand, für den nur das Gemeinsame gilt
cli-option-lang = Sprache der Antwort; ohne Angabe die der Person
cli-option-ask-json = Antwort als JSON; mit - werden JSON-Zeilen von der Standardeingabe beantwortet
cli-option-json = Ergebnis als JSON
cli-option-file = Programm (.yaml, .xlsx, .ics)
cli-option-from = Programm, aus dem die Datei entsteht
cli-option-out = Zieldatei (.xlsx; mit --from auch .yaml)
cli-wrong-use = { $program }: falsch aufgerufen ({ $reason }). Hilfe: { $program } --help
cli-bad-time = „{ $found }“ ist kein Zeitpunkt. Erwartet: 2024-04-23T14:00+09:00 oder "2024-04-23 14:00".
cli-unknown-person = Eine Person „{ $found }“ gibt es in diesem Programm nicht.
cli-did-you-mean = Meinten Sie „{ $found }“?
cli-no-text = Es fehlt die Frage. Beispiel: annai ask "was kommt als nächstes" --as p05
cli-bad-line = Zeile { $line } ist nicht wie erwartet: {"{"}"text": …, "as": …, "at": …, "lang": "de" oder "en"{"}"}
cli-template-format = „{ $found }“ kann ich nicht schreiben. Erwartet: .xlsx, oder mit --from auch .yaml.
cli-template-written = Geschrieben: { $file }
cli-cannot-write = „{ $found }“ lässt sich nicht schreiben: { $reason }.
cli-bad-setting = Die Einstellung { $name } stimmt nicht. Erwartet: { $expected }.
cli-setting-http-host = eine IP-Adresse wie 127.0.0.1
cli-setting-http-port = eine Zahl von 0 bis 65535
cli-setting-log-level = DEBUG, INFO, WARNING oder ERROR
cli-setting-log-format = text oder json
cli-setting-env = eine Textdatei in UTF-8
cli-output-failed = Die Ausgabe ließ sich nicht schreiben: { $reason }.
cli-usage = Aufruf:{" "}
cli-commands = Befehle
cli-arguments = Angaben
cli-options = Optionen
cli-option-help = diese Hilfe
cli-unknown-option = „{ $found }“ gibt es hier nicht
cli-unknown-choice = { $option } kennt { $found } nicht; möglich: { $choices }
cli-needs-value = { $option } braucht einen Wert
cli-bad-value = { $option }: { $found } passt nicht
cli-needs-option = es fehlt: { $option }
cli-port-taken = Auf { $host }, Port { $port } kann Annai nicht starten: { $reason }. Ein anderer Port: ANNAI_HTTP_PORT=8001
cli-open = Annai ist bereit: { $address } – beenden mit Strg+C
cli-telegram = Annai spricht auf Telegram.
cli-slack = Annai spricht auf Slack.
cli-stopped = Beendet.
cli-sample = Noch ist kein Programm veröffentlicht: Es läuft die Beispielreise. Eigenes Programm: annai publish DATEI
cli-rehearse = Die ganze Reise proben: jede Nachricht, die Annai von sich aus senden würde.
cli-rehearse-examples =
    Beispiele:
      annai rehearse programm.yaml --as p05
      annai rehearse programm.yaml --from "2024-04-23 00:00" --to "2024-04-24 00:00" --json
cli-option-rehearse-from = erst ab diesem Zeitpunkt (ISO); ohne Zeitzone gilt die der Reise
cli-option-rehearse-to = nur bis zu diesem Zeitpunkt (ISO)
cli-option-rehearse-as = nur für diese Person
cli-option-rehearse-json = jede Nachricht als JSON-Zeile
cli-rehearsed = { $count ->
    [one] 1 Nachricht
   *[other] { $count } Nachrichten
}; im Mittel (Median) { $median } je Person und Tag, höchstens { $most }.
cli-rehearsed-nothing = In dieser Zeit würde keine Nachricht gesendet.
cli-option-force = eine vorhandene Zieldatei überschreiben
cli-exists = „{ $found }“ gibt es schon. Zum Überschreiben: --force
cli-setting-database-url = eine Adresse wie sqlite:////daten/annai.db oder postgresql://name:passwort@rechner/annai
cli-setting-sending-rate = eine Zahl von Nachrichten pro Sekunde, größer als 0, höchstens 1000
cli-setting-telegram-token = das Token des Bots, wie @BotFather es gibt
cli-setting-telegram-api-url = die Adresse eines Bot-API-Servers, mit http:// oder https://
cli-setting-telegram-webhook-url = die Adresse, unter der Telegram den Bot erreicht, mit https://
cli-setting-telegram-webhook-secret = 16 bis 256 Zeichen aus A–Z, a–z, 0–9, _ und -; nötig mit ANNAI_TELEGRAM_WEBHOOK_URL
cli-setting-slack-bot-token = das Bot-Token der App, beginnt mit xoxb-
cli-setting-slack-app-token = das App-Token für den Socket Mode, beginnt mit xapp-; oder ANNAI_SLACK_SIGNING_SECRET und ANNAI_PUBLIC_URL
cli-setting-slack-signing-secret = das Signing Secret der App
cli-setting-slack-api-url = die Adresse eines Slack-Servers, mit http:// oder https://
cli-setting-public-url = die öffentliche Adresse dieses Dienstes, mit https://
cli-database-unreachable = Die Datenbank (ANNAI_DATABASE_URL) ist nicht erreichbar: { $reason }.
cli-database-newer = Die Datenbank (ANNAI_DATABASE_URL) gehört zu einem neueren Annai oder zu einem anderen Programm.
cli-backup = Alles sichern, was Annai sich merkt: in eine Datei, auch während Annai läuft.
cli-backup-examples =
    Beispiele:
      annai backup annai.backup
      annai backup --force annai.backup
cli-restore = Eine Sicherung zurückspielen: in eine leere Datenbank, SQLite oder PostgreSQL. Annai muss dabei beendet sein.
cli-restore-examples =
    Beispiele:
      annai restore annai.backup
      annai restore --force annai.backup
cli-option-backup = Datei der Sicherung
cli-option-backup-force = eine vorhandene Datei überschreiben
cli-option-restore-force = ersetzen, was die Datenbank schon enthält
cli-backup-written = { $rows ->
    [one] Gesichert: { $file } (1 Eintrag)
   *[other] Gesichert: { $file } ({ $rows } Einträge)
}
cli-backup-nothing = Es gibt nichts zu sichern: Die Datenbank (ANNAI_DATABASE_URL) enthält noch nichts.
cli-backup-odd-row = In der Tabelle „{ $table }“ steht etwas, das nicht von Annai stammt; so lässt sie sich nicht sichern.
cli-restored = { $rows ->
    [one] Zurückgespielt: { $file } (1 Eintrag)
   *[other] Zurückgespielt: { $file } ({ $rows } Einträge)
}
cli-restore-not-empty = Die Datenbank (ANNAI_DATABASE_URL) ist nicht leer. Zum Ersetzen: --force
cli-restore-foreign = „{ $file }“ ist keine Sicherung von Annai. Nichts wurde geändert.
cli-restore-newer = „{ $file }“ stammt von einem neueren Annai. Nichts wurde geändert.
cli-restore-damaged = „{ $file }“ ist beschädigt oder unvollständig. Nichts wurde geändert.
cli-restore-unfit = „{ $file }“ passt nicht in diese Datenbank. Nichts wurde geändert.
cli-not-together = { $option } geht nicht zusammen mit { $found }
cli-option-run-trip = Kennung der Reise, um die es im Browser geht; ohne Angabe die laufende oder nächste
cli-option-rehearse-html = als Seite für den Browser in diese Datei schreiben
cli-rehearsal-written = { $count ->
    [one] Geprobt: 1 Nachricht, zu lesen in { $file }
   *[other] Geprobt: { $count } Nachrichten, zu lesen in { $file }
}
cli-unknown-trip = Eine Reise „{ $found }“ ist nicht veröffentlicht. Veröffentlicht: { $known }
cli-publish = Ein Programm veröffentlichen: erst zeigen, was sich für wen ändert, dann nach Rückfrage gilt es.
cli-publish-examples =
    Beispiele:
      annai publish programm.xlsx
      annai publish --yes programm.yaml
      annai publish --silent programm.yaml        niemand wird benachrichtigt
cli-option-publish-yes = ohne Rückfrage
cli-option-publish-silent = niemanden über Änderungen benachrichtigen; Erinnerungen wandern trotzdem mit
cli-publish-first = „{ $title }“ wird zum ersten Mal veröffentlicht: { $items } Termine, { $people } Personen.
cli-publish-same = „{ $title }“ gilt schon genau so (Fassung { $number }). Nichts zu tun.
cli-publish-confirm = Veröffentlichen und benachrichtigen? [j/N]
cli-publish-silently = Ohne Benachrichtigung veröffentlichen? [j/N]
cli-publish-not = Nicht veröffentlicht.
cli-publish-needs-yes = Zum Veröffentlichen ohne Rückfrage: annai publish --yes …
cli-publish-meanwhile = Inzwischen hat jemand eine andere Fassung veröffentlicht. Bitte noch einmal ansehen: annai publish …
cli-published = Fassung { $number } gilt. Wer betroffen ist, erfährt es.
cli-published-silently = Fassung { $number } gilt. Niemand wurde benachrichtigt.
cli-published-first = Fassung { $number } gilt. Weiter geht es mit: annai run
cli-nothing-published = Noch ist kein Programm veröffentlicht: annai publish DATEI
cli-invite = Einladungen ausstellen, mit denen sich Teilnehmende anmelden: jede persönlich, einmalig, auf Zeit.
cli-invite-examples =
    Beispiele:
      annai invite
      annai invite --sheet einladungen.html        zum Ausdrucken, mit QR-Codes
      annai invite --person p05 p06 --days 3
cli-option-invite-person = Kennungen der Personen; ohne Angabe alle, die noch nicht angemeldet sind
cli-option-invite-trip = Kennung der Reise; ohne Angabe die laufende oder nächste
cli-option-invite-sheet = Karten mit QR-Codes in diese neue Datei schreiben
cli-option-invite-days = wie viele Tage sie gelten (1 bis 365); ohne Angabe 14
cli-invite-line = { $name }: { $invitation }
cli-invite-nobody = { $title }: Alle sind schon angemeldet. Für ein neues Gerät: annai invite --person ID
cli-invited = { $count ->
    [one] 1 Einladung, einmal zu benutzen, gültig bis { $day }. Frühere dieser Person gelten nicht mehr.
   *[other] { $count } Einladungen, je einmal zu benutzen, gültig bis { $day }. Frühere dieser Personen gelten nicht mehr.
}
cli-invite-personal = Vorsicht, persönlich: Wer einen Link hat, ist für Annai diese Person. Bitte nur ihr selbst geben.
cli-invite-personal-code = Vorsicht, persönlich: Wer einen Code hat und ihn Annai im Chat schickt, ist für Annai diese Person.
cli-invite-refused = Telegram kennt das ANNAI_TELEGRAM_TOKEN nicht: Es gibt Codes statt Links. Bitte das Token bei @BotFather prüfen.
cli-invite-unreachable = Telegram ist gerade nicht erreichbar: Es gibt Codes statt Links. Wer Links möchte, ruft den Befehl später noch einmal auf.
cli-invite-sheet = Zum Ausdrucken: { $file } – danach bitte löschen.
cli-invite-exists = „{ $found }“ gibt es schon. Bitte einen anderen Namen wählen; eingeladen wurde niemand.
cli-purge = Nach der Reise: alle Personendaten einer Reise löschen, samt Programm.
cli-purge-examples =
    Beispiele:
      annai purge --trip japan-2024
cli-option-purge-trip = Kennung der Reise; sie muss vorbei sein
cli-purge-not-over = „{ $title }“ ist noch nicht vorbei. Nichts wurde gelöscht.
cli-purge-what = „{ $title }“: { $people } Personen, { $chats } Chats, { $messages } Nachrichten, alle Fassungen des Programms.
cli-purge-confirm = Alles endgültig löschen? [j/N]
cli-purge-not = Nichts wurde gelöscht.
cli-purge-needs-yes = Zum Löschen ohne Rückfrage: annai purge --yes …
cli-purged = Gelöscht. Frühere Sicherungen (annai backup) und Programmdateien enthalten diese Daten noch: bitte auch löschen.
cli-slack-manifest = Das Manifest für die Slack-App ausgeben (YAML), wie Slack es bei „From a manifest“ erwartet.
cli-slack-manifest-examples =
    Beispiele:
      annai slack-manifest
      ANNAI_PUBLIC_URL=https://annai.example annai slack-manifest --lang en
cli-option-manifest-lang = Sprache der Beschreibungen; ohne Angabe die der Umgebung
