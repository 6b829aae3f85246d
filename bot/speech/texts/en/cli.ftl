cli-description =
    Annai (案内) keeps a delegation together: what's next, in local time?
cli-examples =
    Examples:
      annai demo                              the sample trip in your browser, with a clock to steer
      annai ask "what's next" --as p05 --at 2024-04-23T11:05
      annai check programme.xlsx              all errors and warnings
      annai template programme.xlsx           an empty workbook to fill in

    Exit codes: 0 done, 1 the input is wrong, 2 used wrongly, 3 the environment failed.
cli-run = Start Annai in real time. Without any set-up: the chat in the browser on this machine.
cli-run-examples =
    Examples:
      annai run
      annai run --trip programme.xlsx
cli-demo = The sample trip in your browser, with a clock to pause, speed up and move.
cli-demo-examples =
    Examples:
      annai demo
      annai demo --trip programme.yaml --at "2024-04-25 07:30"
cli-ask = Ask one question; the answer is the same as in the chat.
cli-ask-examples =
    Examples:
      annai ask "when do I have to leave" --trip programme.yaml --as p05 --at 2024-04-23T11:05+09:00
      annai ask "next b2b?" --as p05 --at "2024-04-23 11:05" --lang en --json
      annai ask --json - --trip programme.yaml < questions.jsonl
cli-check = Check a programme (YAML, Excel or ICS): all errors and warnings, each with its place.
cli-check-examples =
    Examples:
      annai check programme.xlsx
      annai check programme.yaml --json
cli-template = Write the workbook to fill in, empty or from a programme.
cli-template-examples =
    Examples:
      annai template programme.xlsx
      annai template --from programme.yaml programme.xlsx
      annai template --from programme.xlsx programme.yaml
cli-option-trip = programme (.yaml, .xlsx, .ics); the sample trip if omitted
cli-option-at = instant (ISO); without a zone the trip's is meant; now if omitted
cli-option-demo-at = where the demonstration begins (ISO); without a zone the trip's is meant
cli-option-port = port; ANNAI_HTTP_PORT or 8000 if omitted
cli-option-text = the question
cli-option-as = id of the person who asks; if omitted somebody for whom only the common items count
cli-option-lang = language of the answer; the person's if omitted
cli-option-ask-json = answer as JSON; with - JSON lines from standard input are answered
cli-option-json = result as JSON
cli-option-file = programme (.yaml, .xlsx, .ics)
cli-option-from = the programme to make the file from
cli-option-out = file to write (.xlsx; with --from also .yaml)
cli-wrong-use = { $program }: used wrongly ({ $reason }). Help: { $program } --help
cli-bad-time = “{ $found }” is not a point in time. Expected: 2024-04-23T14:00+09:00 or "2024-04-23 14:00".
cli-unknown-person = There is no person “{ $found }” in this programme.
cli-did-you-mean = Did you mean “{ $found }”?
cli-no-text = The question is missing. Example: annai ask "what's next" --as p05
cli-bad-line = Line { $line } is not as expected: {"{"}"text": …, "as": …, "at": …, "lang": "de" or "en"{"}"}
cli-template-format = I cannot write “{ $found }”. Expected: .xlsx, or with --from also .yaml.
cli-template-written = Written: { $file }
cli-cannot-write = “{ $found }” cannot be written: { $reason }.
cli-bad-setting = The setting { $name } is wrong. Expected: { $expected }.
cli-setting-http-host = an IP address such as 127.0.0.1
cli-setting-http-port = a number from 0 to 65535
cli-setting-log-level = DEBUG, INFO, WARNING or ERROR
cli-setting-env = a text file in UTF-8
cli-output-failed = The output could not be written: { $reason }.
cli-usage = usage:{" "}
cli-commands = commands
cli-arguments = arguments
cli-options = options
cli-option-help = this help
cli-unknown-option = there is no “{ $found }” here
cli-unknown-choice = { $option } does not know { $found }; possible: { $choices }
cli-needs-value = { $option } needs a value
cli-bad-value = { $option }: { $found } does not fit
cli-needs-option = missing: { $option }
cli-port-taken = Annai cannot start on { $host }, port { $port }: { $reason }. Another port: ANNAI_HTTP_PORT=8001
cli-open = Annai is ready: { $address } – stop with Ctrl+C
cli-stopped = Stopped.
cli-sample = No programme given: this is the sample trip. Your own: annai run --trip FILE
cli-rehearse = Rehearse the whole trip: every message Annai would send of its own accord.
cli-rehearse-examples =
    Examples:
      annai rehearse programme.yaml --as p05
      annai rehearse programme.yaml --from "2024-04-23 00:00" --to "2024-04-24 00:00" --json
cli-option-rehearse-from = only from this time on (ISO); without a zone the trip's is meant
cli-option-rehearse-to = only up to this time (ISO)
cli-option-rehearse-as = only for this person
cli-option-rehearse-json = each message as a JSON line
cli-rehearsed = { $count ->
    [one] 1 message
   *[other] { $count } messages
}; a median of { $median } per person and day, { $most } at most.
cli-rehearsed-nothing = No message would be sent in this time.
cli-option-force = overwrite an existing file
cli-exists = “{ $found }” already exists. To overwrite it: --force
