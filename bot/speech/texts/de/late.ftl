late-nothing = Gerade steht nichts an, zu dem Sie sich verspäten könnten.
late-which = ⏱ Sie verspäten sich – wozu und um wie viel?
late-goes-to = 📣 Das erfährt: { $who }
late-organisers = das Organisationsteam
late-choose = Tippen Sie auf die Minuten, und es geht hinaus.
late-how-many = ⏱ Um wie viele Minuten? Bitte eine Zahl schreiben, zum Beispiel 20.
late-button = { $minutes } min
late-button-other = Andere Zahl …
late-button-send = ✅ { $minutes } min melden
late-button-instead = Nein, zu: { $item }
late-button-in-time = ↩️ Doch pünktlich
late-told = ✅ Gemeldet: { $minutes } min später. { $count ->
    [one] 1 Person erfährt es.
   *[other] { $count } Personen erfahren es.
}
late-told-in-time = ✅ Gemeldet: Sie kommen pünktlich.
late-not-here = ☎️ Nicht im Chat: { $names }
late-nobody = Im Chat ist niemand zu erreichen, den es angeht. Bitte rufen Sie an:
late-too-often = Das hat sich jetzt oft geändert – bitte rufen Sie an:
late-case = ⏱ { $name } kommt etwa { $minutes } min später
late-case-in-time = ✅ { $name } kommt doch pünktlich
late-announce = In Japan wird auch eine kleine Verspätung angekündigt: bitte kurz Bescheid geben.
