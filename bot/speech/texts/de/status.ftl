status-title = 📊 Stand { $time }
status-calls = 🆘 Notruf, noch von niemandem übernommen: { $names }
status-joined = 👥 { $count } von { $total } sind dabei
status-joined-count = { $count ->
    [0] 🎉 Alle sind im Chat
    [one] ✉️ 1 Person fehlt noch
   *[other] ✉️ { $count } fehlen noch
}
status-missing = { $count ->
    [one] Noch nicht im Chat ist 1 Person. Antippen macht eine neue Einladung zum Weiterleiten:
   *[other] Noch nicht im Chat sind { $count }. Antippen macht eine neue Einladung zum Weiterleiten:
}
status-all-here = 🎉 Alle sind im Chat.
status-unreachable-count = { $count ->
    [0] 📶 Alle im Chat sind zu erreichen
    [one] 📵 1 Person ist nicht zu erreichen
   *[other] 📵 { $count } sind nicht zu erreichen
}
status-next-count = { $count ->
    [one] ⏰ In 6 Stunden: 1 Nachricht, um { $time }
   *[other] ⏰ In 6 Stunden: { $count } Nachrichten, ab { $time }
}
status-next-none = ⏰ In 6 Stunden: keine Nachricht
status-next-title = ⏰ Was in den nächsten 6 Stunden hinausgeht
status-next-line = { $kind } · { $count ->
    [one] 1 Person
   *[other] { $count } Personen
}
status-failures-count = { $count ->
    [0] 📨 Alles ist angekommen
    [one] ⚠️ Nicht zugestellt: 1 Person – was tun?
   *[other] ⚠️ Nicht zugestellt: { $count } Personen – was tun?
}
status-matters-count = { $count ->
    [0] 📂 Nichts ist offen
    [one] 📂 1 offener Vorgang
   *[other] 📂 { $count } offene Vorgänge
}
status-button-joined = ✉️ Wer fehlt ({ $count })
status-button-unreachable = 📵 Nicht erreichbar ({ $count })
status-button-next = ⏰ Was hinausgeht ({ $count })
status-button-failures = ⚠️ Nicht zugestellt ({ $count })
status-button-matters = 📂 Offen ({ $count })
status-button-audit = 🗒 Wer tat was
status-button-back = 📊 Übersicht
status-button-invite = ✉️ { $name }
status-button-retry = 🔁 { $name }
status-button-done = ✅ { $name }
status-button-retry-all = 🔁 Alle erneut
status-button-done-all = ✅ Alle erledigt
status-draft = ✏️ Entwurf: { $kind }
status-kind = { $kind ->
    [sos] 🆘 Notruf
    [question] ❓ Frage
    [late] ⏱ Verspätung
    [rollcall] 🙋 Anwesenheit
    [broadcast] 📢 Rundnachricht
   *[change] 🔄 Programmänderung
}
