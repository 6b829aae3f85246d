received-file-organiser = Damit kann ich nichts anfangen. Ein geändertes Programm lese ich als .xlsx, .yaml oder .ics.
