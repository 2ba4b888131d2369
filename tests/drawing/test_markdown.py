"""Pages in Markdown."""
# ruff: noqa: E501  tables are as wide as they are

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from plancli import query, views
from plancli.drawing import markdown
from tests.plans import every_page

if TYPE_CHECKING:
    from plancli.query.state import Case
    from plancli.words import Lang


def test_overdue_in_markdown(case: Case) -> None:
    late = query.state.ask(case.plan, case.ledger, case.as_of.replace(month=8))
    assert "\n".join(markdown.draw(views.overdue.page(late, query.overdue.overdue(late), "zh"))) == snapshot("""\
### 逾期：硬性时限已过，应催办（2项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 到期 | 状态 | 亮灯 |
| --- | --- | --- | --- | --- | --- | --- |
| 2 | 研究制订《指导和监督地方国有资产管理工作实施办法》 | 综合局 | 上半年完成 | 06-30 逾期46天 | 进行中 60% | ● 红 |
| 9 | 报送半年统计报表 | 办公厅、综合局 | 7月20日前 | 07-20 逾期26天 | 未启动 | ● 红 |

### 待询：初定或大致时间已过，宜询问、不通报（1项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 到期 | 状态 | 亮灯 |
| --- | --- | --- | --- | --- | --- | --- |
| 1 | 召开地方国资委负责人研讨会 | 办公厅 | 时间初定为年中 | 07-31 已过15天，待询 | 未启动 | ▲ 黄 |\
""")


def test_summary_in_markdown(case: Case) -> None:
    assert "\n".join(
        markdown.draw(views.summary.page(case, query.summary.summary(case, "section"), "en"))
    ) == snapshot("""\
| Section | Lights | Tasks | ● | ▲ | ◆ | ■ | ○ | ✓ | ✕ | Owed | Done | On time |
| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |
| 1 完善国有资产管理体制方面 | ●■✓ | 3 | 1 | · | · | 1 | · | 1 | · | 2 | 50% | 50% |
| 2 加强国有资产监管方面 | ◆■■■○✓ | 6 | · | · | 1 | 3 | 1 | 1 | · | 1 | 100% | 100% |
| no section | ✕ | 1 | · | · | · | · | · | · | 1 | – | – | – |
| Total |  | 10 | 1 | · | 1 | 4 | 1 | 2 | 1 | 3 | 67% | 67% |

- ● red  ▲ yellow  ◆ blue  ■ green  ○ grey  ✓ done  ✕ cancelled\
""")


def test_hostile_text_in_markdown(hostile: Case) -> None:
    page = views.tasks.page(hostile, query.tasks.tasks(hostile), "en", names=("id", "title"))
    assert "\n".join(markdown.draw(page)) == snapshot("""\
| ID | Task |
| --- | --- |
| =1+1\\\\x1b\\[2J | =\\[red\\]x\\\\x1b\\[31m\\\\t换\\\\u202e行\\\\n=1+1\\|\\`\\*\\_ |\
""")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_hostile_text_is_data_in_markdown_too(hostile: Case, lang: Lang) -> None:
    for page in every_page(hostile, lang):
        written = "\n".join(markdown.draw(page))
        assert not set(written) & {"\x1b", "\t", "\u202e"}
        assert re.search(r"(?<!\\)\[red\]", written) is None
