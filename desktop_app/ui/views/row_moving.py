"""Rows moved far: cut here and pasted there, or sent to a place that is chosen from all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

from desktop_app.domain.numbering import DETAIL_MARK, MEASURE_MARK, short_reference
from desktop_app.domain.plan import Chapter, Detail, Item, Measure, Plan
from desktop_app.domain.tree import find, walk
from desktop_app.support.i18n import _, pgettext
from desktop_app.ui import row_drops, row_edits
from desktop_app.ui.actions import Actions
from desktop_app.ui.dialogs.asking import accepted
from desktop_app.ui.models.outline import RowEntity, text_of
from desktop_app.ui.row_drops import Edge, Landing, Refusal
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.views.plan_outline import PlanOutline
from desktop_app.ui.words import entity_word, heading, sentences, shortened


class RowMoving(QObject):
    """Rows that are cut stay where they are, paler, until they are pasted: as a move, so that their
    progress, links and history go with them. `paste_wanted` asks to paste what else there is.
    """

    paste_wanted = Signal()

    def __init__(self, signals: SessionSignals, outline: PlanOutline, parent: QObject) -> None:
        super().__init__(parent)
        self._signals = signals
        self._outline = outline
        self._token = os.urandom(16).hex()
        self._rows: tuple[int, ...] = ()
        outline.installEventFilter(self)
        QGuiApplication.clipboard().dataChanged.connect(self._on_clipboard)

    def connect_actions(self, actions: Actions) -> None:
        """Lets menus and keys reach these."""
        actions.cut_rows.triggered.connect(self.cut)
        actions.paste_rows.triggered.connect(self.paste)
        actions.move_to.triggered.connect(self.choose)

    def update_actions(self, actions: Actions) -> None:
        """Offers only what is possible with the current row."""
        writable = not self._signals.session.read_only
        entity = find(self._signals.plan, self._outline.current_id() or 0)
        for action in (actions.cut_rows, actions.move_to):
            action.setEnabled(writable and entity is not None)

    def cut(self) -> None:
        """The selected rows wait for their new place; elsewhere they are pasted as copies."""
        from desktop_app.ui import clipboard

        rows = self._outline.selected_ids()
        if not rows:
            return
        clipboard.put_rows(self._signals.plan, rows, cut=self._token)
        self._set_cut(rows)
        self._say(
            _("切り取りました。貼り付けた所へ、進捗や関連と一緒に移ります（Escでやめます）。")
        )

    def paste(self) -> None:
        """Moves what was cut here; anything else is pasted."""
        rows = [row for row in self._rows if find(self._signals.plan, row) is not None]
        if not rows:
            self.paste_wanted.emit()
        elif self._move(rows, self._outline.current_id()):
            QGuiApplication.clipboard().clear()

    def choose(self) -> None:
        """Asks where the selected rows go."""
        from desktop_app.ui.dialogs.measure_dialog import MeasureDialog

        rows, plan = self._outline.selected_ids(), self._signals.plan
        words = dict(_targets(plan, rows)) if rows else {}
        if not words:
            self._say(_("移せる所がありません。同じ種類の行を選んでください。"))
            return
        where = _("選んだ行の中の最後に、同じ種類の行ならそのすぐ後に移ります。")
        dialog = MeasureDialog(
            self._outline.window(),
            words,
            title=_("移動先を選ぶ"),
            explained=sentences((_moved_words(plan, rows), where)),
            deed=pgettext("key", "移動"),
        )
        if accepted(dialog) and dialog.chosen:
            self._move(rows, dialog.chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves what was cut where it is."""
        if (
            self._rows
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            QGuiApplication.clipboard().clear()
            self._say("")
            return True
        return super().eventFilter(watched, event)

    def _move(self, rows: Sequence[int], target: int) -> bool:
        if not self._outline.plan_model.filter.is_empty:
            self._say(row_edits.filtered_words())
            return False
        plan = self._signals.plan
        place = row_drops.landing(plan, rows, target, Edge.INTO)
        if isinstance(place, Refusal):
            self._say(place.words or _("ここには移せません。"))
            return False
        command = row_drops.drop(plan, rows, place)
        if command is not None and self._signals.execute(command) is None:
            return False
        moved = row_edits.tops(rows, self._signals.plan)
        self._outline.show_rows(moved, in_middle=True)
        self._outline.flash(frozenset(moved))
        return True

    def _on_clipboard(self) -> None:
        """Whatever is copied next takes the place of what was cut."""
        from desktop_app.ui import clipboard

        if self._rows and clipboard.cut_token() != self._token:
            self._set_cut(())

    def _set_cut(self, rows: Sequence[int]) -> None:
        self._rows = tuple(rows)
        found = (find(self._signals.plan, row) for row in rows)
        below = (entity.id for each in found if each for entity, _path in walk(each))
        self._outline.show_cut(frozenset(below))

    def _say(self, words: str) -> None:
        self._outline.dragging.said.emit(words)


def _moved_words(plan: Plan, rows: Sequence[int]) -> str:
    """What is going to be moved, by its words, or by how many rows it is."""
    moved = row_edits.tops(rows, plan)
    entity = find(plan, moved[0])
    if len(moved) > 1 or not isinstance(entity, RowEntity):
        return _("{count}行を移します。").format(count=len(moved))
    text = shortened(text_of(entity), 40) or _("未記入")
    return _("{kind}「{text}」を移します。").format(kind=heading(entity_word(entity)), text=text)


def _targets(plan: Plan, rows: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Every row that the rows can go to, as it reads in a list."""
    for number, chapter in enumerate(plan.chapters, 1):
        for entity, _parent in walk(chapter):
            if not isinstance(entity, RowEntity):
                continue
            place = row_drops.landing(plan, rows, entity.id, Edge.INTO)
            if isinstance(place, Landing) and place.beside == entity.id:
                words = shortened(text_of(entity), 40) or _("（未記入）")
                yield entity.id, f"{_mark(number, chapter, entity)} {words}"


def _mark(number: int, chapter: Chapter, entity: RowEntity) -> str:
    """The number or sign of a row, set in as far as the row is."""
    match entity:
        case Chapter():
            return str(number)
        case Item():
            return f"　{short_reference(number, chapter, entity)}"
        case Measure():
            return f"　　{MEASURE_MARK}"
        case Detail():
            return f"　　　{DETAIL_MARK}"
    return "　　"
