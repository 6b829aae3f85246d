"""Where wishes are carried out: each in one transaction with all that follows from it, by whoever may."""
