notice-in = 🔔 In { $time }
notice-leave-in = 🔔 In { $time } – los in { $leave }
notice-leave-now = 🔔 In { $time } – bitte jetzt los
notice-started = 🔔 Hat vor { $time } begonnen
notice-digest = 🌙 Ihr Programm morgen
