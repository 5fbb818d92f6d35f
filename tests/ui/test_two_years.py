"""Two years of reporting in the real window: what each 基準日 shows then, later, and corrected."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import ChangeField, FreezeVersion
from desktop_app.application.status import STATUS_IDS, RoundMark
from desktop_app.domain.progress import Status
from desktop_app.domain.version import Occasion
from desktop_app.ui.dialogs.entry_dialog import EntryDialog
from desktop_app.ui.dialogs.reason_dialog import ReasonDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.progress_columns import Column
from desktop_app.ui.views.overview_page import OverviewPage
from desktop_app.ui.views.register_page import RegisterPage
from desktop_app.ui.widgets.figure_tiles import Figure
from tests.ui.progress_screen import desk_of, progress_page, signals_of
from tests.ui.screen import press, type_day, type_japanese

FIRST, SECOND, THIRD = (
    datetime.date(2023, 7, 31),
    datetime.date(2023, 12, 31),
    datetime.date(2025, 3, 31),
)
CONTINUING, DONE, PREPARING, CANCELLED = (
    Qt.Key.Key_4,
    Qt.Key.Key_5,
    Qt.Key.Key_2,
    Qt.Key.Key_6,
)


class Group:
    """What the strategy group does at the window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.page = progress_page(window)

    def look(self, as_of: datetime.date) -> None:
        """Another 基準日, in the field of the head."""
        desk_of(self.window).show_page("progress")
        type_day(self.page.as_of, as_of.isoformat())

    def choose(self, measures: list[int], column: Column) -> None:
        """Selects the cells of some rows."""
        model, chosen = self.page.model, QItemSelection()
        places = [model.place_of(measure) for measure in measures]
        self.page.table.go_to(places[0], column)
        for place in places:
            chosen.select(model.index(place, column), model.index(place, column))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.page.table.selectionModel().select(chosen, flag)

    def set_status(self, measures: list[int], key: Qt.Key) -> None:
        """One digit for all of them."""
        self.choose(measures, Column.STATUS)
        press(key, into=self.page.table)

    def write(self, measure: int, column: Column, text: str) -> None:
        """Types over one cell."""
        self.page.table.show_row(measure, column)
        press(Qt.Key.Key_Return, into=self.page.table)
        type_japanese(text)
        press(Qt.Key.Key_Return)

    def figures(self, as_of: datetime.date) -> dict[str, int]:
        """The last row of 概況 on that day."""
        self.look(as_of)
        desk_of(self.window).show_page("overview")
        overview = desk_of(self.window).page("overview")
        assert isinstance(overview, OverviewPage)
        counts = overview.table.counts
        cells = {each: counts.cell_at(counts.place_of(None, each)) for each in STATUS_IDS}
        return {each: cell.count for each, cell in cells.items() if cell and cell.count}

    def overdue(self, as_of: datetime.date) -> int:
        """The tile of 概況."""
        self.figures(as_of)
        overview = desk_of(self.window).page("overview")
        assert isinstance(overview, OverviewPage)
        return int(overview.tiles.tiles[Figure.OVERDUE].figure)

    def report(self, number: int, as_of: datetime.date, submitted: str) -> None:
        """Frozen, and entered in 報告の記録 by typing into its table."""
        signals = signals_of(self.window)
        day = datetime.date.fromisoformat(submitted)
        (version,) = signals.execute(FreezeVersion(f"第{number}回", day, Occasion.REPORTED)) or ()
        desk_of(self.window).show_page("register")
        register = desk_of(self.window).page("register")
        assert isinstance(register, RegisterPage)
        register.add_report.click()
        type_japanese(submitted.replace("-", "/"))
        press(Qt.Key.Key_Return)
        model = register.report_model
        fields = [column.field for column in model.columns]
        for field, text in (("as_of", f"{as_of:%Y/%m/%d}"), ("submitted_on", submitted)):
            place = model.index(model.rowCount() - 1, fields.index(field))
            assert model.setData(place, text.replace("-", "/"))
        report = signals.plan.reports[-1]
        assert (report.number, report.as_of, report.submitted_on) == (number, as_of, day)
        signals.execute(ChangeField(report.id, "version", version))


