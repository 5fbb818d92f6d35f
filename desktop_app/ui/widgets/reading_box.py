"""The box below a 実施時期: what it means, what was guessed, and the click that settles it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.support.i18n import _
from desktop_app.ui.timing_words import Explained
from desktop_app.ui.widgets.basic import button, label, set_text


class ReadingBox(QFrame):
    """Shows an Explained. `year_wanted` carries the year to fix, or None to guess again."""

    year_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, floating: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        self._floating = floating
        self.setProperty("floating", floating)
        self._marked = QLabel()
        self._marked.setTextFormat(Qt.TextFormat.RichText)
        self._marked.setWordWrap(True)
        self._meaning = label("", wrap=True)
        self._guess = label("", "amber", wrap=True)
        self._judgement = label("", "hint", wrap=True)
        self._hint = label("", "amber", wrap=True)
        self._fix = self._quiet(button("", self._fix_year))
        self._other = self._quiet(button(_("別の年"), self._show_years, role="link"))
        self._free = self._quiet(button(_("推定に戻す"), self._free_year, role="link"))
        self._explained = Explained("plain", "")
        self._lay_out()

    @property
    def explained(self) -> Explained:
        """What it shows."""
        return self._explained

    def show_explained(self, explained: Explained) -> None:
        """Shows a reading."""
        self._explained = explained
        self.setProperty("state", explained.state)
        self._marked.setText(explained.marked)
        set_text(self._meaning, explained.meaning)
        set_text(self._guess, explained.guess)
        set_text(self._judgement, explained.judgement)
        set_text(self._hint, explained.hint)
        for part, shown in (
            (self._marked, explained.marked),
            (self._guess, explained.guess),
            (self._judgement, explained.judgement and not self._floating),
            (self._hint, explained.hint),
        ):
            part.setVisible(bool(shown))
        self._show_buttons(explained)
        self.style().unpolish(self)
        self.style().polish(self)

    def _show_buttons(self, explained: Explained) -> None:
        guessed, fixed = explained.guessed_year, explained.fixed_year
        writable = self.isEnabled()
        words = _("{year}年で確定").format(year=guessed)
        self._fix.setText(words)
        self._fix.setAccessibleName(words)
        self._fix.setVisible(guessed is not None and writable)
        self._other.setVisible(guessed is not None and writable)
        self._free.setVisible(guessed is None and fixed is not None and writable)
        if guessed is None and fixed is not None:
            set_text(self._guess, _("年は{year}年に確定しています。").format(year=fixed))
            self._guess.show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        for part in (self._marked, self._meaning, self._guess):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._fix)
        row.addWidget(self._other)
        row.addWidget(self._free)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._judgement)
        column.addWidget(self._hint)

    def _quiet(self, made: QPushButton) -> QPushButton:
        """Below a cell's editor a click must not take the focus, or the editor would close."""
        if self._floating:
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def _fix_year(self) -> None:
        self.year_wanted.emit(self._explained.guessed_year)

    def _free_year(self) -> None:
        self.year_wanted.emit(None)

    def _show_years(self) -> None:
        guessed = self._explained.guessed_year
        if guessed is None:
            return
        menu = QMenu(self)
        for year in range(guessed - 2, guessed + 4):
            if year != guessed:
                words = _("{year}年で確定").format(year=year)
                menu.addAction(words).triggered.connect(
                    lambda _checked=False, year=year: self.year_wanted.emit(year)
                )
        menu.popup(self._other.mapToGlobal(self._other.rect().bottomLeft()))
