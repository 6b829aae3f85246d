check-line = { $where }: { $message }
check-suggestion = { $message } Did you mean “{ $suggestion }”?
check-for = “{ $subject }” – { $message }
check-ok = { $file }: fine – { $items ->
    [one] 1 item
   *[other] { $items } items
}, { $people ->
    [one] 1 person
   *[other] { $people } people
}, { $places ->
    [one] 1 place
   *[other] { $places } places
}.
check-errors = { $count ->
    [one] 1 error. The file was not loaded.
   *[other] { $count } errors. The file was not loaded.
}
check-warnings = { $count ->
    [one] 1 warning.
   *[other] { $count } warnings.
}
check-more = { $count ->
    [one] … and 1 more finding.
   *[other] … and { $count } more findings.
}
check-severity-error = error
check-severity-warning = warning

check-missing-field = “{ $field }” is missing.
check-unknown-field = There is no field “{ $found }” here.
check-unexpected = “{ $found }” does not fit “{ $field }”. Expected: { $expected }.
check-unexpected-shape = “{ $field }” is empty or not built as expected. Expected: { $expected }.
check-unknown-choice = “{ $found }” is not a “{ $field }”. Possible: { $choices }.
check-unknown-zone = There is no time zone “{ $found }”. Expected: a name such as Asia/Tokyo.
check-unknown-language = “{ $found }” is not a language. Expected: a code such as de or en. A text with a comma belongs in quotation marks.
check-too-long = “{ $field }” is too long ({ $length } characters, at most { $limit }).
check-reserved-id = The id “{ $found }” is already taken: by everybody or by a group.
check-duplicate-id = The id “{ $found }” is used twice, first in { $other ->
    [one] line 1
    [other] line { NUMBER($other, useGrouping: 0) }
   *[cell] { $other }
}. Each may be used only once.
check-unknown-id = { $what ->
    [place] There is no place “{ $found }”.
    [group] There is no group “{ $found }”.
   *[audience] “{ $found }” is neither a person nor a group of this trip.
}
check-ends-before-starts = The trip ends before it starts ({ $found }).
check-trip-too-long = The trip is longer than { $limit } days. Please check the years.
check-end-before-start = The end is not after the start{ $found ->
    [none] .
   *[other] {" "}({ $found }).
} After midnight: please give the date, e.g. 2024-04-24 00:30.
check-item-too-long = The item takes longer than { $limit } days. Please check the date.
check-end-and-duration = End and duration ({ $found }) contradict each other. Please give only one.
check-meets-after-start = The meeting time ({ $found }) is after the start. If it is the day before, give the date: 2024-04-22 23:45.
check-time-exists-twice = “{ $found }” exists twice in { $zone } (daylight saving). Please write { $first } or { $second }.
check-time-does-not-exist = “{ $found }” does not exist in { $zone } (daylight saving). Please write { $first } or { $second }.
check-wrong-offset = The offset in “{ $found }” is wrong: { $zone } has { $offset } then.

check-not-utf8 = The file is not UTF-8 text (byte { NUMBER($byte, useGrouping: 0) }). Please save it as UTF-8.
check-yaml-syntax = This is not valid YAML ({ $found }). Often a colon or a quotation mark is missing, or the indentation is off.
check-yaml-tab = There is a tab here. Please indent with blanks only.
check-yaml-open-quote = This quotation mark is never closed.
check-yaml-missing-colon = The colon after this field name is missing.
check-yaml-stray-colon = This colon does not fit here. A text with a colon belongs in quotation marks; otherwise the line is indented too far.
check-yaml-bracket = Something is wrong inside this bracket: a comma or its end is missing, or a text with a colon needs quotation marks.
check-yaml-special-character = A text that begins with “{ $found }” belongs in quotation marks.
check-yaml-misaligned = This does not fit the lines above it. Please check the indentation and the quotation marks.
check-control-character = There is an invisible control character here. Please delete it.
check-empty-file = The file is empty.
check-several-documents = The file holds several documents (---). Expected: exactly one.
check-not-a-programme = This is not a programme. Expected: the sections trip, people, places, items.
check-too-deep = Nested too deeply (more than { $limit } levels).
check-too-many-values = Too many values in the file (more than { $limit }).
check-bad-alias = The alias “*{ $found }” leads nowhere or to itself.
check-bad-key = A field name is expected here, not a list or a block.
check-duplicate-key = The field “{ $found }” is given twice, first in line { NUMBER($other, useGrouping: 0) }.
check-file-too-large = The file is too large ({ $size } bytes, at most { $limit }).
check-unknown-format = I cannot read “{ $found }”. Expected: .yaml, .xlsx or .ics.
check-not-found = There is no file “{ $found }”.
check-not-readable = The file “{ $found }” cannot be opened: { $reason }.

