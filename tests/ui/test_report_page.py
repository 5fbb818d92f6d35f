"""報告書: pages beside the settings, kept in step with the plan; files and paper."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import ChangeField
from desktop_app.application.report_input import WORKING
from desktop_app.bootstrap import ExportFailure
from desktop_app.domain.plan import Part
from desktop_app.reports.document import Anchor, AnchorKind
from desktop_app.reports.docx_renderer import render_docx
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.registry import REPORTS
from desktop_app.storage.store import SqlitePlanStore
from desktop_app.support import i18n
from desktop_app.ui.export_job import ExportOrder, FileKind
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.print_desk import report_page
from desktop_app.ui.report_fields import FIELDS
from desktop_app.ui.report_order import file_name
from desktop_app.ui.report_preview import Made
from desktop_app.ui.report_words import report_about
from desktop_app.ui.services import Services
from desktop_app.ui.stepped import Stepped, beside
from desktop_app.ui.views.report_page import ReportPage
from desktop_app.ui.windows import Windows
from tests.helpers.fictional import fictional_store
from tests.ui.conftest import activate
from tests.ui.screen import first_measure, measure, opened, outline_of, plan_of
from tests.ui.test_accessibility import nameless


@pytest.fixture
def fictional(tmp_path: Path) -> Path:
    folder = tmp_path / "fictional"
    folder.mkdir()
    store = fictional_store(folder)
    store.close()
    return store.path


def report_view(window: MainWindow) -> ReportPage:
    opened(window).desk.show_page("report")
    return report_page(opened(window))


def shown(qtbot: QtBot, page: ReportPage, name: str) -> Made:
    """The report, when all of its pages are there."""
    page.show_report(name)
    qtbot.waitUntil(lambda: page.preview.is_current, timeout=20_000)
    made = page.preview.result
    assert made is not None
    assert made.order.report == name
    return made


def finished(qtbot: QtBot, window: MainWindow) -> list[str]:
    qtbot.waitUntil(lambda: window.export_desk.job is None, timeout=20_000)
    return window.notices()


def choose(page: ReportPage, setting: str, value: str) -> None:
    """Takes one of the values that a setting offers."""
    field = page.settings.editor(setting)
    assert isinstance(field, QComboBox)
    field.setCurrentIndex(field.findData(value))
    assert field.currentData() == value
    field.activated.emit(field.currentIndex())


def words_of(made: Made) -> str:
    return "".join(
        getattr(mark, "text", "")
        for sheet in made.pages.sheets
        for placed in sheet.marks
        for mark in placed.marks
    )


# -- pages ---------------------------------------------------------------------------------------


def test_every_report_shows_its_pages(windows: Windows, qtbot: QtBot, fictional: Path) -> None:
    window = windows.open(fictional)
    page = report_view(window)
    assert page.source.names[0] == "plan"
    assert set(page.source.names) == set(REPORTS)
    for name in page.source.names:
        made = shown(qtbot, page, name)
        assert page.pane.view.current_sheet() == 0
        assert page.pane.thumbnails.model().rowCount() == len(made.pages.sheets)
        assert f"全{len(made.pages.sheets)}ページ" in window.status.counts
        assert report_about(name)
    assert page.pane.trouble == ""


def test_an_edit_refreshes_the_pages_and_lays_out_only_what_changed(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = report_view(window)
    before = shown(qtbot, page, "plan")
    rows = page.preview.cache("plan").made
    row = first_measure(window)
    opened(window).signals.execute(ChangeField(row.id, "text", "まったく新しい言葉にした施策"))
    assert not page.preview.is_current
    assert "作り直して" in page.pane.when
    qtbot.waitUntil(lambda: page.preview.is_current)
    after = page.preview.result
    assert after is not None
    assert "まったく新しい言葉にした施策" in words_of(after)
    assert "まったく新しい言葉にした施策" not in words_of(before)
    assert page.preview.cache("plan").made - rows <= 2
    assert "時点の内容" in page.pane.when


def test_while_nobody_looks_nothing_is_laid_out(window: MainWindow, qtbot: QtBot) -> None:
    page = report_view(window)
    before = shown(qtbot, page, "plan")
    opened(window).desk.show_page("plan")
    opened(window).signals.execute(ChangeField(first_measure(window).id, "text", "見ない間の変更"))
    QTest.qWait(400)
    assert page.preview.result is before
    opened(window).desk.show_page("report")
    qtbot.waitUntil(lambda: page.preview.is_current)
    assert page.preview.result is not before


def test_a_click_on_a_measure_goes_to_its_row(window: MainWindow, qtbot: QtBot) -> None:
    page = report_view(window)
    made = shown(qtbot, page, "plan")
    wanted = measure(window, 3)
    place = made.pages.place_of(Anchor(AnchorKind.MEASURE, wanted.id))
    assert place is not None
    view = page.pane.view
    view.set_zoom(0.75)
    view.go_to(place[0], place[1].y)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(view.width() // 2, 30))
    assert opened(window).desk.current == "plan"
    assert outline_of(window).current_id() == wanted.id


def test_keys_frame_a_measure_and_go_to_its_row(window: MainWindow, qtbot: QtBot) -> None:
    page = report_view(window)
    shown(qtbot, page, "plan")
    view = page.pane.view
    view.setFocus()
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert view.framed == Anchor(AnchorKind.MEASURE, measure(window, 1).id)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert outline_of(window).current_id() == measure(window, 1).id


def test_a_row_that_only_a_version_has_is_told(
    windows: Windows, qtbot: QtBot, fictional: Path
) -> None:
    window = windows.open(fictional)
    page = report_view(window)
    shown(qtbot, page, "plan")
    page.pane.row_wanted.emit(12345)
    assert opened(window).desk.current == "report"
    assert "今の計画にはありません" in window.status.message


def test_pages_are_turned_by_number_key_and_picture(window: MainWindow, qtbot: QtBot) -> None:
    page = report_view(window)
    shown(qtbot, page, "plan")
    view, thumbnails = page.pane.view, page.pane.thumbnails
    thumbnails.setFocus()
    QTest.keyClick(thumbnails, Qt.Key.Key_Down)
    assert view.current_sheet() == 1
    QTest.keyClick(view, Qt.Key.Key_End)
    assert thumbnails.currentIndex().row() == thumbnails.model().rowCount() - 1
    view.fit_page()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.current_sheet() == 1
    assert view.horizontalScrollBar().maximum() == 0


def test_a_character_without_a_glyph_is_told(window: MainWindow, qtbot: QtBot) -> None:
    page = report_view(window)
    opened(window).signals.execute(ChangeField(first_measure(window).id, "text", "新しい𠮟🦊印"))
    shown(qtbot, page, "plan")
    assert "🦊" in page.pane.warning


# -- settings ------------------------------------------------------------------------------------


def test_every_option_of_a_report_has_a_setting() -> None:
    ours = {"drafted_at"}
    assert set(ReportOptions.__struct_fields__) - ours <= {each.name for each in FIELDS}


def test_a_setting_changes_the_pages_and_is_remembered(
    windows: Windows, qtbot: QtBot, fictional: Path
) -> None:
    window = windows.open(fictional)
    page = report_view(window)
    before = shown(qtbot, page, "progress")
    calendar = page.settings.editor("calendar")
    assert isinstance(calendar, QComboBox)
    calendar.setFocus()
    QTest.keyClick(calendar, Qt.Key.Key_Down)
    choose(page, "number", "5")
    after = shown(qtbot, page, "progress")
    assert "令和" in words_of(after)
    assert "令和" not in words_of(before)
    assert "第5回" in words_of(after).replace("５", "5")
    window.close()
    again = report_view(windows.open(fictional))
    assert again.source.order("progress").options.calendar == after.order.options.calendar
    assert again.source.order("progress").options.number is None
    assert again.source.order("plan").options.calendar == before.order.options.calendar


def test_a_version_can_be_printed(windows: Windows, qtbot: QtBot, fictional: Path) -> None:
    window = windows.open(fictional)
    page = report_view(window)
    shown(qtbot, page, "progress")
    version = page.settings.editor("version")
    assert isinstance(version, QComboBox)
    assert [version.itemData(row) for row in range(2)] == ["", WORKING]
    choose(page, "version", "第1回報告")
    assert shown(qtbot, page, "progress").order.version == "第1回報告"


def test_a_version_is_read_in_steps_that_keep_nobody_waiting(
    windows: Windows, qtbot: QtBot, fictional: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = report_view(windows.open(fictional))
    shown(qtbot, page, "progress")
    page.source.show_version("progress", "第1回報告")
    with monkeypatch.context() as patch:
        patch.setattr(SqlitePlanStore, "frozen", None)
        order = page.source.order("progress")  # asks for no more than its settings
    assert order.version == "第1回報告"
    steps = page.source.read(order)
    assert sum(1 for _step in steps) > 5


@pytest.mark.parametrize("name", ["plan", "progress", "comparison", "notice"])
def test_what_is_in_force_is_printed_and_the_draft_is_one_click_away(
    windows: Windows, qtbot: QtBot, fictional: Path, name: str
) -> None:
    """Whoever has just typed a new text is told why it is not on the pages."""
    window = windows.open(fictional)
    page = report_view(window)
    assert shown(qtbot, page, name).order.version == ""
    assert page.pane.state == ""
    changed = plan_of(window).paragraphs_of(Part.NOTICE)[0].id, first_measure(window).id
    for entity in changed:
        opened(window).signals.execute(ChangeField(entity, "text", "有効でない文"))
    in_force = shown(qtbot, page, name)
    assert "有効でない文" not in words_of(in_force)
    assert "次の版を確定するまで" in page.pane.state
    page.pane.other.click()
    assert "有効でない文" in words_of(shown(qtbot, page, name))
    assert page.pane.state == "編集中の計画を表示しています。"
    page.pane.other.click()
    assert words_of(shown(qtbot, page, name)) == words_of(in_force)


def test_without_a_version_there_is_but_one_plan_to_print(window: MainWindow, qtbot: QtBot) -> None:
    page = report_view(window)
    opened(window).signals.execute(ChangeField(first_measure(window).id, "text", "新しい文"))
    assert "新しい文" in words_of(shown(qtbot, page, "plan"))
    assert page.pane.state == ""
    version = page.settings.editor("version")
    assert isinstance(version, QComboBox)
    assert [version.itemText(row) for row in range(version.count())] == ["編集中の計画"]


def test_a_version_is_printed_as_of_its_report_unless_a_day_is_chosen(
    windows: Windows, qtbot: QtBot, fictional: Path
) -> None:
    page = report_view(windows.open(fictional))
    shown(qtbot, page, "progress")
    page.source.show_version("progress", "第2回報告")
    assert shown(qtbot, page, "progress").order.options.as_of == datetime.date(2024, 3, 31)
    as_of = next(each for each in FIELDS if each.name == "as_of")
    page.source.choose("progress", as_of, "2024-02-29")
    assert shown(qtbot, page, "progress").order.options.as_of == datetime.date(2024, 2, 29)
    page.source.show_version("progress", "第1回報告")
    assert shown(qtbot, page, "progress").order.options.as_of == datetime.date(2023, 9, 30)


def test_an_exported_file_that_lacks_changes_of_the_draft_says_so(
    windows: Windows, qtbot: QtBot, fictional: Path, tmp_path: Path
) -> None:
    window = windows.open(fictional)
    page = report_view(window)
    opened(window).signals.execute(ChangeField(first_measure(window).id, "text", "新しい文"))
    order = page.source.order("plan")
    opened(window).desk.show_page("plan")
    window.export_desk.export(opened(window), [ExportOrder(order, tmp_path / "a.docx")])
    assert "次の版を確定するまで" in finished(qtbot, window)[-1]
    keys = window.findChildren(QPushButton)
    words = "編集中の計画を表示"
    next(k for k in keys if words in k.text() and k is not page.pane.other).click()
    assert page.source.order("plan").version == WORKING
    assert opened(window).desk.current == "report"


def test_a_choice_that_cannot_be_met_is_told_and_mended(
    windows: Windows, qtbot: QtBot, fictional: Path
) -> None:
    window = windows.open(fictional)
    page = report_view(window)
    shown(qtbot, page, "plan")
    setting = next(each for each in FIELDS if each.name == "version")
    page.source.choose("plan", setting, "ない版")
    qtbot.waitUntil(lambda: bool(page.pane.trouble))
    assert "ない版" in page.pane.trouble
    page.source.choose("plan", setting, "")
    shown(qtbot, page, "plan")
    assert page.pane.trouble == ""


def test_every_widget_has_a_name(windows: Windows, qtbot: QtBot, fictional: Path) -> None:
    window = windows.open(fictional)
    page = report_view(window)
    for name in page.source.names:
        shown(qtbot, page, name)
        assert nameless(page) == []
    assert nameless(window.export_desk.make_dialog(opened(window))) == []


# -- files ---------------------------------------------------------------------------------------


def test_word_and_pdf_have_the_pages_of_the_preview(
    windows: Windows, qtbot: QtBot, fictional: Path, tmp_path: Path
) -> None:
    window = windows.open(fictional)
    page = report_view(window)
    for name in page.source.names:
        made = shown(qtbot, page, name)
        orders = [ExportOrder(made.order, tmp_path / f"{name}{kind}") for kind in FileKind]
        window.export_desk.export(opened(window), orders)
        assert any("2個のファイル" in words for words in finished(qtbot, window))
        counts = made.pages.page_counts
        assert orders[0].target.read_bytes() == render_docx(made.document, page_counts=counts)
        assert len(PdfReader(orders[1].target).pages) == sum(counts)


def test_the_key_exports_the_report_of_the_page(
    windows: Windows, qtbot: QtBot, fictional: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.open(fictional)
    asked: list[Path] = []

    def ask(*arguments: object, **_words: object) -> tuple[str, str]:
        asked.append(Path(str(arguments[2])))
        return str(tmp_path / asked[-1].name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    window.window_actions.export.trigger()
    finished(qtbot, window)
    opened(window).desk.show_page("progress")
    window.window_actions.export.trigger()
    assert any("「業務改善計画_実施状況報告" in words for words in finished(qtbot, window))
    page = report_view(window)
    shown(qtbot, page, "letter")
    keys = [key.text() for key in window.findChildren(QPushButton)]
    page.pane.pdf.click()
    finished(qtbot, window)
    assert asked[0].suffix == ".docx"
    assert asked[1].name == "業務改善計画_実施状況報告_第4回_20250331.docx"
    assert asked[2].name.endswith("_第4回_20250331.pdf")
    assert all((tmp_path / path.name).stat().st_size for path in asked)
    keys += [key.text() for key in window.findChildren(QPushButton)]
    assert {"Wordで開く", "PDFを開く", "フォルダーを開く"} <= set(keys)


def test_several_are_made_with_progress_and_can_be_stopped(
    windows: Windows, qtbot: QtBot, fictional: Path, tmp_path: Path
) -> None:
    window = windows.open(fictional)
    page = report_view(window)
    desk = window.export_desk
    orders = [
        ExportOrder(page.source.order(name), tmp_path / f"{name}{kind}")
        for name in page.source.names
        for kind in FileKind
    ]
    desk.export(opened(window), orders)
    assert any("14個のファイルを出力しています" in words for words in window.notices())
    job = desk.job
    assert job is not None
    shares: list[float] = []
    job.progressed.connect(lambda share, _name: shares.append(share))
    qtbot.waitUntil(lambda: len(job.made) >= 3, timeout=20_000)
    desk.cancel()
    made = job.made
    assert any("残りは中止しました" in words for words in finished(qtbot, window))
    assert shares == sorted(shares)
    assert 0 < shares[-1] < 1
    QTest.qWait(100)
    on_disk = {path for path in tmp_path.iterdir() if path.is_file() and path.suffix != ".ini"}
    assert on_disk == set(made)


def test_replacing_is_said_before(window: MainWindow, tmp_path: Path) -> None:
    dialog = window.export_desk.make_dialog(opened(window))
    dialog.set_folder(tmp_path)
    dialog.tick("plan", "notice")
    dialog.pdf.setChecked(True)
    assert dialog.warning == ""
    assert [each.target.suffix for each in dialog.chosen] == [".docx", ".pdf"] * 2
    there = dialog.chosen[1].target
    there.write_bytes(b"old")
    dialog.set_folder(tmp_path / "..")
    dialog.set_folder(tmp_path)
    assert there.name in dialog.warning
    assert dialog.accept_words == "置き換えて出力する"
    dialog.set_folder(tmp_path / "どこにもない")
    assert "見つかりません" in dialog.warning


def test_a_name_without_its_suffix_is_asked_about_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QMessageBox

    (tmp_path / "報告.docx").write_bytes(b"old")
    place = (str(tmp_path / "報告"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_w: place)
    no = QMessageBox.StandardButton.No
    monkeypatch.setattr(QMessageBox, "question", lambda *_a, **_w: no)
    window.window_actions.export.trigger()
    assert window.export_desk.job is None
    assert (tmp_path / "報告.docx").read_bytes() == b"old"


def test_a_target_that_word_holds_is_told_and_the_others_are_made(
    windows: Windows, services: Services, qtbot: QtBot, plan_path: Path, tmp_path: Path
) -> None:
    def refuse_one(target: Path, content: bytes) -> None:
        if target.name == "使用中.docx":
            raise ExportFailure("target_in_use", {"file": target.name})
        services.export(target, content)

    window = MainWindow(replace(services, export=refuse_one))
    qtbot.addWidget(window)
    window.open_path(plan_path)
    order = report_page(opened(window)).source.order("notice")
    (tmp_path / "使用中.docx").write_bytes(b"old")
    orders = [ExportOrder(order, tmp_path / n) for n in ("使用中.docx", "できる.docx")]
    window.export_desk.export(opened(window), orders)
    told = finished(qtbot, window)
    assert any("使用中.docx" in words and "Word" in words for words in told)
    assert any("「できる.docx」に出力しました" in words for words in told)
    assert (tmp_path / "使用中.docx").read_bytes() == b"old"
    window.close()


def test_a_folder_that_is_gone_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    order = report_page(opened(window)).source.order("notice")
    target = tmp_path / "消えた" / "お知らせ.pdf"
    window.export_desk.export(opened(window), [ExportOrder(order, target)])
    assert any("消えた" in words or "フォルダー" in words for words in finished(qtbot, window))
    assert not target.exists()


def test_closing_the_plan_gives_up_what_is_under_way(
    windows: Windows, qtbot: QtBot, fictional: Path, tmp_path: Path
) -> None:
    window = windows.open(fictional)
    page = report_view(window)
    orders = [ExportOrder(page.source.order(n), tmp_path / f"{n}.pdf") for n in page.source.names]
    window.export_desk.export(opened(window), orders)
    QTest.qWait(20)
    window.close_plan()
    assert window.export_desk.job is None
    QTest.qWait(50)


def test_names_of_files_follow_the_pattern(window: MainWindow) -> None:
    order = report_page(opened(window)).source.order("progress")
    options = ReportOptions(as_of=datetime.date(2024, 3, 31), number=3)
    name = file_name(replace(order, options=options), plan_of(window))
    assert name == "業務改善計画_実施状況報告_第3回_20240331"


def test_the_window_writes_the_pdf_that_the_command_line_writes(
    window: MainWindow, qtbot: QtBot, plan_path: Path, tmp_path: Path
) -> None:
    order = report_page(opened(window)).source.order("plan")
    window.export_desk.export(opened(window), [ExportOrder(order, tmp_path / "窓.pdf")])
    finished(qtbot, window)
    window.close_plan()
    day = order.options.as_of.isoformat()
    command = ["export", str(plan_path), "--report", "plan", "--as-of", day]
    out = tmp_path / "行.pdf"
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", *command, "-o", str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert out.read_bytes() == (tmp_path / "窓.pdf").read_bytes()


# -- paper ---------------------------------------------------------------------------------------


def test_printing_sends_the_chosen_pages(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = report_view(window)
    made = shown(qtbot, page, "plan")
    desk = window.export_desk.printing
    printer = desk.make_printer(made, "計画")
    dialog = desk.make_dialog(printer, made.pages)
    assert (dialog.minPage(), dialog.maxPage()) == (1, len(made.pages.sheets))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "紙.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    desk.start_printing(printer, made.pages)
    qtbot.waitUntil(lambda: "「紙.pdf」に印刷しました。" in window.notices())
    assert len(PdfReader(tmp_path / "紙.pdf").pages) == 3
    keys = {key.text(): key for key in window.findChildren(QPushButton)}
    places: list[Path] = []

    def open_url(url: QUrl) -> bool:
        places.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    keys["開く"].click()
    keys["フォルダーを開く"].click()
    assert places == [tmp_path / "紙.pdf", tmp_path]


def test_print_and_preview_show_the_report_first(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = window.export_desk.printing
    asked: list[str] = []
    monkeypatch.setattr(desk, "_ask_and_print", lambda _made, name: asked.append(name))
    window.window_actions.print.trigger()
    assert opened(window).desk.current == "report"
    qtbot.waitUntil(lambda: bool(asked))
    assert asked[0].startswith("業務改善計画の概要")


def test_what_goes_to_paper_or_into_a_file_is_named_before(
    window: MainWindow, qtbot: QtBot
) -> None:
    """On a page that is no report it is the one that was chosen last."""
    actions, desk = window.window_actions, opened(window).desk
    assert "業務改善計画（概要）" in actions.print.text()
    report_view(window).show_report("summary")
    desk.show_page("schedule")
    for action in (actions.print, actions.print_preview, actions.export, actions.export_pdf):
        assert "（総括表）" in action.text()
    tips = [key.toolTip() for key in window.findChildren(QPushButton)]
    assert "報告書を印刷（総括表） (Ctrl+P)" in tips
    desk.show_page("progress")
    assert "（実施状況報告）" in actions.print.text()
    window.close_plan()
    assert "（" not in actions.print.text().replace("(&P)", "")


def test_of_two_wishes_for_paper_the_last_counts(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, asked = window.export_desk.printing, []
    monkeypatch.setattr(desk, "_ask_and_print", lambda _made, name: asked.append(name))
    for _time in range(2):
        window.window_actions.print.trigger()
    qtbot.waitUntil(lambda: bool(asked))
    QTest.qWait(50)
    assert len(asked) == 1


def test_printing_goes_on_when_the_plan_is_closed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    made = shown(qtbot, report_view(window), "plan")
    desk = window.export_desk.printing
    printer = desk.make_printer(made, "計画")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "紙.pdf"))
    desk.start_printing(printer, made.pages)
    window.close_plan()
    qtbot.waitUntil(lambda: "「紙.pdf」に印刷しました。" in window.notices())
    assert len(PdfReader(tmp_path / "紙.pdf").pages) == len(made.pages.sheets)


def test_the_print_preview_paints_every_page(window: MainWindow, qtbot: QtBot) -> None:
    made = shown(qtbot, report_view(window), "plan")
    preview = window.export_desk.printing.make_preview(made, "計画")
    qtbot.addWidget(preview)
    preview.show()
    QTest.qWait(50)
    assert not preview.grab().isNull()
    preview.close()


# -- work in small steps -------------------------------------------------------------------------


def test_work_beside_the_window_gives_its_result_or_its_fault(
    qtbot: QtBot, windows: Windows
) -> None:
    def steps(work: Callable[[], int]) -> Iterator[object]:
        return beside(work)

    for work, wanted in ((lambda: 7, "done"), (lambda: 1 // 0, "failed")):
        stepped = Stepped(beside(work), windows)
        with qtbot.waitSignal(getattr(stepped, wanted)) as told:
            stepped.start()
        assert told.args == [7] if wanted == "done" else isinstance(told.args[0], ZeroDivisionError)
        assert not stepped.is_running


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("width", [911, 1366])
def test_small_screens_and_languages(
    windows: Windows, qtbot: QtBot, fictional: Path, language: i18n.Language, width: int
) -> None:
    i18n.set_language(language)
    window = windows.open(fictional)
    activate(qtbot, window)
    window.resize(width, 512 if width < 1000 else 768)
    page = report_view(window)
    shown(qtbot, page, "progress")
    assert window.width() == width
    i18n.set_language("ja")


def test_where_no_program_opens_it_the_folder_is_said(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    order = report_page(opened(window)).source.order("notice")
    window.export_desk.export(opened(window), [ExportOrder(order, tmp_path / "お知らせ.docx")])
    finished(qtbot, window)
    keys = window.findChildren(QPushButton)
    next(key for key in keys if key.text() == "Wordで開く").click()
    assert any(str(tmp_path) in words for words in window.notices())


@pytest.mark.parametrize("step", [0, 2])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_setting_is_wider_than_its_column(
    windows: Windows, fictional: Path, language: i18n.Language, step: int
) -> None:
    i18n.set_language(language)
    windows.zoom(step)
    page = report_view(windows.open(fictional))
    for report in REPORTS:
        page.reports.choose(report)
        QTest.qWait(20)
        column = page.settings.parentWidget()
        assert isinstance(column, QWidget)
        room = column.parentWidget()
        assert isinstance(room, QWidget)
        assert column.width() <= room.width(), report
    i18n.set_language("ja")
