"""Plans come into being: init, add, import; and what is said about them: departments, schema, where."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import PLAN_2010
from tests.desk import answer, stands, write_plan

if TYPE_CHECKING:
    from tests.conftest import Plancli

PLANCLI = Path(sys.executable).with_name("plancli")


# init


@pytest.mark.parametrize(("lang", "words"), [("en", "by end of June"), ("zh", "6月底前完成")])
def test_a_blank_plan_is_a_valid_plan(
    plancli: Plancli, empty: Path, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    """For the year of the as-of day, in the user's language, with nothing that `check` objects to."""
    monkeypatch.setenv("PLANCLI_LANG", lang)
    result = plancli("init", "--as-of", "2031-05-10")
    assert (result.code, result.out) == (0, "plan2031.toml\n")
    text = (empty / "plan2031.toml").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert tomllib.loads(text)["year"] == 2031
    assert tomllib.loads(text)["tasks"][0]["timing"] == words
    checked = plancli("check", "--as-of", "2031-05-10")
    assert (checked.code, checked.out, checked.err) == (0, "", "")
    assert stands(plancli, "1", "--as-of", "2031-05-10")["last"] == "2031-06-30"


@pytest.mark.parametrize(
    ("args", "name"),
    [
        pytest.param(["--example"], "plan2010.toml", id="under its own name"),
        pytest.param(["--example", "my.toml"], "my.toml", id="under another"),
    ],
)
def test_the_example_is_the_2010_plan_byte_for_byte(
    plancli: Plancli, empty: Path, args: list[str], name: str
) -> None:
    assert plancli("init", *args).out == f"{name}\n"
    assert (empty / name).read_bytes() == PLAN_2010.read_bytes()
    assert [path.name for path in empty.iterdir()] == [name]


@pytest.mark.parametrize(
    ("args", "name", "year"),
    [
        pytest.param("plan2027.toml", "plan2027.toml", 2027, id="the year in the name"),
        pytest.param("plan-2027年度.toml", "plan-2027年度.toml", 2027, id="beside Chinese"),
        pytest.param("plan.toml", "plan.toml", 2031, id="no year: that of the as-of day"),
        pytest.param("plan20270101.toml", "plan20270101.toml", 2031, id="a longer number is no year"),
        pytest.param("plan0618.toml", "plan0618.toml", 2031, id="a number that is no year of plans"),
        pytest.param("--year 2028", "plan2028.toml", 2028, id="--year names the file too"),
        pytest.param("plan.toml --year 2028", "plan.toml", 2028, id="--year where the name has none"),
        pytest.param("plan2027.toml --year 2027", "plan2027.toml", 2027, id="both agree"),
    ],
)
def test_the_year_of_a_new_plan(plancli: Plancli, empty: Path, args: str, name: str, year: int) -> None:
    result = plancli("init", *args.split(), "--as-of", "2031-05-10")
    assert (result.code, result.out, len(result.err.splitlines())) == (0, f"{name}\n", 1)
    assert tomllib.loads((empty / name).read_text(encoding="utf-8"))["year"] == year


@pytest.mark.parametrize(
    ("args", "year", "said"),
    [
        pytest.param(
            "plan2027.toml --year 2028",
            2028,
            {"en": "names the year 2027, but this is a plan of 2028", "zh": "年份为 2027，而计划年度为 2028"},
            id="--year wins",
        ),
        pytest.param(
            "plan2026-2027.toml",
            2031,
            {
                "en": "several years, 2026, 2027; this is a plan of 2031",
                "zh": "多个年份 2026、2027；计划年度取 2031",
            },
            id="two years in the name",
        ),
        pytest.param(
            "--example plan2027.toml",
            2010,
            {"en": "names the year 2027, but this is a plan of 2010", "zh": "年份为 2027，而计划年度为 2010"},
            id="the example under the name of another year",
        ),
    ],
)
def test_a_name_of_another_year_is_said(
    plancli: Plancli,
    empty: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    args: str,
    year: int,
    said: dict[str, str],
) -> None:
    for lang, words in said.items():
        monkeypatch.setenv("PLANCLI_LANG", lang)
        result = plancli("init", *args.split(), "--as-of", "2031-05-10", "--force")
        assert (result.code, len(result.err.splitlines())) == (0, 2)
        assert words in result.err
        assert tomllib.loads((empty / result.lines[0]).read_text(encoding="utf-8"))["year"] == year


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("lang", "said"), [("en", "no command will find {} by itself"), ("zh", "找不到 {}；")]
)
@pytest.mark.parametrize(
    ("name", "is_found"),
    [
        ("plan2027.toml", True),
        ("plan-办公厅.toml", True),
        ("2027年计划.toml", False),
        ("my plan.toml", False),
        ("plan2027.txt", False),
    ],
)
def test_a_name_that_no_command_will_find_is_said_at_once(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str, said: str, name: str, *, is_found: bool
) -> None:
    """With what to do about it; the name proposed is one that is found."""
    monkeypatch.setenv("PLANCLI_LANG", lang)
    result = plancli("init", name)
    assert result.code == 0
    assert (said.format(name) in result.err) is not is_found
    if not is_found:
        assert "--plan" in result.err
        assert "PLANCLI_PLAN" in result.err
        assert f"plan-{Path(name).stem}.toml" in result.err
    assert (plancli("where", "-o", "json").out.find("builtin") < 0) is is_found


