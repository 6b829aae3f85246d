broadcast-heading = 📢 Broadcast
broadcast-choose = Who is it for? Tap one or more, or write a name.
broadcast-choose-more = Tap to add or to take off; single people with “Person or group …”.
broadcast-write-now = ✏️ Now just write the text – or send a photo or a file.
broadcast-to = To: { $whom }
broadcast-count = { $count ->
    [0] 👥 Nobody – please choose other recipients.
    [one] 👥 1 person, { $here ->
        [0] without a chat – please call
       *[other] with a chat
    }
   *[other] 👥 { $count } people, { $here } of them with a chat
}
broadcast-everyone = Everyone
broadcast-on = Everyone on { $channel }
broadcast-without = without { $name }
broadcast-gone = (no longer in the programme)
broadcast-which = Who do you mean?
broadcast-nobody = I can't find “{ $name }” in the programme. Please write a name or a group – “without Erika” leaves somebody out.
broadcast-ask-who = 👤 Who? Write a name or a group. “without Erika” leaves somebody out.
broadcast-ask-text = ✏️ Please write the text in { $language } ({ $limit } characters at most), or send a photo or a file.
broadcast-ask-when = 🕗 When should it go out? Please write it in Japan time, for example “18:30” or “tomorrow 8:00”.
broadcast-too-long = The text is too long: { $limit } characters at most. Please write it shorter.
broadcast-no-time = I don't understand this time. Please write for example “18:30” or “tomorrow 8:00” (Japan time).
broadcast-past = That time has passed. Please write a later one (Japan time).
broadcast-language = { $language ->
    [de] German
    [en] English
   *[other] English
}
broadcast-preview = 👁 Preview – not sent yet
broadcast-changed = 👁 Please check once more – something has changed
broadcast-planned = 🕗 Planned: { $at }
broadcast-held = { $count ->
    [one] 🌙 For 1 person it waits for the end of quiet hours: until { $until }
   *[other] 🌙 For { $count } people it waits for the end of quiet hours: until { $until }
}
broadcast-waits = 🌙 The rest waits for the end of quiet hours: until { $until }
broadcast-is-urgent = 🚨 Urgent: arrives even in quiet hours, and says so
broadcast-is-asking = ☑️ With an “Understood” button to confirm
broadcast-both = 🌐 Everybody reads it in their language
broadcast-one-language = { $count ->
    [one] 🌐 1 person with another language reads it in { $language }
   *[other] 🌐 { $count } people with another language read it in { $language }
}
broadcast-names = 👥 Who gets it?
broadcast-without-chat = ☎ { $name } – without a chat
broadcast-from = 📢 { $name }
broadcast-organisers = The organisers
broadcast-urgent = 🚨 Urgent – so it arrives even in quiet hours
broadcast-corrects = ✏️ Correction of “{ $beginning }”
broadcast-sent = { $count ->
    [one] ✅ On its way to 1 person. The report follows and keeps itself up to date.
   *[other] ✅ On its way to { $count } people. The report follows and keeps itself up to date.
}
broadcast-sent-later = { $count ->
    [one] 🕗 Planned for 1 person: { $at }. The report follows; you can still stop it there.
   *[other] 🕗 Planned for { $count } people: { $at }. The report follows; you can still stop it there.
}
broadcast-report = 📢 Broadcast: progress
broadcast-quoted = “{ $beginning }”
broadcast-draft = ✏️ Draft, not sent yet
broadcast-stopped = ⏹ Stopped
broadcast-stopped-now = { $count ->
    [0] ⏹ Everything was out already.
    [one] ⏹ Stopped: 1 message will not go out.
   *[other] ⏹ Stopped: { $count } messages will not go out.
}
broadcast-dropped = 🗑 Discarded. Nothing was sent.
broadcast-recent = 📢 Last broadcasts
broadcast-recent-none = 📢 No broadcasts yet
broadcast-button-who = 👤 Person or group …
broadcast-button-drop = 🗑 Discard
broadcast-button-recent = 📜 Last broadcasts
broadcast-button-preview = 👁 Back to the preview
broadcast-button-back = ◀ Back
broadcast-button-send = ✅ Send ({ $count })
broadcast-button-plan = 🕗 Schedule ({ $count })
broadcast-button-ack = Ask to confirm { $on ->
    [on] ✓
   *[off] ✗
}
broadcast-button-urgent = Urgent { $on ->
    [on] ✓
   *[off] ✗
}
broadcast-button-later = 🕗 Later …
broadcast-button-now = ▶️ Right away
broadcast-button-names = 👥 Who?
broadcast-button-audience = 👥 Recipients
broadcast-button-text = ✏️ Text
broadcast-button-add = 🌐 + { $language }
broadcast-button-show = 🌐 { $language }
broadcast-button-stop = ⏹ Stop what is not out yet
broadcast-button-correct = ✏️ Correct
broadcast-button-new = 📢 New broadcast
