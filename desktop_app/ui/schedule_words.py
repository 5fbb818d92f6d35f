"""工程表 in words: what a bar says to somebody who doesn't see it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from desktop_app.application.schedule import Bar, Flag, FlagKind, ScheduleItem, ScheduleRow
from desktop_app.application.time_axis import Scale, Unit
from desktop_app.domain.recurring import KeptWindow, WindowState
from desktop_app.domain.timing import TimingKind
from desktop_app.support.i18n import _
from desktop_app.ui.words import (
    StatusWords,
    day_words,
    heading,
    month_word,
    plan_status,
    series,
    size_words,
    strung,
)


def status_words(row: ScheduleRow, words: StatusWords) -> str:
    """進捗区分, and that it is printed again; of what only the draft has, that it is 追加予定."""
    if row.planned:
        return _("追加予定")
    told = plan_status(words, row.status.status)
    return _("{status}（再掲）").format(status=told) if row.status.is_repeat else told


def bar_words(bar: Bar | None) -> str:
    """「2023年4月1日 ～ 2024年3月31日（目途）」; empty without days."""
    if bar is None:
        return ""
    start = day_words(bar.start) if bar.start else ""
    end = day_words(bar.end) if bar.end else _("終わりの定めなし")
    words = _("{start} ～ {end}") if start else _("～ {end}")
    words = words.format(start=start, end=end)
    return _("{words}（目途・頃）").format(words=words) if bar.soft else words


def undated_words(row: ScheduleRow) -> str:
    """What is written where a bar would be: 「適宜（時期の定めなし）」."""
    text = " ".join(row.measure.timing_text.split())
    match row.kind:
        case TimingKind.DONE:
            return text
        case TimingKind.UNDETERMINED:
            return _("{text}（未定）").format(text=text)
        case TimingKind.UNREAD:
            return _("{text}（読み取れません）").format(text=text) if text else _("（記載なし）")
    return _("{text}（時期の定めなし）").format(text=text)


def overdue_words(row: ScheduleRow) -> str:
    """「期限超過 183日」; empty if it isn't."""
    late = row.status.overdue
    if late is None:
        return ""
    words = _("期限超過 {days}日").format(days=late.days)
    return _("{words}（目安）").format(words=words) if late.soft else words


def actual_words(row: ScheduleRow) -> tuple[str, str]:
    """着手日 and 完了日; 「（記載なし）」 where there is none."""
    facts = row.status.facts
    none = _("（記載なし）")
    started, finished = facts.started_on, facts.finished_on
    return day_words(started) if started else none, day_words(finished) if finished else none


def earlier_words(row: ScheduleRow) -> str:
    """Earlier 実施時期, oldest first."""
    return series(" ".join(each.timing.text.split()) for each in row.earlier)


def window_words(kept: KeptWindow) -> str:
    """「2023年度上期 実施済」."""
    return f"{kept.window.label} {window_state_word(kept.state)}"


def window_state_word(state: WindowState) -> str:
    """What became of one turn of a recurring measure."""
    return {
        WindowState.KEPT: _("実施済"),
        WindowState.RUNNING: _("期間中"),
        WindowState.MISSED: _("実施の記録なし"),
        WindowState.NO_ENTRY: _("実績未入力"),
    }[state]


def row_words(row: ScheduleRow, words: StatusWords) -> str:
    """The whole bar in one sentence."""
    told = [bar_words(row.bar) or undated_words(row), status_words(row, words), overdue_words(row)]
    if row.actual is not None:
        started, finished = actual_words(row)
        told.append(_("着手 {started}、完了 {finished}").format(started=started, finished=finished))
    if row.earlier:
        told.append(_("変更前 {timings}").format(timings=earlier_words(row)))
    told += [window_words(kept) for kept in row.status.windows[-4:]]
    if row.marks:
        days = series(day_words(day) for day in row.marks[-4:])
        told.append(_("実施日 {days}").format(days=days))
    return strung(each for each in told if each)


def item_words(item: ScheduleItem) -> str:
    """An item's line in one sentence."""
    told = [item_count_words(item), bar_words(item.total)]
    if item.overdue:
        told.append(_("期限超過 {count}件").format(count=item.overdue))
    return strung(words for words in told if words)


def item_count_words(item: ScheduleItem) -> str:
    """「3施策」, 「3施策＋再掲1＋追加予定1」."""
    return rows_words(item.rows)


def rows_words(rows: Iterable[ScheduleRow]) -> str:
    """How many measures these are, what 全N施策 leaves out told apart."""
    rows = tuple(rows)
    planned = sum(row.planned for row in rows)
    counted = sum(row.status.counted and not row.planned for row in rows)
    return size_words(counted, repeats=len(rows) - planned - counted, planned=planned)


def name_words(row: ScheduleRow) -> str:
    """The measure's text, and that it is 追加予定."""
    text = " ".join(row.measure.text.split()) or _("（未記入）")
    return _("（追加予定）{text}").format(text=text) if row.planned else text


def flag_words(flag: Flag, *, is_today: bool) -> str:
    """What stands on a flag above the axis."""
    match flag.kind:
        case FlagKind.AS_OF:
            words = _("基準日 {day}（今日）") if is_today else _("基準日 {day}")
            return words.format(day=day_words(flag.on))
        case FlagKind.SUBMITTED:
            return _("提出 {day}").format(day=short_day(flag.on))
        case FlagKind.TODAY:
            return _("今日 {day}").format(day=short_day(flag.on))
        case FlagKind.REPORT:
            words = _("第{number}回報告 {day}")
            return words.format(number=flag.number, day=short_day(flag.on))


def short_day(day: datetime.date) -> str:
    """「5月12日」."""
    return _("{month}月{day}日").format(month=day.month, day=day.day)


def unit_words(unit: Unit) -> str:
    """What stands on a unit of the axis."""
    match unit.scale:
        case Scale.YEAR:
            return _("{year}年度").format(year=unit.year)
        case Scale.HALF:
            return _("上期") if unit.number == 1 else _("下期")
        case Scale.QUARTER:
            return _("第{number}四半期").format(number=unit.number)
        case Scale.MONTH:
            return month_word(unit.number)


def short_unit_words(unit: Unit) -> str:
    """The same where room is short: 「H1」, 「Q3」, 「4」."""
    letter = {Scale.HALF: "H", Scale.QUARTER: "Q"}.get(unit.scale, "")
    return f"{letter}{unit.number}"


def scale_word(scale: Scale) -> str:
    """「四半期」."""
    words = {
        Scale.YEAR: _("年度"),
        Scale.HALF: _("半期"),
        Scale.QUARTER: _("四半期"),
        Scale.MONTH: _("月"),
    }
    return heading(words[scale])
