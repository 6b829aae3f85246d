report-please-confirm = ❗ Please confirm with one tap:
report-understood = ✅ Confirmed by you at { $time }
report-change = 📣 Change { $number }: progress
report-confirmed = ✅ { $count } of { $total } have confirmed
report-delivered = 📨 { $count } of { $total } delivered
report-on-its-way = ⏳ { $count } on their way
report-withdrawn = ↩️ { $count } taken back in time
report-please-call = { $count ->
    [one] ☎️ Please call – not reached:
   *[other] ☎️ Please call – { $count } not reached:
}
report-no-phone = no number in the programme
report-more = … and { $count } more
report-silent = 🔇 No answer yet ({ $count }): { $names }
