"""Reads a million random and mutated texts; an exception or a broken law ends the run.

    python tests/campaigns/fuzz_timing.py [COUNT] [SEED]

The laws: the text is kept, start ≤ end, places of what was not read lie in the text, and every
other function takes the reading. Run by hand; pytest does not collect it.
"""

import random
import sys
import time
import unicodedata
from collections import Counter
from datetime import date

from desktop_app.application.timing_json import timing_json
from desktop_app.domain.timing import (
    Conventions,
    Reading,
    TwoDigitYears,
    compare_timings,
    read_timing,
    sort_key,
    windows,
)
from desktop_app.domain.timing.vocabulary import VOCABULARY

SEEDS = (
    """
4月～ (第1回:4/26)|2～4月|2023年度～ (1回/半期)|～2025年度|従来より構築済|3,4月
令和5(2023)年4月|R5.4.1～R6.3.31|毎月第2・第4火曜|年2回（4月、10月）|2023年4月1日から2年間
規程改正後3か月以内|3月末を目途に|2024年3月期第2四半期|5月、8月及び11月|4月上～中旬
平成30～2年度|今後3年間|4/26 10:00～12:00|遅くとも2023年度末まで|上期の実績を10月に報告
未定|同左|2月29日|23/4～24/3|FY23 1Q～3Q|10月～翌年3月
""".strip()
    .replace("\n", "|")
    .split("|")
)
WORDS = [word for word in VOCABULARY if word.strip()]
SIGNS = list(
    "～〜∼~－-・、,./／:：()（）[]「」 \u3000\n\t0123456789０１２３４５６７８９年月日度期末"
)
REFERENCES = [
    date(2023, 5, 12),
    date(2024, 2, 29),
    date(1, 1, 1),
    date(9999, 12, 31),
    date(2019, 4, 30),
]


def random_text(source: random.Random) -> str:
    """Any characters of Unicode, lone surrogates included."""
    return "".join(chr(source.randrange(0x110000)) for _ in range(source.randrange(12)))


def worded_text(source: random.Random) -> str:
    """Words of the language in any order."""
    pieces = (source.choice(WORDS if source.random() < 0.6 else SIGNS) for _ in range(14))
    return "".join(list(pieces)[: source.randrange(1, 14)])


def mutated_text(source: random.Random) -> str:
    """A real expression, cut, doubled and mixed."""
    text = source.choice(SEEDS)
    for _ in range(source.randrange(1, 5)):
        at = source.randrange(len(text) + 1)
        other = source.choice(
            (source.choice(SIGNS), source.choice(WORDS), source.choice(SEEDS), "")
        )
        text = text[:at] + other + text[at + source.randrange(3) :]
    return unicodedata.normalize(source.choice(("NFC", "NFKC", "NFD")), text)


def check(reading: Reading, text: str, source: random.Random) -> None:
    """Raises AssertionError where a law is broken."""
    if reading.text != text:
        raise AssertionError("text altered")
    if reading.start is not None and reading.end is not None and reading.start > reading.end:
        raise AssertionError("start after end")
    for span in (*reading.unread_spans, *(item.span for item in reading.inferred)):
        if not 0 <= span.start <= span.end <= len(text):
            raise AssertionError("a place outside the text")
    timing_json(reading, as_of=date(2024, 6, 30), language=source.choice(("ja", "en")))
    sort_key(reading)


def main() -> None:
    """Runs the campaign and tells its count and its kinds."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20230512
    source = random.Random(seed)
    kinds: Counter[str] = Counter()
    began = time.perf_counter()
    before = read_timing("", on=REFERENCES[0])
    for number in range(count):
        text = source.choices((random_text, worded_text, mutated_text), (1, 3, 6))[0](source)
        conventions = Conventions(source.randrange(1, 13), source.choice(list(TwoDigitYears)))
        year = source.choice((None, None, None, 2023, 1, 9999, -5))
        on = source.choices(REFERENCES, (6, 1, 1, 1, 1))[0]
        try:
            reading = read_timing(text, on=on, conventions=conventions, year=year)
            check(reading, text, source)
            compare_timings(before, reading)
            if number % 10 == 0:
                windows(reading, until=date(2026, 3, 31), conventions=conventions)
        except Exception:
            print(f"seed {seed}, number {number}: {text!r} on {on} {conventions} year {year}")
            raise
        before = reading
        kinds[reading.kind.value] += 1
    spent = time.perf_counter() - began
    print(f"{count} texts without an exception in {spent:.0f} s (seed {seed}): {dict(kinds)}")


if __name__ == "__main__":
    main()
