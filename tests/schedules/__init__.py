"""Who must hear what, when."""
