place-meet = 🚌 Treffpunkt: { $where }, { $time }
place-meet-for = Für: { $title }
place-which = Welchen Ort meinen Sie?
place-where = { $title }, { $time }
place-none = Für { $title } ist noch kein Ort vermerkt.
