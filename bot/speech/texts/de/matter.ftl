matter-gone = Dazu gibt es hier nichts (mehr).
matter-closed = Das ist schon abgeschlossen – bitte wenden Sie sich an das Organisationsteam.
matter-noted = ✅ Danke, notiert.
matter-asked = 🔔 { $count ->
    [0] Niemand ist noch zu erinnern – wer gerade etwas bekam, hat ein paar Minuten Zeit.
    [one] 1 Person wird noch einmal gefragt.
   *[other] { $count } Personen werden noch einmal gefragt.
}
matter-where = 📍 Wo sind Sie? Schreiben Sie es hier, oder senden Sie Ihren Standort (Büroklammer → Standort).