NOTICE = "2011年工作计划\n\n1．开展调研。3月完成。（办公厅）\n"


def test_an_imported_plan_that_no_command_will_find_is_said_too(plancli: Plancli, empty: Path) -> None:
    (empty / "notice.txt").write_text(NOTICE, encoding="utf-8")
    answer_ = plancli("import", "notice.txt", "--to", "2011年计划.toml")
    assert "no command will find 2011年计划.toml" in answer_.err
    assert "no command will find" not in plancli("import", "notice.txt", "--to", "plan2011.toml").err
    assert "no command will find" not in plancli("import", "notice.txt", "--to", "-").err


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("args", "code", "text"),
    [
        (["--example", "--year", "2027"], 2, "give only one of --example, --year"),
        (["."], 3, "it is a folder"),
        ([""], 3, "it is a folder"),
        (["plan.toml", "--year", "9999"], 2, "--year"),
    ],
)
def test_init_refuses_what_cannot_be(plancli: Plancli, args: list[str], code: int, text: str) -> None:
    result = plancli("init", *args)
    assert (result.code, result.out) == (code, "")
    assert text in result.err


def test_init_overwrites_only_with_force(plancli: Plancli, empty: Path) -> None:
    path = empty / "plan.toml"
    path.write_text("# mine\n", encoding="utf-8")
    refused = plancli("init", "plan.toml")
    assert (refused.code, refused.out, path.read_text(encoding="utf-8")) == (7, "", "# mine\n")
    assert "--force" in refused.err
    assert plancli("init", "plan.toml", "--force", "--as-of", "2031-01-01").code == 0
    assert tomllib.loads(path.read_text(encoding="utf-8"))["year"] == 2031


FAULTY = """title = "计划"
year = 2010
issued = 2010-02-01

[events]
"换届大会" = 2010-06-01

[[departments]]
name = "财务监督局"

[[tasks]]
id = "1"
text = "甲"
lead = ["财务监督局"]
timing = "年中"

[[tasks]]
id = "1a"
text = "乙"
lead = ["财物监督局"]
timing = "年内完成"
parent = "1"
"""

FAULTS = {
    "en": [
        "plan.toml:6: no timing waits for the event 换届大会; correct its name under [events], or remove it",
        (
            "plan.toml:11: task 1, “年中”: “年中” is read as 2010-06-01 to 2010-07-31, an assumption; the "
            "plan may say otherwise under [timing]. To settle it, write under [timing]: "
            '"年中" = "06-01/07-31"'
        ),
        "plan.toml:11: task 1 is closed, but what stands under it is open: 1a; close it too, or reopen 1",
        (
            "plan.toml:17: task 1a: the department 财物监督局 is not under [[departments]], and looks like "
            "财务监督局; correct it"
        ),
    ],
    "zh": [
        "plan.toml:6: 没有任何时限等待事件“换届大会”；请更正 [events] 下的名称，或删除",
        (
            "plan.toml:11: 任务 1“年中”：“年中”按2010-06-01至2010-07-31理解，属于默认约定；可在计划的 "
            '[timing] 中另行规定。如需明确，请在 [timing] 下写入："年中" = "06-01/07-31"'
        ),
        "plan.toml:11: 任务 1 已办结或取消，但其下任务尚未办结：1a；请一并处理，或重新打开 1",
        "plan.toml:17: 任务 1a：部门“财物监督局”未列入 [[departments]]，疑为“财务监督局”之误；请更正",
    ],
}


