invite-title = Einladungen: { $trip }
invite-personal = Bitte ausschneiden und persönlich übergeben: Wer eine Karte hat, ist für Annai diese Person. Nicht weiterleiten, nicht fotografieren, diese Datei danach löschen.
invite-trip = { $trip } – Ihr Programm im Chat, mit Annai
invite-qr = QR-Code Ihrer Einladung
invite-link-first = Mit der Kamera des Telefons scannen
invite-link-then = In Telegram auf „Start“ tippen
invite-code-first = Annai im Chat öffnen
invite-code-then = Diesen Code schicken (scannen oder abtippen)
invite-agree = Hinweise lesen, zustimmen – fertig
invite-until = Nur für Sie, einmalig, bis { $day }
invite-forward = ✉️ Einladung für { $name } – zum Weiterleiten
invite-forward-only = { $what ->
    [link] Nur an diese Person: Wer den Link hat, ist für Annai sie. Frühere Einladungen gelten nicht mehr.
   *[code] Nur an diese Person: Wer den Code hat, ist für Annai sie. Frühere Einladungen gelten nicht mehr.
}
invite-text = Guten Tag, { $name }! Annai begleitet Sie im Chat: { $trip }.
invite-text-how = { $what ->
    [link] Tippen Sie auf diesen Link und in Telegram auf „Start“:
   *[code] Öffnen Sie den Chat mit Annai und schicken Sie dort diesen Code:
}
invite-here-already = { $name } ist im Chat und zu erreichen.
invite-no-such-person = Diese Person gibt es im Programm nicht.
invite-button-others = ✉️ Wer fehlt
