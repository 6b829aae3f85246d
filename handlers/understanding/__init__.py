"""Understanding: what somebody typed becomes a `Query`. Deterministic, offline, German and English at once.

A text is put right (`words` folds it, `spelling` mends days and verbs) and read (`reading`): `dates`, `calendar_days`
and `clock_times` cut out when; `lexicon` knows what words stand for, with `stems` for their forms; `names` knows the
programme's items, places and people. A `thought` lays the reading beside the agenda, `items` and `subjects` choose what
it is about, and the `rules_*`, in the order listed in `meaning`, decide on the command; `clauses` help with texts of
several parts. A wish of the assistant itself is a `wished`, with `durations` for how long before or from now.
"""
