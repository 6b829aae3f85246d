draft-pick = ✏️ Was soll sich ändern?
draft-or-write = Oder schreiben Sie einfach: „Nidec 30 Minuten später“ – oder schicken Sie das geänderte Programm als Datei.
draft-nothing-on-day = An diesem Tag steht nichts im Programm.
draft-which = Welcher Programmpunkt ist gemeint?
draft-not-found = Zu „{ $words }“ finde ich keinen Programmpunkt.
draft-changed = 📝 So steht es in Ihrem Entwurf, noch nicht veröffentlicht
draft-for = 👥 Für { $who } ({ $count ->
    [one] 1 Person
   *[other] { $count } Personen
})
draft-everybody = alle
draft-open = noch offen
draft-none = keine Angabe
draft-not-understood = „{ $found }“ habe ich nicht verstanden.

draft-ask-start = Jetzt: { $now }
    Neue Zeit? Tippen oder schreiben Sie, z. B. „15:00“, „Mi 15:00“ oder „20 min später“. Ende und Treffpunkt rücken mit.
draft-ask-shift = Jetzt: { $now }
    Um wie viel später oder früher? Z. B. „20 min später“.
draft-ask-end = Jetzt: { $now }
    Neues Ende? Z. B. „16:30“.
draft-ask-place = Jetzt: { $now }
    Neuer Ort? Tippen Sie einen an oder schreiben Sie den Namen; einen neuen lege ich an.
draft-ask-meet-at = Jetzt: { $now }
    Neuer Treffpunkt? Zeit, Ort oder beides, z. B. „08:15 Lobby, Bus 1“.
draft-ask-meet-place = Jetzt: { $now }
    Wo trifft man sich?
draft-ask-meet-note = Jetzt: { $now }
    Was ist zum Treffpunkt zu sagen?
draft-ask-status = Jetzt: { $now }
    Abgesagt, bestätigt oder vorläufig?
draft-ask-note = Jetzt: { $now }
    Neuer Hinweis? Schreiben Sie ihn einfach.
draft-ask-audience = { $now }
    Wer kommt dazu, wer nicht mehr? Tippen Sie – oder schreiben Sie Namen, z. B. „Erika, Max“ oder „ohne Erika“.

draft-button-start = ⏰ Neue Zeit
draft-button-end = 🏁 Neues Ende
draft-button-place = 📍 Ort
draft-button-meet-at = 🚌 Treffpunkt
draft-button-note = 📝 Hinweis
draft-button-audience = 👥 Teilnehmer
draft-button-cancelled = ❌ Absagen
draft-button-confirmed = ✅ Bestätigen
draft-button-tentative = ❓ Vorläufig
draft-button-no-note = 🗑 Kein Hinweis
draft-button-no-meeting = 🗑 Kein Treffpunkt
draft-button-back = ◀ Zurück
draft-button-list = ✏️ Programmpunkt wählen
draft-button-more = Mehr ▼
draft-button-draft = 📝 Mein Entwurf
draft-button-tell = ✅ Veröffentlichen & informieren
draft-button-silent = 🔕 Still veröffentlichen
draft-button-publish = ✅ Veröffentlichen
draft-button-on = ✏️ Weiter ändern
draft-button-drop = 🗑 Verwerfen
draft-button-status = 📊 Stand

