telegram-voice = I'm afraid I cannot listen. Please write your question.
telegram-location = Thank you! I cannot use locations. You find your way with “Where do we meet?”
telegram-other = I'm afraid I cannot look at that. Please write your question.
telegram-forwarded = I don't answer what is forwarded. Please write your question yourself.
