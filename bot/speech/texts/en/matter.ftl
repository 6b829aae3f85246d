matter-gone = There is nothing here about that (any more).
matter-closed = That is closed already – please ask the organisers.
matter-noted = ✅ Thank you, noted.
matter-asked = 🔔 { $count ->
    [0] Nobody to remind right now – whoever has just been told has a few minutes.
    [one] 1 person will be asked once more.
   *[other] { $count } people will be asked once more.
}
matter-where = 📍 Where are you? Write it here, or send your location (paper clip → location).
