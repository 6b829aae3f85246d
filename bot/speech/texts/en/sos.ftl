sos-button = 🆘 Call all organisers
sos-really = Really send an emergency call to all organisers? It rings for all of them, even at night.
sos-button-call = 🆘 Yes, call everybody
sos-button-over = ✅ I am fine
sos-button-where = 📍 Where I am
sos-button-take = 🙋 I’ll take care of it
sos-button-instead = 🙋 I’ll take over
sos-button-done = ✅ Done
sos-called = { $count ->
    [one] 🆘 Your emergency call is out to 1 organiser and keeps ringing until they answer.
   *[other] 🆘 Your emergency call is out to { $count } organisers and keeps ringing until one of them answers.
}
sos-nobody = No organiser can be reached in the chat right now. Please call yourself, now:
sos-where-are-you = 📍 Where are you? Please share your location, or write it briefly.
sos-knows-where = 📍 The organisers know where you are.
sos-passed-on = ✅ The organisers now see where you are.
sos-no-call = I only pass your location on with an emergency call.
sos-over = ✅ Your emergency call is closed. If you still need help, please call again.
sos-taken-for-you = 🙋 { $name } is taking care of you.
sos-still-waiting = Nobody has answered yet. Please call yourself:
sos-called-off = ✅ { $name } gives the all-clear: the emergency call is settled.
sos-case = 🆘 EMERGENCY CALL: { $name }
sos-again = 🔁 Call no. { $number } – nobody has answered it yet
sos-since = 🕐 called at { $time }
sos-map = 🗺 Location { $point }
sos-place-unknown = 📍 Location not known yet
sos-programme = In the programme right now: { $items }
sos-open = Nobody has answered it yet.
sos-taken = 🙋 { $name } is taking care of it.
sos-already = 🙋 { $name } is already taking care of it.
sos-closed-by = ✅ Done, says { $name } ({ $time }).
sos-closed-by-caller = ✅ All-clear from { $name } in person ({ $time }).
