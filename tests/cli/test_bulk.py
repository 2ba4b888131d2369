"""Many updates at once, as lines of JSON through a pipe: all or none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk import part, recorded, stands

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

ID = "5f3a9c1e7b2d4c08"


def lines(*said: dict[str, Any]) -> str:
    """Return updates as NDJSON."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in said)


def test_lines_say_what_they_need_to(plancli: Plancli, desk: Path) -> None:
    """Who, when and which id are filled in where a line does not say; a task may be a number."""
    result = plancli(
        "update",
        "-",
        "--note",
        "集中补录",
        piped=lines(
            {"task": "24", "status": "doing"},
            {"task": 30, "held": 1, "on": "2010-05-02", "by": "王芳", "note": "第一期"},
            {"task": "9", "timing": "9月底前", "reason": "需征求意见", "authority": "主任办公会"},
            {"task": "24", "percent": 40, "id": ID},
        ),
    )
    assert (result.code, result.out.split()) == (0, ["24", "30", "9"])
    assert "4 recorded, 0 already so" in result.err
    written = recorded(desk)
    assert len({one["id"] for one in written}) == 4
    assert [{key: one[key] for key in one if key not in {"id", "at", "prev"}} for one in written] == [
        {"by": "lihua", "on": "2010-05-10", "task": "24", "status": "doing", "note": "集中补录"},
        {"by": "王芳", "on": "2010-05-02", "task": "30", "held": 1, "note": "第一期"},
        {
            "by": "lihua",
            "on": "2010-05-10",
            "task": "9",
            "note": "集中补录",
            "timing": "9月底前",
            "reason": "需征求意见",
            "authority": "主任办公会",
        },
        {"by": "lihua", "on": "2010-05-10", "task": "24", "percent": 40, "note": "集中补录"},
    ]
    assert written[3]["id"] == ID


GOOD = '{"task":"24","status":"doing"}'
DEEP = "[" * 100_000


A_TASK = "-:2: “task” must be the id of a task"
A_STATUS = "-:2: “status” must be todo, doing, done or cancelled"
A_PERCENT = "-:2: “percent” must be a whole number from 0 to 100"
A_COUNT = "-:2: “held” must be a whole number"
A_DAY = "-:2: “on” must be a day, such as 2010-05-18"


@pytest.mark.parametrize(
    ("bad", "code", "said"),
    [
        pytest.param("not json", 2, "-:2: this line is not JSON", id="no JSON"),
        pytest.param(DEEP, 2, "-:2: this line is not JSON", id="brackets without end"),
        pytest.param('["24"]', 2, "-:2: this line is no JSON object", id="no object"),
        pytest.param('{"task":"24","state":"done"}', 2, "-:2: unknown key 'state'", id="unknown key"),
        pytest.param(
            '{"task":"24","at":"2010-05-01"}', 2, "-:2: unknown key 'at'", id="when is not for them to say"
        ),
        pytest.param(
            '{"task":"24","undo":"ff"}', 2, "-:2: unknown key 'undo'", id="undoing is another command"
        ),
        pytest.param('{"task":"24"}', 2, "-:2: it says nothing", id="nothing said"),
        pytest.param('{"task":"24","reason":"x"}', 2, "-:2: it says nothing", id="a reason for nothing"),
        pytest.param('{"status":"done"}', 2, A_TASK, id="of no task"),
        pytest.param(
            '{"task":"24","status":"finished"}',
            2,
            A_STATUS,
            id="no status",
        ),
        pytest.param(
            '{"task":"24","percent":101}',
            2,
            A_PERCENT,
            id="more than all",
        ),
        pytest.param(
            '{"task":"24","percent":"40"}',
            2,
            A_PERCENT,
            id="text for a number",
        ),
        pytest.param(
            '{"task":"24","percent":true}',
            2,
            A_PERCENT,
            id="a truth for a number",
        ),
        pytest.param('{"task":"24","held":1.5}', 2, A_COUNT, id="half a session"),
        pytest.param('{"task":"24","note":["x"]}', 2, "-:2: “note” must be a text", id="a list for a note"),
        pytest.param(
            '{"task":"24","note":"x","on":"soon"}',
            2,
            A_DAY,
            id="no date",
        ),
        pytest.param(
            '{"task":"24","note":"x","on":"2010-02-30"}',
            2,
            A_DAY,
            id="no such day",
        ),
        pytest.param(
            '{"task":"24","note":"x","id":5}',
            2,
            "-:2: “id” must be a text that is not empty",
            id="a number for an id",
        ),
        pytest.param('{"task":"99","status":"done"}', 4, "no task '99'", id="unknown task"),
        pytest.param(
            '{"task":"二十四","status":"done"}', 4, "no task '二十四'", id="printed numbers are for people"
        ),
        pytest.param('{"task":"9","timing":"9月31日前"}', 5, "9月31日前", id="unreadable timing"),
    ],
)
def test_one_bad_line_stops_all(plancli: Plancli, desk: Path, bad: str, code: int, said: str) -> None:
    """The line is named, and the good ones around it are not written either."""
    result = plancli("update", "-", piped=f"{GOOD}\n{bad}\n{GOOD}\n")
    assert (result.code, result.out, recorded(desk)) == (code, "", [])
    assert said in result.err
    assert result.err.splitlines()[-1].startswith("plancli: ")


