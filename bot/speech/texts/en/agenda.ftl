agenda-next = Next, in { $time }
agenda-nothing-next = Nothing more to come: your programme is over.
agenda-now = Now, { $time }
agenda-nothing-now = Now, { $time }: nothing is on.
agenda-then = Then, in { $left }: { $title }, { $time }
agenda-meanwhile = Still running: { $title }, until { $end }
agenda-leave = Leave by { $time } – { $left } left
agenda-leave-now = Please go now – { $time } was agreed
agenda-leave-unknown = No departure time on record. Starts: { $time }
agenda-today = Today, { $day }
agenda-tomorrow = Tomorrow, { $day }
agenda-day-of-trip = { $day } · Day { $number }
agenda-zones = Times in { $zone }, in brackets { $home }
agenda-one-zone = Times in { $zone }
agenda-line = { $time }  { $title }
agenda-line-leave = { $line } · 🚌 leave { $time }
agenda-nothing-on-day = Nothing in the programme for you on this day.
agenda-rest-of-day = Also on this day:
agenda-empty = There is nothing in your programme yet.
agenda-more = … and { $count } more
agenda-free-time = Free: { $spans } ({ $zone })
agenda-no-free-time = Nothing is free between 8:00 and 22:00 any more.
agenda-of = 👤 Programme of { $name }
agenda-of-everybody = 👥 Everybody’s programme
agenda-b2b = { $count ->
    [0] 🤝 No B2B meetings in the programme
    [one] 🤝 1 B2B meeting
   *[other] 🤝 { $count } B2B meetings
}
