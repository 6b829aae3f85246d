rollcall-choose = 🙋 Is everybody here? Who should I ask?
rollcall-choice = { $of } ({ $count })
rollcall-everybody = 👥 Everybody
rollcall-several = Several are open just now – which one?
rollcall-title-here = 🙋 Roll call: { $of }
rollcall-title-status = 🚨 Status check: { $of }
rollcall-title-closed = { $title } – 🏁 closed at { $time }
rollcall-preview-here = { $count ->
    [0] Nobody belongs to that.
    [one] 1 person gets the question “Are you here?” at once.
   *[other] { $count } people get the question “Are you here?” at once.
}
rollcall-preview-status = { $count ->
    [one] 1 person gets
   *[other] { $count } people get
} the question “Are you all right?” at once – at night, too, and again every few minutes until they answer.
rollcall-preview-resting = 🌙 { $count ->
    [one] 1 person has
   *[other] { $count } people have
} quiet hours just now and will be woken.
rollcall-preview-without-chat = 📵 { $count ->
    [one] 1 person has
   *[other] { $count } people have
} no chat – please tick them off yourself.
rollcall-begun = ✅ { $count ->
    [one] 1 person is
   *[other] { $count } people are
} being asked.
rollcall-follows = 📋 The list follows, and stays up to date by itself.
rollcall-here = ✅ { $count } of { $total } here
rollcall-answered = 💬 { $count } of { $total } have answered
rollcall-all-here = 🎉 Everybody is here.
rollcall-missing = ❓ { $count ->
    [one] One person is missing:
   *[other] { $count } are missing:
}
rollcall-no-answer = ❓ No answer ({ $count }):
rollcall-hurt = 🔴 Hurt, need help ({ $count }):
rollcall-unhurt = 🟢 Unhurt ({ $count }): { $names }
rollcall-is-coming = 🏃 on the way
rollcall-is-away = ✋ not here after all
rollcall-is-unreached = 📵 not reached
rollcall-help-needed = 🔴 Hurt, needs help
rollcall-tick-here = Tap who is here; another tap takes it back.
rollcall-tick-status = 🟢 unhurt, 🔴 hurt – another tap takes it back.
rollcall-tick-nobody = Nobody is left to tick off here.
rollcall-shut = 🏁 This roll call is closed. You can reopen it from the list.
rollcall-too-late = That was too long ago. Please start a new roll call.
rollcall-again = ❗ Please answer with one tap:
rollcall-ask-here = 🙋 Are you here?
rollcall-ask-status = 🚨 Are you all right?
rollcall-ask-status-why = Please tap now, so that nobody has to search for you.
rollcall-you-here = ✅ You are on the list ({ $time }).
rollcall-you-coming = 🏃 Noted ({ $time }): you are on your way. Please tap as soon as you are here.
rollcall-you-away = Noted ({ $time }): you are not here after all.
rollcall-you-unhurt = 🟢 Noted ({ $time }): unhurt.
rollcall-you-hurt = 🔴 Noted ({ $time }): hurt. The organisers are being told at once. If your life is in danger, call the emergency number.
rollcall-where = 📍 { $where }
rollcall-file = 📄 The list as a file
rollcall-file-private = For you only: it holds personal data.
rollcall-file-name = roll-call
rollcall-column-name = Name
rollcall-column-organisation = Organisation
rollcall-column-groups = Groups
rollcall-column-state = Status
rollcall-column-where = Where
rollcall-column-time = Time ({ $zone })
rollcall-column-by = Said by
rollcall-column-phone = Phone
rollcall-column-email = E-mail
rollcall-state-here = here
rollcall-state-coming = missing (on the way)
rollcall-state-away = missing (not here after all)
rollcall-state-unhurt = unhurt
rollcall-state-hurt = hurt, needs help
rollcall-state-missing = missing
rollcall-state-missing-unreached = missing (not reached)
rollcall-state-silent = no answer
rollcall-state-silent-unreached = no answer (not reached)
rollcall-button-status = 🚨 Status check (emergency)
rollcall-button-go-here = ▶️ Ask now
rollcall-button-go-status = 🚨 Ask now
rollcall-button-back = ◀ Choose again
rollcall-button-new = ➕ New roll call
rollcall-button-here = ✅ I’m here
rollcall-button-coming = 🏃 I’m on my way
rollcall-button-not-away = ✋ Not here after all
rollcall-button-unhurt = 🟢 Unhurt
rollcall-button-hurt = 🔴 Hurt – I need help
rollcall-button-not-unhurt = 🟢 Unhurt after all
rollcall-button-not-hurt = 🔴 Hurt after all – I need help
rollcall-button-where = 📍 Say where
rollcall-button-tick = ☑️ Tick off…
rollcall-button-close = 🏁 Close
rollcall-button-reopen = ↩️ Reopen
rollcall-button-export = 📄 Export
rollcall-button-csv = As CSV
rollcall-button-xlsx = As Excel
rollcall-button-more = { $count } more ▶
rollcall-button-first = ⏮ Start
rollcall-button-list = 📋 Back to the list
