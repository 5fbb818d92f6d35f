"""A reading in words: what the editor shows below the text while it is typed."""

from datetime import date
from typing import Literal

from desktop_app.domain.timing.reading import LAST, Per, Reading, Recurrence, TimingKind

Language = Literal["ja", "en"]
_WEEKDAYS = {"ja": "月火水木金土日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_UNITS_JA = {
    Per.YEAR: "年",
    Per.FISCAL_YEAR: "年度",
    Per.HALF_YEAR: "半期",
    Per.QUARTER: "四半期",
    Per.MONTH: "月",
    Per.WEEK: "週",
    Per.DAY: "日",
    Per.PERIOD: "期間中",
}
_MANY_JA = {
    Per.YEAR: "年",
    Per.FISCAL_YEAR: "年度",
    Per.HALF_YEAR: "半期",
    Per.QUARTER: "四半期",
    Per.MONTH: "か月",
    Per.WEEK: "週間",
    Per.DAY: "日",
}
_EVENTS = {
    "as-appropriate": ("適宜", "as appropriate"),
    "each-time": ("そのつど", "each time"),
    "at-any-time": ("随時", "at any time"),
    "if-needed": ("必要に応じて", "if needed"),
    "regularly": ("定期的に", "regularly"),
    "on-event": ("出来事に応じて", "on an event"),
    "continuing": ("継続", "continuing"),
    "under-way": ("実施中", "under way"),
    "during": ("期間を通じて", "throughout"),
}
_GUESSED = {
    "year": ("年は推定", "year inferred"),
    "two-digit-year": ("2桁の年は推定", "century inferred"),
    "month": ("年月は推定", "month inferred"),
    "relative": ("基準となる日から計算", "counted from the reference date"),
    "season": ("季節は月に読み替え", "season as months"),
    "term": ("期は年度と推定", "term read as fiscal year"),
    "fiscal-year": ("年は年度と推定", "year read as fiscal year"),
    "unit": ("書かれていない単位を推定", "unit inferred"),
}


def describe(reading: Reading, *, language: Language = "ja") -> str:
    """Say what was understood, in one line; inferred, soft and unread parts are said as such."""
    parts = [_core(reading, language)]
    if reading.recurrence is not None:
        parts.append(recurrence_words(reading.recurrence, language=language))
    if reading.is_dated:
        parts.extend(_asides(reading, language))
    if reading.soft:
        parts.append(_pick("目安", "approximate", language))
    if reading.remark:
        parts.append(_pick("備考", "remark", language) + ": " + _one_line(reading.remark))
    parts.extend(_doubts(reading, language))
    joined = (_pick("・", "; ", language)).join(part for part in parts if part)
    return joined + _guesses(reading, language)


def _pick(japanese: str, english: str, language: Language) -> str:
    return japanese if language == "ja" else english


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _core(reading: Reading, language: Language) -> str:
    if reading.kind is TimingKind.UNREAD:
        return _pick("読み取れません", "not understood", language)
    if reading.is_dated:
        dated = _dates(reading.start, reading.end, language)
        done = reading.kind is TimingKind.DONE
        return dated + _pick("（実施済み）", " (done)", language) if done else dated
    if reading.kind is TimingKind.DONE:
        return _pick("実施済み", "done", language)
    if reading.kind is TimingKind.UNDETERMINED:
        return _pick("時期は未定", "not determined", language)
    return _event(reading, language)


def _dates(start: date | None, end: date | None, language: Language) -> str:
    if start is not None and start == end:
        return day_words(start, language)
    if start is None and end is not None:
        last = day_words(end, language)
        return _pick(f"{last}まで", f"until {last}", language)
    if start is None:
        return ""
    first = day_words(start, language)
    if end is None:
        return _pick(f"{first}から、終わりの定めなし", f"from {first}, no end stated", language)
    last = day_words(end, language)
    return _pick(f"{first}から{last}まで", f"from {first} to {last}", language)


def day_words(day: date, language: Language) -> str:
    """Say a day: 2023年4月1日, or ISO in English."""
    return f"{day.year}年{day.month}月{day.day}日" if language == "ja" else day.isoformat()


