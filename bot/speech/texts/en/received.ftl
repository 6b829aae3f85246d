received-file-organiser = I do not know what to do with this file. Please send a changed programme as .xlsx, .yaml or .ics.
