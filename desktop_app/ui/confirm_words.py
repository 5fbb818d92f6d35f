"""What came of 「変更なしにする」, row by row: done, done already, or why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.application.status import MeasureStatus, RoundMark, Survey
from desktop_app.domain.progress import CONTENT, ProgressEntry
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.models.progress_columns import SPECS
from desktop_app.ui.progress_gestures import is_known
from desktop_app.ui.words import sentences, strung


def confirmed_words(rows: Iterable[MeasureStatus], after: Survey) -> str:
    """What to say once the chosen rows were to be confirmed; `rows` are as they stood before."""
    known: list[tuple[MeasureStatus, MeasureStatus]] = []
    unknown = 0
    for row in {row.owner: row for row in rows}.values():
        now = after.row(row.owner) or after.row(row.id)
        if now is None or not is_known(row):
            unknown += 1
        else:
            known.append((row, now))
    return sentences((*_known_words(known, after), _unknown_words(unknown)))


def _known_words(
    known: Sequence[tuple[MeasureStatus, MeasureStatus]], after: Survey
) -> Iterable[str]:
    made = [now for row, now in known if now.entry != row.entry]
    left = [now for row, now in known if now.entry == row.entry]
    changed = [now for now in left if now.mark is RoundMark.CHANGED]
    answered = sum(now.mark is RoundMark.CHANGED for now in made)
    for count, words in (
        (len(made) - answered, _("{count}件を「変更なし」で確認しました。")),
        (answered, _answered_words(after)),
        (len(left) - len(changed), _("{count}件は、すでに「変更なし」で確認しています。")),
    ):
        if count:
            yield words.format(count=count)
    yield _changed_words(changed)


def _answered_words(after: Survey) -> str:
    if after.last_report is None:
        return _("{count}件を前の記録のとおりとしました。前回の報告がないので「変更あり」です。")
    return _("{count}件の回答を確認しました。前回の報告と違うので「変更あり」です。")


def _changed_words(changed: Sequence[MeasureStatus]) -> str:
    if not changed:
        return ""
    if len(changed) > 1:
        words = _("{count}件は前回の報告と違うので、「変更なし」にできません。")
        return words.format(count=len(changed))
    fields = strung(_head(name) for name in _differing(changed[0]))
    return _("前回の報告と{fields}が違うので、「変更なし」にできません。").format(fields=fields)


def _head(name: str) -> str:
    """A field as the table calls it."""
    heads = (_(spec.head) for spec in SPECS.values() if spec.field == name)
    return next(heads, field_word("progress_entry", name))


def _differing(row: MeasureStatus) -> list[str]:
    """The fields in which it no longer says what was reported."""
    entry = row.entry
    if entry is None:
        return []
    before = row.previous or ProgressEntry(0, entry.measure, entry.as_of, None)
    return [name for name in CONTENT if getattr(entry, name) != getattr(before, name)]


def _unknown_words(count: int) -> str:
    words = _("記録のない{count}件は、変更なしにできません。進捗区分を選んでください。")
    return words.format(count=count) if count else ""
