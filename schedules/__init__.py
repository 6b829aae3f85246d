"""Time: what must happen when, and the one ticker that wakes us."""
