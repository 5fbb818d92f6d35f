"""Two wordings compared by phrase, as a reader of Japanese would mark them.

A text is cut where its script changes (漢字, ひらがな, カタカナ, letters, digits), at every mark of
punctuation and after the unit of a number, so that a change never tears a word apart:
「2023年度上期」→「2023年度下期」 is 上期 → 下期, and in 「再発防止」 no single character is marked.
Words that occur once on either side anchor the comparison, so long texts stay quick, and the same
texts always give the same answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from msgspec import Struct

_KANJI: Final = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〆ヶ]"
_JOINING: Final = "及び|並びに|又は|若しくは|且つ"
"""Begins with 漢字 and belongs to neither neighbour."""
_WORD = re.compile(
    r"(?<=[0-9０-９])(?:年度|年間|年|[かヶカケヵ箇]月|月|日|週間|週|回|名|件|社|人|割|％)"
    rf"|{_JOINING}"
    rf"|(?:(?!{_JOINING}){_KANJI})+"
    r"|[\u3041-\u309f]+"  # ひらがな
    r"|[\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f]+"  # カタカナ
    r"|[A-Za-zＡ-Ｚａ-ｚÀ-ɏ]+"
    r"|[0-9０-９]+(?:[.,．，][0-9０-９]+)*"
    r"|\s+"
    r"|.",
    re.DOTALL,
)
_COMPOUND = re.compile(f"{_KANJI}+")
_SMALL: Final = 40_000
"""Up to this many pairs of words are compared in full where no word occurs just once."""
_JOINT: Final = 2
"""Hiragana or punctuation up to this long proves nothing: every sentence has its の and を."""
_SWAP: Final = 3
"""A change of up to this many words is a word put for another; a longer one is a rewriting."""


class Phrase(Struct, frozen=True):
    """A stretch of both wordings: the same in both, or changed; "" where one side has nothing."""

    before: str
    after: str

    @property
    def same(self) -> bool:
        """Whether both sides read alike."""
        return self.before == self.after


def words_of(text: str) -> tuple[str, ...]:
    """The text cut into words; together they are the text."""
    return tuple(_WORD.findall(text))


def diff_phrases(before: str, after: str) -> tuple[Phrase, ...]:
    """What is the same and what differs, in order; the sides joined are the two texts."""
    old, new = words_of(before), words_of(after)
    stretches = (part for pair in _raw(old, new) for part in _within_compound(*pair))
    return tuple(_joined(list(stretches)))


def changed_spans(before: str, after: str) -> tuple[tuple[int, int], ...]:
    """Where the later text is new or differs: starts and ends, for marking it."""
    spans: list[tuple[int, int]] = []
    at = 0
    for phrase in diff_phrases(before, after):
        end = at + len(phrase.after)
        if not phrase.same and phrase.after:
            spans.append((at, end))
        at = end
    return tuple(spans)


def _raw(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    """Stretches with both sides; equal neighbours and changed neighbours are not joined yet."""
    found: list[tuple[str, str]] = []
    work = [(0, len(old), 0, len(new))]
    while work:
        a, b, c, d = work.pop()
        while a < b and c < d and old[a] == new[c]:
            found.append((old[a], new[c]))
            a, c = a + 1, c + 1
        tail = 0
        while a < b - tail and c < d - tail and old[b - tail - 1] == new[d - tail - 1]:
            tail += 1
        if tail:
            work.append((b - tail, b, d - tail, d))
            b, d = b - tail, d - tail
        if a == b or c == d:
            found.append(("".join(old[a:b]), "".join(new[c:d])))
            continue
        work.extend(reversed(list(_split(old, new, (a, b, c, d), found))))
    return found


def _within_compound(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Of a compound that grew or lost a word of its own only that word differs: 「確認」 and
    「現地確認」. One character alone is no word.
    """
    short, long = sorted((old, new), key=len)
    rest = len(long) - len(short)
    whole = min(len(short), rest) < _JOINT or not (_is_compound(old) and _is_compound(new))
    if whole or not (long.startswith(short) or long.endswith(short)):
        yield old, new
        return
    first = long.startswith(short)
    cut = len(short) if first else rest
    parts = [(long[:cut], first), (long[cut:], not first)]
    for text, same in parts:
        yield (text, text) if same else (text, "") if long == old else ("", text)


