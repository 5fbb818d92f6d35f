"""Words of the window for kinds, statuses, days and edits, in the interface's language."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Final, TypeAlias

from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import Status
from desktop_app.domain.status_words import status_words
from desktop_app.support import terms
from desktop_app.support.i18n import N_, _
from desktop_app.support.terms import day_words as day_words
from desktop_app.ui.models.outline import RowEntity


def entity_word(entity: RowEntity) -> str:
    """「施策」 for a measure, and so on."""
    return terms.kind_word(type(entity).__name__.lower())


def status_word(status: Status | str | None) -> str:
    """進捗区分; None is 未入力."""
    return terms.status_word(status) if status else _("未入力")


StatusWords: TypeAlias = Mapping[Status, str]
"""What a plan calls the 進捗区分 that it has its own words for."""

_MONTHS: Final[Sequence[str]] = (
    N_("1月"),
    N_("2月"),
    N_("3月"),
    N_("4月"),
    N_("5月"),
    N_("6月"),
    N_("7月"),
    N_("8月"),
    N_("9月"),
    N_("10月"),
    N_("11月"),
    N_("12月"),
)


def plan_status(words: StatusWords, status: Status | None) -> str:
    """進捗区分 in the plan's words, else in the usual ones."""
    own = words.get(status, "") if status else ""
    return own or status_word(status)


def status_choice(words: StatusWords, status: Status | None) -> str:
    """The same where several stand side by side: a plan may have one word for two of them."""
    word, usual = plan_status(words, status), status_word(status)
    same = sum(plan_status(words, each) == word for each in Status)
    return word if same < 2 or word == usual else f"{word}（{usual}）"


def plan_status_word(plan: Plan, status: Status | None) -> str:
    """進捗区分 in the words of this plan; None is 未入力."""
    return plan_status(own_status_words(plan), status)


def status_choice_word(plan: Plan, status: Status | None) -> str:
    """The same where one is chosen, told apart from another with the same word."""
    return status_choice(own_status_words(plan), status)


def own_status_words(plan: Plan) -> StatusWords:
    """What this plan calls the 進捗区分 that it has its own words for."""
    return {status: told.word for status, told in status_words(plan).items()}


def size_words(measures: int, *, repeats: int = 0, planned: int = 0) -> str:
    """「3施策」, 「3施策＋再掲1＋追加予定2」: what 全N施策 counts, and what it leaves out."""
    words = _("{count}施策").format(count=measures)
    if repeats:
        words = _("{measures}＋再掲{count}").format(measures=words, count=repeats)
    if planned:
        words = _("{measures}＋追加予定{count}").format(measures=words, count=planned)
    return words


def month_word(number: int) -> str:
    """「4月」."""
    return _(_MONTHS[number - 1])


def moment_words(moment: str) -> str:
    """「2023年5月12日 14:05」 for a local time in ISO format; what is no time stays as it is."""
    try:
        at = datetime.datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return f"{day_words(at.date())} {at:%H:%M}"


def series(parts: Iterable[str]) -> str:
    """「A、B、C」."""
    return _joined(_("{before}、{after}"), parts)


def strung(parts: Iterable[str]) -> str:
    """「A・B・C」, for phrases that belong together."""
    return _joined(_("{before}・{after}"), parts)


def sentences(parts: Iterable[str]) -> str:
    """One after the other, with a blank between them where the language wants one."""
    return _joined(_("{before}{after}"), (part for part in parts if part))


def _joined(pattern: str, parts: Iterable[str]) -> str:
    told = list(parts)
    return reduce(lambda so_far, part: pattern.format(before=so_far, after=part), told or [""])


def heading(words: str) -> str:
    """With a capital first letter, where the language has such."""
    return words[:1].upper() + words[1:]


def shortened(text: str, length: int = 24) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"


def saved_words(moment: str, today: datetime.date) -> str:
    """「保存済み 14:32」, with the day if it was not today; empty if it is no time."""
    try:
        at = datetime.datetime.fromisoformat(moment)
    except ValueError:
        return ""
    day = "" if at.date() == today else f"{day_words(at.date())} "
    return _("保存済み {time}").format(time=f"{day}{at:%H:%M}")


def in_a_sentence(words: str) -> str:
    """What may stand as a heading, within other words."""
    return words[:1].lower() + words[1:]
