"""Stand-ins for chat platforms, as strict as the real ones."""
