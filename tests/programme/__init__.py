"""Tests of what a trip is and means."""
