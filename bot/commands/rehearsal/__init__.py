"""What `annai rehearse` makes of the messages that were played: findings, their wording, and a page to look at."""
