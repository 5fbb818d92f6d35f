"""Cost of reading an expression, and growth with the length of a text.

    python tests/benchmarks/bench_timing.py

Run by hand; prints medians in microseconds, and for long texts the time per character.
"""

import statistics
import time
from datetime import date

from desktop_app.domain.timing import read_timing

ON = date(2023, 5, 12)
EXPRESSIONS = (
    "4月～ (第1回:4/26)",
    "2023年度～ (1回/半期)",
    "5月、8月及び11月",
    "令和5(2023)年4月1日から2年間",
    "毎月第2・第4火曜",
    "規程改正後3か月以内",
    "適宜",
)
LONG = {
    "4月、": "a list of months",
    "2023年4月～9月。": "clauses",
    "毎月第1・": "half a recurrence",
    "((((": "open brackets",
    "()": "brackets",
    "1": "digits",
    "1 ": "parted digits",
    "～": "signs",
    "研修": "acts",
    "鬱": "unknown words",
    "研修後": "events",
    "一": "numerals",
    "2/": "slashes",
    "上期・": "halves",
    "(4月)": "dates in brackets",
    "A": "letters",
    "\u3000": "spaces",
    "4月から": "starts",
    "遅くとも": "bounds",
    "年2回4月、": "recurrences with months",
}
LENGTHS = (1_000, 10_000, 100_000)


def cost(text: str, repeats: int) -> float:
    """The median time of a reading, without the cache."""
    times = []
    for _ in range(repeats):
        read_timing.cache_clear()
        began = time.perf_counter()
        read_timing(text, on=ON)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main() -> None:
    """Prints both tables."""
    for text in EXPRESSIONS:
        print(f"{cost(text, 300) * 1e6:8.0f} µs  {text}")
    read_timing(EXPRESSIONS[0], on=ON)
    began = time.perf_counter()
    for _ in range(10_000):
        read_timing(EXPRESSIONS[0], on=ON)
    print(f"{(time.perf_counter() - began) * 100:8.2f} µs  the same once more (cached)")
    for unit, name in LONG.items():
        each = [cost((unit * length)[:length], 3) / length * 1e6 for length in LENGTHS]
        grown = each[-1] / each[0]
        told = "  ".join(f"{value:6.2f}" for value in each)
        print(f"{told} µs per character at {LENGTHS}, ratio {grown:4.1f}  {name}")


if __name__ == "__main__":
    main()
