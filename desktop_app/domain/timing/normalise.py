"""Folding for reading: width, signs, radicals and stray spaces, with a map back to the text.

The folded string is a search key only. What is printed is always the original; every place in
the folded string knows the place in the original from which it came.
"""

import unicodedata

from msgspec import Struct

WAVES = "～〜∼~˜〰⁓∿"
DASHES = "－‐‑‒–—―−─━ｰ﹣-"
_APOSTROPHES = "'’‘´`′ʼ＇｀"
_SLASHES = "／/⁄∕"
# NFKC leaves the CJK radicals supplement alone; PDF text layers are full of them.
_RADICALS = {
    "⺝": "月",
    "⺼": "月",
    "⻑": "長",
    "⻘": "青",
    "⻄": "西",
    "⻅": "見",
    "⻁": "虎",
    "⻝": "食",
    "⻤": "鬼",
    "⻩": "黄",
    "⻫": "斉",
    "⻭": "歯",
    "⻯": "竜",
    "⻲": "亀",
    "⻆": "角",
    "⻉": "貝",
    "⻋": "車",
    "⻒": "長",
    "⻓": "長",
    "⺠": "民",
    "⺫": "目",
    "⺬": "示",
    "⺎": "兀",
    "⺒": "巳",
    "⼾": "戸",
    "⺔": "彐",
}
_SIGNS = (
    dict.fromkeys(WAVES, "~")
    | dict.fromkeys(DASHES, "-")
    | dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_SLASHES, "/")
    | {"・": "・", "･": "・", "·": "・", "•": "●", "‧": "・", "，": ",", "､": "、", "｡": "。"}
    | {"：": ":", "﹕": ":", "∶": ":", "．": ".", "｜": "|", "￣": "~"}
)
_INVISIBLE = set("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\ufe0f\ufe0e")
_VOICING = "ﾞﾟ"
_MOST = {"月": 12, "日": 31}


class Folded(Struct, frozen=True):
    """The search key of a text; `origins[i]` is the place in the text of the key's character i."""

    key: str
    origins: tuple[int, ...]
    length: int

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Map a stretch of the key to the stretch of the original that it covers."""
        if start >= end:
            at = self.origins[start] if start < len(self.origins) else self.length
            return at, at
        return self.origins[start], self.origins[end - 1] + 1


def fold_text(text: str) -> str:
    """Return the search key alone, for comparing two texts."""
    return fold(text).key


def fold(text: str) -> Folded:
    """Fold a text for reading; linear in its length."""
    pieces: list[str] = []
    origins: list[int] = []
    for place, piece in _characters(text):
        pieces.extend(piece)
        origins.extend([place] * len(piece))
    return _without_spaces(pieces, origins, len(text))


def _characters(text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    skip = False
    for place, character in enumerate(text):
        if skip:
            skip = False
            continue
        following = text[place + 1] if place + 1 < len(text) else ""
        if following and following in _VOICING and "ｦ" <= character <= "ﾝ":
            found.append((place, unicodedata.normalize("NFKC", character + following)))
            skip = True
        elif character not in _INVISIBLE:
            found.append((place, _fold_character(character, found[-1][1] if found else "")))
            if character == "ー" and _is_long_mark(text, place):
                found[-1] = (place, character)
    return found


def _is_long_mark(text: str, place: int) -> bool:
    """Tell 「フェ ーズ」 from a dash: katakana on both sides, whatever space stands between."""
    before, after = place - 1, place + 1
    while before >= 0 and text[before].isspace():
        before -= 1
    while after < len(text) and text[after].isspace():
        after += 1
    return before >= 0 and after < len(text) and _is_katakana(text[before], text[after])


def _fold_character(character: str, before: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    if character == "ー":
        return character if before and _is_kana(before[-1]) else "-"
    if character in _RADICALS:
        return _RADICALS[character]
    if _keeps_its_form(character):
        return character
    return unicodedata.normalize("NFKC", character)


def _keeps_its_form(character: str) -> bool:
    """Tell circled and bracketed numbers, which are bullets and not numbers."""
    return character < "\u0080" or "\u2460" <= character <= "\u24ff" or character in "゛゜…"


def _is_katakana(*characters: str) -> bool:
    return all("ァ" <= character <= "ヶ" for character in characters)


def _is_kana(character: str) -> bool:
    return "\u3041" <= character <= "\u30ff" and character != "・"


def _without_spaces(pieces: list[str], origins: list[int], length: int) -> Folded:
    """Drop white space; between two numbers that are really two, one space stays."""
    kept: list[str] = []
    places: list[int] = []
    gap = -1
    joiner = _DigitJoiner(pieces)
    for at, character in enumerate(pieces):
        if character.isspace():
            gap = at if gap < 0 else gap
            continue
        if gap >= 0 and kept and joiner.stays_apart(gap, at):
            kept.append(" ")
            places.append(origins[gap])
        gap = -1
        kept.append(character)
        places.append(origins[at])
    return Folded("".join(kept), tuple(places), length)


class _DigitJoiner:
    """Decides whether digits beside white space are one number (「2 0 2 3 年」) or two."""

    def __init__(self, pieces: list[str]) -> None:
        self._pieces = pieces

    def stays_apart(self, gap: int, after: int) -> bool:
        if not (_digit(self._pieces[gap - 1]) and _digit(self._pieces[after])):
            return False
        left, before = self._run_left(gap - 1)
        right, behind = self._run_right(after)
        if before in "/.:" and before and behind in "/.:" and behind:
            return True
        if len(left) == len(right) == 1:
            return int(left + right) > _MOST.get(behind, 99)
        return not (len(left) + len(right) == 4 and behind == "年" and left[0] in "12")

    def _run_left(self, at: int) -> tuple[str, str]:
        digits = ""
        while at >= 0 and len(digits) < 5 and _digit(self._pieces[at]):
            digits = self._pieces[at] + digits
            at -= 1
        return digits, self._pieces[at] if at >= 0 else ""

    def _run_right(self, at: int) -> tuple[str, str]:
        digits = ""
        while at < len(self._pieces) and len(digits) < 5 and _digit(self._pieces[at]):
            digits += self._pieces[at]
            at += 1
        return digits, self._pieces[at] if at < len(self._pieces) else ""


def _digit(character: str) -> bool:
    return "0" <= character <= "9"
