cli-description =
    Annai (案内) begleitet eine Delegation: Was kommt als Nächstes, in Ortszeit?
cli-examples =
    Beispiele:
      annai demo                              Beispielreise im Browser, mit stellbarer Uhr
      annai ask "was kommt als nächstes" --as p05 --at 2024-04-23T11:05
      annai check programm.xlsx               alle Fehler und Warnungen
      annai template programm.xlsx            leere Arbeitsmappe zum Ausfüllen

    Rückgabewerte: 0 erledigt, 1 Eingabe falsch, 2 falsch aufgerufen, 3 Umgebung gestört.
cli-run = Annai in Echtzeit starten. Ohne Einrichtung: der Chat im Browser auf diesem Rechner.
cli-run-examples =
    Beispiele:
      annai run
      annai run --trip programm.xlsx
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
cli-stopped = Beendet.
cli-sample = Kein Programm angegeben: Es läuft die Beispielreise. Eigenes Programm: annai run --trip DATEI
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
