"""Replacing words: every text before and after, with a tick for each, taken as one step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop_app.application.search import Replacement, SearchIndex, replacing
from desktop_app.domain.folding import fold
from desktop_app.domain.plan import Department
from desktop_app.support.i18n import _
from desktop_app.ui.delegates.marked_delegate import MarkedDelegate, show_marked
from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.search_words import around, hit_kind, hit_place
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import button, label, set_text
from desktop_app.ui.widgets.fault_note import FaultNote
from desktop_app.ui.words import sentences, series

_THEIRS = frozenset({"order", "requirement"})
"""What the authority wrote."""
_FEW = 3
"""Departments that are named."""


class ReplaceDialog(Dialog):
    """`replaced` says how many texts were changed; `department` is the one that somebody wanted to
    rename instead.
    """

    def __init__(
        self, parent: QWidget, signals: SessionSignals, index: SearchIndex, *, words: str = ""
    ) -> None:
        super().__init__(parent, _("置換"), width=66, height=40)
        self._signals = signals
        self._index = index
        self._found: tuple[Replacement, ...] = ()
        self.replaced = 0
        self.department: int | None = None
        self.words = QLineEdit(words)
        self.by = QLineEdit()
        self.exact = QCheckBox(_("全角・半角、かな、大文字・小文字を区別する"))
        self.removing = QCheckBox(_("置換後を空のままにして、見つけた言葉を文から削る"))
        self.removing.setAccessibleName(self.removing.text())
        self.listed = QTreeWidget()
        self._said = label("", "second", wrap=True)
        self._named = label("", "amber", wrap=True)
        self.rename_key = button(_("部署の管理を開く"), self._leave_for_department, role="link")
        self.all_key = button(_("すべて選ぶ"), lambda: self._tick(on=True))
        self.none_key = button(_("選択を外す"), lambda: self._tick(on=False))
        self.take = button(_("置換"), self._replace, role="primary", icon_name="replace")
        self._lay_out()
        self._connect()
        self._search()
        (self.by if words else self.words).setFocus()

    @property
    def said(self) -> str:
        """What will be replaced and what not, in words."""
        return self._said.accessibleName()

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
        tree.setItemDelegate(MarkedDelegate(tree))
        for place in (1, 2):
            tree.header().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        tree.setMinimumHeight(round(self.fontMetrics().height() * 10))
        column = self.body
        column.addLayout(grid)
        column.addWidget(self.exact)
        column.addWidget(tree, 1)
        column.addWidget(self.removing)
        column.addWidget(self._said)
        column.addLayout(self._department_line())
        column.addWidget(FaultNote(self._signals))
        self.set_keys(self.take, self.all_key, self.none_key)

    def _department_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._named, 1)
        line.addWidget(self.rename_key)
        return line

    def _connect(self) -> None:
        self.words.returnPressed.connect(lambda: self._go_on(self.by))
        self.by.returnPressed.connect(lambda: self._go_on(self.removing))
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
            item = QTreeWidgetItem([self._place(each)])
            on = ticked.get(_key(each), each.hit.kind not in _THEIRS)
            item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            for column, parts in enumerate(self._sides(each), 1):
                show_marked(item, column, parts)
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

    def _place(self, each: Replacement) -> str:
        place, count = hit_place(each.hit), len(each.hit.spans)
        return _("{place}（{count}か所）").format(place=place, count=count) if count > 1 else place

    def _sides(self, each: Replacement) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
        """Before and after: the words around the first place and what stands there."""
        span = each.hit.spans[0]
        new = (span[0], span[0] + len(self.by.text()))
        return around(each.hit.text, span), around(each.after, new)

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
        told = [words, self._left_out_words()]
        if any(each.hit.kind in _THEIRS for each in self._found):
            told.append(_("命令等の文は役所の文なので、初めは選んでいません。"))
        set_text(self._said, sentences(told))
        self._say_department()
        self.removing.setVisible(bool(self._found) and not self.by.text())
        self.take.setEnabled(count > 0 and bool(self.by.text() or self.removing.isChecked()))

    def _left_out_words(self) -> str:
        """What the search finds too and nothing here changes."""
        left = self._index.left_out(self.words.text(), exact=self.exact.isChecked())
        if not left:
            return _("実施時期と進捗の記録は置換しません。")
        words = _("このほか{kinds}の{count}件は置換しません。")
        return words.format(kinds=series(dict.fromkeys(map(hit_kind, left))), count=len(left))

    def _named_departments(self) -> list[Department]:
        wanted = fold(self.words.text())
        departments = self._signals.plan.departments
        return [each for each in departments if wanted and wanted in fold(each.name)]

    def _say_department(self) -> None:
        named = self._named_departments()
        words = _("{names}は部署の名称です。部署の名称は「部署の管理」で変えます。")
        names = series(_("「{name}」").format(name=each.name) for each in named[:_FEW])
        set_text(self._named, words.format(names=names) if named else "")
        for part in (self._named, self.rename_key):
            part.setVisible(bool(named))

    def _leave_for_department(self) -> None:
        self.department = self._named_departments()[0].id
        self.reject()

    def _go_on(self, following: QWidget) -> None:
        """Enter replaces; while there is nothing to replace by, it goes where that is said."""
        if not self.take.isEnabled() and following.isEnabled():
            following.setFocus()

    def _replace(self) -> None:
        chosen = self.chosen()
        command = replacing(chosen)
        if command is not None and self._signals.execute(command, origin=self) is not None:
            self.replaced = len(chosen)
            self.accept()


def _key(each: Replacement) -> tuple[int, str]:
    return each.hit.owner, each.hit.field
