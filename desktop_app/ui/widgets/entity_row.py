"""One entity as a row of a form: its printed mark, its texts, what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import Entity, Plan
from desktop_app.support.glyphs import missing_glyphs
from desktop_app.support.i18n import _
from desktop_app.ui.icons import icon
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.basic import label, set_text
from desktop_app.ui.widgets.link_button import LinkButton, LinkSpec
from desktop_app.ui.widgets.quiet_fields import ComboBox
from desktop_app.ui.widgets.row_text import RowText


class TextSpec(Struct, frozen=True):
    """A text of a row; `letters` is its width, 0 for what the others leave."""

    field: str
    words: str
    letters: float = 0


class RowsSpec(Struct, frozen=True):
    """Rows of one kind. `marks` is offered for the field `mark`; `mark_of` is computed by place."""

    kind: str
    words: str
    rows: Callable[[Plan], Sequence[Entity]]
    texts: tuple[TextSpec, ...]
    parent: int | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    mark_of: Callable[[int], str] | None = None
    link: LinkSpec | None = None
    empty: str = ""

    def reference(self, place: int) -> str:
        """What tells a row from the others: its mark, or its place where all marks are alike."""
        mark = self.mark_of(place) if self.mark_of else ""
        alike = self.mark_of is None or mark == self.mark_of(place + 1)
        return str(place) if alike else mark


class EntityRow(QWidget):
    """`changed` carries a field and its text; the other signals are those of its texts."""

    changed = Signal(str, str)
    linked = Signal(object)
    next_wanted = Signal()
    delete_wanted = Signal()
    move_wanted = Signal(int)
    step_wanted = Signal(int, int)

    def __init__(self, spec: RowsSpec, entity: Entity, *, read_only: bool) -> None:
        super().__init__()
        self.entity = entity.id
        self._mark = label("", "second")
        self._marks: QComboBox | None = None
        self._held_mark = ""
        self._link: LinkButton | None = None
        self._hint = label("", "amber", wrap=True)
        self._hint.hide()
        self.texts: dict[str, RowText] = {}
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._build(spec, read_only=read_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._row)
        column.addWidget(self._hint)

    def show_entity(self, plan: Plan, entity: Entity, place: int, spec: RowsSpec) -> None:
        """What the plan says now, unless something else is being typed."""
        words = spec.mark_of(place) if spec.mark_of else ""
        self._mark.setText(words)
        for name, edit in self.texts.items():
            text = str(getattr(entity, name))
            if not edit.is_changed or edit.toPlainText() == text:
                edit.show_text(text)
            named = next(each.words for each in spec.texts if each.field == name)
            edit.setAccessibleName(f"{spec.words} {spec.reference(place)} {named}")
        if self._marks is not None:
            self._held_mark = str(getattr(entity, "mark", ""))
            self._marks.setCurrentText(self._held_mark)
            inner = self._marks.lineEdit()
            if inner is not None:
                inner.setCursorPosition(0)
        if self._link is not None:
            self._link.show_links(plan, entity.id)

    def commit(self) -> None:
        """Tells what was typed."""
        for name, edit in tuple(self.texts.items()):
            if edit.is_changed and not edit.isReadOnly():
                self.changed.emit(name, edit.toPlainText())

    @property
    def is_empty(self) -> bool:
        """Whether no text holds anything."""
        return not any(edit.toPlainText() for edit in self.texts.values())

    def focus_text(self, place: int = 0) -> None:
        """The cursor into a text, at its end."""
        edit = list(self.texts.values())[place]
        edit.setFocus()
        edit.moveCursor(edit.textCursor().MoveOperation.End)

    # -- construction ------------------------------------------------------------------------

    def _build(self, spec: RowsSpec, *, read_only: bool) -> None:
        letter = self.fontMetrics().horizontalAdvance("あ")
        if spec.marks:
            self._marks = self._mark_choice(spec)
            self._marks.setEnabled(not read_only)
            self._add(self._marks)
        elif spec.mark_of:
            self._mark.setFixedWidth(round(letter * 2.3))
            self._mark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._mark.setContentsMargins(0, round(letter * 0.55), 0, 0)
            self._add(self._mark)
        for place, text in enumerate(spec.texts):
            edit = self._text(text, place)
            edit.setReadOnly(read_only)
            if text.letters:
                edit.setFixedWidth(round(letter * text.letters))
                policy = edit.sizePolicy()
                policy.setHorizontalPolicy(QSizePolicy.Policy.Fixed)
                edit.setSizePolicy(policy)
            self._row.addWidget(edit, 0 if text.letters else 1, Qt.AlignmentFlag.AlignTop)
        if spec.link is not None:
            self._link = LinkButton(spec.link)
            self._link.setEnabled(not read_only)
            self._link.setMinimumWidth(round(letter * 8))
            self._link.chosen.connect(self.linked)
            self._add(self._link)
        self._add(self._more(spec, read_only=read_only))

    def _add(self, widget: QWidget) -> None:
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def _text(self, spec: TextSpec, place: int) -> RowText:
        made = RowText(spec.words)
        made.commit_wanted.connect(self.commit)
        made.next_wanted.connect(self.next_wanted)
        made.delete_wanted.connect(self._on_delete_key)
        made.move_wanted.connect(self.move_wanted)
        made.step_wanted.connect(lambda step: self.step_wanted.emit(step, place))
        made.textChanged.connect(self._look_for_glyphs)
        made.setPlaceholderText(spec.words)
        self.texts[spec.field] = made
        return made

    def _on_delete_key(self) -> None:
        """Backspace in one of two texts takes the row only when both are empty."""
        if len(self.texts) == 1 or self.is_empty or not isinstance(self.sender(), RowText):
            self.delete_wanted.emit()

    def _mark_choice(self, spec: RowsSpec) -> QComboBox:
        made = ComboBox()
        made.setEditable(True)
        made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        made.addItems(list(spec.marks))
        made.setAccessibleName(_("記号"))
        made.view().setAccessibleName(_("記号"))
        made.setToolTip(_("行頭に印刷する記号。空なら記号なし"))
        made.setFixedWidth(round(self.fontMetrics().horizontalAdvance("あ") * 6.2))
        inner = made.lineEdit()
        if inner is not None:
            inner.setAccessibleName(_("記号"))
            inner.editingFinished.connect(self._take_mark)
        made.activated.connect(lambda _place: self._take_mark())
        return made

    def _take_mark(self) -> None:
        text = self._marks.currentText().strip() if self._marks is not None else ""
        if text != self._held_mark:
            self._held_mark = text
            self.changed.emit("mark", text)

    def _more(self, spec: RowsSpec, *, read_only: bool) -> QToolButton:
        made = QToolButton()
        made.setIcon(icon("ellipsis-vertical", Colour.SECOND))
        made.setAccessibleName(_("{kind}の操作").format(kind=spec.words))
        made.setToolTip(_("追加・移動・削除"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setEnabled(not read_only)
        menu = QMenu(made)
        for words, key, name, act in (
            (_("次の行を追加"), "Enter", "plus", self.next_wanted.emit),
            (_("上へ移動"), "Alt+↑", "arrow-up", lambda: self.move_wanted.emit(-1)),
            (_("下へ移動"), "Alt+↓", "arrow-down", lambda: self.move_wanted.emit(1)),
            (_("削除"), "Alt+Delete", "trash-2", self.delete_wanted.emit),
        ):
            action = QAction(icon(name, Colour.SECOND), f"{words}\t{key}", menu)
            action.triggered.connect(lambda _checked=False, act=act: act())
            menu.addAction(action)
        made.setMenu(menu)
        return made

    def _look_for_glyphs(self) -> None:
        missing = missing_glyphs("".join(edit.toPlainText() for edit in self.texts.values()))
        self._hint.setVisible(bool(missing))
        if missing:
            words = _("印刷の書体にない文字があります: {characters}")
            set_text(self._hint, words.format(characters=missing))