draft-heading = 📝 Entwurf – noch nicht veröffentlicht
draft-reminders = 🔔 Erinnerungen: { $what }
draft-reminders-moved = { $count } zu anderer Zeit
draft-reminders-dropped = { $count } entfallen
draft-reminders-added = { $count } neu
draft-no-difference = Das ist schon so – es ändert sich nichts.
draft-absent = ☎️ { $count ->
    [one] 1 davon hat keinen Chat: bitte anrufen.
   *[other] { $count } davon haben keinen Chat: bitte anrufen.
}
draft-conflicts = { $count ->
    [one] Neuer Konflikt:
   *[other] { $count } neue Konflikte:
}
draft-conflict-overlap = { $title } überschneidet sich mit { $other } ({ $people ->
    [one] { $person }
   *[other] { $people } Personen, z. B. { $person }
})
draft-conflict-short-way = Nach { $other } bleiben { $minutes } min für etwa { $needed } min Weg zu { $title } ({ $people ->
    [one] { $person }
   *[other] { $people } Personen, z. B. { $person }
})
draft-conflict-outside-trip = { $title } liegt am { $day } außerhalb der Reise.
draft-conflict-quiet-hours-broken = Die Erinnerung { $lead } vor { $title } fällt in die Ruhezeit und weckt { $people ->
    [one] { $person }.
   *[other] { $people } Personen.
}
draft-conflict-quiet-hours-wait = Die Erinnerung { $lead } vor { $title } wartet auf das Ende der Ruhezeit.
draft-more = … und { $count } weitere
draft-drafting = ✋ { $name } hat auch einen Entwurf zu diesen Programmpunkten. Bitte sprechen Sie sich ab.
draft-meanwhile = ⚡ Inzwischen hat { $names } das Programm geändert. Bitte sehen Sie noch einmal hin:
draft-takes-back = ⚠️ Ihre Datei nähme diese Änderungen wieder zurück: { $titles }
draft-lost = ⚠️ { $count ->
    [one] 1 Ihrer Änderungen passt nicht mehr und entfällt.
   *[other] { $count } Ihrer Änderungen passen nicht mehr und entfallen.
}
draft-command-line = jemand an der Kommandozeile
draft-not-in-order = So geht es nicht:
draft-no-draft = Es gibt keinen Entwurf zu veröffentlichen.
draft-discarded = 🗑 Verworfen. Es gilt weiter, was galt.

draft-bad-no-item = Den Programmpunkt „{ $found }“ gibt es nicht (mehr).
draft-bad-no-place = Den Ort „{ $found }“ gibt es nicht.
draft-bad-not-a-time = „{ $found }“ ist keine Zeit. Bitte z. B. 15:00 schreiben.
draft-bad-too-far = „{ $found }“ ist mehr als 14 Tage entfernt. Bitte prüfen Sie die Zeit.
draft-bad-uncertain-time = „{ $found }“ gibt es dort wegen der Zeitumstellung nicht oder zweimal.
draft-bad-not-understood = „{ $found }“ habe ich nicht verstanden.
draft-bad-unknown-name = „{ $found }“ ist keine Person und keine Gruppe dieser Reise.
draft-bad-nobody = Dann wäre niemand mehr dabei. Sagen Sie den Programmpunkt lieber ab.

draft-published = ✅ Veröffentlicht – Änderung { $number } gilt
draft-being-told = { $count ->
    [0] 📭 Niemand bekommt eine Nachricht.
    [one] 📨 1 Person wird jetzt informiert. Wer bestätigt hat, steht im Bericht.
   *[other] 📨 { $count } Personen werden jetzt informiert. Wer bestätigt hat, steht im Bericht.
}
draft-already = Das ist schon geschehen: Änderung { $number } gilt.
draft-undo-button-tell = ↩️ Zurücknehmen & informieren
draft-undo-button-silent = 🔕 Still zurücknehmen
draft-undo-button-publish = ↩️ Zurücknehmen
draft-undo = ↩️ Änderung { $last } ({ $who }) zurücknehmen?
draft-undo-overtaken = ⚡ Inzwischen wurde etwas Neues veröffentlicht; das nähmen Sie nun zurück:
draft-undone = ↩️ Änderung { $last } ist zurückgenommen
draft-nothing-to-undo = Es gibt nichts zurückzunehmen: Das Programm ist, wie es zuerst veröffentlicht wurde.
draft-not-without-you = Davor gehörten Sie nicht zum Organisationsteam. Bitte lassen Sie es jemand anderen zurücknehmen.

draft-file-read = 📄 Aus „{ $file }“
draft-file-replaces = Ihr bisheriger Entwurf ist damit ersetzt.
draft-file-errors = { $count ->
    [one] 📄 „{ $file }“: 1 Fehler
   *[other] 📄 „{ $file }“: { $count } Fehler
}
draft-file-unchanged = Am Programm ändert sich nichts. Bitte schicken Sie die Datei berichtigt noch einmal.
draft-file-other-trip = 📄 „{ $file }“ gehört zu einer anderen Reise ({ $found }), hier geht es um { $trip }.
draft-file-without-you = 📄 „{ $file }“ führt Sie nicht als Organisator:in. Bitte schicken Sie das ganze Programm.
draft-file-calendar = 📄 Der Kalender „{ $file }“ enthält keinen Programmpunkt dieser Reise. Ich erkenne nur Termine wieder, die aus /calendar stammen; Neues schicken Sie bitte als .xlsx oder .yaml.
draft-file-same = 📄 „{ $file }“ ist das Programm, das schon gilt.
