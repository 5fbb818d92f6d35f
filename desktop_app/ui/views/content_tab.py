"""内容: the fields of one row, each committed when it is left."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.commands import ChangeField, ChangeTiming, Command
from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import Chapter, Detail, Group, Item, Measure, MeasureType, Note
from desktop_app.support.i18n import _, language
from desktop_app.support.terms import field_word, kind_word, measure_type_word
from desktop_app.ui.models.outline import RowEntity
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import button, label
from desktop_app.ui.widgets.segments import Segments
from desktop_app.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from desktop_app.ui.widgets.bearers_field import BearersField
    from desktop_app.ui.widgets.proposal_box import ProposalBox
    from desktop_app.ui.widgets.reason_list import ReasonList
    from desktop_app.ui.widgets.repeat_field import RepeatField
    from desktop_app.ui.widgets.timing_field import TimingField

W = TypeVar("W", bound=QWidget)


class _Spec(Struct, frozen=True):
    """A text field: its name, whether it is one paragraph, how many lines it shows at least."""

    field: str
    words: str
    one_paragraph: bool = True
    lines: int = 1
    placeholder: str = ""


class _Form(QScrollArea):
    """The fields of one kind of row; what a kind lacks is None."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = QWidget()
        self.page.setObjectName("page")
        self.column = QVBoxLayout(self.page)
        self.column.setContentsMargins(16, 14, 16, 16)
        self.column.setSpacing(12)
        self.texts: dict[str, TextField] = {}
        self.timing: TimingField | None = None
        self.bearers: BearersField | None = None
        self.reasons: ReasonList | None = None
        self.repeat: RepeatField | None = None
        self.proposal: ProposalBox | None = None
        self.trail: QPushButton | None = None
        self.type: Segments | None = None
        self.new: QCheckBox | None = None