def test_two_years_in_the_window(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = Group(window)
    signals = signals_of(window)
    plan = signals.plan
    ids = [measure.id for measure in plan.measures()]
    seminar = next(m.id for m in plan.measures() if m.timing_text == "8月")
    silent = ids[1]
    rest = [id_ for id_ in ids if id_ not in (seminar, silent)]
    submitted = datetime.date(2023, 5, 12)
    signals.execute(FreezeVersion("提出", submitted, Occasion.SUBMITTED))
    assert group.figures(submitted) == {"no-entry": 37}
    assert group.overdue(submitted) == 0

    # 第1回
    group.look(FIRST)
    group.set_status(rest, CONTINUING)
    group.set_status([seminar], PREPARING)
    group.write(rest[0], Column.WORDING, "毎月開催している。")
    shown = {FIRST: {"continuing": 35, "preparing": 1, "no-entry": 1}}
    assert group.figures(FIRST) == shown[FIRST]
    group.report(1, FIRST, "2023-08-10")
    assert group.overdue(datetime.date(2023, 8, 31)) == 0
    assert group.overdue(datetime.date(2023, 9, 1)) == 1

    # 第2回: it starts from the words of the 第1回, and one key confirms what did not change.
    group.look(SECOND)
    assert all(row.mark is RoundMark.UNCONFIRMED for row in group.page.model.rows)
    row = group.page.model.survey.row(rest[0])
    assert row is not None
    assert row.entry is not None
    assert row.entry.report_wording == "毎月開催している。"
    group.set_status([seminar], DONE)
    group.page.columns.chosen.emit("dates")
    group.write(seminar, Column.FINISHED, "2023/8/25")
    group.page.columns.chosen.emit("wording")
    group.choose(rest, Column.WORDING)
    press(Qt.Key.Key_Space, into=group.page.table)
    shown[SECOND] = {"continuing": 35, "done": 1, "no-entry": 1}
    assert group.figures(SECOND) == shown[SECOND]
    assert group.overdue(SECOND) == 0
    group.report(2, SECOND, "2024-01-31")

    # 第3回: one ends, one is given up.
    group.look(THIRD)
    group.set_status([silent], DONE)
    give_up(group, rest[1], monkeypatch)
    group.choose([*rest, seminar], Column.WORDING)
    press(Qt.Key.Key_Space, into=group.page.table)
    shown[THIRD] = {"continuing": 34, "done": 2, "cancelled": 1}
    assert group.figures(THIRD) == shown[THIRD]
    assert not group.page.model.survey.unconfirmed
    group.report(3, THIRD, "2025-04-25")
    assert {as_of: group.figures(as_of) for as_of in shown} == shown

    # A correction of the first day, two years later.
    before = {day: marks(group, day) for day in (SECOND, THIRD)}
    correct(group, qtbot, rest[0])
    shown[FIRST] = {"continuing": 34, "in-progress": 1, "preparing": 1, "no-entry": 1}
    assert {as_of: group.figures(as_of) for as_of in shown} == shown
    assert {day: marks(group, day) for day in (SECOND, THIRD)} == before
    window.window_actions.undo.trigger()
    assert group.figures(FIRST)["continuing"] == 35


def give_up(group: Group, measure: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """中止, with its reason."""

    def answer(dialog: ReasonDialog) -> int:
        dialog.reason.edit.setPlainText("対象がなくなったため")
        return int(ReasonDialog.DialogCode.Accepted)

    monkeypatch.setattr(ReasonDialog, "exec", answer)
    group.set_status([measure], CANCELLED)


def marks(group: Group, as_of: datetime.date) -> list[tuple[int, RoundMark]]:
    """変更あり and so on of every row, and the change of each figure, as of a day."""
    group.look(as_of)
    return [(row.id, row.mark) for row in group.page.model.survey.rows]


def correct(group: Group, qtbot: QtBot, measure: int) -> None:
    """「訂正」 of the entry of the first day, from its card in the pane."""
    entries = signals_of(group.window).session.records.progress_of([measure])
    entry = next(each for each in entries if each.as_of == FIRST and each.report_wording)
    dialog = EntryDialog(group.page, signals_of(group.window), entry)
    qtbot.addWidget(dialog)
    dialog.status.setCurrentIndex(dialog.status.findData(str(Status.IN_PROGRESS)))
    dialog._correct()  # noqa: SLF001
