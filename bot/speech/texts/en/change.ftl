change-heading = { $count ->
    [one] 🔄 Change of programme
   *[other] 🔄 { $count } changes of programme
}
change-new = ➕ New: { $title }
change-removed = ➖ No longer in your programme: { $title }
change-cancelled = ❌ Cancelled: { $title }
change-restored = ✅ Takes place after all: { $title }
change-confirmed = ✅ Now confirmed: { $title }
change-tentative = ❓ No longer certain: { $title }
change-before = was { $value }
change-time = ⏰ New time: { $value }
change-place = 📍 New place: { $value }
change-no-place = 📍 The place is still open
change-no-meeting = 🚌 No meeting point any more
change-no-leaving = 🚌 No set time to leave any more
change-dress = 👔 Dress: { $value }
change-no-dress = 👔 No dress code any more
change-bring = 🎴 Please bring: { $value }
change-no-bring = 🎴 Nothing to bring any more
change-counterparts = 🤝 You meet: { $value }
change-no-counterparts = 🤝 Whom you meet is still open
change-interpreter = 🗣 Interpreter: { $value }
change-no-interpreter = 🗣 The interpreter is still open
change-lately = 🔄 Changed in the last { $days } days
change-none-lately = I know of no changes to your programme in the last { $days } days.
change-nobody = I can tell what changed for you once I know who you are. Please open your personal invitation.

change-preview = 📋 What changes
change-nothing = Nothing changes.
change-details = 📝 Details: notes, links, spelling
change-joined = ➕ New for { $who }
change-left = ➖ No longer for { $who }
change-to = 📨 Message to { $who }
change-to-nobody = 📭 No message
change-people-count = { $count } people
change-people = 👥 People
change-groups = 🏷 Groups
change-places = 📍 Places
change-contacts = 🆘 Contacts
change-entries-added = { $section } new: { $names }
change-entries-removed = { $section } removed: { $names }
change-entries-edited = { $section } changed: { $names }
change-frame = 🗓 Trip: { $old } → { $new }
change-quiet-hours = 🤫 Quiet hours: { $old } → { $new }
change-digest = 🌙 Evening preview: { $old } → { $new }
change-reminders = 🔔 Reminders: { $old } → { $new }
change-reminders-kind = 🔔 Reminders ({ $kind }): { $old } → { $new }
change-none = none
change-told = { $count ->
    [0] Nobody gets a message.
    [one] 1 person gets a message.
   *[other] { $count } people get one message each.
}
change-more = … and { $count } more items that change
