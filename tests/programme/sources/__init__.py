"""Tests of the formats a programme may come in."""
