when-day-pattern = EEE d. MMMM
when-minutes = { $minutes } min
when-hours = { $minutes ->
    [0] { $hours } h
   *[other] { $hours } h { $minutes } min
}
when-days = { $days ->
    [one] 1 Tag
   *[other] { $days } Tage
}
when-days-away = { $days ->
    [one] 1 Tag
   *[other] { $days } Tagen
}
