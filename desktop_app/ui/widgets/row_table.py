"""A plain table whose rows open: a click or Enter asks for the row."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.ui.theme import Colour


class RowTable(QTableView):
    """`opened` carries the index of the row that is wanted."""

    opened = Signal(object)

    def __init__(self, model: QAbstractTableModel, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Colour.SELECTION.q)
        palette.setColor(QPalette.ColorRole.HighlightedText, Colour.INK.q)
        self.setPalette(palette)
        self.setStyleSheet(
            f"QTableView {{ border: none; outline: none; }}"
            f"QTableView::item {{ border-bottom: 1px solid {Colour.RULE}; padding: 0 5px; }}"
            f"QTableView::item:selected {{ background: {Colour.SELECTION}; color: {Colour.INK}; }}"
            f"QTableView::item:focus {{ border: 2px solid {Colour.ACCENT}; padding: 0 3px; }}"
        )
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        self.clicked.connect(lambda index: self.opened.emit(index))
        self.follow_font()

    def follow_font(self) -> None:
        """Rows as high as letters want them."""
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(self.fontMetrics().height() * 2.2))

    def set_widths(self, letters: dict[int, float]) -> None:
        """Columns by letters, none narrower than its heading."""
        em = self.fontMetrics().horizontalAdvance("あ")
        head = self.horizontalHeader()
        for column, count in letters.items():
            wanted = max(round(em * count) + 16, head.sectionSizeHint(column) + 8)
            self.setColumnWidth(column, wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)
