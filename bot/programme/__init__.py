"""Programmes: what a trip is, what it means, and whether it makes sense."""
