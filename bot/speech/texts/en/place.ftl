place-meet = 🚌 Meeting point: { $where }, { $time }
place-meet-for = For: { $title }
place-which = Which place do you mean?
place-where = { $title }, { $time }
place-none = No place is on record for { $title } yet.
