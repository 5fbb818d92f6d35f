"""One command of each type, for a plan with two years of records, and what its step is called."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.application.commands import (
    AddEntity,
    AdoptTiming,
    AdoptTimings,
    AssignMeasures,
    ChangeField,
    ChangeKind,
    ChangeTiming,
    Command,
    ConfirmUnchanged,
    DeleteEntity,
    DuplicateRows,
    EditProgress,
    FreezeVersion,
    JoinRows,
    MergeDepartment,
    MoveEntity,
    RecordOccurrence,
    RecordProgress,
    RecordVersion,
    RenameDepartment,
    ReplaceWords,
    RevertTo,
    SplitRow,
    Together,
    UseStatusWords,
    WithdrawVersion,
)
from desktop_app.application.session import PlanSession
from desktop_app.domain.plan import Measure
from desktop_app.domain.progress import Status
from desktop_app.domain.tree import get
from desktop_app.domain.version import Occasion

DAY = datetime.date(2025, 6, 30)
FIRST, SECOND, THIRD, FOURTH, FIFTH = range(101, 106)
"""Measures that the authority does not know yet; `prepare` makes them."""


@dataclass(frozen=True)
class Step:
    """A command for the plan as it stands, and the names of its step."""

    make: Callable[[PlanSession], Command]
    japanese: str
    english: str


def prepare(session: PlanSession) -> None:
    """What the commands need: rows that the authority does not know, a title that differs from the
    newest version, two 変更案 with their reasons.
    """
    chapter = session.plan.chapters[0]
    session.execute(_fresh_rows(chapter.items[0].id))
    session.execute(ChangeField(chapter.items[1].id, "title", "別の名"))
    for measure in chapter.items[2].measures[:2]:
        session.execute(ChangeTiming(measure.id, "2026年度下期"))
        proposal = get(session.plan, measure.id, Measure).proposal
        session.execute(ChangeField(proposal.id if proposal else 0, "reason", "見直したため"))


def _fresh_rows(item: int) -> Command:
    """Five measures behind one another, the second with a detail."""
    words = ("甲を定める。乙を定める。", "丙を行う。", "丁を行う。", "戊を行う。", "己を行う。")
    rows = [
        AddEntity("measure", item, {"text": text}, id=id_)
        for id_, text in enumerate(words, start=FIRST)
    ]
    return Together((*rows, AddEntity("detail", SECOND, {"text": "丙の一"}, id=SECOND + 100)))


def _measure(session: PlanSession, place: int = 0) -> Measure:
    return session.plan.measures()[place]


def _proposed(session: PlanSession) -> Measure:
    """A measure whose 変更案 waits."""
    measures = session.plan.measures()
    return next(each for each in measures if each.proposal and each.proposal.reason)


def _newest(session: PlanSession) -> int:
    held = [each for each in session.records.versions() if each.root and not each.withdrawn_on]
    return held[-1].id


STEPS: dict[type[Command], Step] = {
    AddEntity: Step(
        lambda s: AddEntity("measure", s.plan.chapters[0].items[0].id, {"text": "新しい施策"}),
        "施策の追加",
        "Add measure",
    ),
    ChangeField: Step(
        lambda s: ChangeField(s.plan.chapters[0].items[0].id, "lead", "改めた文。"),
        "項目の冒頭の文の変更",
        "Change lead of item",
    ),
    ChangeTiming: Step(
        lambda s: ChangeTiming(FIRST, "2026年度上期"), "実施時期の変更", "Change timing"
    ),
    MoveEntity: Step(
        lambda s: MoveEntity(_measure(s).id, s.plan.chapters[1].items[0].id),
        "施策の移動",
        "Move measure",
    ),
    DeleteEntity: Step(lambda s: DeleteEntity(THIRD), "施策の削除", "Delete measure"),
    UseStatusWords: Step(
        lambda s: UseStatusWords({"done": "完了"}), "進捗区分の言葉の変更", "Change status word"
    ),
    SplitRow: Step(lambda s: SplitRow(FIRST, 7), "施策の分割", "Split measure"),
    JoinRows: Step(lambda s: JoinRows(FIRST), "施策の結合", "Join measure"),
    ChangeKind: Step(lambda s: ChangeKind(SECOND, "detail"), "細目への変更", "Change to detail"),
    RecordProgress: Step(
        lambda s: RecordProgress(_measure(s).id, DAY, Status.DONE, "済んだ"),
        "進捗の記録",
        "Record progress",
    ),
    EditProgress: Step(
        lambda s: EditProgress(_measure(s, 1).id, DAY, {"report_wording": "改めた記載"}),
        "進捗の記録",
        "Record progress",
    ),
    ConfirmUnchanged: Step(
        lambda s: ConfirmUnchanged(tuple(s.records.latest_progress(as_of=DAY))[:2], DAY),
        "変更なしの確認",
        "Confirm as unchanged",
    ),
    RecordOccurrence: Step(
        lambda s: RecordOccurrence(_measure(s).id, DAY, 1, 40), "実施の記録", "Record occurrence"
    ),
    RenameDepartment: Step(
        lambda s: RenameDepartment(s.plan.departments[0].id, "企画部", DAY),
        "部署の名称変更",
        "Rename department",
    ),
    MergeDepartment: Step(
        lambda s: MergeDepartment(s.plan.departments[-1].id, s.plan.departments[0].id, DAY),
        "部署の統合",
        "Merge department",
    ),
    AssignMeasures: Step(
        lambda s: AssignMeasures((FIRST, FIFTH), s.plan.departments[0].id),
        "担当部署の変更",
        "Change the department in charge",
    ),
    FreezeVersion: Step(
        lambda s: FreezeVersion("控え", DAY, Occasion.REVISED, files={"a.pdf": b"%PDF-1.4"}),
        "版の確定",
        "Freeze version",
    ),
    RecordVersion: Step(
        lambda s: RecordVersion("昔の公表", datetime.date(2022, 4, 1), Occasion.PUBLISHED),
        "版の記録",
        "Record version",
    ),
    WithdrawVersion: Step(
        lambda s: WithdrawVersion(_newest(s), DAY, "誤り"), "版の取下げ", "Withdraw version"
    ),
    AdoptTiming: Step(
        lambda s: AdoptTiming(_proposed(s).id, DAY), "変更案の反映", "Adopt proposal"
    ),
    AdoptTimings: Step(
        lambda s: AdoptTimings((_proposed(s).id,), DAY), "変更案の反映", "Adopt proposal"
    ),
    RevertTo: Step(
        lambda s: RevertTo(_newest(s), s.plan.chapters[0].items[1].id),
        "項目を版の内容に戻す",
        "Restore item from a version",
    ),
    Together: Step(
        lambda s: Together((ChangeField(FIRST, "text", "一"), DeleteEntity(FOURTH))),
        "まとめて変更",
        "Change several",
    ),
    ReplaceWords: Step(
        lambda s: ReplaceWords((ChangeField(FIFTH, "text", "置き換えた"),)), "置換", "Replace"
    ),
    DuplicateRows: Step(
        lambda s: DuplicateRows((AddEntity("chapter"), AddEntity("chapter"))),
        "行の複製",
        "Duplicate rows",
    ),
}
