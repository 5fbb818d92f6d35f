"""The settings of reports as a table: a new option is one line here.

Values are texts, so that one table serves the widgets and what is remembered.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from enum import Enum, StrEnum
from typing import Final, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.application.report_input import WORKING
from desktop_app.domain.comparison import Marking
from desktop_app.domain.plan import Plan, Report
from desktop_app.domain.version import Version, standing
from desktop_app.reports.document import FontFamily, MarkStyle, Paper
from desktop_app.reports.options import Calendar, ProgressForm, ReportOptions
from desktop_app.reports.rounds import NUMBERED
from desktop_app.support.i18n import N_, _
from desktop_app.ui import report_words as words
from desktop_app.ui.report_order import DATED_AS_PLAN, Draft, ReportOrder

Choice = tuple[str, str]
"""A value and what it is called."""
BETWEEN: Final = "\n"
"""Parts the values of a choice of several."""
_E = TypeVar("_E", bound=StrEnum)
_ALL: Final = frozenset({""})
_FEW_ROUNDS: Final = 12
"""The rounds that are offered for a plan whose register is empty."""


class Kind(Enum):
    """How a setting is edited."""

    DATE = "date"
    OPTIONAL_DATE = "optional date"
    CHOICE = "choice"
    SEVERAL = "several"
    FLAG = "flag"
    TEXT = "text"


class Offered(Struct, frozen=True):
    """What the open plan has to choose from for a report. `as_of` is the 基準日 that it has if no
    round is chosen, `number` the one that is. `reports` is the register that rounds are chosen
    from: a round that brought its version along leaves the others in sight.
    """

    report: str
    plan: Plan
    as_of: datetime.date = datetime.date.max
    number: int | None = None
    versions: tuple[Version, ...] = ()
    departments: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()


class SettingField(Struct, frozen=True):
    """A setting. `remembered` ones say how a report looks and outlast the sitting; the others
    say what it is about and begin anew, so that no report is quietly about an old day.
    """

    name: str
    words: str
    kind: Kind
    show: Callable[[ReportOrder], str]
    take: Callable[[ReportOrder, str], ReportOrder]
    reports: frozenset[str] = _ALL
    remembered: bool = False
    choices: Callable[[Offered], Iterable[Choice]] = field(default=lambda _offered: ())
    hint: str = ""

    def concerns(self, report: str) -> bool:
        """Whether a report has this setting."""
        return self.reports is _ALL or report in self.reports


def fields_of(report: str) -> tuple[SettingField, ...]:
    """The settings of a report in the order of the panel."""
    return tuple(each for each in FIELDS if each.concerns(report))


def _options(order: ReportOrder, changed: ReportOptions) -> ReportOrder:
    return replace(order, options=changed)


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _enum_choices(kind: type[_E], say: Callable[[_E], str]) -> Callable[[Offered], list[Choice]]:
    return lambda _offered: [(each.value, say(each)) for each in kind]


def _versions(offered: Offered, *, by_name: bool = False) -> list[Choice]:
    """The newest first; those of which only name and date are known, if `by_name`."""
    kept = [v for v in reversed(standing(offered.versions)) if v.root or by_name]
    return [(version.name, version.name) for version in kept]


def _printed(offered: Offered) -> list[Choice]:
    """Without a version the plan that is being edited is the one in force."""
    working = _("編集中の計画")
    versions = _versions(offered)
    if not versions:
        return [("", working)]
    today = offered.report in DATED_AS_PLAN
    in_force = _("今の有効な計画") if today else _("基準日に有効な計画")
    return [("", in_force), (WORKING, working), *versions]


def _rounds(offered: Offered) -> list[Choice]:
    """The newest first, from the one after the last of the register."""
    known = {each.number: each.as_of for each in offered.reports}
    last = max(known, default=_FEW_ROUNDS - 1)
    asked = offered.number or 0
    numbers = sorted({*range(1, last + 2), *known, asked} - {0}, reverse=True)
    own = next((n for n, day in known.items() if day == offered.as_of), None)
    usual = _("基準日の回") if own is None else _("基準日の回（第{number}回）").format(number=own)
    return [("", usual), *((str(n), words.round_words(n, known.get(n))) for n in numbers)]


def _compared(offered: Offered) -> list[Choice]:
    """Marks set by hand may be against a version of which only name and date are known."""
    of_plan = offered.report == "plan"
    usual = _("比べない") if of_plan else _("前回の報告")
    return [("", usual), *_versions(offered, by_name=of_plan)]


def _chapters(offered: Offered) -> list[Choice]:
    chapters = enumerate(offered.plan.chapters, start=1)
    return [(str(number), f"{number} {each.title}") for number, each in chapters]


def _departments(offered: Offered) -> list[Choice]:
    return [(name, name) for name in offered.departments]


def _drafts(_offered: Offered) -> list[Choice]:
    return [
        (Draft.AUTO.value, _("未確認の間だけ入れる")),
        (Draft.YES.value, _("入れる")),
        (Draft.NO.value, _("入れない")),
    ]


_ALL_BUT_NOTICE = frozenset({"plan", "progress", "summary", "comparison", "letter", "decision"})
_OF_A_DAY = _ALL_BUT_NOTICE - DATED_AS_PLAN
_TABLES = _ALL_BUT_NOTICE - {"summary", "letter"}
_PARTS = _ALL_BUT_NOTICE - {"letter"}

FIELDS: Final[tuple[SettingField, ...]] = (
    SettingField(
        "form",
        N_("様式"),
        Kind.CHOICE,
        lambda o: o.options.form.value,
        lambda o, text: _options(o, replace(o.options, form=ProgressForm(text))),
        reports=frozenset({"progress"}),
        remembered=True,
        choices=_enum_choices(ProgressForm, words.form_words),
    ),
    SettingField(
        "version",
        N_("版"),
        Kind.CHOICE,
        lambda o: o.version,
        lambda o, text: replace(o, version=text),
        choices=_printed,
        hint=N_(
            "有効な計画は、その日までの最後の版に、その後に反映した実施時期を合わせたものです。"
        ),
    ),
    SettingField(
        "number",
        N_("報告の回"),
        Kind.CHOICE,
        lambda o: "" if o.options.number is None else str(o.options.number),
        lambda o, text: _options(o, replace(o.options, number=int(text) if text else None)),
        reports=NUMBERED,
        choices=_rounds,
        hint=N_("報告の記録にある回を選ぶと、基準日もその回のものになります。"),
    ),
    SettingField(
        "as_of",
        N_("基準日"),
        Kind.DATE,
        lambda o: o.options.as_of.isoformat(),
        lambda o, text: _options(o, replace(o.options, as_of=_day(text) or o.options.as_of)),
        reports=_OF_A_DAY,
    ),
    SettingField(
        "compare_with",
        N_("比べる版"),
        Kind.CHOICE,
        lambda o: o.compare_with,
        lambda o, text: replace(o, compare_with=text),
        reports=_ALL_BUT_NOTICE,
        choices=_compared,
    ),
    SettingField(
        "date",
        N_("文書の日付"),
        Kind.OPTIONAL_DATE,
        lambda o: o.options.date.isoformat() if o.options.date else "",
        lambda o, text: _options(o, replace(o.options, date=_day(text))),
    ),
    SettingField(
        "document_number",
        N_("文書番号"),
        Kind.TEXT,
        lambda o: o.options.document_number,
        lambda o, text: _options(o, replace(o.options, document_number=text)),
        reports=frozenset({"letter"}),
    ),
    SettingField(
        "addressee",
        N_("宛先"),
        Kind.TEXT,
        lambda o: o.options.addressee,
        lambda o, text: _options(o, replace(o.options, addressee=text)),
        reports=frozenset({"letter", "decision"}),
    ),
    SettingField(
        "chapters",
        N_("対象の章"),
        Kind.SEVERAL,
        lambda o: BETWEEN.join(map(str, o.options.chapters)),
        lambda o, text: _options(o, replace(o.options, chapters=tuple(map(int, text.split())))),
        reports=_PARTS,
        choices=_chapters,
    ),
    SettingField(
        "departments",
        N_("対象の部署"),
        Kind.SEVERAL,
        lambda o: BETWEEN.join(o.options.departments),
        lambda o, text: _options(
            o, replace(o.options, departments=tuple(filter(None, text.split(BETWEEN))))
        ),
        reports=_PARTS,
        choices=_departments,
    ),
    SettingField(
        "calendar",
        N_("年の表記"),
        Kind.CHOICE,
        lambda o: o.options.calendar.value,
        lambda o, text: _options(o, replace(o.options, calendar=Calendar(text))),
        remembered=True,
        choices=_enum_choices(Calendar, words.calendar_words),
        hint=N_("プログラムが書く日付だけに効き、計画の文章と実施時期は変わりません。"),
    ),
    SettingField(
        "marks",
        N_("新規の表示"),
        Kind.CHOICE,
        lambda o: o.options.marks.value,
        lambda o, text: _options(o, replace(o.options, marks=MarkStyle(text))),
        reports=_TABLES,
        remembered=True,
        choices=_enum_choices(MarkStyle, words.marks_words),
    ),
    SettingField(
        "marking",
        N_("新規とする範囲"),
        Kind.CHOICE,
        lambda o: o.options.marking.value,
        lambda o, text: _options(o, replace(o.options, marking=Marking(text))),
        reports=frozenset({"plan"}),
        remembered=True,
        choices=_enum_choices(Marking, words.marking_words),
        hint=N_(
            "「比べる版」を選んだときに効きます。選ばなければ、手で付けた新規の印のとおりです。"
        ),
    ),
    SettingField(
        "new_note",
        N_("(注)の文"),
        Kind.TEXT,
        lambda o: o.options.new_note,
        lambda o, text: _options(o, replace(o.options, new_note=text)),
        reports=frozenset({"plan"}),
        hint=N_("空なら、比べる版の日付と種類から作ります。"),
    ),
    SettingField(
        "fonts",
        N_("書体"),
        Kind.CHOICE,
        lambda o: o.options.fonts.value,
        lambda o, text: _options(o, replace(o.options, fonts=FontFamily(text))),
        remembered=True,
        choices=_enum_choices(FontFamily, words.fonts_words),
        hint=N_("Wordのファイルに書く書体です。画面、印刷、PDFは付属のBIZ UDを使います。"),
    ),
    SettingField(
        "paper",
        N_("用紙"),
        Kind.CHOICE,
        lambda o: o.options.paper.value,
        lambda o, text: _options(o, replace(o.options, paper=Paper(text))),
        reports=_PARTS,
        remembered=True,
        choices=lambda _offered: [(each.value, each.value.upper()) for each in Paper],
    ),
    SettingField(
        "draft",
        N_("「（案）」の表示"),
        Kind.CHOICE,
        lambda o: o.draft.value,
        lambda o, text: replace(o, draft=Draft(text)),
        remembered=True,
        choices=_drafts,
        hint=N_(
            "各ページの上に「（案）」を入れます。未確認の施策が残っている間は、何もしなくても入ります。"
        ),
    ),
    SettingField(
        "fold_done",
        N_("報告済みの実施済は1行にする"),
        Kind.FLAG,
        lambda o: "1" if o.options.fold_done else "",
        lambda o, text: _options(o, replace(o.options, fold_done=bool(text))),
        reports=frozenset({"progress"}),
        remembered=True,
    ),
    SettingField(
        "old_left",
        N_("変更前を左に置く"),
        Kind.FLAG,
        lambda o: "1" if o.options.old_left else "",
        lambda o, text: _options(o, replace(o.options, old_left=bool(text))),
        reports=frozenset({"comparison"}),
        remembered=True,
    ),
    SettingField(
        "wide_digits",
        N_("数字を全角にする"),
        Kind.FLAG,
        lambda o: "1" if o.options.wide_digits else "",
        lambda o, text: _options(o, replace(o.options, wide_digits=bool(text))),
        remembered=True,
    ),
)
