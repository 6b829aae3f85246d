alert-heading = ⚠️ Nicht zugestellt { $people ->
    [one] (eine Person)
   *[other] ({ $people } Personen)
}
alert-more = … und { $people ->
    [one] eine weitere Person
   *[other] { $people } weitere Personen
}.
alert-reminder = Erinnerung
alert-reminder-of = Erinnerung: { $item }, { $at }
alert-digest = Abendvorschau
alert-change = Programmänderung
alert-change-of = Programmänderung: { $item }, { $at }
alert-broadcast = Rundnachricht
alert-rollcall = Anwesenheitsabfrage
alert-case = Dringende Meldung
alert-word = Antwort des Organisationsteams
alert-because-blocked = Grund: hat den Chat in { $channel } blockiert.
alert-because-deactivated = Grund: das Konto bei { $channel } gibt es nicht mehr.
alert-because-gone = Grund: den Chat in { $channel } gibt es nicht mehr.
alert-because-refused = Grund: { $channel } hat die Nachricht nicht angenommen.
alert-because-uncertain = Grund: { $channel } hat zweimal nicht geantwortet. Vielleicht ist die Nachricht angekommen.
alert-because-expired = Grund: zu spät – der Termin war schon vorbei.
alert-because-error = Grund: ein Fehler in Annai.
alert-instead = Geht jetzt über { $channel }.
alert-until-heard = Bitte anrufen: Annai schreibt erst wieder, wenn die Person sich im Chat meldet.
alert-stalled = 🔴 Annai kann gerade nichts zustellen: { $count } { $count ->
    [one] Nachricht wartet
   *[other] Nachrichten warten
} seit { $time }. Bitte sagen Sie Wichtiges selbst weiter.
alert-recovered = 🟢 Annai stellt wieder zu.
alert-repeat = ↻ Vielleicht haben Sie das schon bekommen.
alert-blind = 🔴 Annai erreicht seit { $time } seine Datenbank nicht und kann nichts zustellen. Bitte sagen Sie Wichtiges selbst weiter.
