## The web chat page

web-title = Annai
web-noscript = This page needs JavaScript.
web-skip = Skip to the input
web-annai = Annai
web-you = You
web-language = Language

## Choosing a person

web-choose = Whom would you like to be?
web-choose-hint = Everybody sees their own programme.
web-search = Find a person
web-search-hint = Name or organisation
web-nobody-found = Nobody found. Please search differently.
web-somebody = Somebody in general
web-somebody-hint = only what concerns everybody
web-organisers = Organisers
web-participants = Participants
web-role-organiser = Organiser
web-role-participant = Participant
web-change-person = Choose another person
web-nobody-yet = Choose a person, and the conversation begins.

## Conversation

web-chat = Conversation with Annai
web-say = Your question
web-say-hint = Type a question …
web-attach = Send a file
web-send = Send
web-quick = Frequent questions
web-typing = Annai is typing …
web-lost = Connection lost. We are reconnecting you.
web-back = Connected again.
web-unreachable = Not sent: Annai cannot be reached right now. Please try again in a moment.
web-show-large = Show large
web-copy = Copy
web-copied = Copied.
web-copy-failed = Copying did not work. Please select the text.
web-close = Close
web-map = Show on the map
web-download = Download
web-new-window = (opens a new window)
web-quick-next = What’s next?
web-quick-today = Today
web-quick-tomorrow = Tomorrow
web-quick-leave = When do I leave?
web-quick-taxi = Taxi to the hotel
web-quick-contacts = Emergency
web-quick-help = Help

## Clock

web-clock = Time
web-clock-set = Set the clock
web-clock-speed = Speed
web-clock-pause = Pause
web-clock-run = Normal
web-clock-minute = 60×
web-clock-fast = 600×
web-clock-jump = Date and time ({ $zone })
web-clock-go = Set
web-clock-quarter = +15 min
web-clock-hour = +1 h
web-clock-morning = Next morning, 7:00
web-clock-item = Before the next item

## What did not work

web-error-empty = Please type something.
web-error-too-long = That is too long: at most { $limit } characters.
web-error-too-large = That is too large.
web-error-unreadable = That could not be read.
web-error-nobody = This person is not part of the trip.
web-error-no-file = This file is no longer here. Please ask again.
web-error-no-clock = This clock cannot be set.
web-error-clock-time = There is no such time. Please give date and time.
web-error-clock-range = That is too far from the trip.
web-error-clock-no-item = No further item follows.
web-error-not-here = There is no such thing here.
web-error-failed = Something went wrong. Please try again.
