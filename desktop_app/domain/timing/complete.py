"""Completions in the plan's own style: its range sign, its brackets, its digits, its words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from desktop_app.domain.timing.calendar import fiscal_year_of
from desktop_app.domain.timing.normalise import WAVES, fold_text
from desktop_app.domain.timing.reading import Conventions
from desktop_app.domain.timing.write import DEFAULT_STYLE, DraftWord, WritingStyle

_MOST = 12
_WIDE = "０１２３４５６７８９"
_TO_WIDE = str.maketrans("0123456789", _WIDE)
_RHYTHMS = (
    "1回/半期",
    "1回/年",
    "1回/四半期",
    "1回/月",
    "年1回",
    "年2回",
    "毎月",
    "毎年4月",
    "四半期ごと",
    "半期に1回",
    "月1回",
    "週1回",
)


def completions(
    prefix: str, *, on: date, style: Iterable[str], conventions: Conventions | None = None
) -> list[str]:
    """Return up to twelve entries that begin as typed: the plan's own first, then usual ones.

    Width and the shape of signs do not matter for the match; what is offered is in the style of
    the plan. `on` is the reference date, near which years are offered.
    """
    own = list(style)
    wanted = fold_text(prefix)
    manner = style_of(own)
    first_month = (conventions or Conventions()).fiscal_year_start
    offered = [text for text, _ in Counter(own).most_common()]
    offered += [_dressed(text, manner) for text in _usual(wanted, on, first_month)]
    fitting = (text for text in offered if fold_text(text).startswith(wanted))
    others = dict.fromkeys(text for text in fitting if text.strip() and text != prefix)
    return list(others)[:_MOST]


def style_of(texts: Iterable[str]) -> WritingStyle:
    """Learn a plan's manner of writing from its entries; what they leave open is as usual."""
    joined = "\n".join(texts)
    signs = Counter(character for character in joined if character in WAVES)
    wide_brackets = joined.count("（") > joined.count("(")
    bracket = "（）" if wide_brackets else "()"
    spaced = joined.count(f" {bracket[0]}") * 2 >= joined.count(bracket[0])
    narrow = sum(character.isascii() and character.isdigit() for character in joined)
    wide = sum(joined.count(character) for character in _WIDE)
    return WritingStyle(
        sign=signs.most_common(1)[0][0] if signs else DEFAULT_STYLE.sign,
        brackets=bracket,
        spaced=spaced,
        wide_digits=wide > narrow,
        signs_deadlines="まで" not in joined,
    )


def _dressed(text: str, manner: WritingStyle) -> str:
    space = " " if manner.spaced else ""
    text = text.replace("~", manner.sign)
    text = text.replace("(", space + manner.brackets[0]).replace(")", manner.brackets[1])
    return text.translate(_TO_WIDE) if manner.wide_digits else text


def _usual(wanted: str, on: date, first_month: int) -> Iterator[str]:
    """Yield entries that plans use, near the reference first; 「~」 stands for the range sign."""
    year = fiscal_year_of(on, first_month)
    yield from _of_months(wanted, on)
    for number in (year, year + 1, year + 2, year - 1, year + 3):
        yield from _of_fiscal_year(number)
    for number in (year, year + 1, year - 1):
        yield from _of_era(number)
    yield from _relative()
    yield from (word.value for word in DraftWord)
    yield from _RHYTHMS
    for number in (on.year, on.year + 1, on.year - 1):
        for month in range(1, 13):
            yield from (f"{number}年{month}月~", f"{number}年{month}月", f"{number}年{month}月末")


def _of_months(wanted: str, on: date) -> Iterator[str]:
    order = [(on.month - 1 + step) % 12 + 1 for step in range(12)]
    for month in order:
        yield from (f"{month}月~", f"{month}月", f"{month}月末", f"{month}月まで", f"~{month}月")
    if "~" in wanted:
        head = wanted.split("~", maxsplit=1)[0].removesuffix("月")
        yield from (f"{head}~{month}月" for month in order)


def _of_fiscal_year(year: int) -> Iterator[str]:
    yield from (f"{year}年度", f"{year}年度~", f"{year}年度上期", f"{year}年度下期", f"~{year}年度")
    yield f"{year}年度~(1回/半期)"
    yield f"{year}年度末"
    yield from (f"{year}年度第{quarter}四半期" for quarter in range(1, 5))


def _of_era(year: int) -> Iterator[str]:
    number = "元" if year == 2019 else str(year - 2018)
    if year >= 2019:
        yield from (
            f"令和{number}年度",
            f"令和{number}年度上期",
            f"令和{number}年度下期",
            f"R{number}年度",
        )


def _relative() -> Iterator[str]:
    yield from (
        "今年度中",
        "年度内",
        "年度末",
        "年内",
        "上期",
        "下期",
        "来年度",
        "来年度上期",
        "次年度",
    )
    yield from ("速やかに", "順次", "当面", "今後", "検討中")
