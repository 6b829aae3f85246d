find-several = { $count ->
    [one] 1 Programmpunkt gefunden
   *[other] { $count } Programmpunkte gefunden
}
