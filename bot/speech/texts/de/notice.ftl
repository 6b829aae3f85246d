notice-in = 🔔 In { $time }
notice-leave-in = 🔔 In { $time } – los in { $leave }
notice-left = 🔔 In { $time } – los war um { $left }
notice-started = 🔔 Hat vor { $time } begonnen
notice-digest = 🌙 Ihr Programm morgen
notice-leave-now = 🔔 In { $time } – bitte jetzt los
