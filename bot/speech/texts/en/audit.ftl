audit-title = 🗒 Who did what
audit-nothing = Nothing yet.
audit-later = ◀ Later
audit-earlier = Earlier ▶
audit-somebody = (deleted)
audit-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
audit-did-other = Did something
audit-did-remind = Reminded the missing
audit-did-sos-take = Took care of an emergency call
audit-did-sos-done = Closed an emergency call
audit-did-question-answer = Answered a question
audit-did-question-done = Closed a question
audit-did-invite = Made a new invitation
audit-did-failures-retry = Tried again what was not delivered
audit-did-failures-done = Saw to what was not delivered
