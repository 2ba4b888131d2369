"""How fast is the timing language? Prints phrases per second, the slowest long phrase, and import time.

Run it from the top of the checkout: ``PYTHONPATH=src python tools/bench/timing.py``.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import process_time

from plancli.timing import resolve

PHRASES = (
    *(
        "时间初定为年底",
        "时间初定为年中",
        "时间初定为11月",
        "年内完成",
        "上半年完成",
        "时间初定为上半年",
        "不定期",
    ),
    *("两期，年内完成", "6月底前", "2010年6月30日前", "3月—5月", "二、三季度", "每季度一次", "3月起", "待定"),
    *("力争6月底前完成", "5月底前完成初稿，9月底前出台", "春节前", "30日内", "by end of June 2010"),
)
ROUNDS = 200
STARTS = 25


def phrases_per_second() -> float:
    """Return how many ordinary phrases are read in a second, after the first of each."""
    issued = date(2010, 2, 1)
    for phrase in PHRASES:
        resolve(phrase, year=2010, issued=issued)
    begin = process_time()
    for _ in range(ROUNDS):
        for phrase in PHRASES:
            resolve(phrase, year=2010, issued=issued)
    return ROUNDS * len(PHRASES) / (process_time() - begin)


def start_up(code: str) -> float:
    """Return the milliseconds of processor time that Python takes to start and run `code`."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


NASTY = (
    "1",
    "一",
    "1、",
    "6月",
    "月",
    "（",
    "每",
    "至",
    "a ",
    "every ",
    "前",
    "办",
    "2010-",
    "june ",
    "first ",
    "last day of ",
    "的",
)
"""What is repeated to 500 characters in order to take long."""


def slowest_refusal() -> float:
    """Return the milliseconds of the slowest of several long phrases, each the best of five."""
    issued = date(2010, 2, 1)
    found = []
    for piece in NASTY:
        phrase = (piece * 500)[:500]
        times = []
        for _ in range(5):
            begin = process_time()
            resolve(phrase, year=2010, issued=issued)
            times.append(process_time() - begin)
        found.append(min(times))
    return 1000 * max(found)


def main() -> None:
    """Print every measurement."""
    print(f"phrases per second  {phrases_per_second():10,.0f}")
    print(f"500 characters, ms  {slowest_refusal():10.1f}  (slowest of {len(NASTY)})")
    costs = [start_up("import plancli.timing") - start_up("pass") for _ in range(STARTS)]
    print(f"import, ms          {median(costs):10.1f}  (median of {STARTS}, over bare Python)")


if __name__ == "__main__":
    main()
