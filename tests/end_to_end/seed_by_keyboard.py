"""What a person types to enter a whole plan: from the menu key to the last link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt

from desktop_app.domain.plan import (
    Chapter,
    Entity,
    Group,
    Item,
    Measure,
    Order,
    Part,
    Plan,
)
from tests.end_to_end.keyboard import (
    ALT,
    CONTROL,
    SHIFT,
    Press,
    Script,
    Write,
    enter,
    press,
    tab_to,
)

Key = Qt.Key
DOCUMENT_PAGE, PLAN_PAGE = Key.Key_8, Key.Key_1
PARTS = ("plan", "notice", "overview", "orders", "notes", "causes")


def new_file(path: Path) -> Script:
    """Ctrl+N, where it is to be, Enter."""
    yield Press(Key.Key_N, CONTROL)
    yield Press(Key.Key_A, CONTROL)
    yield from words(str(path))


def whole_plan(plan: Plan) -> Script:
    """Everything that the plan holds, in an order in which a person would enter it."""
    yield from plan_data(plan)
    yield from outline(plan)
    yield from notice(plan)
    yield from overview(plan)
    yield from orders(plan)
    yield from causes(plan)


# -- 計画 ----------------------------------------------------------------------------------------


def outline(plan: Plan) -> Script:
    """Chapters, items, groups, measures, details and foot notes."""
    yield Press(PLAN_PAGE, ALT)
    yield Press(Key.Key_A, CONTROL)
    yield Press(Key.Key_Delete)  # the chapters that a new plan comes with
    for place, chapter in enumerate(plan.chapters):
        if place == 0:
            yield Press(Key.Key_Return)
        else:
            yield from add_by_menu("chapter")
        yield from words(chapter.title)
        yield from items(chapter)
        for note in chapter.notes:
            yield from add_by_menu("note")
            yield from words(note.text)


def add_by_menu(kind: str) -> Script:
    """「計画」 and the number of the kind: it goes where it may stand, near the cursor."""
    keys = {"chapter": Key.Key_1, "item": Key.Key_2, "measure": Key.Key_4, "note": Key.Key_6}
    yield Press(Key.Key_P, ALT)
    yield Press(keys[kind])


def items(chapter: Chapter) -> Script:
    """Each item below the chapter; the next one from wherever the cursor is."""
    for place, item in enumerate(chapter.items):
        if place == 0:
            yield Press(Key.Key_Return, CONTROL)
        else:
            yield from add_by_menu("item")
        yield Write(item.title)
        yield from item_texts(item)
        yield from entries(item)


def item_texts(item: Item) -> Script:
    """Tab leads to the lead sentence; Ctrl+Enter leads back to the row."""
    if not item.lead and not item.index_title:
        yield from enter()
        return
    yield Press(Key.Key_Tab)
    yield Write(item.lead)
    if item.index_title:
        yield Press(Key.Key_Tab, SHIFT)
        yield Press(Key.Key_A, CONTROL)
        yield Write(item.index_title)
    yield Press(Key.Key_Return, CONTROL)


def entries(item: Item) -> Script:
    """Measures with their 実施時期 and details; a heading is a measure that is turned into one."""
    before: Entity | None = None
    for entry in item.entries:
        if before is None:
            yield Press(Key.Key_Return, CONTROL)
        else:
            yield Press(Key.Key_Return)
        if isinstance(before, Measure) and before.details:
            yield Press(Key.Key_Left, ALT)
        if isinstance(entry, Group):
            yield Press(Key.Key_H, CONTROL | SHIFT)
            yield from words(entry.text)
        else:
            yield from measure(entry)
        before = entry


def measure(entry: Measure) -> Script:
    """Words, Tab, 実施時期, Enter; then the details below."""
    yield Write(entry.text)
    yield Press(Key.Key_Tab)
    yield from words(entry.timing_text)
    for place, detail in enumerate(entry.details):
        yield Press(Key.Key_Return, CONTROL if place == 0 else Qt.KeyboardModifier.NoModifier)
        yield from words(detail.text)


def words(text: str) -> Script:
    """An entry and its end."""
    yield Write(text)
    yield from enter()


# -- 文書 ----------------------------------------------------------------------------------------


def part(name: str) -> Script:
    """To the form of a part: its place in the list, then into its first field."""
    yield Press(DOCUMENT_PAGE, ALT)
    yield Press(Key.Key_Home)
    yield from press(Key.Key_Down, times=PARTS.index(name))


def field(name: str, text: str) -> Script:
    """Tab to a field and write over what it holds."""
    yield from tab_to(name)
    yield Press(Key.Key_A, CONTROL)
    yield Write(text)


def plan_data(plan: Plan) -> Script:
    """Title, company, date and the note."""
    yield from part("plan")
    yield from field("表題", plan.title)
    yield from field("会社名", plan.company)
    yield from field("日付（提出予定日）", str(plan.date))
    yield from field("赤字の注の文言", plan.new_note)
    yield from enter()


def notice(plan: Plan) -> Script:
    """The letter: date, addressee, sender, subject, paragraphs, enclosures."""
    yield from part("notice")
    yield from field("お知らせの日付", str(plan.notice_date))
    yield from field("宛先", plan.notice_addressee)
    yield from tab_to("発信者の行を追加")
    for place, line in enumerate(plan.sender_lines):
        yield Press(Key.Key_Space if place == 0 else Key.Key_Return)
        yield Write(line.label)
        yield Press(Key.Key_Tab)
        yield Write(line.text)
    yield from field("件名", plan.notice_subject)
    yield from paragraphs(plan, Part.NOTICE, "段落を追加")
    yield from paragraphs(plan, Part.ATTACHMENT, "添付資料を追加")


def overview(plan: Plan) -> Script:
    """The paragraphs before the plan's tables."""
    yield from part("overview")
    yield from paragraphs(plan, Part.OVERVIEW, "段落を追加", usual="・")
    yield from paragraphs(plan, Part.PREFACE, "項目一覧の前の文を追加")