class ContentTab(QStackedWidget):
    """Shows one row's fields; the session decides what becomes of them. `row_wanted` carries a row
    to go to.
    """

    row_wanted = Signal(object)

    def __init__(self, signals: SessionSignals, *, today: datetime.date) -> None:
        super().__init__()
        self._signals = signals
        self._today = self._as_of = today
        self._entity: RowEntity | None = None
        self._forms: dict[type[RowEntity | None], _Form] = {}
        self._form = self._shown_form()

    def look_at(self, day: datetime.date) -> None:
        """Judges 実施時期 as of another 基準日."""
        self._as_of = day
        self._refresh(afresh=False)

    def show_entity(self, entity: RowEntity | None) -> None:
        """Shows a row; the same row again is refreshed where nothing is being typed. Rows of a kind
        share one form, which is kept: the cursor of the outline goes on without making any anew.
        """
        same = (
            entity is not None
            and self._entity is not None
            and (type(entity), entity.id) == (type(self._entity), self._entity.id)
        )
        self._entity = entity
        self._form = self._shown_form()
        self._refresh(afresh=not same)
        if not same:
            self._form.verticalScrollBar().setValue(0)
        self.fit_width()

    def let_go(self) -> None:
        """The row has gone: what is typed in its fields means nothing any more."""
        self._entity = None

    def fit_width(self) -> None:
        """Never narrower than its form."""
        bar = self._form.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(self._form.page.minimumSizeHint().width() + bar)

    def commit_pending(self) -> None:
        """Takes over what is being typed."""
        for field in self._form.texts.values():
            field.commit()
        if self.timing is not None:
            self.timing.commit()
        if self._form.proposal is not None:
            self._form.proposal.commit_pending()
        if self.bearers is not None:
            self.bearers.commit()

    @property
    def form(self) -> QScrollArea:
        """The fields of the kind of row that is shown."""
        return self._form

    @property
    def timing(self) -> TimingField | None:
        """実施時期 of the measure that is shown."""
        return self._form.timing

    @property
    def bearers(self) -> BearersField | None:
        """部署 of the measure that is shown."""
        return self._form.bearers

    @property
    def reasons(self) -> ReasonList | None:
        """The reasons of the measure that is shown."""
        return self._form.reasons

    @property
    def repeat(self) -> RepeatField | None:
        """再掲 of the measure that is shown."""
        return self._form.repeat

    @property
    def proposal(self) -> ProposalBox:
        """変更案 of the measure that is shown."""
        return _there(self._form.proposal)

    @property
    def trail_key(self) -> QPushButton:
        """What opens the trail of dates of the measure that is shown."""
        return _there(self._form.trail)

    @property
    def measure_type(self) -> Segments:
        """種別 of the measure that is shown."""
        return _there(self._form.type)

    @property
    def new_mark(self) -> QCheckBox:
        """新規 of the row that is shown."""
        return _there(self._form.new)

    def text_field(self, field: str) -> TextField:
        """The field of that name."""
        return self._form.texts[field]

    def focus_first(self) -> bool:
        """The cursor into the first field; False where there is none."""
        first = next(iter(self._form.texts.values()), None)
        if first is not None:
            first.setFocus()
        return first is not None

    # -- building -----------------------------------------------------------------------------

    def _shown_form(self) -> _Form:
        """The form of the kind that is shown, in place of the last one."""
        kind = type(self._entity)
        form = self._forms.get(kind)
        if form is None:
            form = self._forms[kind] = self._make_form()
            self.addWidget(form)
        if form is not self.currentWidget():
            self.setCurrentWidget(form)
        return form

    def _make_form(self) -> _Form:
        form = _Form()
        if self._entity is None:
            form.column.addWidget(
                label(_("左の一覧で行を選ぶと、ここで編集できます。"), "second", wrap=True)
            )
        for spec in _specs(self._entity):
            form.texts[spec.field] = self._text_field(spec)
            form.column.addWidget(form.texts[spec.field])
        if isinstance(self._entity, Measure):
            self._add_measure(form)
        if isinstance(self._entity, Measure | Detail):
            form.new = self._new_mark()
            form.column.addWidget(form.new)
        form.column.addStretch(1)
        form.setWidget(form.page)
        return form

    def _text_field(self, spec: _Spec) -> TextField:
        made = TextField(
            spec.words,
            one_paragraph=spec.one_paragraph,
            lines=spec.lines,
            placeholder=spec.placeholder,
        )
        made.set_read_only(read_only=self._signals.session.read_only)
        made.committed.connect(lambda text, field=spec.field: self._on_text(field, text))
        return made

    def _add_measure(self, form: _Form) -> None:
        from desktop_app.ui.widgets.bearers_field import BearersField
        from desktop_app.ui.widgets.proposal_box import ProposalBox
        from desktop_app.ui.widgets.reason_list import ReasonList
        from desktop_app.ui.widgets.repeat_field import RepeatField
        from desktop_app.ui.widgets.timing_field import TimingField

        read_only, column = self._signals.session.read_only, form.column
        form.timing = TimingField()
        form.timing.set_read_only(read_only=read_only)
        form.timing.committed.connect(self._on_timing)
        dated = QVBoxLayout()
        dated.setSpacing(4)
        dated.addWidget(form.timing)
        form.trail = button(_("実施時期の経緯"), self.show_trail, role="link")
        form.trail.setToolTip(_("この施策の実施時期が、どの版で何であったかを見ます"))
        dated.addWidget(form.trail, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(dated)
        form.proposal = ProposalBox(self._signals, today=self._today)
        form.proposal.led.connect(self._show_later)
        form.proposal.settled.connect(form.timing.edit.setFocus)
        column.addWidget(form.proposal)
        box = QVBoxLayout()
        box.setSpacing(4)
        box.addWidget(label(_("種別"), "label"))
        options = [(str(each), measure_type_word(each)) for each in MeasureType]
        form.type = Segments(_("種別"), options)
        form.type.set_read_only(read_only=read_only)
        form.type.chosen.connect(lambda value: self._change("measure_type", value))
        box.addWidget(form.type)
        column.addLayout(box)
        form.bearers = BearersField(self._signals, on=self._today)
        column.addWidget(form.bearers)
        form.reasons = ReasonList(self._signals)
        column.addWidget(form.reasons)
        form.repeat = RepeatField(self._signals)
        form.repeat.row_wanted.connect(self.row_wanted)
        column.addWidget(form.repeat)

    def _new_mark(self) -> QCheckBox:
        made = QCheckBox(_("新規（提出書に赤字で記載）"))
        made.setEnabled(not self._signals.session.read_only)
        made.clicked.connect(lambda on: self._change("new", bool(on)))
        return made

    # -- showing --------------------------------------------------------------------------------

    def _refresh(self, *, afresh: bool) -> None:
        entity = self._entity
        for field, widget in self._form.texts.items():
            text = str(getattr(entity, field, None) or "")
            if afresh:
                widget.show_text(text)
            else:
                widget.refresh(text)
        if isinstance(entity, Measure | Detail) and self._form.new is not None:
            self._form.new.setChecked(entity.new)
        if isinstance(entity, Measure) and self._form.type is not None and self.timing is not None:
            from desktop_app.ui.timing_words import timing_context

            self._form.type.show_value(entity.measure_type)
            context = timing_context(entity, self._signals.session, as_of=self._as_of)
            if afresh:
                self.timing.show_context(context)
            else:
                self.timing.refresh(context)
            self.proposal.show_measure(entity)
            if self.bearers is not None and self.reasons is not None:
                self.bearers.show_measure(entity)
                self.reasons.show_measure(entity)
            if self.repeat is not None:
                self.repeat.show_measure(entity)
            known = bool(entity.proposals or self._signals.session.records.versions())
            self.trail_key.setVisible(known)

    # -- what the user does ---------------------------------------------------------------------

    def _on_text(self, field: str, text: str) -> None:
        value: Value = text
        if field == "index_title" and isinstance(self._entity, Item):
            value = None if text in ("", self._entity.title) else text
        self._change(field, value)

    def _change(self, field: str, value: Value) -> None:
        if self._entity is not None:
            self._execute(ChangeField(self._entity.id, field, value))

    def _on_timing(self, given: object) -> None:
        from desktop_app.ui.timing_words import TimingInput

        if self._entity is not None and isinstance(given, TimingInput):
            self._execute(ChangeTiming(self._entity.id, given.text, None, given.year))

        self._lead_to_reason()

    def _lead_to_reason(self) -> None:
        """Who typed a new date and stays gets to the reason of what became a 変更案."""
        timing, box = self.timing, self._form.proposal
        stays = timing is not None and timing.edit.hasFocus()
        if stays and box is not None and box.reason_is_missing:
            box.focus_reason()

    def _show_later(self, widget: QWidget) -> None:
        """Scrolls to a widget once what was just shown has got its place."""
        QTimer.singleShot(0, widget, lambda: self._form.ensureWidgetVisible(widget))

    def show_trail(self) -> None:
        """Every 実施時期 that the measure had."""
        from desktop_app.application.versions import VersionQueries
        from desktop_app.ui.widgets.trail_popup import TrailPopup

        if isinstance(self._entity, Measure):
            plan, versions = self._signals.plan, VersionQueries(self._signals.session.records)
            on = plan.date or self._today
            steps = versions.trail(plan, self._entity.id, on=on, language=language())
            TrailPopup(self, steps).show_below(self.trail_key)

    def _execute(self, command: Command) -> None:
        """Afterwards the fields show what the plan holds, whether it took the edit or not."""
        self._signals.execute(command, origin=self)
        self._refresh(afresh=True)


def _there(widget: W | None) -> W:
    if widget is None:
        raise LookupError("the row that is shown has no such field")
    return widget


def _specs(entity: RowEntity | None) -> tuple[_Spec, ...]:
    match entity:
        case Chapter():
            return (_Spec("title", field_word("chapter", "title")),)
        case Item():
            return (
                _Spec("title", _("項目名（本文の表題）")),
                _Spec(
                    "index_title", field_word("item", "index_title"), placeholder=_("本文と同じ")
                ),
                _Spec("lead", field_word("item", "lead"), one_paragraph=False, lines=3),
            )
        case Group():
            words = _("小見出し（かっこは自動で付きます）")
            return (_Spec("text", words),)
        case Measure():
            return (_Spec("text", kind_word("measure"), lines=2),)
        case Detail():
            return (_Spec("text", kind_word("detail"), lines=2),)
        case Note():
            return (_Spec("text", kind_word("note"), one_paragraph=False, lines=3),)
    return ()
