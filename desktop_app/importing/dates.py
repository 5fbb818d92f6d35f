"""実施時期 found at the end of a line, in a column of its own, or listed after the texts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from desktop_app.domain.timing import Reading, TimingKind, read_timing

_ANY_DAY = datetime.date(2023, 5, 12)
"""Whether a text can be read does not hang on the day."""
_LONGEST = 40
_MOST_DATES = 400
_LAST_WORDS = 4
_BLANKS = re.compile(r"[ \u3000]+")
_OPENING = "(（[［〔【"
_BRACKET = re.compile(
    r"[(（［〔【\[](?:(?:実施)?(?:予定)?時期\s*[:：]\s*)?"
    r"(?P<inside>[^()（）［］〔〕【】\[\]]+(?:[(（][^()（）]*[)）])?)[)）］〕】\]]\s*$"
)
_OPENED, _CLOSING = re.compile(r"[(（［〔【\[]"), re.compile(r"[)）］〕】\]]")
_PLAIN = re.compile(
    r"[0-9０-９年月日期度上下前後半四旬初末頃～〜~からまで・、()（）:：/／第回令和平成\s]+"
)
_UNIT = re.compile(r"[年月期度旬末]")
_UNFINISHED = "～〜~、,，・／/(（"
_LATIN = re.compile(r"[A-Za-z0-9]")
_NO_DATE = re.compile(r"[。？！?!]|[のはをがにへとも、]$")
_BEGINS_AS_DATE = re.compile(
    r"[～〜~∼(（'’]? ?(?:[0-9０-９]|令|平成|昭|[RHＲＨ][0-9]|[本今来翌同当毎前]|再来|ことし"
    r"|第[1-4一二三四１-４]四|[上下前後]期|[上下]半期|年度|年末|期末|当面|遅くとも|概ね|おおむね|原則)"
)
_SHORT = 12
_SENTENCE = re.compile(r"^[のをにはがでとやも等]|[をはが、]|など")


def is_timing(text: str, *, in_column: bool = False) -> bool:
    """Whether the whole text reads as a 実施時期; in its own column softer words count too."""
    if not text or len(text) > _LONGEST or (_NO_DATE.search(text) and not in_column):
        return False
    if len(_CLOSING.findall(text)) > len(_OPENED.findall(text)):
        return False  # the end of a bracket that opened on the line before
    reading = _read(text)
    if reading.kind is TimingKind.UNREAD or reading.unread is not None:
        return False
    if in_column:
        return True
    if _BEGINS_AS_DATE.match(text):
        return reading.is_dated or reading.kind is not TimingKind.UNDETERMINED
    return (
        reading.kind in (TimingKind.EVENT, TimingKind.DONE)
        and len(text) <= _SHORT
        and not _SENTENCE.search(text)
    )


def split_end(text: str) -> tuple[str, str]:
    """The words of a line and the 実施時期 at its end, which is empty if there is none."""
    blanks = list(_BLANKS.finditer(text))[-_LAST_WORDS:]
    for blank in blanks:
        end = text[blank.end() :]
        if is_timing(end) and not _ends_in_words(end):
            return text[: blank.start()], end
    return text, ""


def split_bracket(text: str) -> tuple[str, str]:
    """The words of a row and the 実施時期 in a bracket at its end, the bracket itself left out."""
    found = _BRACKET.search(text)
    inside = found["inside"] if found else ""
    if not found or not (is_timing(inside) or _is_left_open(inside)):
        return text, ""
    return text[: found.start()].rstrip(), inside


def is_plain(timing: str) -> bool:
    """Whether a 実施時期 says nothing but a date or a period: no 「1/2」, no 「4月改正」."""
    if _PLAIN.fullmatch(timing):
        return bool(_UNIT.search(timing))
    return _is_left_open(timing) or _read(timing).kind is TimingKind.EVENT


def _is_left_open(text: str) -> bool:
    """適宜, 随時: a 実施時期 without a date."""
    reading = _read(text)
    open_ = reading.kind is TimingKind.UNDETERMINED and reading.unread is None
    return open_ and len(text) <= _SHORT


def tidy(text: str) -> str:
    """Blanks of the layout taken out; the one before a bracket is the author's."""
    made = ""
    for word in _BLANKS.split(text.strip()):
        if not made or not word:
            made += word
        elif word[0] in _OPENING or (_LATIN.match(made[-1]) and _LATIN.match(word[0])):
            made += f" {word}"
        else:
            made += word
    return made


def deal(dates: Sequence[str], count: int) -> list[str] | None:
    """The dates as so many as there are measures; None if that cannot be seen."""
    if not dates or not count or len(dates) > _MOST_DATES:
        return None
    for made in (list(dates), _with_brackets(dates), _glued(dates, count), _words(dates)):
        if len(made) == count:
            return [tidy(each) for each in made]
    return [tidy(" ".join(dates))] if count == 1 and len(dates) <= 3 else None


def _with_brackets(dates: Sequence[str]) -> list[str]:
    """(第1回:4/26) on a line of its own belongs to the date before it."""
    made: list[str] = []
    for each in dates:
        if made and (
            each[:1] in _OPENING or (made[-1][-1:] in _UNFINISHED[:3] and not _dated(each))
        ):
            made[-1] = f"{made[-1]} {each}"
        else:
            made.append(each)
    return made


def _glued(dates: Sequence[str], count: int) -> list[str]:
    """Lines of broken dates joined until there are few enough."""
    made = _with_brackets(dates)
    place = 0
    while len(made) > count and place + 1 < len(made):
        both = f"{made[place]} {made[place + 1]}"
        broken = not (_dated(made[place]) and _dated(made[place + 1]))
        if broken and is_timing(both, in_column=True):
            made[place : place + 2] = [both]
        else:
            place += 1
    return made


def _words(dates: Sequence[str]) -> list[str]:
    """Every word a date of its own, but what cannot be read alone stays with the one before."""
    made: list[str] = []
    for word in (word for each in dates for word in _BLANKS.split(each) if word):
        alone = word[0] not in _OPENING and is_timing(word, in_column=True)
        if made and not alone:
            made[-1] = f"{made[-1]} {word}"
        else:
            made.append(word)
    return made


def _dated(text: str) -> bool:
    return _read(text).is_dated


def _ends_in_words(text: str) -> bool:
    """「3月29日に公表」 is a sentence that names a day, not a date."""
    return bool(re.search(r"[日月度期年]に\S", text))


def _read(text: str) -> Reading:
    return read_timing(text, on=_ANY_DAY)
