"""Understanding: what somebody typed becomes a `Query`. Deterministic, offline, German and English at once.

`words` folds spelling, `lexicon` knows what words stand for, `dates` finds days and hours, `names` finds items, places
and people, `reading` puts the four together, `meaning` decides on the command.
"""
