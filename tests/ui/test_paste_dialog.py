"""The review of a pasted text: every line shown, kinds and levels by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.importing import RowKind, read_text
from desktop_app.ui.dialogs.paste_dialog import PasteDialog
from desktop_app.ui.paste_draft import PasteDraft
from tests.ui.screen import press
from tests.ui.test_accessibility import nameless

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
TEXT = "覚え書き\n① 体制\t実施時期\n➤ 甲\t4月～\nー 乙\n➤ 丙\n\n迷子の文\n3"


@pytest.fixture
def dialog(qtbot: QtBot) -> PasteDialog:
    made = PasteDialog(None, read_text(TEXT))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def kinds(dialog: PasteDialog) -> list[RowKind]:
    return [row.kind for row in dialog.draft.rows]


def choose(dialog: PasteDialog, place: int) -> None:
    dialog._select(frozenset({place}))  # noqa: SLF001 - as a click would


def test_everything_has_a_name(dialog: PasteDialog) -> None:
    assert nameless(dialog) == []


def test_every_line_is_shown_and_what_found_no_place_is_marked(dialog: PasteDialog) -> None:
    shown = [dialog.lines.item(n).text() for n in range(dialog.lines.count())]
    assert shown[0] == "覚え書き"
    assert len(shown) == len(TEXT.splitlines())
    assert not dialog.lines.item(0).icon().isNull()
    assert kinds(dialog).count(RowKind.UNPLACED) == 2
    assert "ページ番号" in dialog.lines.item(7).toolTip()


def test_a_row_shows_its_lines_and_a_line_its_row(dialog: PasteDialog) -> None:
    choose(dialog, 2)
    assert [item.text() for item in dialog.lines.selectedItems()] == ["➤ 甲　│　4月～"]
    dialog.lines.clearSelection()
    dialog.lines.item(3).setSelected(True)
    assert dialog.chosen == {3}


def test_kinds_and_levels_by_keys(dialog: PasteDialog) -> None:
    choose(dialog, 3)
    press(Qt.Key.Key_Left, ALT, into=dialog.tree)
    assert kinds(dialog)[3] is RowKind.MEASURE
    press(Qt.Key.Key_Right, ALT, into=dialog.tree)
    assert kinds(dialog)[3] is RowKind.DETAIL
    choose(dialog, 0)
    press(Qt.Key.Key_1, CTRL, into=dialog.tree)
    assert kinds(dialog)[0] is RowKind.CHAPTER
    press(Qt.Key.Key_Delete, into=dialog.tree)
    assert kinds(dialog)[0] is RowKind.UNPLACED
    press(Qt.Key.Key_Z, CTRL, into=dialog.tree)
    assert kinds(dialog)[0] is RowKind.CHAPTER


def test_a_lost_line_is_joined_to_the_row_before(dialog: PasteDialog) -> None:
    choose(dialog, 5)
    press(Qt.Key.Key_J, CTRL, into=dialog.tree)
    assert dialog.draft.rows[4].text == "丙迷子の文"
    assert len(dialog.draft.rows) == 5


def test_words_and_dates_are_edited_in_place(dialog: PasteDialog) -> None:
    choose(dialog, 4)
    item = dialog.tree.currentItem()
    assert item is not None
    item.setText(2, "5月")
    item.setText(1, "丁")
    assert (dialog.draft.rows[4].text, dialog.draft.rows[4].timing) == ("丁", "5月")


def test_joining_keeps_both_dates() -> None:
    draft = PasteDraft(read_text("➤ 甲 4月\n➤ 乙 5月"))
    assert draft.join_up(1)
    assert not draft.join_up(0)
    assert (draft.rows[0].text, draft.rows[0].timing) == ("甲乙 5月", "4月")
    assert draft.undo()
    assert not draft.undo()
