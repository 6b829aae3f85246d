draft-pick = ✏️ What is to change?
draft-or-write = Or just write “Nidec 30 minutes later” – or send the changed programme as a file.
draft-nothing-on-day = There is nothing in the programme on this day.
draft-which = Which item do you mean?
draft-not-found = I find no item for “{ $words }”.
draft-changed = 📝 As in your draft, not published yet
draft-for = 👥 For { $who } ({ $count ->
    [one] 1 person
   *[other] { $count } people
})
draft-everybody = everybody
draft-open = still open
draft-none = nothing yet
draft-not-understood = I did not understand “{ $found }”.

draft-ask-start = Now: { $now }
    New time? Tap or write, e.g. “15:00”, “Wed 15:00” or “20 min later”. End and meeting point move along.
draft-ask-shift = Now: { $now }
    How much later or earlier? E.g. “20 min later”.
draft-ask-end = Now: { $now }
    New end? E.g. “16:30”.
draft-ask-place = Now: { $now }
    New place? Tap one or write its name; I add one that is new.
draft-ask-meet-at = Now: { $now }
    New meeting point? Time, place or both, e.g. “08:15 lobby, coach 1”.
draft-ask-meet-place = Now: { $now }
    Where do people meet?
draft-ask-meet-note = Now: { $now }
    What is to be said about the meeting point?
draft-ask-status = Now: { $now }
    Cancelled, confirmed or tentative?
draft-ask-note = Now: { $now }
    New note? Just write it.
draft-ask-audience = { $now }
    Who joins, who leaves? Tap – or write names, e.g. “Erika, Max” or “without Erika”.

draft-button-start = ⏰ New time
draft-button-end = 🏁 New end
draft-button-place = 📍 Place
draft-button-meet-at = 🚌 Meeting point
draft-button-note = 📝 Note
draft-button-audience = 👥 People
draft-button-cancelled = ❌ Cancel
draft-button-confirmed = ✅ Confirm
draft-button-tentative = ❓ Tentative
draft-button-no-note = 🗑 No note
draft-button-no-meeting = 🗑 No meeting point
draft-button-back = ◀ Back
draft-button-list = ✏️ Pick an item
draft-button-more = More ▼
draft-button-draft = 📝 My draft
draft-button-tell = ✅ Publish & tell
draft-button-silent = 🔕 Publish silently
draft-button-publish = ✅ Publish
draft-button-on = ✏️ Change more
draft-button-drop = 🗑 Discard
draft-button-status = 📊 Status

draft-heading = 📝 Draft – not published yet
draft-reminders = 🔔 Reminders: { $what }
draft-reminders-moved = { $count } at another time
draft-reminders-dropped = { $count } dropped
draft-reminders-added = { $count } new
draft-no-difference = It is like that already – nothing changes.
draft-absent = ☎️ { $count ->
    [one] 1 of them has no chat: please call.
   *[other] { $count } of them have no chat: please call.
}
draft-conflicts = { $count ->
    [one] New conflict:
   *[other] { $count } new conflicts:
}
draft-conflict-overlap = { $title } overlaps with { $other } ({ $people ->
    [one] { $person }
   *[other] { $people } people, e.g. { $person }
})
draft-conflict-short-way = After { $other } there are { $minutes } min for a way of about { $needed } min to { $title } ({ $people ->
    [one] { $person }
   *[other] { $people } people, e.g. { $person }
})
draft-conflict-outside-trip = { $title } is on { $day }, outside the trip.
draft-conflict-quiet-hours-broken = The reminder { $lead } before { $title } falls into quiet hours and wakes { $people ->
    [one] { $person }.
   *[other] { $people } people.
}
draft-conflict-quiet-hours-wait = The reminder { $lead } before { $title } waits for the end of quiet hours.
draft-more = … and { $count } more
draft-drafting = ✋ { $name } has a draft about these items, too. Please talk to each other.
draft-meanwhile = ⚡ Meanwhile { $names } changed the programme. Please look again:
draft-takes-back = ⚠️ Your file would take these changes back: { $titles }
draft-lost = ⚠️ { $count ->
    [one] 1 of your changes does not fit any more and is dropped.
   *[other] { $count } of your changes do not fit any more and are dropped.
}
draft-command-line = somebody at the command line
draft-not-in-order = That does not work:
draft-no-draft = There is no draft to publish.
draft-discarded = 🗑 Discarded. What was in force stays in force.

draft-bad-no-item = There is no item “{ $found }” (any more).
draft-bad-no-place = There is no place “{ $found }”.
draft-bad-not-a-time = “{ $found }” is no time. Please write e.g. 15:00.
draft-bad-too-far = “{ $found }” is more than 14 days away. Please check the time.
draft-bad-uncertain-time = “{ $found }” does not exist there, or exists twice: clocks change.
draft-bad-not-understood = I did not understand “{ $found }”.
draft-bad-unknown-name = “{ $found }” is neither a person nor a group of this trip.
draft-bad-nobody = Then nobody would be left. Rather cancel the item.

draft-published = ✅ Published – change { $number } is in force
draft-being-told = { $count ->
    [0] 📭 Nobody gets a message.
    [one] 📨 1 person is being told now. The report says who confirmed.
   *[other] 📨 { $count } people are being told now. The report says who confirmed.
}
draft-already = That was done already: change { $number } is in force.
draft-undo-button-tell = ↩️ Take back & tell
draft-undo-button-silent = 🔕 Take back silently
draft-undo-button-publish = ↩️ Take back
draft-undo = ↩️ Take back change { $last } ({ $who })?
draft-undo-overtaken = ⚡ Meanwhile something new was published; that is what you would take back now:
draft-undone = ↩️ Change { $last } is taken back
draft-nothing-to-undo = There is nothing to take back: the programme is as it was first published.
draft-not-without-you = You were not an organiser then. Please let somebody else take it back.

draft-file-read = 📄 From “{ $file }”
draft-file-replaces = It replaces your earlier draft.
draft-file-errors = { $count ->
    [one] 📄 “{ $file }”: 1 error
   *[other] 📄 “{ $file }”: { $count } errors
}
draft-file-unchanged = Nothing changes in the programme. Please correct the file and send it again.
draft-file-other-trip = 📄 “{ $file }” belongs to another trip ({ $found }); this one is { $trip }.
draft-file-without-you = 📄 “{ $file }” does not list you as an organiser. Please send the whole programme.
draft-file-calendar = 📄 The calendar “{ $file }” has no item of this trip. I recognise only events that came from /calendar; please send what is new as .xlsx or .yaml.
draft-file-same = 📄 “{ $file }” is the programme that is in force.
