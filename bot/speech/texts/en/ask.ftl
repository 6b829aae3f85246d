ask-what = ❓ What would you like to ask the organisers? Just write it.
ask-button = ❓ Ask the organisers
ask-preview = This is how your question goes to the organisers:
ask-button-send = ✅ Send
ask-sent = { $count ->
    [one] ✅ Your question is with 1 organiser. The answer will come here.
   *[other] ✅ Your question is with { $count } organisers. The answer will come here.
}
ask-night = 🌙 It is night there: they will read it in the morning. If it is urgent, please call.
ask-nobody = No organiser can be reached in the chat right now. Please call:
ask-write = ✍️ Your answer to { $name } – please write it now:
ask-write-more = ✍️ { $name }, what else would you like to know? Please write it now:
ask-passed-on = ✅ The organisers have it.
ask-too-long = That is a lot of questions and answers – a call is quicker:
ask-answer = 💬 { $name } answers you:
ask-you-asked = You asked: “{ $text }”
ask-button-more = ↩️ Ask more
ask-case = ❓ Question from { $name }
ask-quoted = “{ $text }”
ask-button-reply = 💬 Answer
ask-button-done = ✅ Done
ask-closed = ✅ Done, says { $name }.
ask-replied = ✅ Your answer goes to { $name }.
ask-not-here = ⚠️ { $name } cannot be reached in the chat any more – please call.
