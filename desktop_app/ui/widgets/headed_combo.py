"""A list of choices that says what it is about while it is closed, and not in every entry."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox

from desktop_app.ui.widgets.quiet_fields import ComboBox


class HeadedCombo(ComboBox):
    """`head` is 「部署: {what}」."""

    def __init__(self, name: str, head: str) -> None:
        super().__init__()
        self._head = head
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setToolTip(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    @property
    def shown(self) -> str:
        """What is read on it."""
        return self._head.format(what=self.currentText())

    def sizeHint(self) -> QSize:
        return self._headed(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._headed(super().minimumSizeHint())

    def _headed(self, size: QSize) -> QSize:
        room = self.fontMetrics().horizontalAdvance(self._head.format(what=""))
        return QSize(size.width() + room, size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        # Known to Python once the list is seen: QStyle is dear, and the start shows no such list.
        from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter

        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
