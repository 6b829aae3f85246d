"""Sample programmes that come with Annai."""
