"""Which words of a text stand where ids stand."""

from __future__ import annotations

import pytest

from plancli.recording.piped import ids_in

TABLE = """\
编号  工作任务      责任部门
24    开展情况调研  政策法规局
25    监督检查      产权管理局
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("\n \n", [], id="blank lines"),
        pytest.param("24\n25\n", ["24", "25"], id="an id a line"),
        pytest.param("24 25", ["24", "25"], id="two on a line, as echo prints them"),
        pytest.param("24,25，26、27", ["24", "25", "26", "27"], id="commas of every kind"),
        pytest.param("24, 25", ["24", "25"], id="commas and blanks"),
        pytest.param("24-26\n（二十四）\n", ["24-26", "（二十四）"], id="ranges and printed numbers"),
        pytest.param("24\r\n25\r\n", ["24", "25"], id="lines of Windows"),
        pytest.param("\ufeff24\n25", ["24", "25"], id="with a byte order mark"),
        pytest.param(TABLE, ["24", "25"], id="a table: what stands before the double blank"),
        pytest.param("ID  Task\n24  A\n", ["24"], id="an English table"),
        pytest.param("id\n24\n", ["24"], id="a column with its heading"),
        pytest.param("24\t开展调研\t未启动\n", ["24"], id="TSV without a heading"),
        pytest.param("id\tnumber\ttitle\n24\t1\tA B\n", ["24"], id="TSV"),
        pytest.param('id,title\n24,"A, B"\n"25",C\n', ["24", "25"], id="CSV"),
        pytest.param('\ufeffid,title\r\n24,"A\r\nB"\r\n25,C\r\n', ["24", "25"], id="CSV for Excel"),
        pytest.param("24\u300025", ["24", "25"], id="an ideographic blank parts ids"),
        pytest.param("24 开展调研", ["24", "开展调研"], id="after one blank every word is meant"),
        pytest.param("24: done", ["24:", "done"], id="no word is dropped"),
        pytest.param("ID-7\nID-8\n", ["ID-7", "ID-8"], id="ids that begin as the heading does"),
        pytest.param("编号24\n", ["编号24"], id="so too in Chinese"),
    ],
)
def test_ids_in_a_pipe(text: str, expected: list[str]) -> None:
    assert ids_in(text) == expected


def test_an_id_with_a_blank_in_it_is_one_id() -> None:
    assert ids_in("A 1\nA 2 B\n", {"A 1"}) == ["A 1", "A", "2", "B"]