check-old-excel = This is an old Excel file (.xls). Please save it as .xlsx.
check-encrypted-workbook = The workbook is protected by a password. Please save it without one.
check-broken-workbook = The workbook is damaged. Please open it in Excel and save it again.
check-unsafe-xml = The workbook contains forbidden XML parts and is not read.
check-workbook-too-large = The workbook is too large when unpacked (at most { $limit } bytes).
check-workbook-too-complex = The workbook is too complex (at most { $limit } styles or entries).
check-too-many-parts = The workbook has too many parts (at most { $limit }).
check-too-many-cells = The workbook has too many cells (at most { $limit }).
check-cell-too-far = The cell { $found } is far outside. Please delete spare rows and columns.
check-merged-too-large = The merged range { $found } is too large.
check-formula-error = The formula gives an error ({ $found }).
check-formula-without-value = The formula has no stored value. Please open the file in Excel and save it.

check-broken-calendar = This is not a valid calendar file: “{ $found }”.
check-no-events = The calendar holds no event with a time of day.
check-too-many-events = The calendar has too many entries (at most { $limit }).
check-too-many-occurrences = The recurring event has too many dates (at most { $limit }).
check-recurrence-too-fine = An event that recurs more often than daily is not read (“{ $found }”).
check-recurrence-too-long = The recurring event reaches too far. Please limit it to the trip.
check-recurrence-unsupported = This recurrence rule is not read: “{ $found }”. Please enter the events one by one.
check-all-day-skipped = “{ $found }” is all day and has no time: left out.

check-overlap = { $people ->
    [one] Overlaps with “{ $other }” for { $person }.
   *[other] Overlaps with “{ $other }” for { $people } people, e.g. { $person }.
}
check-short-way = After “{ $other }” there are { $minutes } min for a way of about { $needed } min (e.g. for { $person }).
check-no-japanese-address = The Japanese address is missing: the taxi driver needs it.
check-no-coordinates = The coordinates are missing: without them there is no map.
check-outside-trip = Lies on { $day }, outside the trip.
check-no-counterpart = B2B meeting without a counterpart.
check-quiet-hours-wait = The reminder { $lead } falls into quiet hours and waits for their end (e.g. for { $person }).
check-quiet-hours-broken = The reminder { $lead } falls into quiet hours and wakes { $people ->
    [one] { $person }.
   *[other] { $people } people, e.g. { $person }.
}

check-want-text = a text
check-want-list = a list
check-want-mapping = a block of fields
check-want-at-least-one = at least one entry
check-want-date = a date such as 2024-04-23 or 23.04.2024
check-want-time = a time of day such as 14:00
check-want-real-date = a date that exists (1970 to 2199)
check-want-real-time = a time of day from 00:00 to 23:59 (midnight is 00:00 of the next day)
check-want-time-or-date-time = a time such as 15:30, or a date and time such as 2024-04-23 15:30
check-want-date-time = a date and time such as 2024-04-23 14:00
check-want-duration = a duration such as 90min or 2h
check-want-lead = a lead time such as 60min, 24h or leave
check-want-quiet-hours = a span such as 22:00-06:30
check-want-trip-id = an id of a–z, 0–9 and -
check-want-id = an id without blanks, at most 64 characters
check-want-name = a name, at most 300 characters
check-want-language = a language code such as de or en
check-want-url = an address that begins with https://
check-want-email = an e-mail address
check-want-phone = a phone number such as +81 75 123 4567
check-want-yes-no = true or false (yes or no)
check-want-location-swapped = the latitude first, then the longitude, such as [34.9, 135.7] – probably swapped here
check-want-location = latitude and longitude such as [34.9, 135.7]

check-no-headings = I find no column headings on the sheet “{ $found }”.
check-no-sheets = The workbook has none of the expected sheets (Trip, People, Places, Items).
check-unknown-sheet = I do not know the sheet “{ $found }”.
check-filled-twice = “{ $found }” is filled in twice, also in { $other }.