@pytest.mark.parametrize("lang", FAULTS)
def test_check_names_each_with_its_line_and_what_to_do(
    plancli: Plancli, empty: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    """Done as it says, there is nothing left to say."""
    monkeypatch.setenv("PLANCLI_LANG", lang)
    monkeypatch.setenv("PLANCLI_AS_OF", "2010-05-10")
    (empty / "plan.toml").write_text(FAULTY, encoding="utf-8")
    plancli("done", "1", "--on", "2010-05-01")
    found = plancli("check")
    assert (found.code, found.lines) == (1, FAULTS[lang])
    mended = FAULTY.replace("财物", "财务").replace("[events]", "[timing]").replace("换届大会", "年中")
    mended = mended.replace('"年中" = 2010-06-01', '"年中" = "06-01/07-31"')
    (empty / "plan.toml").write_text(mended, encoding="utf-8")
    plancli("done", "1a", "--on", "2010-05-02")
    assert (plancli("check").code, plancli("check").out) == (0, "")


ATTRIBUTES, IGNORED = "*.ledger.jsonl merge=union\n", ".*~\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(None, ATTRIBUTES, id="no file yet"),
        pytest.param(b"", ATTRIBUTES, id="an empty one"),
        pytest.param(b"* text=auto\n", f"* text=auto\n{ATTRIBUTES}", id="with other lines"),
        pytest.param(b"* text=auto", f"* text=auto\n{ATTRIBUTES}", id="whose last line has no end"),
        pytest.param(ATTRIBUTES.encode(), ATTRIBUTES, id="that says so already"),
        pytest.param(b"caf\xe9 text\n", b"caf\xe9 text\n" + ATTRIBUTES.encode(), id="in another encoding"),
    ],
)
def test_init_git_tells_git_once(
    plancli: Plancli, desk: Path, before: bytes | None, after: str | bytes
) -> None:
    """Beside the plan in use, which stays as it is; said twice it changes nothing more."""
    path = desk / ".gitattributes"
    if before is not None:
        path.write_bytes(before)
    for _ in range(2):
        assert plancli("init", "--git").code == 0
        assert path.read_bytes() == (after if isinstance(after, bytes) else after.encode())
        assert (desk / ".gitignore").read_text(encoding="utf-8") == IGNORED
    assert sorted(one.name for one in desk.iterdir()) == [".gitattributes", ".gitignore", "plan2010.toml"]


def test_init_git_makes_a_plan_where_there_is_none(plancli: Plancli, empty: Path) -> None:
    assert plancli("init", "--example", "--git").out == "plan2010.toml\n"
    assert sorted(path.name for path in empty.iterdir()) == [".gitattributes", ".gitignore", "plan2010.toml"]


# add


def test_add_appends_a_block_and_leaves_every_byte_before_it(plancli: Plancli, desk: Path) -> None:
    path = desk / "plan2010.toml"
    before = path.read_bytes()
    result = plancli(
        "add",
        '起草"十二五"规划，\\报批。',
        "--timing",
        "9月底前完成",
        "--lead",
        "规划发展局",
        "--lead",
        "研究局",
        "--support",
        "办公厅",
        "--section",
        "优化",
        "--title",
        "规划",
        "--number",
        "（三十九）",
        "--tag",
        "重点",
    )
    assert (result.code, result.out) == (0, "39\n")
    assert path.read_bytes().startswith(before)
    assert tomllib.loads(path.read_text(encoding="utf-8"))["tasks"][-1] == {
        "id": "39",
        "number": "（三十九）",
        "section": "4",
        "title": "规划",
        "text": '起草"十二五"规划，\\报批。',
        "lead": ["规划发展局", "研究局"],
        "support": ["办公厅"],
        "timing": "9月底前完成",
        "tags": ["重点"],
        "added": date(2010, 5, 10),
    }
    assert plancli("list", "--tag", "重点", "-o", "ids").out == "39\n"
    assert plancli("add", "另一项").out == "40\n"


@pytest.mark.parametrize("day", ["2010-03-01", "3月1日"])
def test_add_writes_the_day_on_which_a_task_was_added(plancli: Plancli, desk: Path, day: str) -> None:
    """The as-of day; the plan with it in is valid."""
    assert plancli("add", "新任务", "--as-of", day).code == 0
    assert (desk / "plan2010.toml").read_text(encoding="utf-8").endswith("added = 2010-03-01\n")
    assert plancli("show", "39").code == 0


