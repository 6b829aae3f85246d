people-no-counterpart = No counterpart on record yet.
people-take-part = { $count ->
    [one] 1 person takes part:
   *[other] { $count } people take part:
}
people-all = { $count ->
    [0] Nobody is entered yet.
    [one] 1 person travels along:
   *[other] { $count } people travel along:
}
people-organiser = Belongs to the organising team
people-groups = Groups: { $groups }
