late-nothing = There is nothing on right now you could be late for.
late-which = ⏱ You are running late – for what, and by how much?
late-goes-to = 📣 Who is told: { $who }
late-organisers = the organising team
late-choose = Tap the minutes, and it is sent.
late-how-many = ⏱ By how many minutes? Please type a number, for example 20.
late-button = { $minutes } min
late-button-other = Another number …
late-button-send = ✅ Report { $minutes } min
late-button-instead = No, for: { $item }
late-button-in-time = ↩️ On time after all
late-told = ✅ Reported: { $minutes } min late. { $count ->
    [one] 1 person will be told.
   *[other] { $count } people will be told.
}
late-told-in-time = ✅ Reported: you will be on time.
late-not-here = ☎️ Not in the chat: { $names }
late-nobody = Nobody it concerns can be reached in the chat. Please call:
late-too-often = That has changed many times now – please call:
late-case = ⏱ { $name } will be about { $minutes } min late
late-case-in-time = ✅ { $name } will be on time after all
late-announce = In Japan even a small delay is announced: please let them know.