@pytest.mark.parametrize(
    ("option", "name", "near"),
    [
        ("--lead", "产权管里局", "产权管理局"),
        ("--lead", "产权 管理局", "产权管理局"),
        ("--lead", "办公厅,产权理管局", "产权管理局"),
        ("--support", "产权管理理局", "产权管理局"),
    ],
)
@pytest.mark.parametrize(("lang", "words"), [("en", "correct it or add"), ("zh", "如确系新部门，请加")])
def test_a_department_that_looks_like_a_slip_is_refused_unless_it_is_new(
    plancli: Plancli,
    desk: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    option: str,
    name: str,
    near: str,
    lang: str,
    words: str,
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    before = (desk / "plan2010.toml").read_bytes()
    refused = plancli("add", "新任务", option, name)
    assert (refused.code, refused.out, len(refused.err.splitlines())) == (4, "", 1)
    for part in (near, option, words, "--new-department"):
        assert part in refused.err
    assert (desk / "plan2010.toml").read_bytes() == before
    assert plancli("add", "新任务", option, name, "--new-department").out == "39\n"


@pytest.mark.parametrize("name", ["产权管理局", "水产处", "企业领导人员管理三局"])
def test_a_department_that_is_known_or_like_no_other_is_added(
    plancli: Plancli, desk: Path, name: str
) -> None:
    assert plancli("add", "新任务", "--lead", name).code == 0
    assert tomllib.loads((desk / "plan2010.toml").read_text(encoding="utf-8"))["tasks"][-1]["lead"] == [name]


def test_departments_and_tags_of_a_new_task_may_be_lists(plancli: Plancli, desk: Path) -> None:
    assert (
        plancli("add", "新任务", "--lead", "办公厅、研究局", "--support", "综合局", "--tag", "甲，乙").code
        == 0
    )
    added = tomllib.loads((desk / "plan2010.toml").read_text(encoding="utf-8"))["tasks"][-1]
    assert (added["lead"], added["support"], added["tags"]) == (
        ["办公厅", "研究局"],
        ["综合局"],
        ["甲", "乙"],
    )


SMALL = '# 备注 \r\ntitle = "x"\r\nyear = 2010\r\n\r\n[[tasks]]\r\nid = "7"\r\ntext = "a"  # 说明\r\n'


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(SMALL, id="lines that end as on Windows"),
        pytest.param(SMALL.replace("\r\n", "\n"), id="lines that end as elsewhere"),
        pytest.param(SMALL.rstrip(), id="no end of the last line"),
        pytest.param("\ufeff" + SMALL, id="a byte order mark"),
        pytest.param('title = "x"\nyear = 2010\n', id="no tasks yet"),
        pytest.param('title = "x"\nyear = 2010\n[[tasks]]\nid = "a"\ntext = "b"\n', id="no numbers"),
    ],
)
def test_add_to_files_as_people_leave_them(plancli: Plancli, empty: Path, before: str) -> None:
    path = empty / "plan.toml"
    path.write_bytes(before.encode())
    number = "8" if '"7"' in before else "1"
    assert plancli("add", "新任务", "--lead", "办公厅").out == f"{number}\n"
    data = path.read_bytes()
    assert data.startswith(before.encode())
    if before.endswith("\r\n"):
        assert data.count(b"\n") == data.count(b"\r\n")
    assert plancli("list", number, "-o", "jsonl").code == 0


@pytest.mark.parametrize(
    ("args", "code", "text"),
    [
        pytest.param(["x", "--id", "24"], 3, "'24'", id="an id that is taken"),
        pytest.param(["x", "--id", "a b"], 3, "id = 'a b'", id="no id"),
        pytest.param(["x", "--section", "9"], 4, "no section '9'", id="no such section"),
        pytest.param(["x", "--timing", "9月31日前"], 5, "9月31日前", id="an unreadable timing"),
        pytest.param(["  "], 2, "TEXT", id="no text"),
        pytest.param([], 2, "TEXT", id="no argument"),
        pytest.param(["x", "--lead", " "], 2, "--lead", id="a department without a name"),
    ],
)
def test_add_refuses_what_would_make_the_plan_invalid(
    plancli: Plancli, desk: Path, args: list[str], code: int, text: str
) -> None:
    """Nothing is written."""
    before = (desk / "plan2010.toml").read_bytes()
    result = plancli("add", *args)
    assert (result.code, result.out) == (code, "")
    assert text in result.err
    assert (desk / "plan2010.toml").read_bytes() == before


def test_add_to_a_plan_that_is_not_valid_changes_nothing(plancli: Plancli, empty: Path) -> None:
    path = empty / "plan.toml"
    path.write_text("year = 2010\n", encoding="utf-8")
    assert plancli("add", "x").code == 3
    assert path.read_text(encoding="utf-8") == "year = 2010\n"


