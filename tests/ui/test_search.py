"""Search in the toolbar: hits while one types, Enter goes there, words are replaced as shown."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import ChangeField
from desktop_app.application.search import SearchIndex
from desktop_app.domain.departments import carried_by
from desktop_app.domain.plan import Part
from desktop_app.ui import search_desk
from desktop_app.ui.delegates.outline_delegate import OutlineDelegate
from desktop_app.ui.dialogs.department_dialog import DepartmentDialog
from desktop_app.ui.dialogs.replace_dialog import ReplaceDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.search_words import hit_place
from desktop_app.ui.theme import Colour
from desktop_app.ui.views.document_page import DocumentPage
from desktop_app.ui.widgets.search_field import SearchField
from desktop_app.ui.widgets.text_field import GrowingEdit
from desktop_app.ui.windows import Windows
from tests.ui.conftest import activate
from tests.ui.progress_screen import desk_of, signals_of
from tests.ui.screen import in_dialog, opened, outline_of, plan_of, press, type_japanese
from tests.ui.version_screen import fictional_window


def field_of(window: MainWindow) -> SearchField:
    found = window.findChild(SearchField)
    assert isinstance(found, SearchField)
    return found


def start(window: MainWindow) -> SearchField:
    window.window_actions.find.trigger()
    field = field_of(window)
    assert field.hasFocus()
    return field


def test_hits_appear_while_typing_and_enter_goes_there(window: MainWindow) -> None:
    field = start(window)
    type_japanese("ｺﾝﾌﾟﾗｲｱﾝｽ相談", preedit="こんぷら")
    assert field.popup.isVisible()
    hit = field.hits.current_hit()
    assert hit is not None
    press(Qt.Key.Key_Return)
    assert outline_of(window).current_id() == hit.entity
    assert outline_of(window).hasFocus()
    assert not field.popup.isVisible()


def test_in_a_large_plan_hits_come_when_its_texts_are_read(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_desk, "LARGE", 0)
    field = start(window)
    signals_of(window).execute(ChangeField(plan_of(window).measures()[0].id, "text", "ほたる"))
    field.insert("ほたる")
    assert field.foot == "検索の準備をしています…"
    assert not field.hits.found.hits
    qtbot.waitUntil(lambda: len(field.hits.found.hits) == 1)
    assert field.foot.startswith("1件")


def test_arrows_choose_and_escape_gives_back(window: MainWindow) -> None:
    outline_of(window).setFocus()
    field = start(window)
    type_japanese("委託")
    first = field.hits.current_hit()
    press(Qt.Key.Key_Down)
    assert field.hits.current_hit() != first
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert field.hits.currentIndex().row() == len(field.hits.found.hits) - 1
    press(Qt.Key.Key_Escape)
    assert not field.popup.isVisible()
    press(Qt.Key.Key_Escape)
    assert outline_of(window).hasFocus()


def test_a_number_leads_to_its_item(window: MainWindow) -> None:
    start(window)
    type_japanese("3-4")
    press(Qt.Key.Key_Return)
    assert outline_of(window).current_id() == plan_of(window).chapters[2].items[3].id


def test_a_hit_outside_the_outline_opens_its_form(window: MainWindow) -> None:
    start(window)
    cause = plan_of(window).causes[5]
    type_japanese(cause.text)
    press(Qt.Key.Key_Return)
    page = desk_of(window).page("document")
    assert isinstance(page, DocumentPage)
    assert desk_of(window).current == "document"
    assert page.part.name == "causes"
    text = page.form("causes").text_for(cause.id)
    assert text is not None
    assert text.hasFocus()


def test_nothing_found_says_so(window: MainWindow) -> None:
    field = start(window)
    type_japanese("存在しない言葉")
    assert "見つかりません" in field.foot
    press(Qt.Key.Key_Return)


def test_what_was_just_typed_into_the_plan_is_found(window: MainWindow) -> None:
    field = start(window)
    type_japanese("架空の語")
    assert not field.hits.found.hits
    measure = plan_of(window).measures()[0]
    index = opened(window).page.model.index_of(measure.id)
    opened(window).page.model.setData(index, "架空の語を含む施策")
    field.start()
    assert [hit.entity for hit in field.hits.found.hits] == [measure.id]


@pytest.fixture
def dialog(window: MainWindow) -> ReplaceDialog:
    index = SearchIndex()
    index.read(plan_of(window))
    return ReplaceDialog(window, signals_of(window), index, words="コンプライアンス")


def test_replacing_shows_before_and_after(window: MainWindow, dialog: ReplaceDialog) -> None:
    dialog.by.setText("法令遵守")
    count = dialog.listed.topLevelItemCount()
    assert count > 3
    item = dialog.listed.topLevelItem(0)
    assert item is not None
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert "【コンプライアンス】" in item.data(1, spoken)
    assert "【法令遵守】" in item.data(2, spoken)
    assert "法令遵守" in item.text(2)
    assert "【" not in item.text(1) + item.text(2)
    item.setCheckState(0, Qt.CheckState.Unchecked)
    kept = dialog.chosen()
    assert len(kept) == count - 1
    before = plan_of(window)
    dialog.take.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.replaced == count - 1
    window.window_actions.undo.trigger()
    assert plan_of(window) == before


def test_a_tick_taken_away_stays_away_while_typing(dialog: ReplaceDialog) -> None:
    dialog.by.setText("法")
    item = dialog.listed.topLevelItem(1)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Unchecked)
    dialog.by.setText("法令")
    again = dialog.listed.topLevelItem(1)
    assert again is not None
    assert again.checkState(0) == Qt.CheckState.Unchecked
    dialog.all_key.click()
    assert again.checkState(0) == Qt.CheckState.Checked
    dialog.none_key.click()
    assert not dialog.take.isEnabled()
    dialog.words.setText("")
    assert not dialog.take.isEnabled()


def test_paragraphs_are_called_by_their_part_and_place(window: MainWindow) -> None:
    field = start(window)
    paragraph = next(each for each in plan_of(window).paragraphs if each.part is Part.OVERVIEW)
    type_japanese(paragraph.text[:12])
    hit = next(each for each in field.hits.found.hits if each.entity == paragraph.id)
    assert hit_place(hit) == "概要 1"


def test_f3_goes_on_to_the_next_hit_and_marks_it(window: MainWindow) -> None:
    start(window)
    type_japanese("委託")
    press(Qt.Key.Key_Return)
    steps = {desk_of(window).current: outline_of(window).current_id()}
    for _time in range(4):
        window.window_actions.find_next.trigger()
        steps[f"{desk_of(window).current}{_time}"] = outline_of(window).current_id()
    assert len(set(steps.values())) > 2
    assert window.status.message.startswith("5／")
    window.window_actions.find_previous.trigger()
    assert window.status.message.startswith("4／")


def place_of(window: MainWindow, entity: int) -> QModelIndex:
    """Of a hit in the list."""
    found = field_of(window).hits.found
    hits = [(hit.entity, hit.field) for hit in found.hits]
    return found.index(hits.index((entity, "text")), 0)


def test_what_was_found_is_marked_where_it_stands(window: MainWindow) -> None:
    start(window)
    wanted = plan_of(window).measures()[20]
    type_japanese(wanted.text[1:6])
    outline = outline_of(window)
    field_of(window).hits.setCurrentIndex(place_of(window, wanted.id))
    press(Qt.Key.Key_Return)
    delegate = outline.itemDelegate()
    assert isinstance(delegate, OutlineDelegate)
    row, text, spans = delegate.found
    assert row == outline.current_id() == wanted.id
    assert text[slice(*spans[0])] == wanted.text[1:6]
    pane = opened(window).details.findChildren(GrowingEdit)
    assert wanted.text[1:6] in [each.textCursor().selectedText() for each in pane]
    rect = outline.visualRect(outline.currentIndex())
    picture = outline.viewport().grab(rect).toImage()
    colours = {picture.pixelColor(x, rect.height() // 2 - 6).name() for x in range(picture.width())}
    assert Colour.AMBER_MARK.lower() in colours
    assert 0 < rect.center().y() < outline.viewport().height() - rect.height()
    press(Qt.Key.Key_Down, into=outline)
    assert not delegate.found[0]
    start(window)
    cause = plan_of(window).causes[5]
    type_japanese(cause.text[2:8])
    press(Qt.Key.Key_Return)
    held = QApplication.focusWidget()
    assert isinstance(held, GrowingEdit)
    assert held.textCursor().selectedText() == cause.text[2:8]


def test_words_of_the_authority_are_replaced_only_when_they_are_ticked(
    window: MainWindow,
) -> None:
    order = plan_of(window).orders[0]
    word = order.requirements[0].text[:4]
    index = SearchIndex()
    index.read(plan_of(window))
    dialog = ReplaceDialog(window, signals_of(window), index, words=word)
    dialog.by.setText("別の語")
    assert not any(each.hit.kind in ("order", "requirement") for each in dialog.chosen())
    assert len(dialog.chosen()) < dialog.listed.topLevelItemCount()
    dialog.all_key.click()
    assert len(dialog.chosen()) == dialog.listed.topLevelItemCount()


def test_words_are_taken_out_only_when_that_is_meant(
    window: MainWindow, dialog: ReplaceDialog
) -> None:
    assert dialog.chosen()
    assert not dialog.take.isEnabled()
    dialog.removing.setChecked(True)
    assert dialog.take.isEnabled()
    dialog.take.click()
    assert window.window_actions.undo.text() == "元に戻す: 置換"


def test_what_is_replaced_stands_out_by_colour_and_a_line(
    window: MainWindow, dialog: ReplaceDialog
) -> None:
    dialog.by.setText("法令遵守法令遵守")
    dialog.show()
    tree = dialog.listed
    for column in (1, 2):
        rect = tree.visualRect(tree.model().index(0, column))
        picture = tree.viewport().grab(rect).toImage()
        rows = [
            [picture.pixelColor(x, y).name() for x in range(picture.width())].count(
                Colour.ACCENT.lower()
            )
            for y in range(picture.height())
        ]
        assert max(rows) > tree.fontMetrics().horizontalAdvance("法令遵守")
    dialog.close()


@pytest.fixture
def named(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    made = fictional_window(windows, tmp_path)
    activate(qtbot, made)
    return made


def replace_dialog(window: MainWindow, words: str) -> ReplaceDialog:
    index = SearchIndex()
    records = opened(window).session.records
    index.read(plan_of(window), records.latest_progress(as_of=datetime.date.max))
    return ReplaceDialog(window, signals_of(window), index, words=words)


def test_the_name_of_a_department_leads_to_where_it_is_changed(named: MainWindow) -> None:
    department = plan_of(named).departments[2]
    field_of(named).setText(department.name)
    seen: list[str] = []

    def look(managed: DepartmentDialog) -> None:
        item = managed.departments.currentItem()
        seen.append(item.text() if item else "")
        managed.reject()

    def leave(dialog: ReplaceDialog) -> None:
        assert dialog.rename_key.isVisible()
        in_dialog(DepartmentDialog, look)
        dialog.rename_key.click()

    in_dialog(ReplaceDialog, leave)
    named.window_actions.replace.trigger()
    assert [words.split("\n")[0] for words in seen] == [department.name]


def test_words_that_name_no_department_lead_nowhere(named: MainWindow) -> None:
    dialog = replace_dialog(named, "施策")
    dialog.show()
    assert dialog.rename_key.isHidden()
    dialog.close()


def test_what_the_search_finds_and_nothing_replaces_is_told(named: MainWindow) -> None:
    question = next(q for report in plan_of(named).reports for q in report.questions)
    dialog = replace_dialog(named, question.text[:8])
    assert "追加質問の1件は置換しません" in dialog.said
    dialog.words.setText("どこにもない言葉")
    assert "実施時期と進捗の記録は置換しません" in dialog.said
    dialog.close()


def test_enter_goes_where_the_words_are_missing_then_replaces(window: MainWindow) -> None:
    field_of(window).setText("コンプライアンス")
    seen: list[bool] = []

    def act(dialog: ReplaceDialog) -> None:
        dialog.words.setFocus()
        press(Qt.Key.Key_Return)
        seen.append(dialog.by.hasFocus())
        press(Qt.Key.Key_Return)
        seen.append(dialog.removing.hasFocus())
        dialog.by.setFocus()
        type_japanese("法令遵守")
        press(Qt.Key.Key_Return)
        seen.append(dialog.result() == QDialog.DialogCode.Accepted)
        dialog.reject()

    in_dialog(ReplaceDialog, act)
    window.window_actions.replace.trigger()
    assert seen == [True, True, True]
    assert window.status.message == "置換しました"


def test_how_many_measures_show_a_name_is_told_before_it_changes(named: MainWindow) -> None:
    on = opened(named).desk.context.desk.as_of
    dialog = DepartmentDialog(named, signals_of(named), on=on)
    for department in plan_of(named).departments[:4]:
        dialog.choose(department.id)
        count = len(carried_by(plan_of(named), department.id, on=on))
        assert f"{count}施策の主管・関係部署の名称が変わります" in dialog.shown
    dialog.close()
