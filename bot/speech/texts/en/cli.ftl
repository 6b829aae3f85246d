cli-description =
    Annai (案内) keeps a delegation together: what's next, in local time?
cli-examples =
    Examples:
      annai demo                              the sample trip in your browser, with a clock to steer
      annai ask "what's next" --as p05 --at 2024-04-23T11:05
      annai check programme.xlsx              all errors and warnings
      annai template programme.xlsx           an empty workbook to fill in

    Exit codes: 0 done, 1 the input is wrong, 2 used wrongly, 3 the environment failed.
cli-run = Start Annai in real time, on the published programmes. With nothing set up: the chat in the browser.
cli-run-examples =
    Examples:
      annai publish programme.xlsx
      annai run
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
cli-setting-log-format = text or json
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
cli-telegram = Annai talks on Telegram.
cli-slack = Annai talks on Slack.
cli-stopped = Stopped.
cli-sample = No programme is published yet: this is the sample trip. Your own programme: annai publish FILE
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
cli-setting-database-url = an address such as sqlite:////data/annai.db or postgresql://name:password@host/annai
cli-setting-sending-rate = a number of messages per second, above 0 and at most 1000
cli-setting-telegram-token = the token of the bot, as @BotFather gives it
cli-setting-telegram-api-url = the address of a Bot API server, with http:// or https://
cli-setting-telegram-webhook-url = the address at which Telegram reaches the bot, with https://
cli-setting-telegram-webhook-secret = 16 to 256 of the characters A–Z, a–z, 0–9, _ and -; needed with ANNAI_TELEGRAM_WEBHOOK_URL
cli-setting-slack-bot-token = the app's bot token, beginning with xoxb-
cli-setting-slack-app-token = the app-level token for Socket Mode, beginning with xapp-; or ANNAI_SLACK_SIGNING_SECRET and ANNAI_PUBLIC_URL
cli-setting-slack-signing-secret = the app's signing secret
cli-setting-slack-api-url = the address of a Slack server, with http:// or https://
cli-setting-public-url = the public address of this service, with https://
cli-database-unreachable = The database (ANNAI_DATABASE_URL) cannot be reached: { $reason }.
cli-database-newer = The database (ANNAI_DATABASE_URL) belongs to a newer Annai, or to another program.
cli-backup = Back up all that Annai remembers: into one file, even while Annai runs.
cli-backup-examples =
    Examples:
      annai backup annai.backup
      annai backup --force annai.backup
cli-restore = Restore a backup: into an empty database, SQLite or PostgreSQL. Annai must not be running meanwhile.
cli-restore-examples =
    Examples:
      annai restore annai.backup
      annai restore --force annai.backup
cli-option-backup = file of the backup
cli-option-backup-force = overwrite an existing file
cli-option-restore-force = replace what the database already holds
cli-backup-written = { $rows ->
    [one] Backed up: { $file } (1 entry)
   *[other] Backed up: { $file } ({ $rows } entries)
}
cli-backup-nothing = There is nothing to back up: the database (ANNAI_DATABASE_URL) holds nothing yet.
cli-backup-odd-row = The table “{ $table }” holds something that is not Annai's; it cannot be backed up like that.
cli-restored = { $rows ->
    [one] Restored: { $file } (1 entry)
   *[other] Restored: { $file } ({ $rows } entries)
}
cli-restore-not-empty = The database (ANNAI_DATABASE_URL) is not empty. To replace it: --force
cli-restore-foreign = “{ $file }” is not a backup of Annai. Nothing was changed.
cli-restore-newer = “{ $file }” comes from a newer Annai. Nothing was changed.
cli-restore-damaged = “{ $file }” is damaged or incomplete. Nothing was changed.
cli-restore-unfit = “{ $file }” does not fit into this database. Nothing was changed.
cli-not-together = { $option } does not go together with { $found }
cli-option-run-trip = id of the trip the browser is about; the one under way, or the next, if not given
cli-option-rehearse-html = write it to this file, as a page for the browser
cli-rehearsal-written = { $count ->
    [one] Rehearsed: 1 message, to be read in { $file }
   *[other] Rehearsed: { $count } messages, to be read in { $file }
}
cli-unknown-trip = No trip “{ $found }” is published. Published: { $known }
cli-publish = Publish a programme: first see what changes for whom; once you confirm, it is in force.
cli-publish-examples =
    Examples:
      annai publish programme.xlsx
      annai publish --yes programme.yaml
      annai publish --silent programme.yaml       nobody is told