def test_add_shows_first_what_it_would_append(plancli: Plancli, desk: Path) -> None:
    before = (desk / "plan2010.toml").read_bytes()
    result = plancli("add", "新任务", "-t", "年内完成", "--dry-run")
    block = {"id": "39", "text": "新任务", "timing": "年内完成", "added": date(2010, 5, 10)}
    assert tomllib.loads(result.out) == {"tasks": [block]}
    assert (desk / "plan2010.toml").read_bytes() == before


@pytest.mark.usefixtures("empty")
def test_nothing_is_added_to_the_built_in_plan(plancli: Plancli) -> None:
    result = plancli("add", "x")
    assert (result.code, result.out) == (3, "")
    assert "plancli init --example" in result.err


def test_tasks_added_at_the_same_time_are_all_there_under_numbers_of_their_own(desk: Path) -> None:
    """Four processes at once; none is refused, none lost."""
    before = (desk / "plan2010.toml").read_bytes()
    texts = [f"同时添加的第{number}项" for number in range(4)]
    running = [
        subprocess.Popen([PLANCLI, "add", text], cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for text in texts
    ]
    said = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0] * 4, said
    assert sorted(out.decode().strip() for out, _ in said) == ["39", "40", "41", "42"]
    data = (desk / "plan2010.toml").read_bytes()
    assert data.startswith(before)
    added = tomllib.loads(data.decode())["tasks"][38:]
    assert sorted(task["text"] for task in added) == texts
    assert {task["id"] for task in added} == {"39", "40", "41", "42"}


# departments


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        pytest.param(
            ["产权管理局"] * 2 + ["产权管里局"], {("产权管理局", "产权管里局")}, id="one character wrong"
        ),
        pytest.param(["政策法规局", "政策法规法局"], {("政策法规局", "政策法规法局")}, id="one too many"),
        pytest.param(["财务监督局", "财务督监局"], {("财务监督局", "财务督监局")}, id="two swapped"),
        pytest.param(
            ["信息中心（A）", "信息中心(A)"], {("信息中心（A）", "信息中心(A)")}, id="another width"
        ),
        pytest.param(["办公厅", "办 公厅"], {("办公厅", "办 公厅")}, id="a blank inside"),
        pytest.param(["人员管理一局", "人员管理二局"], set(), id="the first and the second of them"),
        pytest.param(["东部地区局", "西部地区局"], set(), id="east and west"),
        pytest.param(["企业改革局", "企业改组局"], set(), id="two real ones, each used once"),
        pytest.param(["办公厅", "办公室"], set(), id="names too short to tell"),
        pytest.param(["综合局", "研究局", "产权管理局"], set(), id="nothing alike"),
    ],
)
def test_departments_that_look_like_typing_errors(
    plancli: Plancli, empty: Path, names: list[str], pairs: set[tuple[str, str]]
) -> None:
    write_plan(empty, *({"lead": [name]} for name in names))
    found = answer(plancli("departments", "-o", "json"))["departments"]
    seen = {tuple(sorted((one["name"], other))) for one in found for other in one["similar"]}
    assert seen == {tuple(sorted(pair)) for pair in pairs}


@pytest.mark.usefixtures("desk")
def test_departments_of_the_2010_plan(plancli: Plancli) -> None:
    """Nineteen of them, none a typing error; those of joint tasks count for each."""
    found = answer(plancli("departments", "-o", "json"))["departments"]
    assert len(found) == 19
    assert sum(one["lead"] for one in found) == 40
    assert [one["name"] for one in found if one["similar"]] == []
    assert plancli("departments", "-o", "ids").lines == [one["name"] for one in found]


def test_departments_with_aliases_come_in_the_order_of_the_plan(plancli: Plancli, empty: Path) -> None:
    """An alias is another way to ask for the department."""
    write_plan(
        empty,
        {"lead": ["综合局"]},
        {"lead": ["企业改革局"], "support": ["综合局"]},
        departments=[{"name": "企业改革局", "aliases": ["体改司", "改革"]}, {"name": "综合局"}],
    )
    found = answer(plancli("departments", "-o", "json"))["departments"]
    assert [(one["name"], one["aliases"], one["lead"], one["support"]) for one in found] == [
        ("企业改革局", ["体改司", "改革"], 1, 0),
        ("综合局", [], 1, 1),
    ]
    for asked in ("体改司", "体改", "改革", "企业"):
        assert plancli("list", "--dept", asked, "-o", "ids").out.split() == ["2"]
    refused = plancli("list", "--dept", "局")
    assert refused.code == 4
    assert "企业改革局" in refused.err
    assert plancli("list", "--dept", "综合", "--lead-only", "-o", "ids").out.split() == ["1"]


# schema


