"""Rough widths of Japanese text, for decisions that must be made before any font is at hand.

Full-width characters are one em, all others half an em; BIZ UD's proportional digits and brackets
are a little wider or narrower, so callers leave room.
"""

from __future__ import annotations

import re
import unicodedata

_DIGITS = re.compile(r"(?<!\d)[0-9]{1,3}(?!\d)", re.ASCII)
_BOUND = re.compile("[にを](?=関|対[すし]|基づ|係る|伴|応じ|当た|際し|踏まえ|通じ)")
_FULL_WIDTH = frozenset("WFA")
# As in Word's own list for Japanese. It stands in the settings of each file, and pages obey it.
NEVER_FIRST = (
    "!%),.:;?]}¢°’”‰′″℃、。々〉》」』】〕ぁぃぅぇぉっゃゅょゎ゛゜ゝゞァィゥェォッャュョヮヵヶ・ーヽヾ"
    "！％），．：；？］｝｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ￠"
)
NEVER_LAST = "$([\\{£¥‘“〈《「『【〔＄（［｛｢￡￥"
_OPENING = frozenset("「『（［｛〔【〈《([")
_NOT_FIRST = frozenset(
    "、。，．・：；？！ー）］｝〕」』】〉》)]ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)


def width_ems(text: str) -> float:
    """The width of one line of text; cp932 has one byte per half-width and two per full-width."""
    return len(text.encode("cp932", "replace")) / 2


def is_full_width(character: str) -> bool:
    """Whether a character fills an em square."""
    return unicodedata.east_asian_width(character) in _FULL_WIDTH


def upright_parts(text: str) -> tuple[tuple[str, bool], ...]:
    """Vertical text in parts: numbers of one to three figures (True) stand upright side by side
    (縦中横), all else (False) runs down.
    """
    parts: list[tuple[str, bool]] = []
    end = 0
    for found in _DIGITS.finditer(text):
        if found.start() > end:
            parts.append((text[end : found.start()], False))
        parts.append((found.group(), True))
        end = found.end()
    if end < len(text):
        parts.append((text[end:], False))
    return tuple(parts)


def vertical_ems(text: str) -> float:
    """How far text runs down in vertical writing, an upright number as one em."""
    return sum(1 if upright else width_ems(part) for part, upright in upright_parts(text))


def phrase_breaks(text: str) -> tuple[int, ...]:
    """Where a line of a title may end well: after a phrase's hiragana, a comma or a space, but
    not within 「に関する」.
    """
    bound = {found.start() + 1 for found in _BOUND.finditer(text)}
    ends = (i for i in range(1, len(text)) if _ends_phrase(text[i - 1], text[i]))
    return tuple(i for i in ends if i not in bound)


def balanced_lines(text: str, *, limit_ems: float) -> tuple[str, ...]:
    """A title in as few lines as fit, of nearly equal length and broken between phrases.

    Joined, the lines are the text again. A text without good breaks stays one line, and the
    renderer wraps it.
    """
    count = max(1, -int(-width_ems(text) // limit_ems))
    lines: list[str] = []
    rest = text
    for left in range(count, 1, -1):
        whole = width_ems(rest)
        least = whole - (left - 1) * limit_ems
        at = _best_break(rest, target=whole / left, least=least, most=limit_ems)
        if at is None:
            break
        lines.append(rest[:at])
        rest = rest[at:]
    return (*lines, rest)


def before_bracket(text: str, *, limit_ems: float) -> tuple[str, ...]:
    """「4月～ (第1回:4/26)」 in two lines before its bracket, if it does not fit on one.

    The space goes down with the bracket: at the end of a full line it would begin one of its own.
    """
    if "\n" in text or width_ems(text) <= limit_ems:
        return (text,)
    at = max(text.find("("), text.find("（"))
    at = len(text[:at].rstrip(" 　")) if at > 0 else at
    return (text[:at], text[at:]) if at > 0 else (text,)


def _best_break(text: str, *, target: float, least: float, most: float) -> int | None:
    """The break nearest to the target, the rest still fitting if that can be had."""
    widths = {at: width_ems(text[:at]) for at in phrase_breaks(text)}
    fitting = {at: width for at, width in widths.items() if width <= most}
    good = {at: width for at, width in fitting.items() if width >= least} or fitting
    return min(good, key=lambda at: abs(good[at] - target), default=None)


def _ends_phrase(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _OPENING:
        return False
    return before in "、。 　" or (_is_hiragana(before) and not _is_hiragana(after))


def _is_hiragana(character: str) -> bool:
    return "ぁ" <= character <= "ゖ"
