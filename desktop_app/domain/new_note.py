"""(注): what red means in a document, worded from the version that it was compared with."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.domain.comparison import Marking
from desktop_app.domain.version import OCCASION_WORDS, Occasion, Version


@dataclass(frozen=True, slots=True)
class NoteWords:
    """The words of the line; reports may bring their own."""

    whole: str = "(注) 赤字：{day}に{done}した{name}に対し新たに計画した項目"
    phrases: str = (
        "(注) 赤字：{day}に{done}した{name}に対し新たに計画した項目及び変更した箇所（【変更】）"
    )
    this_year: str = "{month}月{day}日"
    other_year: str = "{year}年{month}月{day}日"
    done: Mapping[Occasion, str] = field(default_factory=lambda: OCCASION_WORDS)


def new_note(
    version: Version,
    *,
    document_date: datetime.date | None,
    marking: Marking = Marking.WHOLE,
    words: NoteWords | None = None,
) -> str:
    """「(注) 赤字：3月29日に公表した再発防止策に対し新たに計画した項目」.

    The year is said where the document is not of the same one.
    """
    words = words or NoteWords()
    same = document_date is not None and document_date.year == version.date.year
    form = words.this_year if same else words.other_year
    day = form.format(year=version.date.year, month=version.date.month, day=version.date.day)
    line = words.whole if marking is Marking.WHOLE else words.phrases
    return line.format(day=day, done=words.done[version.occasion], name=version.name)