def fits(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> list[str]:  # noqa: ANN401  any JSON value
    """Return what is wrong with a value, by those keywords of JSON Schema that the schema of plans uses."""
    if "$ref" in schema:
        return fits(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "anyOf" in schema:
        answers = [fits(value, one, root) for one in schema["anyOf"]]
        return [] if [] in answers else answers[0]
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
    if not isinstance(value, kinds[schema["type"]]):
        return [f"{value!r} is no {schema['type']}"]
    if isinstance(value, dict):
        return misfits(value, schema, root)
    if isinstance(value, list):
        return [what for one in value for what in fits(one, schema["items"], root)]
    is_far = isinstance(value, int) and not schema["minimum"] <= value <= schema["maximum"]
    is_short = isinstance(value, str) and len(value) < schema.get("minLength", 0)
    return ["out of range"] * is_far + ["too short"] * is_short


def misfits(table: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]) -> list[str]:
    """Return what is wrong with the keys of a table and their values."""
    known, other = schema.get("properties", {}), schema.get("additionalProperties", True)
    wrong = [f"no {key}" for key in schema.get("required", []) if key not in table]
    wrong += [f"unknown {key}" for key in table if key not in known and other is False]
    rules = {key: known.get(key, other) for key in table}
    return wrong + [
        what for key, rule in rules.items() if isinstance(rule, dict) for what in fits(table[key], rule, root)
    ]


@pytest.mark.usefixtures("empty")
def test_the_schema_fits_the_2010_plan_and_no_sick_one(plancli: Plancli) -> None:
    """Every key it needs, none it does not know."""
    schema = json.loads(plancli("schema").out)
    plan = json.loads(json.dumps(tomllib.loads(PLAN_2010.read_text(encoding="utf-8")), default=str))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert fits(plan, schema, schema) == []
    assert fits(plan | {"yaer": 2010}, schema, schema) == ["unknown yaer"]
    assert fits({key: plan[key] for key in plan if key != "title"}, schema, schema) == ["no title"]
    assert fits(plan | {"year": 10}, schema, schema) == ["out of range"]
    assert fits(plan | {"tasks": [{"id": "1", "text": "x", "lead": "办公厅"}]}, schema, schema) != []
    assert fits(plan | {"supervision": {"soon_days": 7, "pace": 1}}, schema, schema) == ["unknown pace"]


@pytest.mark.usefixtures("empty")
def test_the_schema_describes_every_key(plancli: Plancli) -> None:
    """An editor has something to show for each."""
    schema = json.loads(plancli("schema").out)
    tables = {"plan": schema} | {
        name: table for name, table in schema["$defs"].items() if "properties" in table
    }
    silent = [
        f"{name}.{key}"
        for name, table in tables.items()
        for key, one in table["properties"].items()
        if not (one.get("description") or schema["$defs"][one["$ref"].rpartition("/")[2]].get("description"))
    ]
    assert silent == []


# where


@pytest.mark.parametrize(
    ("place", "args", "plan", "origin"),
    [
        pytest.param("", [], "plan2010.toml", "found", id="in the folder"),
        pytest.param("data", [], "data/plan2010.toml", "found", id="in its data"),
        pytest.param("..", [], "../plan2010.toml", "found", id="upward"),
        pytest.param("other", ["-p", "other/plan2010.toml"], "other/plan2010.toml", "option", id="named"),
    ],
)
def test_where(plancli: Plancli, empty: Path, *, place: str, args: list[str], plan: str, origin: str) -> None:
    """It says which files are in use, and why these; the ledger lies beside the plan, or where it is told."""
    (empty / place).mkdir(exist_ok=True)
    (empty / place / "plan2010.toml").write_bytes(PLAN_2010.read_bytes())
    (files,) = answer(plancli("where", *args, "-o", "json"))["files"]
    assert files["origin"] == origin
    assert Path(files["plan"]).resolve() == (empty / plan).resolve()
    assert Path(files["ledger"]).resolve() == (empty / plan).resolve().with_name("plan2010.ledger.jsonl")
    (files,) = answer(plancli("where", *args, "--ledger", "my.jsonl", "-o", "json"))["files"]
    assert Path(files["ledger"]) == empty / "my.jsonl"


@pytest.mark.usefixtures("empty")
def test_where_there_is_none(plancli: Plancli) -> None:
    """The built-in plan has no ledger."""
    (files,) = answer(plancli("where", "-o", "json"))["files"]
    assert (files["origin"], files["ledger"]) == ("builtin", None)
    assert Path(files["plan"]).read_bytes() == PLAN_2010.read_bytes()
    assert "cannot be updated" in plancli("where").out


def test_where_by_environment(plancli: Plancli, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """$PLANCLI_PLAN counts for less than --plan and for more than what is found."""
    for name in ("plan1.toml", "my.toml", "your.toml"):
        (empty / name).write_bytes(PLAN_2010.read_bytes())
    monkeypatch.setenv("PLANCLI_PLAN", "my.toml")

    def used(*args: str) -> tuple[str, str]:
        (files,) = answer(plancli("where", "-o", "json", *args))["files"]
        return Path(files["plan"]).name, files["origin"]

    assert used() == ("my.toml", "environment")
    assert used("--plan", "your.toml") == ("your.toml", "option")


@pytest.fixture
def copied(desk: Path) -> Path:
    """A folder with the plan of 2010, a copy of it, and plans of other years."""
    text = PLAN_2010.read_text(encoding="utf-8")
    (desk / "plan2010-copy.toml").write_text(text, encoding="utf-8")
    for year in (2009, 2011):
        other = text.replace("year = 2010", f"year = {year}").replace("issued = 2010", f"issued = {year}")
        (desk / f"plan{year}.toml").write_text(other, encoding="utf-8")
    return desk


def test_reading_says_which_of_several_plans_of_a_year_it_uses(plancli: Plancli, copied: Path) -> None:
    assert "using plan2010.toml; also here: plan2010-copy.toml" in plancli("list").err
    assert (copied / "plan2010-copy.toml").exists()


@pytest.mark.parametrize(
    "command", [("done", "24"), ("add", "新任务", "--lead", "办公厅", "--timing", "年内完成")]
)
def test_writing_is_refused_until_one_of_several_plans_is_named(
    plancli: Plancli, copied: Path, command: tuple[str, ...]
) -> None:
    refused = plancli(*command)
    assert (refused.code, refused.out) == (2, "")
    assert "plan2010-copy.toml, plan2010.toml" in refused.err
    assert "--plan" in refused.err
    assert not list(copied.glob("*.jsonl"))
    assert plancli(*command, "--plan", "plan2010.toml").code == 0


def test_a_copy_beside_a_plan_with_a_ledger_never_takes_updates(plancli: Plancli, copied: Path) -> None:
    assert plancli("done", "24", "--plan", "plan2010.toml").code == 0
    done = plancli("done", "25")
    assert done.code == 0
    assert "also here" not in done.err
    assert [path.name for path in copied.glob("*.jsonl")] == ["plan2010.ledger.jsonl"]


def test_the_plan_of_the_year_asked_about_is_used(plancli: Plancli, copied: Path) -> None:
    asked = plancli("list", "--as-of", "2011-03-01", "-o", "json")
    assert json.loads(asked.out)["plan"]["year"] == 2011
    assert "also here" not in asked.err
    assert plancli("done", "24", "--as-of", "2011-03-01").code == 0
    assert [path.name for path in copied.glob("*.jsonl")] == ["plan2011.ledger.jsonl"]


@pytest.mark.parametrize(
    "line",
    [
        ("--plan", "plan2010.toml", "--plan", "plan2009.toml", "list"),
        ("--plan", "plan2010.toml", "list", "-p", "plan2009.toml"),
        ("list", "-p", "plan2010.toml", "-p", "plan2010.toml"),
    ],
)
def test_two_plans_are_refused(
    plancli: Plancli, copied: Path, line: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert copied.is_dir()
    refused = plancli(*line)
    assert (refused.code, refused.out) == (2, "")
    assert "--plan was given 2 times; name one plan" in refused.err
    monkeypatch.setenv("PLANCLI_LANG", "zh")
    assert "--plan 出现了 2 次；请只指定一个计划" in plancli(*line).err


# import


CLEAN = """国务院国资委2012年工作计划
一、完善体制
（一）召开工作会议。（办公厅，时间初定为5月）
（二）开展调研。（综合局，年内完成）
"""
DOUBTFUL = CLEAN + "（三）开展培训。\n"


@pytest.fixture
def notice(empty: Path) -> Path:
    """A notice that can be read without doubt; returns its path."""
    path = empty / "notice.txt"
    path.write_text(CLEAN, encoding="utf-8")
    return path


def test_import_writes_a_plan(plancli: Plancli, notice: Path) -> None:
    """It is valid, and the tool works with it at once."""
    result = plancli("import", "notice.txt", "--to", "plan2012.toml")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("2 tasks, 1 sections; ")
    plan = tomllib.loads((notice.parent / "plan2012.toml").read_text(encoding="utf-8"))
    assert [(task["lead"], task["timing"]) for task in plan["tasks"]] == [
        (["办公厅"], "时间初定为5月"),
        (["综合局"], "年内完成"),
    ]
    assert plancli("due", "--month", "5", "-o", "ids", "--as-of", "2012-04-01").out.split() == [
        plan["tasks"][0]["id"]
    ]
    assert plancli("check", "--as-of", "2012-04-01").code == 0


def test_import_overwrites_only_with_force(plancli: Plancli, notice: Path) -> None:
    target = notice.parent / "plan.toml"
    target.write_text("# mine\n", encoding="utf-8")
    refused = plancli("import", "notice.txt", "--to", "plan.toml")
    assert (refused.code, refused.out, target.read_text(encoding="utf-8")) == (7, "", "# mine\n")
    assert plancli("import", "notice.txt", "--to", "plan.toml", "--force").code == 0
    assert tomllib.loads(target.read_text(encoding="utf-8"))["year"] == 2012


def test_import_to_a_pipe(plancli: Plancli, notice: Path) -> None:
    """The plan on stdout, the report on stderr, no file."""
    result = plancli("import", "notice.txt", "--to", "-")
    assert result.code == 0
    assert len(tomllib.loads(result.out)["tasks"]) == 2
    assert result.err.startswith("2 tasks")
    assert list(notice.parent.iterdir()) == [notice]


@pytest.mark.parametrize(
    ("text", "options", "code", "is_written"),
    [
        pytest.param(CLEAN, [], 0, True, id="clean"),
        pytest.param(CLEAN, ["--strict"], 0, True, id="clean, strictly"),
        pytest.param(CLEAN, ["--dry-run"], 0, False, id="clean, only tried"),
        pytest.param(DOUBTFUL, [], 1, True, id="doubtful: written, to be looked at"),
        pytest.param(DOUBTFUL, ["--strict"], 3, False, id="doubtful, strictly"),
        pytest.param(DOUBTFUL, ["--dry-run"], 1, False, id="doubtful, only tried"),
        pytest.param(None, [], 3, False, id="no such document"),
        pytest.param("", [], 3, False, id="nothing in it"),
    ],
)
def test_import_says_whether_a_person_should_look(
    plancli: Plancli, empty: Path, *, text: str | None, options: list[str], code: int, is_written: bool
) -> None:
    if text is not None:
        (empty / "notice.txt").write_text(text, encoding="utf-8")
    result = plancli("import", "notice.txt", "--to", "plan.toml", *options)
    assert result.code == code
    assert (empty / "plan.toml").exists() == is_written
    if code == 3:
        assert result.out == ""
        assert result.err.splitlines()[-1].startswith("plancli: ")
        assert "Traceback" not in result.err


@pytest.mark.parametrize("target", ["plan.toml", "-"])
def test_the_report_as_json(plancli: Plancli, notice: Path, target: str) -> None:
    """Counts, the account of every character, and what needs a person's eyes."""
    notice.write_text(DOUBTFUL, encoding="utf-8")
    result = plancli("import", "notice.txt", "--to", target, "-o", "json")
    report = json.loads(result.err if target == "-" else result.out)
    assert result.code == 1
    assert (report["tasks"], report["sections"], report["year"]) == (3, 1, 2012)
    account = dict(report["account"])
    assert account.pop("total") == sum(account.values())
    assert report["flags"] != []


@pytest.mark.usefixtures("notice")
@pytest.mark.parametrize(
    ("args", "text"),
    [
        pytest.param(["notice.txt"], "--to", id="no target"),
        pytest.param(["--to", "plan.toml"], "DOCUMENT", id="no document"),
        pytest.param(["notice.txt", "--to", "p.toml", "-o", "xml"], "xml", id="no such report"),
        pytest.param(["notice.txt", "--to", "p.toml", "--year", "12"], "--year", id="no year"),
    ],
)
def test_import_mistyped(plancli: Plancli, args: list[str], text: str) -> None:
    result = plancli("import", *args)
    assert (result.code, result.out) == (2, "")
    assert text in result.err
    assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize("output", ["json", "jsonl", "csv", "tsv", "md", "text", "table"])
def test_check_names_the_problems_of_an_invalid_plan_in_every_format(
    plancli: Plancli, empty: Path, output: str
) -> None:
    (empty / "plan.toml").write_text('title = "x"\nyear = 2010\nfoo = 1\n', encoding="utf-8")
    result = plancli("check", "-o", output)
    assert result.code == 3
    assert "plan.toml" in result.out
    assert "foo" in result.out
    assert result.err.count("\n") == 1
