slack-elsewhere = Ich antworte Ihnen in unserer Direktnachricht.
slack-home-agenda = 📋 Programm
slack-home-settings = ⚙️ Einstellungen
slack-home-contacts = 🆘 Notfall
slack-home-help = ❓ Hilfe
slack-command = Fragen Sie Annai: Was kommt als Nächstes?
slack-command-hint = next, today, taxi …
slack-about = Was kommt als Nächstes, in Ortszeit – die Begleitung Ihrer Delegation.
