"""Two timings compared as people say it: 半期の延期, 期限を1年延長, 時期の定めなしに変更."""

from datetime import date
from enum import StrEnum
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.domain.timing.calendar import ONE_DAY, Granularity, month_index
from desktop_app.domain.timing.describe import day_words, recurrence_words
from desktop_app.domain.timing.normalise import fold_text
from desktop_app.domain.timing.reading import Reading, TimingKind

_NAMED_OCCASION = "on-event"
_OCCASIONS = frozenset(
    [_NAMED_OCCASION, "as-appropriate", "each-time", "at-any-time", "if-needed", "regularly"]
)
Language = Literal["ja", "en"]


class SlipKind(StrEnum):
    """What became of a date."""

    SAME = "same"
    REWORDED = "reworded"
    EARLIER = "earlier"
    LATER = "later"
    NARROWED = "narrowed"
    WIDENED = "widened"
    DATED = "dated"
    UNDATED = "undated"
    CHANGED = "changed"
    UNDETERMINED = "undetermined"


class Slip(Struct, frozen=True):
    """A change of timing; `days` is the signed move of the end (or of the start)."""

    kind: SlipKind
    words: str
    days: int | None = None


class _Change(Struct, frozen=True):
    kind: SlipKind
    words: str
    days: int | None = None


def compare_timings(before: Reading, after: Reading, language: Language = "ja") -> Slip:
    """Compare two readings, say before → after, and in brackets what happened."""
    change = _change(before, after, language)
    arrow = f"{_one_line(before.text)} → {_one_line(after.text)}"
    if before.text == after.text and change.kind is SlipKind.SAME:
        return Slip(change.kind, _pick("変更なし", "no change", language), 0)
    brackets = f"（{change.words}）" if language == "ja" else f" ({change.words})"
    return Slip(change.kind, arrow + brackets, change.days)


def _pick(japanese: str, english: str, language: Language) -> str:
    return japanese if language == "ja" else english


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _change(before: Reading, after: Reading, language: Language) -> _Change:
    if before.same_meaning(after) and _same_occasion(before, after):
        same = before.text == after.text
        words = _pick("表記のみの変更", "reworded only", language)
        if fold_text(before.remark or "") != fold_text(after.remark or ""):
            words = _pick("備考のみの変更", "remark only", language)
        return _Change(SlipKind.SAME if same else SlipKind.REWORDED, words, 0)
    if TimingKind.UNREAD in (before.kind, after.kind):
        words = _pick("読み取れないため比較できない", "not comparable", language)
        return _Change(SlipKind.UNDETERMINED, words)
    if before.is_dated and after.is_dated:
        return _with_other_change(_moved(before, after, language), before, after, language)
    return _dates_gained_or_lost(before, after, language)


def _same_occasion(before: Reading, after: Reading) -> bool:
    """Tell 都度 from 適宜, and one event from another, which only look alike for want of a date."""
    if before.kind is not TimingKind.EVENT or before.is_dated:
        return True
    if _occasions(before) != _occasions(after):
        return False
    named = _NAMED_OCCASION in before.qualifiers
    return not named or fold_text(before.text) == fold_text(after.text)


def _occasions(reading: Reading) -> set[str]:
    return {tag for tag in reading.qualifiers if tag in _OCCASIONS}


def _dates_gained_or_lost(before: Reading, after: Reading, language: Language) -> _Change:
    if before.is_dated:
        if after.kind is TimingKind.UNDETERMINED:
            words = _pick("時期を未定に変更", "now undetermined", language)
        elif after.kind is TimingKind.DONE:
            words = _pick("実施済みに変更", "now done", language)
        else:
            words = _pick("時期の定めなしに変更", "no date any more", language)
        return _Change(SlipKind.UNDATED, words)
    if after.is_dated:
        return _Change(SlipKind.DATED, _pick("時期を定めた", "now dated", language))
    return _other_change(before, after, language)


def _with_other_change(
    change: _Change, before: Reading, after: Reading, language: Language
) -> _Change:
    """Say of a moved date that its frequency or its firmness changed too."""
    firm = before.recurrence == after.recurrence and before.soft == after.soft
    if firm or (before.start, before.end) == (after.start, after.end):
        return change
    also = _other_change(before, after, language).words
    return replace(change, words=change.words + _pick("、", ", ", language) + also)


def _other_change(before: Reading, after: Reading, language: Language) -> _Change:
    if before.recurrence != after.recurrence:
        return _Change(SlipKind.CHANGED, _frequency(before, after, language))
    if before.soft != after.soft:
        words = _pick("目安に変更", "now approximate", language)
        if before.soft:
            words = _pick("確定した時期に変更", "now firm", language)
        return _Change(SlipKind.CHANGED, words)
    return _Change(SlipKind.CHANGED, _pick("時期の表し方を変更", "expressed differently", language))


def _frequency(before: Reading, after: Reading, language: Language) -> str:
    first, second = (
        "" if item.recurrence is None else recurrence_words(item.recurrence, language=language)
        for item in (before, after)
    )
    if not first:
        return _pick(f"頻度を{second}と定めた", f"now {second}", language)
    if not second:
        return _pick(f"頻度（{first}）の定めをなくした", f"no longer {first}", language)
    return _pick(f"頻度を{first}から{second}に変更", f"from {first} to {second}", language)


# --- both dated -------------------------------------------------------------------------------


