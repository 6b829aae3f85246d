find-several = { $count ->
    [one] 1 programme point found
   *[other] { $count } programme points found
}