def _event(reading: Reading, language: Language) -> str:
    named = [_EVENTS[tag] for tag in reading.qualifiers if tag in _EVENTS]
    words = (_pick("、", ", ", language)).join(_pick(*pair, language) for pair in named)
    if not words and reading.recurrence is not None:
        return ""
    return words + _pick("（日付の定めなし）", " (no date)", language)


def _asides(reading: Reading, language: Language) -> list[str]:
    tags = ("as-appropriate", "each-time", "at-any-time", "if-needed", "regularly")
    found = [_pick(*_EVENTS[tag], language) for tag in tags if tag in reading.qualifiers]
    if "at-latest" in reading.qualifiers:
        found.append(_pick("遅くとも", "at the latest", language))
    if "begin" in reading.qualifiers:
        found.append(_pick("開始の時期", "its beginning", language))
    if "complete" in reading.qualifiers:
        found.append(_pick("完了の時期", "its completion", language))
    return found


def _doubts(reading: Reading, language: Language) -> list[str]:
    if not reading.unread or reading.kind is TimingKind.UNREAD:
        return []  # that nothing was read is said already
    part = _one_line(reading.unread)
    return [_pick(f"読み取れない部分: 「{part}」", f"not understood: “{part}”", language)]


def _guesses(reading: Reading, language: Language) -> str:
    named = [_GUESSED[what] for what in reading.inferred_ids() if what in _GUESSED]
    if not named:
        return ""
    words = (_pick("、", ", ", language)).join(_pick(*pair, language) for pair in named)
    return _pick(f"（{words}）", f" ({words})", language)


def recurrence_words(recurrence: Recurrence, *, language: Language = "ja") -> str:
    """Say a recurrence: 半期に1回, 毎年4月・10月に1回以上."""
    return _recurrence_ja(recurrence) if language == "ja" else _recurrence_en(recurrence)


def _recurrence_ja(recurrence: Recurrence) -> str:
    if recurrence.unit is Per.PERIOD:
        per = "期間中"
    elif recurrence.every > 1:
        per = f"{recurrence.every}{_MANY_JA[recurrence.unit]}"
    else:
        per = _UNITS_JA[recurrence.unit]
    detail = _detail_ja(recurrence)
    joint = "に" if recurrence.unit is not Per.PERIOD else ""
    return f"{per}{joint}{_times_ja(recurrence)}" + (f"（{detail}）" if detail else "")


def _times_ja(recurrence: Recurrence) -> str:
    if recurrence.at_most is not None and recurrence.at_most > recurrence.times:
        return f"{recurrence.times}～{recurrence.at_most}回"
    bound = "以上" if recurrence.at_least else "以下" if recurrence.at_most else ""
    return f"{recurrence.times}回{bound}"


def _detail_ja(recurrence: Recurrence) -> str:
    months = "・".join(f"{month}月" for month in recurrence.months)
    days = "・".join("末日" if day == LAST else f"{day}日" for day in recurrence.days)
    weeks = "・".join("最終" if week == LAST else f"第{week}" for week in recurrence.weeks)
    names = "・".join(_WEEKDAYS["ja"][day] for day in recurrence.weekdays)
    return months + days + weeks + (f"{names}曜日" if names else "")


def _recurrence_en(recurrence: Recurrence) -> str:
    times = f"{recurrence.times} time" + ("s" if recurrence.times != 1 else "")
    if recurrence.at_most is not None and recurrence.at_most > recurrence.times:
        times = f"{recurrence.times} to {recurrence.at_most} times"
    elif recurrence.at_least or recurrence.at_most:
        times = ("at least " if recurrence.at_least else "at most ") + times
    detail = _detail_en(recurrence)
    return f"{times} per {recurrence.per}" + (f" ({detail})" if detail else "")


def _detail_en(recurrence: Recurrence) -> str:
    parts = [f"month {month}" for month in recurrence.months]
    parts += ["last day" if day == LAST else f"day {day}" for day in recurrence.days]
    parts += ["last" if week == LAST else f"no. {week}" for week in recurrence.weeks]
    parts += [_WEEKDAYS["en"][day] for day in recurrence.weekdays]
    return ", ".join(parts)
