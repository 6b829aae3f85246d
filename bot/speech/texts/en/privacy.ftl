privacy-title = 🔒 Your data
privacy-chats = 💬 Where I reach you: { $channels }
privacy-own-settings = ⚙️ Your own settings
privacy-no-settings = ⚙️ No settings of your own
privacy-messages = { $count ->
    [one] 📨 1 message to you, sent or planned: when and what about
   *[other] 📨 { $count } messages to you, sent or planned: when and what about
}
privacy-programme = 📋 What the programme says about you is up to the organising team.
privacy-responsible = 🏛 Responsible: { $organiser }
privacy-responsible-organisers = 🏛 Responsible: the organising team of your trip
privacy-stored = 📝 What is stored: this chat and since when, your settings, which message I sent when. I delete your questions to me as soon as they are answered; what I do not know I keep for up to three days, so that you can pass it on.
privacy-cases = 🆘 What you tell the organising team – answers and attendance, delays, questions, emergency calls – stays, with its answers, until you delete it. Your location goes to the organising team only: with an emergency call – deleted as soon as it is settled – or as your answer to a status check.
privacy-brought-up = { $count ->
    [one] 🆘 1 delay, question or emergency call of yours
   *[other] 🆘 { $count } delays, questions and emergency calls of yours
}
privacy-answers = { $count ->
    [one] ✅ 1 answer of yours: what you confirmed, whether you were there
   *[other] ✅ { $count } answers of yours: what you confirmed, whether you were there
}
privacy-others = 👥 Fellow travellers see name, company, groups and shared items; the organising team also your private items, your phone number and whether my messages arrive.
privacy-where = 🗄 It is kept in the organiser's database. No outside service reads or answers your questions.
privacy-carried = ✉️ The messages themselves go through { $channels }.
privacy-until = 🗑 It stays until you delete it – any time with /stop – or the organiser does after the trip.
privacy-button-stop = 👋 Unsubscribe or delete
privacy-button-settings = ⚙️ Settings
privacy-channel = { $channel ->
    [telegram] Telegram
    [slack] Slack
   *[other] Browser
}
