"""関連: why the measure is there, each with its text; made, confirmed and taken away here."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop_app.application.commands import Command
from desktop_app.application.traceability import Reason, Tie, confirm, reasons_for, toggle
from desktop_app.domain.plan import Measure
from desktop_app.support.i18n import _
from desktop_app.support.terms import kind_word
from desktop_app.ui.icons import icon, pixmap
from desktop_app.ui.row_edits import as_one
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.basic import button, label
from desktop_app.ui.widgets.tick_menu import TickMenu
from desktop_app.ui.words import shortened


class ReasonList(QWidget):
    """The reasons of the measure that is shown."""

    def __init__(self, signals: SessionSignals) -> None:
        super().__init__()
        self._signals = signals
        self._measure = 0
        self._all: tuple[tuple[Reason, Tie], ...] = ()
        self._shown: list[tuple[str, int, Tie]] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.add_key = QToolButton()
        self.add_key.setText(_("関連を選ぶ"))
        self.add_key.setAccessibleName(_("関連を選ぶ"))
        self.add_key.setIcon(icon("link-2", Colour.SECOND))
        self.add_key.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_key.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add_key.setEnabled(not signals.session.read_only)
        self.menu = TickMenu(self.add_key)
        self.menu.settled.connect(self._choose)
        self.add_key.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = label(_("関連（命令等の事項・原因）"), "label")
        head.setWordWrap(True)
        column.addWidget(head)
        column.addLayout(self._lines)
        column.addWidget(self.add_key, 0, Qt.AlignmentFlag.AlignLeft)

    def show_measure(self, measure: Measure) -> None:
        """Shows the reasons as they are now."""
        self._measure = measure.id
        self._all = reasons_for(self._signals.plan, measure)
        held = [(reason, tie) for reason, tie in self._all if tie]
        shown = [(f"{reason.mark} {reason.text}", reason.id, tie) for reason, tie in held]
        if shown == self._shown and self._lines.count():
            return
        self._shown = shown
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for reason, tie in held:
            self._lines.addWidget(self._line(reason, tie))
        if not shown:
            self._lines.addWidget(
                label(
                    _("根拠がまだありません。どの事項・原因に応える施策かを選びます。"),
                    "amber",
                    wrap=True,
                )
            )

    def _line(self, reason: Reason, tie: Tie) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        picture = QLabel()
        name = "triangle-alert" if tie is Tie.CHANGED else "link-2"
        colour = Colour.AMBER if tie is Tie.CHANGED else Colour.SECOND
        picture.setPixmap(pixmap(name, colour, 16, self.devicePixelRatioF()))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = f"{kind_word(reason.kind)} {reason.mark} {shortened(reason.text, 60)}"
        told = label(words, "", wrap=True)
        told.setToolTip(reason.text)
        row.addWidget(told, 1)
        writable = not self._signals.session.read_only
        if tie is Tie.CHANGED:
            key = button(_("要確認"), lambda: self._confirm(reason.id), role="link")
            key.setToolTip(_("関連付けた後に文が変わりました。押すと確認済みにします"))
            key.setAccessibleName(_("要確認: {words} を確認済みにする").format(words=words))
            key.setEnabled(writable)
            row.addWidget(key, 0, Qt.AlignmentFlag.AlignTop)
        off = button("", lambda: self._toggle(reason.id), role="flat", icon_name="x")
        off.setAccessibleName(_("{words} との関連を外す").format(words=words))
        off.setToolTip(_("関連を外す"))
        off.setIconSize(QSize(12, 12))
        off.setStyleSheet("QPushButton { min-height: 18px; padding: 0 4px; }")
        off.setEnabled(writable)
        row.addWidget(off, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _fill(self) -> None:
        choices = [
            (reason.id, f"{kind_word(reason.kind)} {reason.mark} {shortened(reason.text, 40)}")
            for reason, _tie in self._all
        ]
        self.menu.offer(choices, frozenset(reason.id for reason, tie in self._all if tie))

    def _choose(self, wanted: object) -> None:
        """What was ticked together is one step."""
        if not isinstance(wanted, frozenset):
            return
        plan = self._signals.plan
        changed = [reason.id for reason, tie in self._all if bool(tie) != (reason.id in wanted)]
        self._execute(as_one([toggle(plan, self._measure, reason) for reason in changed]))

    def _toggle(self, reason: int) -> None:
        self._execute(toggle(self._signals.plan, self._measure, reason))

    def _confirm(self, reason: int) -> None:
        pair = (self._measure, reason)
        links = (link.id for link in self._signals.plan.links if (link.source, link.target) == pair)
        command = confirm(self._signals.plan, *links)
        if command is not None:
            self._execute(command)

    def _execute(self, command: Command) -> None:
        self._signals.execute(command, origin=self)
