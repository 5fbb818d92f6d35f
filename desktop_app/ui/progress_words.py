"""Words of the 進捗 view: marks, reasons, days, and what a person may type for them."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Mapping

from desktop_app.application.status import MeasureStatus, RoundMark
from desktop_app.domain.pace import DueEvent, PaceReason
from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import Doubt, Pace, Status
from desktop_app.domain.recurring import KeptWindow, WindowState
from desktop_app.domain.timing import read_day
from desktop_app.support import terms
from desktop_app.support.i18n import N_, _
from desktop_app.ui.words import (
    day_words,
    status_choice_word,
    status_word,
)

MARKS: Mapping[RoundMark, str] = {
    RoundMark.CHANGED: N_("変更あり"),
    RoundMark.UNCHANGED: N_("変更なし"),
    RoundMark.UNCONFIRMED: N_("未確認"),
}
PACE_REASONS: Mapping[PaceReason, str] = {
    PaceReason.ON_TIME: N_("実施時期のとおりに進んでいます"),
    PaceReason.FINISHED_EARLY: N_("完了日が実施時期より前です"),
    PaceReason.FINISHED_LATE: N_("完了日が実施時期より後です"),
    PaceReason.STARTED_EARLY: N_("実施時期の始まりより前に着手しました"),
    PaceReason.STARTED_LATE: N_("実施時期の始まりより後に着手しました"),
    PaceReason.START_PASSED: N_("実施時期の始まりを過ぎましたが、着手していません"),
    PaceReason.END_PASSED: N_("実施時期の終わりを過ぎました"),
    PaceReason.WINDOW_MISSED: N_("実施の記録のない期間があります"),
}
WINDOW_STATES: Mapping[WindowState, str] = {
    WindowState.KEPT: N_("実施済"),
    WindowState.RUNNING: N_("期間中"),
    WindowState.MISSED: N_("実施の記録なし"),
    WindowState.NO_ENTRY: N_("実績未入力"),
}


_DOUBT_TIPS: Mapping[Doubt, str] = {
    Doubt.NO_FINISH: N_("実施済ですが、完了日がありません。「予定・日付」の列に書きます。"),
    Doubt.STILL_PLANNED: N_("実施済ですが、今後の予定が残っています。"),
}


def mark_word(mark: RoundMark) -> str:
    """「変更なし」 and so on."""
    return _(MARKS[mark])


def row_mark_word(row: MeasureStatus) -> str:
    """The same of a row; an answer that nobody has taken over yet is told apart."""
    waits = row.mark is RoundMark.UNCONFIRMED and bool(row.answer)
    return _("要転記") if waits else mark_word(row.mark)


def mark_tip(row: MeasureStatus) -> str:
    """What the state means, and what to do about it."""
    match row.mark:
        case RoundMark.UNCONFIRMED if row.answer:
            return _(
                "要転記: 部署の回答が、まだ報告書の記載にありません。"
                "クリックか Ctrl+R で記載へ写します。回答を確かめて記載を変えないときは Space。"
            )
        case RoundMark.UNCONFIRMED if row.entry is None:
            return _("未確認: まだ記録がありません。進捗区分を選ぶか、報告書の記載を書きます。")
        case RoundMark.UNCONFIRMED:
            return _(
                "未確認: 前回の報告より後の記録がありません。"
                "クリックか Space で「変更なし」とします。変わったところがあれば書き換えます。"
            )
        case RoundMark.UNCHANGED:
            return _("変更なし: 前回の報告のとおりであることを確認しました。")
    return _("変更あり: 前回の報告から記載か進捗区分などが変わりました。")


def status_tip(row: MeasureStatus, suggestion: str) -> str:
    """What does not fit, what the dates speak for, and how another one is chosen."""
    parts = [_DOUBT_TIPS[doubt] for doubt in row.doubts]
    how = _("ダブルクリックか Enter で選びます（数字のキー 1～7 でも）。")
    return "\n".join(part for part in (*map(_, parts), suggestion, how) if part)


def status_of_word(plan: Plan, text: str) -> Status | None:
    """The 進捗区分 that a text names, in the plan's words, the usual ones or by its id.

    Of several that share a word it is the one that is usually called so, else the first that the
    plan names. Raises ValueError if it names none.
    """
    folded = fold(text)
    own = [Status(each.status) for each in plan.status_words if fold(each.word) == folded]
    if len(own) == 1:
        return own[0]
    for status in Status:
        names = (terms.STATUSES[status], status_word(status), status_choice_word(plan, status))
        if folded in {fold(name) for name in (*names, str(status))}:
            return status
    if own:
        return own[0]
    if folded in ("", fold(_("未入力")), "-", "―", "ー"):
        return None
    raise ValueError(text)


def pace_of_word(text: str) -> Pace:
    """The 進捗評価 that a text names. Raises ValueError if it names none."""
    folded = fold(text)
    for pace in Pace:
        if folded in {fold(name) for name in (terms.PACES[pace], terms.pace_word(pace), pace)}:
            return pace
    if folded in ("-", "―", "ー"):
        return Pace.UNSET
    raise ValueError(text)


def day_of_words(text: str, plan: Plan, *, on: datetime.date) -> datetime.date | None:
    """The day that a text names; None for an empty text. Raises NotADay (a ValueError)."""
    return read_day(text, on=on, conventions=plan.conventions) if text.strip() else None


def sheet_day(day: datetime.date) -> str:
    """「2024/03/31」, as spreadsheets take it; on the screen a day is always `day_words`."""
    return f"{day:%Y/%m/%d}"


def lateness_words(row: MeasureStatus) -> str:
    """What presses: 「期限超過 62日」, 「期限まで12日」; empty for nothing."""
    if row.overdue is not None:
        words = _("目途超過 {days}日") if row.overdue.soft else _("期限超過 {days}日")
        return words.format(days=row.overdue.days)
    return ""


def due_words(row: MeasureStatus) -> str:
    """「期限まで12日」 or 「開始まで12日」; empty where nothing is due. The day of which the survey
    speaks need not be today.
    """
    if row.due is None:
        return ""
    if row.due.days == 0:
        return _("開始の当日") if row.due.event is DueEvent.START else _("期限の当日")
    words = _("開始まで{days}日") if row.due.event is DueEvent.START else _("期限まで{days}日")
    return words.format(days=row.due.days)


def pace_reason(row: MeasureStatus) -> str:
    """Why a 進捗評価 is suggested; empty for none."""
    suggested = row.suggested_pace
    return _(PACE_REASONS[suggested.reason]) if suggested else ""


def pace_is_chosen(row: MeasureStatus) -> bool:
    """Whether a person said it, and not the dates."""
    return row.entry is not None and row.entry.pace is not Pace.UNSET


def window_words(kept: KeptWindow) -> str:
    """「2023年度上期（2023年9月30日まで）」."""
    window = kept.window
    return _("{label}（{day}まで）").format(label=window.label, day=day_words(window.end))


def window_state_words(kept: KeptWindow) -> str:
    """「実施済」, 「1回／2回」 and so on."""
    words = _(WINDOW_STATES[kept.state])
    if kept.wanted > 1:
        return _("{state} {times}／{wanted}回").format(
            state=words, times=kept.times, wanted=kept.wanted
        )
    return words


def fold(text: str) -> str:
    """A text without the differences that typing makes: width, case, blanks."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
