"""Which mark stands for which kind of row in this text: companies number differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from desktop_app.importing.marks import Style
from desktop_app.importing.proposal import RowKind

_OUTLINE = (RowKind.CHAPTER, RowKind.ITEM, RowKind.MEASURE, RowKind.DETAIL)
_CHAPTERS = frozenset({Style.HEADING_1, Style.CHAPTER_WORD, Style.ROMAN, Style.LETTER})
_BULLETS = frozenset({Style.ARROW, Style.DOT, Style.DASH})


def kinds_of_styles(seen: Iterable[Style], dated: Counter[Style]) -> Mapping[Style, RowKind]:
    """The kind for each style of mark; `dated` counts the marked lines with a 実施時期 beside."""
    styles = sorted(set(seen) - {Style.NOTE})
    bullets = [style for style in styles if style in _BULLETS]
    if Style.RING in styles and _ring_is_bullet(styles, dated):
        bullets.insert(0, Style.RING)
    heads = _steps([style for style in styles if style not in bullets])
    found = {} if bullets else _by_dates(heads, dated)
    if not found:
        found = _heads_above(heads) if bullets else _heads_alone(heads)
    for place, style in enumerate(bullets):
        found[style] = RowKind.DETAIL if place else RowKind.MEASURE
    return {**found, Style.NOTE: RowKind.NOTE}


def _ring_is_bullet(styles: list[Style], dated: Counter[Style]) -> bool:
    if Style.ARROW in styles or Style.DOT in styles:
        return False
    return Style.DASH in styles or dated[Style.RING] > 0


def _steps(heads: list[Style]) -> list[tuple[Style, ...]]:
    """① and ○ are one step: which of them is printed hangs on the number of items."""
    pair = tuple(style for style in heads if style in (Style.CIRCLED, Style.RING))
    singles: list[tuple[Style, ...]] = [(style,) for style in heads if style not in pair]
    return sorted([*singles, *([pair] if pair else [])])


def _by_dates(heads: list[tuple[Style, ...]], dated: Counter[Style]) -> dict[Style, RowKind]:
    """Without bullets the step with dates beside it is that of the measures."""
    counts = [sum(dated[style] for style in step) for step in heads]
    if not any(counts):
        return {}
    measures = counts.index(max(counts))
    found: dict[Style, RowKind] = {}
    for place, step in enumerate(heads):
        outline = min(max(_OUTLINE.index(RowKind.MEASURE) + place - measures, 0), 3)
        found.update(dict.fromkeys(step, _OUTLINE[outline]))
    return found


def _heads_above(heads: list[tuple[Style, ...]]) -> dict[Style, RowKind]:
    """Numbers above bullets: chapter, item, then groups."""
    if len(heads) == 1 and heads[0][0] not in _CHAPTERS:
        return dict.fromkeys(heads[0], RowKind.ITEM)
    found: dict[Style, RowKind] = {}
    for place, step in enumerate(heads):
        kind = (RowKind.CHAPTER, RowKind.ITEM)[place] if place < 2 else RowKind.GROUP
        found.update(dict.fromkeys(step, kind))
    return found


def _heads_alone(heads: list[tuple[Style, ...]]) -> dict[Style, RowKind]:
    """Numbers only: from the chapters down, or from the items if the outermost is a small one."""
    first = 1 if heads and heads[0][0] >= Style.PAREN else 0
    if heads and heads[0][0] is Style.KATAKANA:
        first = 2
    found: dict[Style, RowKind] = {}
    for place, step in enumerate(heads):
        found.update(dict.fromkeys(step, _OUTLINE[min(first + place, 3)]))
    return found
