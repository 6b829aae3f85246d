agenda-next = Als Nächstes, in { $time }
agenda-nothing-next = Es folgt nichts mehr: Ihr Programm ist zu Ende.
agenda-now = Jetzt, { $time }
agenda-nothing-now = Jetzt, { $time }: Gerade steht nichts an.
agenda-then = Danach, in { $left }: { $title }, { $time }
agenda-meanwhile = Läuft noch: { $title }, bis { $end }
agenda-leave = Spätestens los: { $time } – noch { $left }
agenda-leave-now = Bitte jetzt los – vereinbart war { $time }
agenda-leave-unknown = Keine Abfahrtszeit vermerkt. Beginn: { $time }
agenda-today = Heute, { $day }
agenda-tomorrow = Morgen, { $day }
agenda-day-of-trip = { $day } · Tag { $number }
agenda-zones = Uhrzeit { $zone }, in Klammern { $home }
agenda-one-zone = Uhrzeit { $zone }
agenda-line = { $time }  { $title }
agenda-line-leave = { $line } · 🚌 los { $time }
agenda-nothing-on-day = An diesem Tag steht für Sie nichts im Programm.
agenda-rest-of-day = Sonst an diesem Tag:
agenda-empty = In Ihrem Programm steht noch nichts.
agenda-more = … und { $count } weitere
agenda-free-time = Frei: { $spans } ({ $zone })
agenda-no-free-time = Zwischen 8 und 22 Uhr ist nichts mehr frei.
agenda-of = 👤 Programm von { $name }
agenda-of-everybody = 👥 Das Programm aller
agenda-b2b = { $count ->
    [0] 🤝 Keine B2B-Termine im Programm
    [one] 🤝 1 B2B-Termin
   *[other] 🤝 { $count } B2B-Termine
}
