notice-in = 🔔 In { $time }
notice-leave-in = 🔔 In { $time } – leave in { $leave }
notice-left = 🔔 In { $time } – leave-by was { $left }
notice-started = 🔔 Started { $time } ago
notice-digest = 🌙 Your programme tomorrow
notice-leave-now = 🔔 In { $time } – please leave now
