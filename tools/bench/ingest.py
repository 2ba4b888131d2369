"""Measure document import: the 2010 notice, and synthetic documents of growing size.

Run with: python tools/bench/ingest.py
"""

from __future__ import annotations

import time
from pathlib import Path

from plancli.ingest import Options, ingest

NOTICE = Path(__file__).parents[2] / "tests" / "data" / "notice-2010-18.txt"
SIZES = (625, 1250, 2500, 5000)
PER_SECTION = 50
TAILS = (
    "（市发展改革委，年内完成）",
    "（市教育局牵头，市财政局、各县（市、区）人民政府配合，{month}月底前完成）",
    "（牵头单位：市住房城乡建设局；配合单位：市自然资源局、市城管局；完成时限：{month}月{day}日前）",
    "（市卫生健康委、市医保局，分两批，{month}月底前）",
)


def synthetic(tasks: int) -> str:
    """Return a plan of that many tasks, in sections, with every kind of tail."""
    lines = ["某市2024年重点工作任务分解方案", "为做好2024年工作，现分解如下："]
    for at in range(tasks):
        if at % PER_SECTION == 0:
            lines.append(f"{_han(at // PER_SECTION + 1)}、推进第{at // PER_SECTION + 1}领域高质量发展")
        tail = TAILS[at % len(TAILS)].format(month=at % 12 + 1, day=at % 28 + 1)
        lines.append(
            f"{at % PER_SECTION + 1}.建设项目{at}，完善工作机制，提升服务能力，推动任务落实见效。{tail}"
        )
    return "\n".join(lines)


def _han(number: int) -> str:
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = (digits[hundreds] + "百" if hundreds else "") + (
        digits[tens] + "十" if tens else "零" if hundreds and ones else ""
    )
    return text + (digits[ones] if ones else "")


def measure(document: bytes, name: str) -> tuple[float, int]:
    """Return the seconds one import takes, and the tasks it finds."""
    before = time.perf_counter()
    draft = ingest(document, name=name, options=Options())
    tasks = draft.plan["tasks"]
    return time.perf_counter() - before, len(tasks) if isinstance(tasks, list) else 0


def main() -> None:
    """Print one line a document."""
    seconds, tasks = measure(NOTICE.read_bytes(), NOTICE.name)
    print(f"{NOTICE.name}: {tasks} tasks, {seconds * 1000:.0f} ms")
    for size in SIZES:
        seconds, tasks = measure(synthetic(size).encode(), "synthetic.txt")
        print(f"synthetic: {tasks} tasks, {seconds:.2f} s, {seconds / tasks * 1000:.2f} ms a task")


if __name__ == "__main__":
    main()
