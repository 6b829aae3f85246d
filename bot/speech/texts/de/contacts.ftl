contacts-heading = Wen Sie anrufen können
contacts-japan-110 = 🆘 Polizei in Japan
contacts-japan-119 = 🆘 Feuerwehr und Rettungsdienst in Japan
contacts-none = Ihr Organisationsteam hat noch keine Telefonnummern hinterlegt.