def _moved(before: Reading, after: Reading, language: Language) -> _Change:
    if (before.start, before.end) == (after.start, after.end):
        return _other_change(before, after, language)
    if (before.start is None) != (after.start is None) or (before.end is None) != (
        after.end is None
    ):
        return _reshaped(before, after, language)
    start_days = _days(before.start, after.start)
    end_days = _days(before.end, after.end)
    if before.end is None:
        return _start_moved(before, after, start_days, language)
    if before.start is None:
        return _deadline_moved(before, after, end_days, language)
    return _period_moved(before, after, start_days, end_days, language)


def _days(before: date | None, after: date | None) -> int:
    return 0 if before is None or after is None else (after - before).days


def _reshaped(before: Reading, after: Reading, language: Language) -> _Change:
    """Say that an end was taken away or set."""
    if before.end is not None and after.end is None:
        return _Change(SlipKind.UNDATED, _pick("期限の定めなしに変更", "no end any more", language))
    if before.end is None and after.end is not None:
        last = day_words(after.end, language)
        return _Change(
            SlipKind.DATED, _pick(f"期限を{last}と定めた", f"end set to {last}", language)
        )
    days = _days(before.end, after.end)
    if days:
        return _deadline_moved(before, after, days, language)
    words = _pick("開始の時期を定めた", "start set", language)
    kind = SlipKind.NARROWED
    if after.start is None:
        words, kind = (
            _pick("開始の時期の定めなしに変更", "no start any more", language),
            SlipKind.WIDENED,
        )
    return _Change(kind, words, 0)


def _start_moved(before: Reading, after: Reading, days: int, language: Language) -> _Change:
    amount = _start_amount(before, after, language)
    if days > 0:
        return _Change(
            SlipKind.LATER, _pick(f"開始を{amount}延期", f"start {amount} later", language), days
        )
    words = _pick(f"開始を{amount}前倒し", f"start {amount} earlier", language)
    return _Change(SlipKind.EARLIER, words, days)


def _deadline_moved(before: Reading, after: Reading, days: int, language: Language) -> _Change:
    amount = _end_amount(before, after, language)
    if days > 0:
        words = _pick(f"期限を{amount}延長", f"deadline {amount} later", language)
        return _Change(SlipKind.LATER, words, days)
    words = _pick(f"期限を{amount}前倒し", f"deadline {amount} earlier", language)
    return _Change(SlipKind.EARLIER, words, days)


def _period_moved(
    before: Reading, after: Reading, start_days: int, end_days: int, language: Language
) -> _Change:
    if start_days == 0:
        return _end_moved(before, after, end_days, language)
    if end_days == 0:
        return _start_moved(before, after, start_days, language)
    if start_days > 0 and end_days < 0:
        return _Change(SlipKind.NARROWED, _pick("時期を絞り込み", "narrowed", language), end_days)
    if start_days < 0 and end_days > 0:
        return _Change(SlipKind.WIDENED, _pick("時期を拡大", "widened", language), end_days)
    amount = _end_amount(before, after, language)
    if end_days > 0:
        return _Change(
            SlipKind.LATER, _pick(f"{amount}の延期", f"{amount} later", language), end_days
        )
    words = _pick(f"{amount}の前倒し", f"{amount} earlier", language)
    return _Change(SlipKind.EARLIER, words, end_days)


def _end_moved(before: Reading, after: Reading, days: int, language: Language) -> _Change:
    amount = _end_amount(before, after, language)
    if days > 0:
        words = _pick(f"終わりを{amount}延長", f"end {amount} later", language)
        return _Change(SlipKind.LATER, words, days)
    words = _pick(f"終わりを{amount}短縮", f"end {amount} earlier", language)
    return _Change(SlipKind.EARLIER, words, days)


# --- amounts ----------------------------------------------------------------------------------


def _start_amount(before: Reading, after: Reading, language: Language) -> str:
    if before.start is None or after.start is None:
        return ""
    return _amount(before.start, after.start, _finest(before, after), language)


def _end_amount(before: Reading, after: Reading, language: Language) -> str:
    if before.end is None or after.end is None:
        return ""
    return _amount(_day_after(before.end), _day_after(after.end), _finest(before, after), language)


def _day_after(day: date) -> date:
    return day if day == date.max else day + ONE_DAY


def _finest(before: Reading, after: Reading) -> Granularity:
    order = list(Granularity)
    known = [item.granularity for item in (before, after) if item.granularity is not None]
    return max(known, key=order.index, default=Granularity.DAY)


def _amount(first: date, second: date, unit: Granularity, language: Language) -> str:
    """Say a distance in the unit that both texts use, whole months where they are whole."""
    months = abs(month_index(second) - month_index(first))
    if first.day != second.day or not months:
        days = abs((second - first).days)
        return _pick(f"{days}日", _counted(days, "day"), language)
    if months % 12 == 0:
        return _pick(f"{months // 12}年", _counted(months // 12, "year"), language)
    if unit is Granularity.HALF and months == 6:
        return _pick("半期", "half a year", language)
    if unit is Granularity.HALF and months % 6 == 0:
        return _pick(f"{months // 12}年半", f"{months / 12} years", language)
    if unit is Granularity.QUARTER and months % 3 == 0:
        return _pick(f"{months // 3}四半期", _counted(months // 3, "quarter"), language)
    return _pick(f"{months}か月", _counted(months, "month"), language)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
