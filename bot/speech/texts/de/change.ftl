change-heading = { $count ->
    [one] 🔄 Programmänderung
   *[other] 🔄 { $count } Programmänderungen
}
change-new = ➕ Neu: { $title }
change-removed = ➖ Nicht mehr in Ihrem Programm: { $title }
change-cancelled = ❌ Fällt aus: { $title }
change-restored = ✅ Findet doch statt: { $title }
change-confirmed = ✅ Jetzt bestätigt: { $title }
change-tentative = ❓ Doch noch nicht sicher: { $title }
change-before = bisher { $value }
change-time = ⏰ Neue Zeit: { $value }
change-place = 📍 Neuer Ort: { $value }
change-no-place = 📍 Der Ort ist noch offen
change-no-meeting = 🚌 Kein Treffpunkt mehr
change-no-leaving = 🚌 Keine feste Abfahrtszeit mehr
change-dress = 👔 Kleidung: { $value }
change-no-dress = 👔 Keine Kleidervorgabe mehr
change-bring = 🎴 Bitte mitbringen: { $value }
change-no-bring = 🎴 Nichts mehr mitzubringen
change-counterparts = 🤝 Sie treffen: { $value }
change-no-counterparts = 🤝 Noch offen, wen Sie treffen
change-interpreter = 🗣 Dolmetschen: { $value }
change-no-interpreter = 🗣 Noch offen, wer dolmetscht
change-lately = 🔄 In den letzten { $days } Tagen geändert
change-none-lately = Ich weiß von keiner Änderung Ihres Programms in den letzten { $days } Tagen.
change-nobody = Was sich für Sie geändert hat, kann ich sagen, sobald ich weiß, wer Sie sind. Bitte öffnen Sie dazu Ihre persönliche Einladung.

change-preview = 📋 Das ändert sich
change-nothing = Es ändert sich nichts.
change-details = 📝 Einzelheiten: Hinweise, Links, Schreibweisen
change-joined = ➕ Neu für { $who }
change-left = ➖ Nicht mehr für { $who }
change-to = 📨 Nachricht an { $who }
change-to-nobody = 📭 Ohne Nachricht
change-people-count = { $count } Personen
change-people = 👥 Personen
change-groups = 🏷 Gruppen
change-places = 📍 Orte
change-contacts = 🆘 Kontakte
change-entries-added = { $section } neu: { $names }
change-entries-removed = { $section } gestrichen: { $names }
change-entries-edited = { $section } geändert: { $names }
change-frame = 🗓 Reise: { $old } → { $new }
change-quiet-hours = 🤫 Ruhezeit: { $old } → { $new }
change-digest = 🌙 Abendvorschau: { $old } → { $new }
change-reminders = 🔔 Erinnerungen: { $old } → { $new }
change-reminders-kind = 🔔 Erinnerungen ({ $kind }): { $old } → { $new }
change-none = keine
change-told = { $count ->
    [0] Niemand bekommt eine Nachricht.
    [one] 1 Person bekommt eine Nachricht.
   *[other] { $count } Personen bekommen je eine Nachricht.
}
change-more = … und { $count } weitere geänderte Programmpunkte
