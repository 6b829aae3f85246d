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
audit-did-failures-done = Dealt with what was not delivered
audit-did-rollcall = Called the roll
audit-did-rollcall-tick = Ticked off
audit-did-rollcall-untick = Took a tick back
audit-did-rollcall-close = Closed a roll call
audit-did-rollcall-reopen = Reopened a roll call
audit-did-rollcall-export = Exported a roll call
audit-did-broadcast-send = Sent a broadcast
audit-did-broadcast-stop = Stopped a broadcast
audit-did-change = Drafted a change
audit-did-publish = Published the programme
audit-did-undo = Undid a publication
audit-did-discard = Discarded a draft
audit-did-upload = Uploaded a programme file