def test_every_bad_line_is_named_with_its_number(plancli: Plancli, desk: Path) -> None:
    """Blank lines count as lines and are no updates; a separator inside a text ends no line."""
    result = plancli(
        "update",
        "-",
        piped=f'\n{GOOD}\n\n{{"task":"24","note":"a\u2028b\u0085c"}}\nnot json\r\n{{}}\n{GOOD}\n7\n',
    )
    assert (result.code, recorded(desk)) == (2, [])
    assert [line.partition(": ")[0] for line in result.err.splitlines()] == ["-:5", "-:6", "-:8", "plancli"]
    assert "3 line(s)" in result.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_what_is_piped_in_may_be_of_either_encoding(plancli: Plancli, desk: Path, encoding: str) -> None:
    """UTF-8 with or without its mark, else GB18030; lines may end as on Windows."""
    text = lines({"task": "24", "note": "调研已启动"}, {"task": "25", "note": "另：〇㐀"}).replace(
        "\n", "\r\n"
    )
    result = plancli("update", "-", piped=text.encode(encoding))
    assert (result.code, result.out.split()) == (0, ["24", "25"])
    assert [one["note"] for one in recorded(desk)] == ["调研已启动", "另：〇㐀"]


def test_what_is_no_text_is_refused(plancli: Plancli, desk: Path) -> None:
    result = plancli("update", "-", piped=b'{"task":"24","note":"\xff\xff"}\n')
    assert (result.code, result.out, recorded(desk)) == (2, "", [])
    assert "neither UTF-8 nor GB18030" in result.err


def test_the_same_input_twice_counts_once(plancli: Plancli, desk: Path) -> None:
    """An entry is known by its id; what is new beside it is recorded."""
    text = lines({"task": "30", "held": 1, "id": ID}, {"task": "24", "percent": 10, "id": ID[::-1]})
    assert plancli("update", "-", piped=text).code == 0
    again = plancli("update", "-", piped=text + lines({"task": "25", "status": "doing"}))
    assert again.code == 0
    assert "1 recorded, 2 already so" in again.err
    assert len(recorded(desk)) == 3
    assert stands(plancli, "30")["held"] == 1


def test_an_id_given_twice_in_one_input_counts_once(plancli: Plancli, desk: Path) -> None:
    """Where it says the same; else the second line is named, and nothing is written."""
    first, second = {"task": "30", "held": 1, "id": ID, "note": "第一期"}, {"task": "24", "status": "doing"}
    result = plancli("update", "-", piped=lines(first, second, first | {"note": "重复"}))
    assert (result.code, result.out, recorded(desk)) == (2, "", [])
    assert f"-:3: the id '{ID}' is that of an entry with another content" in result.err
    result = plancli("update", "-", piped=lines(first, second, first))
    assert result.code == 0
    assert "2 recorded, 1 already so" in result.err
    assert [(one["task"], one.get("note")) for one in recorded(desk)] == [("30", "第一期"), ("24", None)]


