"""What every builder of a report of progress has at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.domain.numbering import item_mark, short_reference
from desktop_app.domain.plan import Chapter, Entry, Item, Measure
from desktop_app.domain.progress import Status
from desktop_app.domain.report_input import (
    Counts,
    MeasureState,
    ReportInput,
    counts_by_chapter,
    summed,
)
from desktop_app.domain.version import Version
from desktop_app.reports.changes import Changes, changes_between
from desktop_app.reports.document import Footer, Properties, ReportDocument, Section, Typeface
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.parts import footer
from desktop_app.reports.wording import Wording


class PrintedItem(Struct, frozen=True):
    """An item with the entries that are printed of it, and its place in the whole plan."""

    number: int
    chapter: Chapter
    item: Item

    @property
    def mark(self) -> str:
        """①, or ○."""
        return item_mark(self.chapter, self.item)

    @property
    def reference(self) -> str:
        """「3-④」."""
        return short_reference(self.number, self.chapter, self.item)


class PrintedChapter(Struct, frozen=True):
    """A chapter with its number in the whole plan, narrowed down to what is printed."""

    number: int
    chapter: Chapter
    items: tuple[PrintedItem, ...]


class Context(Struct, frozen=True):
    """The input, what was chosen, and the words; `changes` is None without a report before."""

    given: ReportInput
    options: ReportOptions
    wording: Wording
    changes: Changes | None

    @property
    def as_of(self) -> str:
        """「2024年3月31日現在」."""
        return self.wording.as_of(self.options.as_of)

    @property
    def title_number(self) -> str:
        """「（第3回報告）」, by choice or by the register; "" if neither knows it."""
        return self.wording.nth(report_number(self.given, self.options))

    @property
    def head_line(self) -> str:
        """Date and company; without a date of the document the day of which it speaks."""
        date = self.options.date
        day = self.wording.date(date) if date else self.as_of
        return "　".join(part for part in (day, self.given.plan.company) if part)

    @property
    def chapters(self) -> tuple[PrintedChapter, ...]:
        """What is printed, in order."""
        return printed_chapters(self.given, self.options)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that are printed."""
        return tuple(
            measure
            for chapter in self.chapters
            for printed in chapter.items
            for measure in printed.item.measures
        )

    @property
    def is_part(self) -> bool:
        """Whether chapters or departments were chosen."""
        return bool(self.options.chapters or self.options.departments)

    def state(self, measure: Measure) -> MeasureState:
        """What is known of a measure."""
        return self.given.state(measure)

    def counts(self) -> Counts:
        """How many printed measures have each 進捗区分."""
        return self._counted(self.measures)

    def chapter_counts(self, chapter: PrintedChapter) -> Counts:
        """The same of one chapter."""
        items = chapter.items
        return self._counted(each for printed in items for each in printed.item.measures)

    def _counted(self, measures: Iterable[Measure]) -> Counts:
        """What shares a word is counted as one."""
        given, as_one = self.given, self.wording.counted_as
        return Counter(as_one(given.state(each).status) for each in measures if given.counts(each))

    def former_counts(self) -> Counts | None:
        """前回 of the whole plan; None without one, or where only a part is printed."""
        former = self.given.former
        if former is None or self.is_part:
            return None
        repeated = self.given.words.repeated_count
        before = summed(counts_by_chapter(former.plan, former.entries, repeated=repeated))
        counted: Counter[Status | None] = Counter()
        for status, count in before.items():
            counted[self.wording.counted_as(status)] += count
        return counted

    def former_name(self) -> str:
        """「第2回報告（2023年9月30日現在）」; a version that is no report by its own name."""
        former, compared = self.given.former, self.given.compared
        if former is None:
            return ""
        if former.number is None and compared is not None and compared.version is not None:
            return self.version_name(compared.version)
        return self.wording.report(former.number, former.as_of)

    def version_name(self, version: Version) -> str:
        """「業務改善計画（提出）（2023年6月9日）」."""
        form = self.wording.comparison.of_version
        return form.format(name=version.name, date=self.wording.date(version.date))

    def footer(self, title: str, *, date: str = "") -> Footer:
        """The usual footer."""
        company = self.given.plan.company
        return footer(title, company, date or self.as_of, self.wording)

    def document(
        self, name: str, title: str, subject: str, typeface: Typeface, *sections: Section
    ) -> ReportDocument:
        """The document; it is dated as the user says, else by its 基準日."""
        options = self.options
        company = self.given.plan.company
        date = options.date or options.as_of
        properties = Properties(title, company, subject, date, self.given.plan.id)
        return ReportDocument(name, properties, typeface, sections)


def make_context(given: ReportInput, options: ReportOptions, wording: Wording) -> Context:
    """The context; the comparison with the report before is made once."""
    former = given.former
    changes = changes_between(former.plan, given.plan, on=options.as_of) if former else None
    return Context(given, options, wording, changes)


def report_number(given: ReportInput, options: ReportOptions) -> int | None:
    """第N回: what the user says, else what the register says of that 基準日."""
    if options.number is not None:
        return options.number
    numbers = (r.number for r in given.words.reports if r.as_of == options.as_of)
    return next(numbers, None)


def printed_chapters(given: ReportInput, options: ReportOptions) -> tuple[PrintedChapter, ...]:
    """The chapters and measures that were chosen, with the numbers of the whole plan."""
    chosen = [
        (number, chapter)
        for number, chapter in enumerate(given.plan.chapters, start=1)
        if not options.chapters or number in options.chapters
    ]
    chapters = (
        PrintedChapter(number, chapter, tuple(_printed_items(given, options, number, chapter)))
        for number, chapter in chosen
    )
    return tuple(each for each in chapters if each.items or not options.departments)


def _printed_items(
    given: ReportInput, options: ReportOptions, number: int, chapter: Chapter
) -> Iterator[PrintedItem]:
    names = frozenset(options.departments)
    for item in chapter.items:
        if names:
            kept = tuple(m for m in item.measures if _carries(given.state(m), names))
            if kept:
                yield PrintedItem(number, chapter, item_with(item, kept))
        else:
            yield PrintedItem(number, chapter, item)


def item_with(item: Item, measures: tuple[Measure, ...]) -> Item:
    """The item with these measures only, and the 小見出し that still have one below them."""
    kept = {measure.id for measure in measures}
    entries = list(item.entries)
    chosen = [
        entry
        for place, entry in enumerate(entries)
        if (entry.id in kept if isinstance(entry, Measure) else _heads(entries[place + 1 :], kept))
    ]
    return replace(item, entries=tuple(chosen))


def _heads(following: list[Entry], kept: set[int]) -> bool:
    below = takewhile(lambda entry: isinstance(entry, Measure), following)
    return any(entry.id in kept for entry in below)


def _carries(state: MeasureState, names: frozenset[str]) -> bool:
    return state.lead in names or not names.isdisjoint(state.related)
