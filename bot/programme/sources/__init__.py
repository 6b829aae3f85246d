"""Sources: a YAML file, a workbook or a calendar becomes a trip, or a list of problems.

`reading.read` is the way in. Each format only builds a `draft.Table` that knows where its values stand; what is
right and what is wrong is decided once, for all formats, in `records` and `building`.
"""
