"""Which report there is on each kind of matter."""

from collections.abc import Mapping

from bot.speech.views.broadcast_report import broadcast_report
from bot.speech.views.cases import late_report, question_report, sos_report
from bot.speech.views.report import Report, change_report
from bot.speech.views.rollcall_report import rollcall_report

REPORTS: Mapping[str, Report] = {
    "change": change_report,
    "rollcall": rollcall_report,
    "late": late_report,
    "sos": sos_report,
    "question": question_report,
    "broadcast": broadcast_report,
}
