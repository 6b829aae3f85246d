talk-hello = Hello, { $name }!
talk-hello-anybody = Hello!
talk-who-i-am = I am Annai (案内), with you on this trip: { $title }.
talk-just-ask = Just ask, for example “What's next?” – or tap a button.
talk-help = What you can ask me
talk-thanks = You're welcome! Ask any time.
talk-unknown = I'm sorry, I don't know that.
talk-can = I only know the programme: what is on, when and where, with whom – with map and taxi card.
talk-not-found = I find nothing about “{ $what }” in your programme.
talk-ask-a-human = The organisers will gladly help:
talk-language = I'll speak English with you now.
talk-which-language = Which language would you like?
talk-language-de = Deutsch
talk-language-en = English
talk-calendar = { $count ->
    [one] Your programme as a calendar file: 1 entry.
   *[other] Your programme as a calendar file: { $count } entries.
}
talk-calendar-how = Open the file, then “Add to calendar”. The times are right in every time zone.
talk-failed = Something went wrong on my side. Please ask again.
talk-find-what = What shall I look for? For example: /find Kyoto
talk-only-at-work = That works only while Annai is running, in the chat.
talk-help-organisers = For organisers
talk-voice = I'm afraid I cannot listen. Please write your question.
talk-location = Thank you! I cannot use locations. You find your way with “Where do we meet?”
talk-other = I'm afraid I cannot look at that. Please write your question.
talk-forwarded = I don't answer what is forwarded. Please write your question yourself.
talk-too-large = That file is too large for me: 10 MB at most, please.
talk-lost = I could not fetch that file just now. Please send it again.
