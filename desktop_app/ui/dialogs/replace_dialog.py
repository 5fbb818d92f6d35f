"""Replacing words: every text before and after, with a tick for each, taken as one step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop_app.application.search import Replacement, SearchIndex, replacing
from desktop_app.support.i18n import _
from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.search_words import around, hit_place
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import button, label, set_text
from desktop_app.ui.widgets.fault_note import FaultNote
from desktop_app.ui.words import sentences

_THEIRS = frozenset({"order", "requirement"})
"""What the authority wrote."""


class ReplaceDialog(Dialog):
    """`replaced` says how many texts were changed."""

    def __init__(
        self, parent: QWidget, signals: SessionSignals, index: SearchIndex, *, words: str = ""
    ) -> None:
        super().__init__(parent, _("置換"), width=66, height=40)
        self._signals = signals
        self._index = index
        self._found: tuple[Replacement, ...] = ()
        self.replaced = 0
        self.words = QLineEdit(words)
        self.by = QLineEdit()
        self.exact = QCheckBox(_("全角・半角、かな、大文字・小文字を区別する"))
        self.removing = QCheckBox(_("置換後を空のままにして、見つけた言葉を文から削る"))
        self.removing.setAccessibleName(self.removing.text())
        self.listed = QTreeWidget()
        self._said = label("", "second", wrap=True)
        self.all_key = button(_("すべて選ぶ"), lambda: self._tick(on=True))
        self.none_key = button(_("選択を外す"), lambda: self._tick(on=False))
        self.take = button(_("置換"), self._replace, role="primary", icon_name="replace")
        self._lay_out()
        self._connect()
        self._search()
        (self.by if words else self.words).setFocus()

    def _lay_out(self) -> None:
        self.words.setAccessibleName(_("検索する言葉"))
        self.by.setAccessibleName(_("置換後の言葉"))
        self.exact.setAccessibleName(self.exact.text())
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.addWidget(label(_("検索する言葉"), "label"), 0, 0)
        grid.addWidget(label(_("置換後の言葉"), "label"), 0, 1)
        grid.addWidget(self.words, 1, 0)
        grid.addWidget(self.by, 1, 1)
        tree = self.listed
        tree.setAccessibleName(_("置換する文の一覧"))
        tree.setHeaderLabels([_("場所"), _("変更前"), _("変更後")])
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setStyleSheet("QTreeView::item { padding: 5px 2px; }")
        tree.setTabKeyNavigation(False)
        for place in (1, 2):
            tree.header().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        tree.setMinimumHeight(round(self.fontMetrics().height() * 10))
        column = self.body
        column.addLayout(grid)
        column.addWidget(self.exact)
        column.addWidget(tree, 1)
        column.addWidget(self.removing)
        column.addWidget(self._said)
        column.addWidget(FaultNote(self._signals))
        self.set_keys(self.take, self.all_key, self.none_key)

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _text: self._search())
        self.by.textChanged.connect(lambda _text: self._search())
        self.exact.toggled.connect(lambda _on: self._search())
        self.removing.toggled.connect(lambda _on: self._say())
        self.listed.itemChanged.connect(lambda _item, _column: self._say())

    def chosen(self) -> tuple[Replacement, ...]:
        """What is ticked."""
        return tuple(
            each
            for place, each in enumerate(self._found)
            if self._item(place).checkState(0) == Qt.CheckState.Checked
        )

    def _item(self, place: int) -> QTreeWidgetItem:
        item = self.listed.topLevelItem(place)
        if item is None:
            raise LookupError(place)
        return item

    def _search(self) -> None:
        ticked = {_key(each): False for each in self._found}
        ticked.update((_key(each), True) for each in self.chosen())
        self._found = self._index.replacements(
            self.words.text(), self.by.text(), exact=self.exact.isChecked()
        )
        self.listed.blockSignals(True)
        self.listed.clear()
        for each in self._found:
            item = QTreeWidgetItem(self._cells(each))
            on = ticked.get(_key(each), each.hit.kind not in _THEIRS)
            item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setToolTip(0, item.text(0))
            item.setToolTip(1, each.hit.text)
            item.setToolTip(2, each.after)
            self.listed.addTopLevelItem(item)
        self.listed.blockSignals(False)
        self._fit_places()
        self._say()

    def _fit_places(self) -> None:
        """The places are told whole, unless one is very long."""
        letter = self.fontMetrics().horizontalAdvance("あ")
        self.listed.resizeColumnToContents(0)
        least, most = letter * 13, letter * 19
        self.listed.setColumnWidth(0, max(least, min(self.listed.columnWidth(0), most)))

    def _cells(self, each: Replacement) -> list[str]:
        span = each.hit.spans[0]
        before, held, after = around(each.hit.text, span)
        count = len(each.hit.spans)
        place = hit_place(each.hit)
        if count > 1:
            place = _("{place}（{count}か所）").format(place=place, count=count)
        start = len(each.hit.text[: span[0]])
        new = around(each.after, (start, start + len(self.by.text())))
        return [place, _marked(before, held, after), _marked(*new)]

    def _tick(self, *, on: bool) -> None:
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        for place in range(len(self._found)):
            self._item(place).setCheckState(0, state)

    def _say(self) -> None:
        count = len(self.chosen())
        words = _("{count}件の文のうち、選んだ{chosen}件を置換します。").format(
            count=len(self._found), chosen=count
        )
        if not self.words.text():
            words = _("検索する言葉を入力すると、変更前と変更後が並びます。")
        elif not self._found:
            words = _("置換する文はありません。")
        told = [words, _("実施時期と進捗の記録は置換しません。")]
        if any(each.hit.kind in _THEIRS for each in self._found):
            told.append(_("命令等の文は役所の文なので、初めは選んでいません。"))
        set_text(self._said, sentences(told))
        self.removing.setVisible(bool(self._found) and not self.by.text())
        self.take.setEnabled(count > 0 and bool(self.by.text() or self.removing.isChecked()))

    def _replace(self) -> None:
        chosen = self.chosen()
        command = replacing(chosen)
        if command is not None and self._signals.execute(command, origin=self) is not None:
            self.replaced = len(chosen)
            self.accept()


def _key(each: Replacement) -> tuple[int, str]:
    return each.hit.owner, each.hit.field


def _marked(before: str, found: str, after: str) -> str:
    """What was found, in brackets among the words around it."""
    return _("{before}【{found}】{after}").format(before=before, found=found, after=after)
