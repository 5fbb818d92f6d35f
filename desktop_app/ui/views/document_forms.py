"""The forms of 文書: for each part of the document its fields and rows, and where it is printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.domain.numbering import cause_mark, circled, incident_mark
from desktop_app.domain.plan import Cause, Chapter, Incident, Note, Part, Plan
from desktop_app.domain.timing import TwoDigitYears
from desktop_app.support.i18n import N_, _
from desktop_app.support.terms import field_word, kind_word
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import label
from desktop_app.ui.widgets.entity_row import RowsSpec, TextSpec
from desktop_app.ui.widgets.entity_rows import EntityRows
from desktop_app.ui.widgets.link_button import LinkSpec
from desktop_app.ui.widgets.order_cards import OrderCards
from desktop_app.ui.widgets.plan_fields import (
    PlanChoice,
    PlanDay,
    PlanText,
    PlanTick,
    month_options,
)

OVERVIEW_MARKS: Final = ("・", "(※)", "※", "(注)", "")


class Field(Protocol):
    """A part of a form."""

    def show_plan(self, plan: Plan) -> None: ...
    def commit(self) -> None: ...


class Form(QWidget):
    """Fields and rows under headings."""

    def __init__(self, signals: SessionSignals) -> None:
        super().__init__()
        self.setObjectName("page")
        self.signals = signals
        self.fields: list[Field] = []
        self.rows: list[EntityRows] = []
        self.orders: OrderCards | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 16, 24, 24)
        self.column.setSpacing(10)

    def show_plan(self, plan: Plan) -> None:
        """What the plan says now."""
        for field in self.fields:
            field.show_plan(plan)
        for rows in self.rows:
            rows.refresh(plan)

    def commit(self) -> None:
        """Takes over what is being typed."""
        for field in self.fields:
            field.commit()
        for rows in self.rows:
            rows.commit()

    def text_for(self, entity: int) -> QWidget | None:
        """What shows an entity: a text to put the cursor into."""
        for rows in self.rows:
            row = rows.row(entity)
            if row is not None:
                return next(iter(row.texts.values()))
        return self.orders.text_for(entity) if self.orders is not None else None

    def head(self, words: str, explained: str = "") -> None:
        """A heading with a sentence of explanation."""
        made = label(words, "strong")
        made.setContentsMargins(0, 8 if self.column.count() else 0, 0, 0)
        self.column.addWidget(made)
        if explained:
            self.column.addWidget(label(explained, "second", wrap=True))

    def text(self, field: str, words: str, placeholder: str = "") -> None:
        """A text of the plan."""
        made = PlanText(self.signals, field, words, placeholder=placeholder)
        self.fields.append(made)
        self.column.addWidget(made)

    def side_by_side(self, *widgets: QWidget) -> None:
        """Short fields in one line."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for place, widget in enumerate(widgets):
            grid.addWidget(widget, 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        self.column.addLayout(grid)

    def table(self, spec: RowsSpec) -> EntityRows:
        """Rows of a kind."""
        made = EntityRows(self.signals, spec)
        self.rows.append(made)
        self.column.addWidget(made)
        return made


class DocumentPart(Struct, frozen=True):
    """A part in the list: `report` and `section` say where it is printed."""

    name: str
    words: str
    build: Callable[[Form], None]
    report: str
    section: str
    kinds: frozenset[str]


def make_form(signals: SessionSignals, part: DocumentPart) -> Form:
    """The form of a part."""
    form = Form(signals)
    part.build(form)
    form.column.addStretch(1)
    return form


def _build_plan(form: Form) -> None:
    signals = form.signals
    form.head(_("表紙と概要に載る情報"))
    form.text("title", field_word("plan", "title"), _("業務改善計画の概要"))
    form.text("company", field_word("plan", "company"))
    day = PlanDay(signals, "date", _("日付（提出予定日）"))
    form.fields.append(day)
    form.side_by_side(day, QWidget())
    form.head(
        _("日付の読み方"),
        _("実施時期の「年度」「上期」や、2桁で書かれた年を読むときの決まりです。"),
    )
    start = PlanChoice(
        signals, "fiscal_year_start", field_word("plan", "fiscal_year_start"), month_options()
    )
    years = PlanChoice(
        signals,
        "two_digit_years",
        field_word("plan", "two_digit_years"),
        [(each.value, _(_TWO_DIGITS[each])) for each in TwoDigitYears],
    )
    form.fields += [start, years]
    form.side_by_side(start, years)
    form.head(_("赤字と再掲"))
    form.text("new_note", _("赤字の注の文言"), _("4月17日以降、新たに計画・実施した項目"))
    tick = PlanTick(signals, "repeated_count", _("施策の数に再掲も数える"))
    form.fields.append(tick)
    form.column.addWidget(tick)


def _build_notice(form: Form) -> None:
    signals = form.signals
    form.head(_("日付・宛先・発信者"))
    day = PlanDay(signals, "notice_date", field_word("plan", "notice_date"))
    to = PlanText(signals, "notice_addressee", field_word("plan", "notice_addressee"))
    form.fields += [day, to]
    form.side_by_side(day, to)
    texts = (TextSpec("label", _("見出し"), 10), TextSpec("text", _("内容")))
    form.table(
        RowsSpec(
            "sender_line",
            kind_word("sender_line"),
            lambda plan: plan.sender_lines,
            texts,
            empty=_("「会社名」「代表者名」「TEL.」などを1行ずつ追加します。"),
        )
    )
    form.head(_("件名と本文"))
    form.text("notice_subject", field_word("plan", "notice_subject"))
    form.table(_paragraphs(Part.NOTICE, _("段落"), ()))
    form.head(_("添付資料"))
    form.table(_paragraphs(Part.ATTACHMENT, _("添付資料"), ()))


def _build_overview(form: Form) -> None:
    form.head(
        _("概要の段落"),
        _("行頭の記号は左で選びます。※や注の段落は、前の段落の下に小さく印刷されます。"),
    )
    form.table(_paragraphs(Part.OVERVIEW, _("段落"), OVERVIEW_MARKS))
    form.head(_("項目一覧の前の文"))
    form.table(_paragraphs(Part.PREFACE, _("項目一覧の前の文"), OVERVIEW_MARKS))


def _build_orders(form: Form) -> None:
    form.head(
        _("業務改善命令等の内容"),
        _("命令等の名称は、表の左端に縦書きの見出しとして印刷されます。"),
    )
    cards = OrderCards(form.signals)
    form.fields.append(cards)
    form.orders = cards
    form.column.addWidget(cards)


def _build_causes(form: Form) -> None:
    form.head(_("事案"))
    form.table(
        RowsSpec(
            "incident",
            kind_word("incident"),
            lambda plan: plan.incidents,
            (TextSpec("text", _("文")),),
            mark_of=incident_mark,
        )
    )
    form.head(_("原因"), _("どの事案の原因かを右で選ぶと、その事案の横に印刷されます。"))
    form.table(
        RowsSpec(
            "cause",
            kind_word("cause"),
            lambda plan: plan.causes,
            (TextSpec("text", _("文")),),
            mark_of=cause_mark,
            link=LinkSpec(Incident, kind_word("incident"), _("事案なし"), _incidents),
        )
    )
    form.head(_("真因（考察）"), _("原因を選ばない真因は、すべての原因の真因として印刷されます。"))
    form.table(
        RowsSpec(
            "root_cause",
            kind_word("root_cause"),
            lambda plan: plan.root_causes,
            (TextSpec("text", _("文")),),
            mark_of=circled,
            link=LinkSpec(Cause, kind_word("cause"), _("すべての原因"), _causes),
        )
    )
    form.head(_("表の下の注記"))
    form.table(_paragraphs(Part.CAUSES, kind_word("note"), OVERVIEW_MARKS))


class ChapterNotes(QWidget):
    """The foot notes of every chapter; made anew when chapters come, go or move."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._shown: list[tuple[int, str]] = []
        self._own: list[EntityRows] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._inner: QWidget | None = None
        self.show_plan(form.signals.plan)

    def show_plan(self, plan: Plan) -> None:
        """What the plan says now; the rows follow by themselves."""
        wanted = [(chapter.id, chapter.title) for chapter in plan.chapters]
        if wanted == self._shown and self._inner is not None:
            return
        self._shown = wanted
        if self._inner is not None:
            self._inner.hide()
            self._inner.deleteLater()
        self._form.rows = [rows for rows in self._form.rows if rows not in self._own]
        self._own = []
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for number, chapter in enumerate(plan.chapters, 1):
            head = label(f"{number} {chapter.title}", "strong")
            head.setContentsMargins(0, 8, 0, 0)
            column.addWidget(head)
            rows = EntityRows(self._form.signals, _notes_spec(chapter))
            self._own.append(rows)
            column.addWidget(rows)
        if not plan.chapters:
            column.addWidget(label(_("章がまだありません。「計画」で章を追加します。"), "hint"))
        self._form.rows += self._own
        self._column.addWidget(self._inner)

    def commit(self) -> None:
        """The form commits the rows."""


def _build_notes(form: Form) -> None:
    form.head(
        _("章の注記"),
        _("章の最後の表の下に、書いたとおりに印刷されます。記号（※、(注) など）も書きます。"),
    )
    notes = ChapterNotes(form)
    form.fields.append(notes)
    form.column.addWidget(notes)


PARTS: Final[tuple[DocumentPart, ...]] = (
    DocumentPart("plan", N_("計画の情報"), _build_plan, "plan", "overview", frozenset({"plan"})),
    DocumentPart(
        "notice", N_("お知らせ"), _build_notice, "notice", "notice", frozenset({"sender_line"})
    ),
    DocumentPart("overview", N_("概要の文章"), _build_overview, "plan", "overview", frozenset()),
    DocumentPart(
        "orders",
        N_("命令等"),
        _build_orders,
        "plan",
        "orders",
        frozenset({"order", "requirement"}),
    ),
    DocumentPart("notes", N_("章の注記"), _build_notes, "plan", "index", frozenset({"note"})),
    DocumentPart(
        "causes",
        N_("事案・原因・真因"),
        _build_causes,
        "plan",
        "causes",
        frozenset({"incident", "cause", "root_cause"}),
    ),
)
PART_OF: Final = {
    Part.NOTICE: "notice",
    Part.ATTACHMENT: "notice",
    Part.OVERVIEW: "overview",
    Part.PREFACE: "overview",
    Part.CAUSES: "causes",
}
_TWO_DIGITS: Final = {
    TwoDigitYears.NEAREST: N_("近いほうの年とみなす"),
    TwoDigitYears.HEISEI: N_("平成の年とみなす"),
    TwoDigitYears.WESTERN: N_("西暦の下2桁とみなす"),
}


def part_of(kind: str, part: Part | None = None, field: str = "") -> str:
    """The part in which an entity is edited; empty if in none."""
    if part is not None:
        return PART_OF[part]
    if kind == "plan":
        return "notice" if field.startswith("notice") else "plan"
    return next((each.name for each in PARTS if kind in each.kinds), "")


def _paragraphs(part: Part, words: str, marks: tuple[str, ...]) -> RowsSpec:
    values = {"part": str(part), "mark": marks[0] if marks and part is Part.OVERVIEW else ""}
    return RowsSpec(
        "paragraph",
        words,
        lambda plan: plan.paragraphs_of(part),
        (TextSpec("text", _("文")),),
        values=values,
        marks=marks,
    )


def _notes_spec(chapter: Chapter) -> RowsSpec:
    id_ = chapter.id
    return RowsSpec(
        "note",
        kind_word("note"),
        lambda plan: _notes(plan, id_),
        (TextSpec("text", _("文")),),
        parent=id_,
        empty=_("注記はありません。"),
    )


def _notes(plan: Plan, chapter: int) -> tuple[Note, ...]:
    return next((each.notes for each in plan.chapters if each.id == chapter), ())


def _incidents(plan: Plan) -> Sequence[tuple[int, str, str]]:
    return [(i.id, incident_mark(at), i.text) for at, i in enumerate(plan.incidents, 1)]


def _causes(plan: Plan) -> Sequence[tuple[int, str, str]]:
    return [(c.id, cause_mark(at), c.text) for at, c in enumerate(plan.causes, 1)]
