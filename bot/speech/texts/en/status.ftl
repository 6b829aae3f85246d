status-title = 📊 As of { $time }
status-calls = 🆘 Emergency call, not answered yet: { $names }
status-joined = 👥 { $count } of { $total } have joined
status-joined-count = { $count ->
    [0] 🎉 Everybody is in the chat
    [one] ✉️ 1 person is missing
   *[other] ✉️ { $count } are missing
}
status-missing = { $count ->
    [one] 1 person is not in the chat yet. Tap the name for a new invitation to forward:
   *[other] { $count } are not in the chat yet. Tap a name for a new invitation to forward:
}
status-all-here = 🎉 Everybody is in the chat.
status-unreachable-count = { $count ->
    [0] 📶 Everybody in the chat can be reached
    [one] 📵 1 person cannot be reached
   *[other] 📵 { $count } cannot be reached
}
status-next-count = { $count ->
    [one] ⏰ Within 6 hours: 1 message, at { $time }
   *[other] ⏰ Within 6 hours: { $count } messages, from { $time }
}
status-next-none = ⏰ Within 6 hours: no message
status-next-title = ⏰ What goes out within the next 6 hours
status-next-line = { $kind } · { $count ->
    [one] 1 person
   *[other] { $count } people
}
status-failures-count = { $count ->
    [0] 📨 Everything has arrived
    [one] ⚠️ Not delivered to 1 person – what now?
   *[other] ⚠️ Not delivered to { $count } people – what now?
}
status-matters-count = { $count ->
    [0] 📂 Nothing is open
    [one] 📂 1 open matter
   *[other] 📂 { $count } open matters
}
status-button-joined = ✉️ Who is missing ({ $count })
status-button-unreachable = 📵 Unreachable ({ $count })
status-button-next = ⏰ What goes out ({ $count })
status-button-failures = ⚠️ Not delivered ({ $count })
status-button-matters = 📂 Open ({ $count })
status-button-audit = 🗒 Who did what
status-button-back = 📊 Overview
status-button-invite = ✉️ { $name }
status-button-retry = 🔁 { $name }
status-button-done = ✅ { $name }
status-button-retry-all = 🔁 Try all again
status-button-done-all = ✅ All done
status-draft = ✏️ Draft: { $kind }
status-kind = { $kind ->
    [sos] 🆘 Emergency call
    [question] ❓ Question
    [late] ⏱ Delay
    [rollcall] 🙋 Roll call
    [broadcast] 📢 Broadcast
   *[change] 🔄 Programme change
}
