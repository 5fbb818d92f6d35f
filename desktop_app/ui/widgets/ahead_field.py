"""The field for how far ahead 「期限が近い」 looks: chosen from a list, or typed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop_app.domain.ahead import DEFAULT_AHEAD, Ahead, AheadUnit
from desktop_app.support.i18n import _
from desktop_app.ui.ahead_words import ahead_of, within_words
from desktop_app.ui.widgets.field_note import FieldNote
from desktop_app.ui.widgets.quiet_fields import ComboBox

_OFFERED: Final = (
    Ahead(2),
    Ahead(4),
    Ahead(30, AheadUnit.DAY),
    Ahead(1, AheadUnit.MONTH),
    DEFAULT_AHEAD,
    Ahead(3, AheadUnit.MONTH),
    Ahead(26),
)


class AheadField(ComboBox):
    """`chosen` carries an Ahead; what means none stays as it was typed, with a sentence below."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        name = _("期限が近いとみなす範囲")
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setToolTip(_("一覧から選ぶか、「45日」「6週間」「2か月」のように入力します。"))
        self.typed = QLineEdit()
        self.typed.setAccessibleName(name)
        self.setEditable(True)
        self.setLineEdit(self.typed)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]
        for ahead in _OFFERED:
            self.addItem(within_words(ahead), ahead)
        self._shown = DEFAULT_AHEAD
        self._note = FieldNote(self)
        self.typed.textEdited.connect(lambda _text: self._note.say(""))
        self.typed.editingFinished.connect(self._take)
        self.activated.connect(lambda place: self._choose(self.itemData(place)))
        self.show_ahead(DEFAULT_AHEAD)

    def show_ahead(self, ahead: Ahead) -> None:
        """Shows what holds."""
        self._shown = ahead
        self.setCurrentIndex(self.findText(within_words(ahead)))
        self.setEditText(within_words(ahead))
        self._note.say("")

    def _take(self) -> None:
        text = self.typed.text()
        ahead = ahead_of(text) if text.strip() else self._shown
        if ahead is None:
            self._note.say(_("「45日」「6週間」「2か月」のように入力してください。"))
        else:
            self._choose(ahead)

    def _choose(self, ahead: Ahead) -> None:
        changed = ahead != self._shown
        self.show_ahead(ahead)
        if changed:
            self.chosen.emit(ahead)
