"""(注): what red means in a document, worded from the version that it was compared with."""

from __future__ import annotations

import datetime

from desktop_app.domain.comparison import Marking
from desktop_app.domain.version import OCCASION_WORDS, Version
from desktop_app.reports.wording import Wording


def new_note(
    version: Version,
    wording: Wording,
    *,
    document_date: datetime.date | None,
    marking: Marking = Marking.WHOLE,
) -> str:
    """「(注) 赤字：3月29日に公表した再発防止策に対し新たに計画した項目」.

    The year is said where the document is not of the same one.
    """
    words, on = wording.plan, version.date
    day = wording.date(on)
    if document_date is not None and document_date.year == on.year:
        day = words.note_day.format(month=wording.number(on.month), day=wording.number(on.day))
    line = words.note_whole if marking is Marking.WHOLE else words.note_phrases
    return line.format(day=day, done=OCCASION_WORDS[version.occasion], name=version.name)
