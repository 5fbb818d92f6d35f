"""(注) words itself from date and occasion of the version, in the calendar that was chosen."""

from __future__ import annotations

import datetime

from desktop_app.domain.comparison import Marking
from desktop_app.domain.version import Occasion, Version
from desktop_app.reports.new_note import new_note
from desktop_app.reports.options import Calendar
from desktop_app.reports.wording import load_wording
from tests.helpers.sample import submitted_plan

PLAN = submitted_plan()
RELEASE = Version(9, "再発防止策", datetime.date(2023, 3, 29), Occasion.PUBLISHED)
SUBMITTED = datetime.date(2023, 5, 12)
LATER = datetime.date(2024, 5, 1)
WORDS = load_wording()


def test_it_reads_as_in_the_submitted_plan() -> None:
    assert new_note(RELEASE, WORDS, document_date=SUBMITTED) == PLAN.new_note


def test_the_year_is_said_where_it_is_another_one() -> None:
    said = new_note(RELEASE, WORDS, document_date=LATER)
    assert said.startswith("(注) 赤字：2023年3月29日に公表した")
    words = WORDS.for_report(PLAN, calendar=Calendar.WAREKI, wide_digits=True)
    assert "令和５年３月２９日に公表した" in new_note(RELEASE, words, document_date=LATER)


def test_changed_phrases_have_words_of_their_own() -> None:
    said = new_note(RELEASE, WORDS, document_date=SUBMITTED, marking=Marking.PHRASES)
    assert said.endswith("変更した箇所（【変更】）")
