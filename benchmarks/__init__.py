"""Measured ratios against a baseline in the same run; see each module."""
