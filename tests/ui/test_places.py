"""Small places: where a file was, how a list of departments reads, which date a report has."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QLabel

from desktop_app.domain.plan import Plan, Report
from desktop_app.reports.options import ReportOptions
from desktop_app.ui.dialogs.department_dialog import DepartmentDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.report_order import ReportOrder, usual_date
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.report_settings import _OptionalDateEditor
from desktop_app.ui.windows import Windows
from tests.helpers.fictional import fictional_store
from tests.ui.progress_screen import desk_of, signals_of

DAY = datetime.date


def test_a_recent_file_is_found_from_another_folder(
    preferences: Preferences, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    preferences.add_recent(Path("架空.kaizen"))
    preferences.add_recent(tmp_path / "架空.kaizen")
    assert preferences.recent_files == (tmp_path / "架空.kaizen",)
    preferences.remove_recent(Path("架空.kaizen"))
    assert not preferences.recent_files


def test_each_line_about_a_department_has_room(windows: Windows, tmp_path: Path) -> None:
    store = fictional_store(tmp_path)
    store.close()
    window = windows.open(store.path)
    dialog = DepartmentDialog(desk_of(window), signals_of(window), on=DAY(2025, 3, 31))
    dialog.show()
    line = dialog.departments.fontMetrics().height()
    several = 0
    for place in range(dialog.departments.count()):
        item = dialog.departments.item(place)
        lines = item.text().count("\n") + 1
        several += lines > 1
        assert dialog.departments.visualItemRect(item).height() >= lines * line * 1.3
    assert several
    dialog.close()


PLAN = Plan(
    1,
    date=DAY(2023, 6, 9),
    notice_date=DAY(2023, 6, 10),
    reports=(Report(2, "a", number=4, as_of=DAY(2025, 3, 31), due_on=DAY(2025, 4, 30)),),
)


@pytest.mark.parametrize(
    ("report", "day"),
    [
        ("plan", DAY(2023, 6, 9)),
        ("notice", DAY(2023, 6, 10)),
        ("letter", DAY(2025, 4, 30)),
        ("progress", DAY(2025, 3, 31)),
        ("decision", DAY(2025, 3, 31)),
    ],
)
def test_the_date_that_is_shown_grey_is_the_one_that_is_printed(
    report: str, day: datetime.date
) -> None:
    order = ReportOrder(report, ReportOptions(as_of=DAY(2025, 3, 31)))
    assert usual_date(order, PLAN) == day
    assert usual_date(order, replace(PLAN, reports=())) == (None if report == "letter" else day)


def test_a_letter_of_an_unknown_day_shows_none_and_can_still_be_dated(window: MainWindow) -> None:
    taken: list[str] = []
    editor = _OptionalDateEditor("文書の日付", taken.append)
    editor.show_value("", [("", ""), ("2025-03-31", "")])
    tick, date = editor.widget.findChild(QCheckBox), editor.widget.findChild(DayField)
    assert isinstance(tick, QCheckBox)
    assert isinstance(date, DayField)
    assert date.day() is None
    tick.click()
    assert taken == ["2025-03-31"]


def test_the_chosen_versions_stand_in_the_order_of_their_columns(window: MainWindow) -> None:
    desk_of(window).show_page("versions")
    words = [label.text() for label in desk_of(window).page("versions").findChildren(QLabel)]
    assert words.index("変更後") < words.index("変更前")
