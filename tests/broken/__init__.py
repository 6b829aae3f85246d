"""Programmes with a mistake each, as organisers make them."""
