people-no-counterpart = Noch keine Gesprächspartner vermerkt.
people-take-part = { $count ->
    [one] 1 Person nimmt teil:
   *[other] { $count } Personen nehmen teil:
}
people-all = { $count ->
    [0] Noch ist niemand eingetragen.
    [one] 1 Person reist mit:
   *[other] { $count } Personen reisen mit:
}
people-organiser = Gehört zum Organisationsteam
people-groups = Gruppen: { $groups }
