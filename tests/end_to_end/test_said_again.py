"""A version exported anew says the same text, whatever was typed, renamed or frozen since.

All seven reports are read: the draft before it is frozen, the version after many later edits.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from desktop_app.application.commands import (
    AdoptTiming,
    ChangeField,
    ChangeTiming,
    Command,
    EditProgress,
    FreezeVersion,
    RecordOccurrence,
    RecordProgress,
    RenameDepartment,
    Together,
    WithdrawVersion,
)
from desktop_app.application.report_input import (
    WORKING,
    Wish,
    day_of_version,
    report_input,
    settings_of,
)
from desktop_app.application.session import PlanSession
from desktop_app.application.versions import VersionQueries
from desktop_app.domain.errors import DomainError
from desktop_app.domain.plan import Measure
from desktop_app.domain.progress import Status
from desktop_app.domain.tree import get
from desktop_app.domain.version import Occasion
from desktop_app.reports import wording
from desktop_app.reports.kept import kept_settings, with_kept
from desktop_app.reports.options import Calendar, ReportOptions
from desktop_app.reports.registry import REPORTS, make_report
from desktop_app.reports.text_dump import dump_document
from desktop_app.storage.store import SqlitePlanStore
from tests.helpers.fictional import fictional_store
from tests.helpers.random_edits import RandomEdits
from tests.helpers.sample import NOW, new_file, open_session

NAME = "第4回報告"
AS_OF = datetime.date(2025, 3, 31)
ON = datetime.date(2025, 4, 28)
LATER = datetime.date(2025, 9, 30)
FORMER = "第2回報告"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[PlanSession]:
    store = fictional_store(tmp_path)
    yield PlanSession(store, now=lambda: NOW, who="山田")
    store.close()


def said(session: PlanSession, version: str, *, compare_with: str = "") -> dict[str, str]:
    """The text of every report, each with the choices that the version keeps."""
    plan, records = session.plan, session.records
    kept = settings_of(VersionQueries(records), version)
    texts = {}
    for name in REPORTS:
        usual = _chosen() if version == WORKING else ReportOptions(as_of=AS_OF)
        given = report_input(plan, records, Wish(name, AS_OF, version, compare_with))
        texts[name] = dump_document(make_report(name, given, with_kept(usual, kept, name)))
    return texts


def _chosen() -> ReportOptions:
    return ReportOptions(as_of=AS_OF, calendar=Calendar.WAREKI, fold_done=True)


def _freeze(session: PlanSession, name: str = NAME, on: datetime.date = ON) -> int:
    kept = kept_settings(dict.fromkeys(REPORTS, _chosen()))
    (made,) = session.execute(FreezeVersion(name, on, Occasion.REPORTED, settings=kept))
    return made


def _typed(session: PlanSession) -> None:
    """A round that is under way when the version is frozen."""
    for place, measure in enumerate(session.plan.measures()):
        if place % 3 == 0:
            words = f"{place}番目の施策を実施した。"
            session.execute(
                RecordProgress(measure.id, AS_OF, Status.IN_PROGRESS, report_wording=words)
            )


def _attempt(session: PlanSession, command: Command) -> None:
    with suppress(DomainError):
        session.execute(command)


def _changed_later(session: PlanSession, chance: random.Random) -> None:
    """Everything that can be changed is changed, on days that the version speaks of too."""
    plan = session.plan
    for measure in plan.measures():
        if chance.random() < 0.5:
            values = {"report_wording": "後で直した記載", "status": str(Status.DONE)}
            _attempt(session, EditProgress(measure.id, AS_OF, values))
        if chance.random() < 0.3:
            session.execute(RecordOccurrence(measure.id, AS_OF, people=9, note="後で足した実績"))
        if chance.random() < 0.3:
            _attempt(session, _adopted_at_once(session, measure))
    for department in plan.departments:
        session.execute(RenameDepartment(department.id, f"新{department.id}", AS_OF))
    for report in plan.reports:
        session.execute(ChangeField(report.id, "addressee", "別の大臣"))
        session.execute(ChangeField(report.id, "number", report.number + 20))
        session.execute(ChangeField(report.id, "as_of", "2025-01-31"))
    for word in plan.status_words:
        session.execute(ChangeField(word.id, "label", "別の語"))
    for field, value in (
        ("company", "別の会社"), ("title", "別の題"), ("new_note", "別の注"),
        ("repeated_count", not plan.repeated_count), ("date", "2025-06-01"),
    ):  # fmt: skip
        session.execute(ChangeField(plan.id, field, value))


def _adopted_at_once(session: PlanSession, measure: Measure) -> Command:
    session.execute(ChangeTiming(measure.id, "2030年度"))
    waiting = get(session.plan, measure.id, Measure).proposal
    if waiting is None:
        return ChangeTiming(measure.id, "2031年度")
    reason = ChangeField(waiting.id, "reason", "後で決めた")
    return Together((reason, AdoptTiming(measure.id, ON)))


@pytest.mark.parametrize("seed", range(2))
def test_every_report_of_a_version_says_the_same_text_after_all_later_edits(
    session: PlanSession, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    _typed(session)
    before = said(session, WORKING)
    compared = said(session, WORKING, compare_with=FORMER)
    version = _freeze(session)
    assert said(session, NAME) == before
    _changed_later(session, chance)
    edits = RandomEdits(chance)
    for _ in range(60):
        _attempt(session, edits.several(session.plan))
    _freeze(session, "第5回報告", LATER)
    for held in session.records.versions():
        if held.id != version and held.withdrawn_on is None and held.name != FORMER:
            session.execute(WithdrawVersion(held.id, NOW.date(), "誤り"))
    shipped = wording.wording_text()
    monkeypatch.setattr(wording, "wording_text", lambda: shipped.replace("実施", "実行"))
    wording.load_wording.cache_clear()
    try:
        assert said(session, NAME) == before
        assert said(session, NAME, compare_with=FORMER) == compared
        now = said(session, WORKING)
    finally:
        wording.load_wording.cache_clear()
    assert all(now[name] != text for name, text in before.items())


def test_a_version_speaks_of_the_day_of_its_report_else_of_its_own(session: PlanSession) -> None:
    """Even if the register is put right afterwards."""
    plan, records = session.plan, session.records
    assert day_of_version(plan, records, "第2回報告") == datetime.date(2024, 3, 31)
    assert day_of_version(plan, records, "業務改善計画（2024年2月改定）") == datetime.date(
        2024, 2, 1
    )
    assert day_of_version(plan, records, WORKING) is None
    second = next(report for report in plan.reports if report.number == 2)
    session.execute(ChangeField(second.id, "as_of", "2024-01-01"))
    assert day_of_version(session.plan, records, "第2回報告") == datetime.date(2024, 3, 31)


def test_a_store_alone_is_enough(session: PlanSession) -> None:
    """What was reported is read from the file again, not from what the window keeps at hand."""
    _typed(session)
    before = said(session, WORKING)
    _freeze(session)
    store = session.records
    assert isinstance(store, SqlitePlanStore)
    again = PlanSession(store, now=lambda: NOW, who="佐藤")
    assert said(again, NAME) == before


def test_a_withdrawal_counts_only_for_what_was_frozen_after_it(tmp_path: Path) -> None:
    """Without a register 新旧対照表 is against the version before; both happen on one day."""
    opened = open_session(new_file(tmp_path))
    measure = opened.plan.measures()[0]
    days = [datetime.date(2023, month, 1) for month in (5, 6, 7, 8)]
    for name, day in zip("一二三四", days, strict=True):
        if name == "四":
            _withdraw(opened, "三")
        opened.execute(FreezeVersion(name, day, Occasion.REVISED))
        opened.execute(ChangeField(measure.id, "text", f"{name}の後の文"))
    _withdraw(opened, "二")

    def before(version: str) -> str:
        given = report_input(opened.plan, opened.records, Wish("comparison", days[-1], version))
        assert given.compared is not None
        assert given.compared.version is not None
        return given.compared.version.name

    assert [before("二"), before("三"), before("四")] == ["一", "二", "二"]
    assert before(WORKING) == "四"
    assert before("") == "一", "now, with 二 and 三 withdrawn"
    assert isinstance(opened.records, SqlitePlanStore)
    opened.records.close()


def _withdraw(session: PlanSession, name: str) -> None:
    version = VersionQueries(session.records).named(name)
    session.execute(WithdrawVersion(version.id, NOW.date(), "誤り"))
