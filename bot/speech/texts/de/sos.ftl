sos-button = 🆘 Alle Organisatoren rufen
sos-really = Wirklich Notruf an alle Organisatoren? Es klingelt bei allen, auch nachts.
sos-button-call = 🆘 Ja, alle rufen
sos-button-over = ✅ Hat sich erledigt
sos-button-where = 📍 Wo ich bin
sos-button-take = 🙋 Ich übernehme
sos-button-instead = 🙋 Ich übernehme stattdessen
sos-button-done = ✅ Erledigt
sos-called = { $count ->
    [one] 🆘 Ihr Notruf ist hinaus, an 1 Person vom Organisationsteam – immer wieder, bis sie antwortet.
   *[other] 🆘 Ihr Notruf ist hinaus, an { $count } Personen vom Organisationsteam – immer wieder, bis jemand übernimmt.
}
sos-nobody = Im Chat ist gerade niemand vom Organisationsteam zu erreichen. Bitte rufen Sie jetzt selbst an:
sos-where-are-you = 📍 Wo sind Sie? Bitte teilen Sie Ihren Standort, oder schreiben Sie es kurz.
sos-knows-where = 📍 Wo Sie sind, ist bekannt.
sos-passed-on = ✅ Das Organisationsteam sieht jetzt, wo Sie sind.
sos-no-call = Ihren Standort gebe ich nur zu einem Notruf weiter.
sos-over = ✅ Ihr Notruf ist abgeschlossen. Brauchen Sie doch noch Hilfe, rufen Sie bitte wieder.
sos-taken-for-you = 🙋 { $name } kümmert sich um Sie.
sos-still-waiting = Noch hat niemand geantwortet. Bitte rufen Sie selbst an:
sos-called-off = ✅ { $name } gibt Entwarnung: der Notruf hat sich erledigt.
sos-case = 🆘 NOTRUF: { $name }
sos-again = 🔁 { $number }. Ruf – noch niemand hat übernommen
sos-since = 🕐 gerufen um { $time }
sos-map = 🗺 Standort { $point }
sos-place-unknown = 📍 Standort noch unbekannt
sos-programme = Laut Programm gerade: { $items }
sos-open = Noch hat niemand übernommen.
sos-taken = 🙋 { $name } kümmert sich.
sos-already = 🙋 { $name } kümmert sich schon.
sos-closed-by = ✅ Erledigt, sagt { $name } ({ $time }).
sos-closed-by-caller = ✅ Entwarnung von { $name } selbst ({ $time }).
