notice-in = 🔔 In { $time }
notice-leave-in = 🔔 In { $time } – leave in { $leave }
notice-leave-now = 🔔 In { $time } – please leave now
notice-started = 🔔 Started { $time } ago
notice-digest = 🌙 Your programme tomorrow
