matter-gone = There is nothing (more) about that here.
matter-closed = That is closed already – please ask the organisers.
matter-noted = ✅ Thank you, noted.
matter-asked = 🔔 { $count ->
    [0] Nobody is left to be reminded – whoever just got something has a few minutes.
    [one] 1 person will be asked once more.
   *[other] { $count } people will be asked once more.
}
matter-where = 📍 Where are you? Write it here, or send your location (paper clip → location).