def _is_compound(text: str) -> bool:
    return _COMPOUND.fullmatch(text) is not None


_Range = tuple[int, int, int, int]


def _split(
    old: Sequence[str], new: Sequence[str], within: _Range, found: list[tuple[str, str]]
) -> Iterator[_Range]:
    """Smaller ranges between anchors; what cannot be split is reported as found."""
    a, b, c, d = within
    anchors = _anchors(old, new, within)
    if not anchors and (b - a) * (d - c) <= _SMALL:
        matcher = SequenceMatcher(None, old[a:b], new[c:d], autojunk=False)
        anchors = [
            (a + m.a + i, c + m.b + i) for m in matcher.get_matching_blocks() for i in range(m.size)
        ]
    if not anchors:
        found.append(("".join(old[a:b]), "".join(new[c:d])))
        return
    for x, y in anchors:
        yield a, x, c, y
        yield x, x + 1, y, y + 1
        a, c = x + 1, y + 1
    yield a, b, c, d


def _anchors(old: Sequence[str], new: Sequence[str], within: _Range) -> list[tuple[int, int]]:
    """Words that occur once on both sides, as many of them as stand in the same order."""
    a, b, c, d = within
    once_old = Counter(old[a:b])
    once_new = Counter(new[c:d])
    places = {word: y for y, word in enumerate(new[c:d], c) if once_new[word] == 1}
    pairs = [
        (x, places[word])
        for x, word in enumerate(old[a:b], a)
        if once_old[word] == 1 and word in places and not _is_joint(word)
    ]
    return _longest_rising(pairs)


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rise on both sides (patience sorting)."""
    piles: list[int] = []
    below: list[int | None] = []
    for index, (_, y) in enumerate(pairs):
        low, high = 0, len(piles)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if pairs[piles[middle]][1] < y else (low, middle)
        below.append(piles[low - 1] if low else None)
        piles[low : low + 1] = [index]
    run: list[tuple[int, int]] = []
    at = piles[-1] if piles else None
    while at is not None:
        run.append(pairs[at])
        at = below[at]
    return run[::-1]


def _joined(stretches: list[tuple[str, str]]) -> Iterator[Phrase]:
    """Neighbours of one sort joined; in a rewriting a mere joint goes with what surrounds it."""
    marked = [(old == new, old, new) for old, new in stretches if old or new]
    parts = _neighbours_joined(marked)
    loose = [
        (same and not (_is_joint(old) and _in_rewriting(parts, place)), old, new)
        for place, (same, old, new) in enumerate(parts)
    ]
    for _, old, new in _neighbours_joined(loose):
        yield Phrase(old, new)


_Part = tuple[bool, str, str]


def _neighbours_joined(parts: list[_Part]) -> list[_Part]:
    joined: list[_Part] = []
    for same, old, new in parts:
        if joined and joined[-1][0] == same:
            _, old_before, new_before = joined.pop()
            old, new = old_before + old, new_before + new
        joined.append((same, old, new))
    return joined


def _in_rewriting(parts: list[_Part], place: int) -> bool:
    around = parts[max(place - 1, 0) : place] + parts[place + 1 : place + 2]
    return len(around) == 2 and any(
        max(len(words_of(old)), len(words_of(new))) > _SWAP for _, old, new in around
    )


def _is_joint(text: str) -> bool:
    if text in _JOINING.split("|"):
        return True
    return len(text) <= _JOINT and all(
        "\u3041" <= sign <= "\u309f" or not sign.isalnum() for sign in text
    )
