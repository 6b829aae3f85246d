slack-elsewhere = I'll answer in our direct message.
slack-home-agenda = 📋 Programme
slack-home-settings = ⚙️ Settings
slack-home-contacts = 🆘 Emergency
slack-home-help = ❓ Help
slack-command = Ask Annai: what's next?
slack-command-hint = next, today, taxi …
slack-about = What's next, in local time – your delegation's companion.
