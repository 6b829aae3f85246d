received-file-organiser = I do not know what to do with this. I read a changed programme as .xlsx, .yaml or .ics.
