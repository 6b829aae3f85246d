"""How much of a file from outside is read before it is refused; far above any real trip."""

FILE_BYTES = 8 * 1024 * 1024
NODES = 400_000
"""Values in a YAML file, aliases counted each time they are used."""
DEPTH = 20
CELLS = 300_000
UNPACKED_BYTES = 24 * 1024 * 1024
"""All parts of a workbook together, unpacked."""
ARCHIVE_PARTS = 500
MERGED_CELLS = 50_000
COLUMNS = 200
ROWS = 20_000
EVENTS = 20_000
OCCURRENCES = 400
"""Dates one recurring event of a calendar may have within the trip."""
RECURRENCE_DAYS = 500_000
"""Days looked at to find the dates of all recurring events of a calendar."""
TRIP_DAYS = 370
TEXT_LENGTH = 4_000
NAME_LENGTH = 300
PROBLEMS = 500
"""Problems reported for one file; more than that and the rest is only counted."""
INFLATED_BYTES = 160 * 1024 * 1024
"""All parts of a workbook together, with the merely formatted, empty cells that are dropped while inflating."""
PART_ELEMENTS = 60_000
"""XML elements in any one part of a workbook that is neither a sheet nor the table of texts."""
XML_DEPTH = 40
