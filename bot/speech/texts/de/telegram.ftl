telegram-voice = Zuhören kann ich leider nicht. Bitte schreiben Sie mir Ihre Frage.
telegram-location = Danke! Mit Standorten kann ich nichts anfangen. Den Weg finden Sie mit „Wo treffen wir uns?“
telegram-other = Das kann ich leider nicht ansehen. Bitte schreiben Sie mir Ihre Frage.
telegram-forwarded = Weitergeleitetes beantworte ich nicht. Bitte schreiben Sie mir Ihre Frage selbst.
