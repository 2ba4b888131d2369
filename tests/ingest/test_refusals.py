"""What cannot be imported is refused at once, with one reason, and without filling the memory."""

from __future__ import annotations

import time
import tracemalloc
import zipfile
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from plancli.ingest import IngestError, Options, ingest
from plancli.words import tell
from tests.ingest.builders import W, paragraph, word, workbook, zipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TASK = "2020年工作计划\n1.推进改革。（办公室，年内完成）"
MEGABYTE = 1 << 20


def bomb() -> bytes:
    """Return a Word file whose text part unpacks to a thousand times its size."""
    return zipped({"word/document.xml": b"<a>" + b" " * (30 * MEGABYTE)})


def declares_much() -> bytes:
    """Return an archive whose parts declare more than 200 MB together."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a/>")
        for at in range(7):
            archive.writestr(f"word/media/{at}.bin", bytes(30 * MEGABYTE))
    return out.getvalue()


def doctype(part: str = "word/document.xml") -> bytes:
    """Return a Word file with an entity bomb in one part."""
    entities = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 9))
    declared = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "ha">{entities}]>'
    text = f"{declared}<w:document {W}><w:body>&l8;</w:body></w:document>"
    return zipped({"word/document.xml": f"<w:document {W}/>", part: text})


def merged_sheet() -> bytes:
    """Return a workbook whose only sheet is one merged cell of seventeen billion."""
    parts = {}
    with zipfile.ZipFile(BytesIO(workbook(("a", [["x"]])))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    merge = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return zipped({**parts, sheet: parts[sheet].replace(b"</sheetData>", merge)})


def encrypted_zip() -> bytes:
    """Return a Word file whose entries say that they need a password."""
    data = bytearray(word(paragraph("x")))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


@contextmanager
def refused(reason: str) -> Iterator[pytest.ExceptionInfo[IngestError]]:
    """Expect a refusal for this reason."""
    with pytest.raises(IngestError) as caught:
        yield caught
    assert caught.value.reason == reason


REFUSED = [
    ("nothing", b"", "empty"),
    ("blanks", " \n\u3000\n".encode(), "empty"),
    ("old Word", OLE + bytes(512), "old_office"),
    ("a file with a password", OLE + bytes(64) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ("entries with a password", encrypted_zip(), "encrypted"),
    ("a PDF", b"%PDF-1.7\n...", "pdf"),
    ("a PNG", b"\x89PNG\r\n\x1a\n" + bytes(32), "image"),
    ("a JPEG", b"\xff\xd8\xff\xe0" + bytes(32), "image"),
    ("RTF", b"{\\rtf1 abc}", "unknown_format"),
    ("OFD", zipped({"OFD.xml": "<a/>"}), "unknown_format"),
    ("a zip file of something else", zipped({"a.txt": "x"}), "unknown_format"),
    ("XML", b'<?xml version="1.0"?><plan/>', "unknown_format"),
    ("a truncated Word file", word(paragraph(TASK))[:-300], "damaged"),
    (
        "a Word file with broken XML",
        zipped({"word/document.xml": f"<w:document {W}><w:body>"}),
        "damaged",
    ),
    (
        "a workbook with broken parts",
        zipped({"xl/workbook.xml": "<a/>", "[Content_Types].xml": "<b/>"}),
        "damaged",
    ),
    ("a sheet that is one merged cell", merged_sheet(), "zip_bomb"),
    ("a zip bomb", bomb(), "zip_bomb"),
    ("200 MB declared", declares_much(), "zip_bomb"),
    ("too many entries", zipped({f"word/{at}.xml": "" for at in range(5001)}), "zip_bomb"),
    ("an entity bomb", doctype(), "doctype"),
    ("an entity bomb in the styles", doctype("word/styles.xml"), "doctype"),
    ("a text with NULs", f"{TASK}\0\0".encode(), "binary"),
    ("control characters", b"\x01\x02\x03\x04 plan", "binary"),
    ("bytes of no encoding", b"\xff\x81\xff\x30\xff\xff", "encoding"),
    ("another encoding's text", "重點工作責任單位與辦理時限總說明".encode("big5") * 4, "encoding"),
    ("a text too large", b"a" * (21 * MEGABYTE), "too_large"),
    ("a text without tasks", "你好，世界".encode(), "no_tasks"),
    ("a plan of no year", "工作计划\n1.推进改革。（办公室，年内完成）".encode(), "no_year"),
]


@pytest.mark.parametrize(("data", "error"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_it_is_refused_within_a_second_and_without_filling_the_memory(data: bytes, error: str) -> None:
    tracemalloc.start()
    before = time.process_time()
    with refused(error) as caught:
        ingest(data, name="plan.docx")
    seconds = time.process_time() - before
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.exit_code == 3
    assert seconds < 5  # coarse, for coverage tracing and loaded machines
    assert peak < 70 * MEGABYTE
    for lang in ("en", "zh"):
        assert "\n" not in tell(lang, caught.value.message)


def test_the_encoding_that_was_named_must_fit() -> None:
    data = TASK.encode("gb18030")
    assert ingest(data, name="a.txt").encoding == "gb18030"
    with refused("encoding"):
        ingest(data, name="a.txt", options=Options(encoding="utf-8"))


def test_an_encoding_that_does_not_exist_is_said() -> None:
    with refused("unknown_encoding"):
        ingest(TASK.encode(), name="a.txt", options=Options(encoding="klingon"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_every_encoding_of_chinese_texts_is_found(encoding: str) -> None:
    draft = ingest(TASK.encode(encoding), name="a.txt")
    tasks = draft.plan["tasks"]
    assert isinstance(tasks, list)
    assert tasks[0]["text"] == "推进改革。"


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with refused("not_found"):
        ingest(tmp_path / "none.txt")


def test_a_sheet_that_is_not_there_is_said() -> None:
    data = workbook(("任务", [["序号", "任务", "责任单位"], [1, "推进改革", "办公室"]]))
    with refused("no_sheet"):
        ingest(data, name="a.xlsx", options=Options(sheet="总表"))


@pytest.mark.parametrize(
    ("module", "data"), [("openpyxl", workbook(("a", [["x"]]))), ("selectolax", b"<html><p>x")]
)
def test_a_package_that_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, module: str, data: bytes
) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    monkeypatch.setitem(__import__("sys").modules, f"{module}.lexbor", None)
    with refused("missing_extra") as caught:
        ingest(data, name="a")
    assert "plancli[office]" in tell("en", caught.value.message)