cli-option-publish-yes = do not ask
cli-option-publish-silent = tell nobody what changed; reminders move all the same
cli-publish-first = “{ $title }” is published for the first time: { $items } items, { $people } people.
cli-publish-same = “{ $title }” is in force exactly like this (version { $number }). Nothing to do.
cli-publish-confirm = Publish and tell those concerned? [y/N]
cli-publish-silently = Publish without telling anybody? [y/N]
cli-publish-not = Not published.
cli-publish-needs-yes = To publish without being asked: annai publish --yes …
cli-publish-meanwhile = Somebody has published another version meanwhile. Please look again: annai publish …
cli-published = Version { $number } is in force. Those concerned are being told.
cli-published-silently = Version { $number } is in force. Nobody was told.
cli-published-first = Version { $number } is in force. Next: annai run
cli-nothing-published = No programme is published yet: annai publish FILE
cli-invite = Issue invitations for participants to join with: each personal, used once, for a while.
cli-invite-examples =
    Examples:
      annai invite
      annai invite --sheet invitations.html        to print, with QR codes
      annai invite --person p05 p06 --days 3
cli-option-invite-person = ids of people; without it everybody who has not joined yet
cli-option-invite-trip = id of the trip; without it the one under way, or the next
cli-option-invite-sheet = write cards with QR codes into this new file
cli-option-invite-days = how many days they are good (1 to 365); 14 without it
cli-invite-line = { $name }: { $invitation }
cli-invite-nobody = { $title }: everybody has joined already. For a new device: annai invite --person ID
cli-invited = { $count ->
    [one] 1 invitation, to be used once, good until { $day }. Earlier ones of this person are void.
   *[other] { $count } invitations, to be used once each, good until { $day }. Earlier ones of these people are void.
}
cli-invite-personal = Careful, personal: whoever has a link is that person to Annai. Please give it to nobody else.
cli-invite-personal-code = Careful, personal: whoever has a code and sends it to Annai in a chat is that person to Annai.
cli-invite-refused = Telegram does not know the ANNAI_TELEGRAM_TOKEN: here are codes instead of links. Please check the token with @BotFather.
cli-invite-unreachable = Telegram cannot be reached just now: here are codes instead of links. For links, please run the command again later.
cli-invite-sheet = To print: { $file } – please delete it afterwards.
cli-invite-exists = “{ $found }” already exists. Please choose another name; nobody was invited.
cli-purge = After a trip: delete all personal data of a trip, with its programme.
cli-purge-examples =
    Examples:
      annai purge --trip japan-2024
cli-option-purge-trip = id of the trip; it must be over
cli-purge-not-over = “{ $title }” is not over yet. Nothing was deleted.
cli-purge-what = “{ $title }”: { $people } people, { $chats } chats, { $messages } messages, all versions of the programme.
cli-purge-confirm = Delete everything for good? [y/N]
cli-purge-not = Nothing was deleted.
cli-purge-needs-yes = To delete without being asked: annai purge --yes …
cli-purged = Deleted. Earlier backups (annai backup) and programme files still hold these data: please delete them, too.
cli-slack-manifest = Print the manifest of the Slack app (YAML), as Slack asks for it under “From a manifest”.
cli-slack-manifest-examples =
    Examples:
      annai slack-manifest
      ANNAI_PUBLIC_URL=https://annai.example annai slack-manifest --lang de
cli-option-manifest-lang = Language of the descriptions; by default that of the environment
