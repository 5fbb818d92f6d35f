"""How much of a pasted plan was right without a hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.application.handlers import Situation, handle
from desktop_app.application.ports import Stamp
from desktop_app.domain.plan import Chapter, Group, Item, Plan
from desktop_app.importing import Proposal
from desktop_app.storage.store import SqlitePlanStore
from desktop_app.ui.new_rows import to_commands
from tests.helpers.sample import NOW

Row = tuple[str, ...]
"""Kind, words, 実施時期, and the words of the rows above."""


class Score(Struct, frozen=True):
    """`right` of `wanted` rows; what is missing, and what came that nobody wanted."""

    right: int
    wanted: int
    missing: tuple[Row, ...]
    extra: tuple[Row, ...]

    def __str__(self) -> str:
        return f"{self.right}/{self.wanted} rows right ({self.right / self.wanted:.1%})"


def paste_whole(
    plan: Plan, paste: Callable[[int, Chapter], Proposal], store: SqlitePlanStore
) -> Plan:
    """The plan after every chapter was pasted into a plan with the chapters' titles only."""
    bare = replace(
        plan, chapters=tuple(replace(each, items=(), notes=()) for each in plan.chapters), links=()
    )
    for number, chapter in enumerate(plan.chapters, start=1):
        command = to_commands(paste(number, chapter), bare, chapter.id)
        if command is not None:
            bare = handle(command, Situation(bare, store, Stamp(NOW, "山田"), _ids())).plan
    return bare


def score(wanted: Plan, made: Plan) -> Score:
    """Rows with the right kind, words, 実施時期 and place."""
    rows, found = Counter(rows_below(wanted)), Counter(rows_below(made))
    return Score(
        (rows & found).total(),
        rows.total(),
        tuple((rows - found).elements()),
        tuple((found - rows).elements()),
    )


def rows_below(plan: Plan) -> Iterator[Row]:
    """Everything below the chapters; the lead sentence counts as a row."""
    for chapter in plan.chapters:
        yield from (("note", note.text, chapter.title) for note in chapter.notes)
        for item in chapter.items:
            yield ("item", item.title, chapter.title)
            if item.lead:
                yield ("lead", item.lead, item.title)
            yield from _entries(item)


def _entries(item: Item) -> Iterator[Row]:
    group = ""
    for entry in item.entries:
        if isinstance(entry, Group):
            group = entry.text
            yield ("group", group, item.title)
        else:
            yield ("measure", entry.text, entry.timing_text, group, item.title)
            yield from (("detail", detail.text, entry.text) for detail in entry.details)


def _ids() -> Callable[[], int]:
    numbers = iter(range(1, 10**6))
    return lambda: next(numbers)
