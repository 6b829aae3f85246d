## What stands out

rehearsal-silent = Not a single message
rehearsal-night = { $day }, { $time }: message in quiet hours – { $what }
rehearsal-early = { $day }, { $time }: early departure, message in quiet hours – { $what }
rehearsal-close = { $day }, { $time }: { $count } messages less than five minutes apart – { $what }
rehearsal-crowded = { $day }, { $time }: { $count } messages close together
rehearsal-busy = { $day }: { $count } messages on one day
rehearsal-who = { $people ->
    [one] { $person }
   *[other] { $people } people, e.g. { $person }
}
rehearsal-line = { $what } ({ $who })
rehearsal-no-findings = Nothing stands out.

## The page

rehearsal-title = Rehearsal: { $trip }
rehearsal-intro = Every message Annai would send unasked. Times are those of the place where the person then is.
rehearsal-quiet-hours = Quiet hours: { $hours }.
rehearsal-figure-messages = messages
rehearsal-figure-people = people
rehearsal-figure-median = per person and day (median)
rehearsal-figure-most = per person and day (at most)
rehearsal-findings = Please have a look
rehearsal-table = Messages per person and day
rehearsal-table-hint = Each number leads to its messages. 🌙: message in quiet hours. Bold: more than { $limit } on one day.
rehearsal-column = { $weekday } { $day }
rehearsal-sum = Total
rehearsal-median = Median
rehearsal-max = At most
rehearsal-messages = The messages
rehearsal-count = { $count ->
    [one] 1 message
   *[other] { $count } messages
}
rehearsal-daily = { $total }, { $median } a day (median), { $most } at most
rehearsal-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
rehearsal-person = Person
rehearsal-day = Day
rehearsal-every-person = Everybody
rehearsal-every-day = Every day
rehearsal-open = Open all
rehearsal-close-all = Close all
rehearsal-legend = Strips: the day from 0 to 24 h, quiet hours in grey, each stroke a message. What is open is printed.

## One message

rehearsal-kind-reminder = Reminder
rehearsal-kind-digest = Evening preview
rehearsal-kind-change = Programme change
rehearsal-kind-alert = Organiser alert
rehearsal-channel = { $channel ->
    [telegram] Telegram
    [slack] Slack
    [web] Web chat
   *[other] { $channel }
}
rehearsal-mark-night = In quiet hours
rehearsal-mark-early = Early departure
rehearsal-mark-busy = Many messages
rehearsal-buttons = Buttons
