contacts-heading = Whom you can call
contacts-japan-110 = 🆘 Police in Japan
contacts-japan-119 = 🆘 Fire and ambulance in Japan
contacts-none = Your organisers have not left any phone numbers yet.
