"""The review before pasted text becomes rows: its lines left, what they become right."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
)
from PySide6.QtGui import QBrush, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.importing import Branch, Proposal, ProposedRow, RowKind, Why, branches
from desktop_app.support.i18n import _
from desktop_app.support.terms import kind_word
from desktop_app.ui.delegates.lines_delegate import LinesDelegate
from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.icons import icon
from desktop_app.ui.paste_draft import PasteDraft
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.basic import button, combo, label, set_text
from desktop_app.ui.words import heading, sentences, strung

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_KIND, _TEXT, _TIMING = range(3)
_PADDING = 24
_PLACE = Qt.ItemDataRole.UserRole
_MAKEABLE = tuple(kind for kind in RowKind)


class PasteDialog(Dialog):
    """`draft.taken` are the rows to be made once it was accepted."""

    def __init__(self, parent: QWidget | None, proposal: Proposal, *, where: str = "") -> None:
        super().__init__(parent, _("貼り付けの確認"), width=84, height=48)
        self.draft = PasteDraft(proposal)
        self.lines = QListWidget()
        self.tree = QTreeWidget()
        self.kind = combo(_("選んだ行の種類"))
        self._summary = label("", wrap=True)
        self._warning = label("", "amber", wrap=True)
        self._accept = button(_("取り込む"), self.accept, role="primary")
        self._items: dict[int, QTreeWidgetItem] = {}
        self._set_up_lists()
        self._lay_out(where)
        self._connect()
        self._fill_lines()
        self._fill_tree()
        if self.draft.rows:
            self._select(frozenset({0}))
        self.tree.setFocus()

    # -- construction ------------------------------------------------------------------------

    def _set_up_lists(self) -> None:
        self.lines.setAccessibleName(_("貼り付ける文"))
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setItemDelegate(LinesDelegate(self.lines))
        self.lines.setResizeMode(QListView.ResizeMode.Adjust)
        self.lines.setIconSize(QSize(16, 16))
        self.lines.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setAccessibleName(_("取り込む行"))
        heads = (_("種類"), _("文言"), _("実施時期"))
        self.tree.setHeaderLabels([heading(words) for words in heads])
        self.tree.header().setAccessibleName(_("見出し"))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.setIconSize(QSize(16, 16))
        self.tree.setUniformRowHeights(True)
        self.tree.setItemDelegate(_RoomyRows(self.tree))
        palette = self.tree.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Colour.SELECTION.q)
        palette.setColor(QPalette.ColorRole.HighlightedText, Colour.INK.q)
        for view in (self.tree, self.lines):
            view.setPalette(palette)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_KIND, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_TIMING, QHeaderView.ResizeMode.ResizeToContents)
        for kind in _MAKEABLE:
            self.kind.addItem(row_kind_word(kind), kind.value)

    def _lay_out(self, where: str) -> None:
        column = self.body
        column.setSpacing(8)
        column.addWidget(self._summary)
        column.addWidget(self._warning)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(_with_head(_("元の文"), self.lines, right=12))
        splitter.addWidget(_with_head(where or _("取り込む行"), self.tree, left=12))
        splitter.setSizes([380, 620])
        splitter.setStretchFactor(1, 1)
        column.addWidget(splitter, 1)
        column.addWidget(label(_keys_words(), "hint", wrap=True))
        self._join = button(_("上の行に結合"), self.join_up, icon_name="merge")
        kind = label(_("選んだ行の種類"), "label")
        self.set_keys(self._accept, kind, self.kind, self._join)

    def _connect(self) -> None:
        self.tree.itemSelectionChanged.connect(self._on_rows_selected)
        self.tree.itemChanged.connect(self._on_edited)
        self.lines.itemSelectionChanged.connect(self._on_lines_selected)
        self.kind.activated.connect(self._on_kind_chosen)
        for key, act in (
            ("Alt+Left", lambda: self.shift(-1)),
            ("Alt+Right", lambda: self.shift(1)),
            ("Del", lambda: self.set_kind(RowKind.UNPLACED)),
            ("Ctrl+J", self.join_up),
            ("Ctrl+Z", self.undo),
        ):
            shortcut = QShortcut(QKeySequence(key), self.tree)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        for place, kind in enumerate(_MAKEABLE, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{place}"), self.tree)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda kind=kind: self.set_kind(kind))

    # -- what a person does ------------------------------------------------------------------

    @property
    def chosen(self) -> frozenset[int]:
        """The selected rows, by place."""
        return frozenset(int(item.data(0, _PLACE)) for item in self.tree.selectedItems())

    def set_kind(self, kind: RowKind) -> None:
        """Makes the selected rows of a kind."""
        chosen = self.chosen
        self.draft.set_kind(chosen, kind)
        self._fill_tree()
        self._select(chosen)

    def shift(self, by: int) -> None:
        """The selected rows one level out or in."""
        chosen = self.chosen
        self.draft.shift(chosen, by)
        self._fill_tree()
        self._select(chosen)

    def join_up(self) -> None:
        """The current row's words go on in the row before."""
        place = self._current()
        if place >= 0 and self.draft.join_up(place):
            self._fill_tree()
            self._select(frozenset({place - 1}))

    def undo(self) -> None:
        """The last change of the review taken back."""
        chosen = self.chosen
        if self.draft.undo():
            self._fill_tree()
            self._select(chosen)

    def _on_kind_chosen(self) -> None:
        self.set_kind(RowKind(str(self.kind.currentData())))

    def _on_edited(self, item: QTreeWidgetItem, column: int) -> None:
        place = int(item.data(0, _PLACE))
        if column == _TIMING:
            self.draft.set_timing(place, item.text(_TIMING))
        elif column == _TEXT:
            self.draft.set_text(place, item.text(_TEXT))
        self._tell()

    # -- showing -----------------------------------------------------------------------------

    def _fill_tree(self) -> None:
        with QSignalBlocker(self.tree):
            self.tree.clear()
            self._items = {}
            for branch in branches(self.draft.rows):
                self.tree.addTopLevelItem(self._item(branch))
            self.tree.expandAll()
        self._tell()

    def _item(self, branch: Branch) -> QTreeWidgetItem:
        row = branch.row
        made = QTreeWidgetItem([row_kind_word(row.kind), row.text, row.timing])
        made.setData(0, _PLACE, branch.place)
        made.setFlags(made.flags() | Qt.ItemFlag.ItemIsEditable)
        made.setToolTip(_TEXT, row.text)
        self._items[branch.place] = made
        _paint(made, row)
        for child in branch.children:
            made.addChild(self._item(child))
        return made

    def _fill_lines(self) -> None:
        proposal = self.draft.proposal
        placed = proposal.rows_of_lines()
        asides = {a.line: a.why for a in proposal.asides if a.line not in placed}
        unplaced = {line for row in proposal.unplaced for line in row.lines}
        for number, line in enumerate(proposal.source):
            item = QListWidgetItem(line.replace("\t", "　│　").strip() or " ")
            item.setData(_PLACE, number)
            if number in unplaced:
                item.setIcon(icon("triangle-alert", Colour.AMBER))
                item.setBackground(QBrush(Colour.AMBER_TINT.q))
                item.setToolTip(_("置く場所が決まらなかった文です。右で種類を選べます。"))
            elif number in asides:
                item.setForeground(QBrush(Colour.HINT.q))
                item.setToolTip(_why_words(asides[number]))
            self.lines.addItem(item)
            item.setHidden(not line.strip())

    def _tell(self) -> None:
        counts = self.draft.counts
        parts = [
            _("{kind} {count}").format(kind=row_kind_word(kind), count=counts[kind])
            for kind in _MAKEABLE
            if counts[kind] and kind is not RowKind.UNPLACED
        ]
        taken = len(self.draft.taken)
        words = _("{count}行を取り込みます（{parts}）。").format(count=taken, parts=strung(parts))
        set_text(self._summary, words if taken else _("取り込む行がありません。"))
        set_text(self._warning, self._warning_words())
        self._warning.setVisible(bool(self._warning_words()))
        self._accept.setEnabled(taken > 0)

    def _warning_words(self) -> str:
        left, unsure = self.draft.counts[RowKind.UNPLACED], sum(r.unsure for r in self.draft.rows)
        said = []
        if left:
            said.append(
                _(
                    "置く場所の決まらない行が{count}行あります。種類を選ばない行は取り込みません。"
                ).format(count=left)
            )
        if unsure:
            said.append(_("実施時期を確かめてほしい行が{count}行あります。").format(count=unsure))
        return sentences(said)

    def _on_rows_selected(self) -> None:
        rows = self.draft.rows
        chosen = sorted(self.chosen)
        lines = {line for place in chosen if place < len(rows) for line in rows[place].lines}
        with QSignalBlocker(self.lines):
            self.lines.clearSelection()
            for line in sorted(lines, reverse=True):
                item = self.lines.item(line)
                item.setSelected(True)
                self.lines.scrollToItem(item)
        self._join.setEnabled(self._current() > 0)
        if chosen:
            with QSignalBlocker(self.kind):
                self.kind.setCurrentIndex(_MAKEABLE.index(rows[chosen[0]].kind))

    def _on_lines_selected(self) -> None:
        chosen = {int(item.data(_PLACE)) for item in self.lines.selectedItems()}
        with QSignalBlocker(self.tree):
            self._select(
                frozenset(
                    place
                    for place, row in enumerate(self.draft.rows)
                    if chosen.intersection(row.lines)
                )
            )

    def _select(self, places: frozenset[int]) -> None:
        self.tree.clearSelection()
        items = [self._items[place] for place in sorted(places) if place in self._items]
        if items:
            self.tree.setCurrentItem(items[0], _TEXT, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.tree.scrollToItem(items[0])
        for item in items:
            item.setSelected(True)

    def _current(self) -> int:
        item = self.tree.currentItem()
        return int(item.data(0, _PLACE)) if item is not None else -1


def row_kind_word(kind: RowKind) -> str:
    """「施策」, 「冒頭の文」, 「取り込まない」."""
    if kind is RowKind.LEAD:
        return heading(_("冒頭の文"))
    return _("取り込まない") if kind is RowKind.UNPLACED else heading(kind_word(kind.value))


class _RoomyRows(QStyledItemDelegate):
    """Rows as high as in the outline."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wanted = super().sizeHint(option, index)
        letter = option.fontMetrics.horizontalAdvance("あ")
        return QSize(wanted.width() + letter, round(option.fontMetrics.height() * 2.0))


def _paint(item: QTreeWidgetItem, row: ProposedRow) -> None:
    if row.kind is RowKind.UNPLACED or row.unsure:
        item.setIcon(_KIND, icon("triangle-alert", Colour.AMBER))
        for column in (_KIND, _TEXT, _TIMING):
            item.setBackground(column, QBrush(Colour.AMBER_TINT.q))
    if row.kind in (RowKind.CHAPTER, RowKind.ITEM):
        font = item.font(_TEXT)
        font.setBold(True)
        item.setFont(_TEXT, font)
        item.setForeground(_TEXT, QBrush(Colour.DEEP.q))


def _with_head(words: str, widget: QWidget, *, left: int = 0, right: int = 0) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(left, 0, right, 0)
    column.setSpacing(4)
    column.addWidget(label(words, "label"))
    column.addWidget(widget, 1)
    return made


def _why_words(why: Why) -> str:
    if why is Why.PAGE_NUMBER:
        return _("ページ番号なので取り込みません。")
    return _("表の見出しなので取り込みません。様式が印刷します。")


def _keys_words() -> str:
    return _(
        "Alt+←／→: 段を上げる・下げる　F2: 文言や実施時期を直す　Del: 取り込まない　"
        "Ctrl+J: 上の行に結合　Ctrl+Z: 戻す　Ctrl+Enter: 取り込む"
    )
