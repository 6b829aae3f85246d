taxi-show = Bitte zeigen Sie das dem Fahrer:
taxi-is = Das ist: { $place }
taxi-which = Wohin soll die Fahrt gehen?
