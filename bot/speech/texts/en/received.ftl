received-file = Thank you! I cannot look at pictures, files or voice messages. Just write to me what it is about.
received-file-organiser = I do not know what to do with this. I read a changed programme as .xlsx, .yaml or .ics.
received-location = Thank you! I do not know what to do with your location here. Ask me for the meeting point, and I show you the map.
