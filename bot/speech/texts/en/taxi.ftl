taxi-show = Please show this to the driver:
taxi-is = This is: { $place }
taxi-which = Where would you like to go?
