report-please-confirm = ❗ Bitte bestätigen Sie kurz:
report-understood = ✅ Von Ihnen bestätigt um { $time }
report-change = 📣 Änderung { $number }: so weit ist sie
report-confirmed = ✅ { $count } von { $total } haben bestätigt
report-delivered = 📨 { $count } von { $total } zugestellt
report-on-its-way = ⏳ { $count } unterwegs
report-withdrawn = ↩️ { $count } vorher zurückgezogen
report-please-call = { $count ->
    [one] ☎️ Bitte anrufen – nicht erreicht:
   *[other] ☎️ Bitte anrufen – { $count } nicht erreicht:
}
report-no-phone = keine Nummer im Programm
report-more = … und { $count } weitere
report-silent = 🔇 Noch ohne Antwort ({ $count }): { $names }
