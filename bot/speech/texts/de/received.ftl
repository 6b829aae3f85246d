received-file = Danke! Bilder, Dateien und Sprachnachrichten kann ich leider nicht ansehen. Schreiben Sie mir einfach, worum es geht.
received-file-organiser = Damit kann ich nichts anfangen. Ein geändertes Programm lese ich als .xlsx, .yaml oder .ics.
received-location = Danke! Mit Ihrem Standort kann ich hier nichts anfangen. Fragen Sie mich nach dem Treffpunkt, dann zeige ich Ihnen die Karte.