def paragraphs(plan: Plan, of: Part, key: str, *, usual: str = "") -> Script:
    """One after the other; a mark other than the usual one is chosen before the text."""
    yield from tab_to(key)
    for place, paragraph in enumerate(plan.paragraphs_of(of)):
        yield Press(Key.Key_Space if place == 0 else Key.Key_Return)
        if paragraph.mark != usual:
            yield Press(Key.Key_Tab, SHIFT)
            yield Press(Key.Key_A, CONTROL)
            yield Write(paragraph.mark)
            yield Press(Key.Key_Tab)
        yield Write(paragraph.text)


def orders(plan: Plan) -> Script:
    """命令等 with their reasons and 事項."""
    yield from part("orders")
    for order in plan.orders:
        yield from tab_to("命令等を追加", most=60)
        yield Press(Key.Key_Space)
        yield from one_order(order)


def one_order(order: Order) -> Script:
    """Name, 主な理由, and what is demanded."""
    yield Write(order.name)
    yield from tab_to("主な理由")
    yield Write(order.reason)
    yield from tab_to("事項を追加")
    yield from rows(requirement.text for requirement in order.requirements)


def rows(texts: Iterable[str]) -> Script:
    """From the key that adds one: each text, and Enter for the next."""
    for place, text in enumerate(texts):
        yield Press(Key.Key_Space if place == 0 else Key.Key_Return)
        yield Write(text)


def causes(plan: Plan) -> Script:
    """事案, 原因 and 真因, each linked right after it is written."""
    yield from part("causes")
    yield from tab_to("事案を追加")
    yield from rows(incident.text for incident in plan.incidents)
    yield from linked(plan, plan.causes, plan.incidents, "原因を追加")
    yield from linked(plan, plan.root_causes, plan.causes, "真因を追加")
    yield from paragraphs(plan, Part.CAUSES, "注記を追加")


def linked(plan: Plan, sources: Sequence[Entity], targets: Sequence[Entity], key: str) -> Script:
    """Tab from the text to its links, a menu with ticks."""
    for source in sources:
        yield from tab_to(key, most=60)
        yield Press(Key.Key_Space)
        yield Write(str(getattr(source, "text", "")))
        yield Press(Key.Key_Tab)
        wanted = {link.target for link in plan.links if link.source == source.id}
        yield from ticks([target.id in wanted for target in targets])


def ticks(wanted: Sequence[bool]) -> Script:
    """All of them by one entry, some by Space each; Esc closes the menu."""
    yield Press(Key.Key_Space)
    if all(wanted) and len(wanted) > 2:
        yield from press(Key.Key_Up, times=2)
        yield from enter()
        return
    for tick in wanted:
        yield Press(Key.Key_Down)
        if tick:
            yield Press(Key.Key_Space)
    yield Press(Key.Key_Escape)
