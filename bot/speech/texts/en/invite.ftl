invite-title = Invitations: { $trip }
invite-personal = Please cut out and hand over in person: whoever has a card is that person to Annai. Do not forward or photograph them, and delete this file afterwards.
invite-trip = { $trip } – your programme in a chat, with Annai
invite-qr = QR code of your invitation
invite-link-first = Scan it with your phone's camera
invite-link-then = In Telegram, tap “Start”
invite-code-first = Open the chat with Annai
invite-code-then = Send this code (scan it or type it)
invite-agree = Read the notice, agree – done
invite-until = For you only, once, until { $day }
invite-forward = ✉️ Invitation for { $name } – to forward
invite-forward-only = { $what ->
    [link] To this person only: to Annai, whoever has the link is this person. Earlier invitations no longer work.
   *[code] To this person only: to Annai, whoever has the code is this person. Earlier invitations no longer work.
}
invite-text = Hello { $name }! Annai is your companion in the chat: { $trip }.
invite-text-how = { $what ->
    [link] Tap this link, then “Start” in Telegram:
   *[code] Open the chat with Annai and send this code there:
}
invite-here-already = { $name } is in the chat and can be reached.
invite-no-such-person = There is no such person in the programme.
invite-button-others = ✉️ Who is missing