def test_a_status_repeated_within_the_input_changes_nothing(plancli: Plancli, desk: Path) -> None:
    """As with `done`: the id is printed, nothing is appended; a status with something more is recorded."""
    text = lines(
        {"task": "24", "status": "done"},
        {"task": "24", "status": "done", "note": "again"},
        {"task": "24", "status": "done", "problem": "经费未到"},
        {"task": "24", "status": "doing"},
        {"task": "24", "status": "done"},
    )
    result = plancli("update", "-", piped=text)
    assert (result.code, result.out, recorded(desk)) == (7, "", [])
    assert [line.partition(": ")[0] for line in result.err.splitlines()] == ["-:4", "plancli"]
    result = plancli("update", "-", "--force", piped=text)
    assert (result.code, result.out) == (0, "24\n")
    assert "4 recorded, 1 already so" in result.err
    assert "the note was recorded only where something changed" in result.err
    assert [part(one, ("status",))["status"] for one in recorded(desk)] == ["done", "done", "doing", "done"]


@pytest.mark.parametrize(
    ("allowed", "code"),
    [
        pytest.param(["todo"], 0, id="as it is"),
        pytest.param(["doing"], 6, id="not as it is"),
        pytest.param(["doing", "todo"], 0, id="one of two"),
        pytest.param(["doing,todo"], 0, id="one of two, in a list"),
        pytest.param(["open"], 2, id="no status"),
    ],
)
def test_if_status_compares_and_sets(plancli: Plancli, desk: Path, allowed: list[str], code: int) -> None:
    """Where one task is not as it was to be, nothing is written for the others either."""
    options = [word for status in allowed for word in ("--if-status", status)]
    text = lines({"task": "24", "status": "done"}, {"task": "25", "status": "done"})
    result = plancli("update", "-", *options, piped=text)
    assert result.code == code
    assert [one["task"] for one in recorded(desk)] == ([] if code else ["24", "25"])
    if code == 6:
        assert "task 24 is todo, not doing; nothing was written" in result.err


def test_if_status_stops_at_the_second_task_too(plancli: Plancli, desk: Path) -> None:
    plancli("start", "25")
    text = lines({"task": "24", "status": "done"}, {"task": "25", "status": "done"})
    result = plancli("update", "-", "--if-status", "todo", piped=text)
    assert (result.code, result.out, len(recorded(desk))) == (6, "", 1)
    assert "task 25 is doing" in result.err


def test_the_same_input_again_meets_its_own_condition(plancli: Plancli, desk: Path) -> None:
    """What is recorded already is not compared again: a run that was cut off can be repeated."""
    text = lines({"task": "24", "status": "done", "id": ID})
    for _ in range(2):
        assert plancli("update", "-", "--if-status", "todo", piped=text).code == 0
    assert len(recorded(desk)) == 1


def test_a_dry_run_checks_and_writes_nothing(plancli: Plancli, desk: Path) -> None:
    plancli("start", "24")
    text = lines({"task": "24", "status": "done"})
    assert plancli("update", "-", "--dry-run", piped=text).code == 0
    assert plancli("update", "-", "--dry-run", "--if-status", "todo", piped=text).code == 6
    assert len(recorded(desk)) == 1


@pytest.mark.parametrize(
    ("line", "piped", "code"),
    [
        pytest.param(["update", "-"], "", 0, id="nothing piped in"),
        pytest.param(["update", "-"], "\n \n", 0, id="blank lines only"),
        pytest.param(["update"], GOOD, 2, id="without its dash"),
        pytest.param(["update", "updates.jsonl"], GOOD, 2, id="a file's name"),
    ],
)
def test_no_updates(plancli: Plancli, desk: Path, line: list[str], piped: str, code: int) -> None:
    result = plancli(*line, piped=piped)
    assert (result.code, result.out, recorded(desk)) == (code, "", [])


def test_a_thousand_updates(plancli: Plancli, desk: Path) -> None:
    """All in one go, in their order."""
    text = lines(*({"task": str(n % 38 + 1), "percent": n % 101, "note": f"第{n}条"} for n in range(1000)))
    assert plancli("update", "-", piped=text).code == 0
    assert [one["note"] for one in recorded(desk)] == [f"第{n}条" for n in range(1000)]
