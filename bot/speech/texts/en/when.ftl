when-day-pattern = EEE d MMMM
when-minutes = { $minutes } min
when-hours = { $hours } h
when-hours-minutes = { $hours } h { $minutes } min
when-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
when-days-away = { $days ->
    [one] 1 day
   *[other] { $days } days
}
