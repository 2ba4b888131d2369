"""Files made to hang, to fill the memory or to end in a traceback: read, or refused, within bounds."""

from __future__ import annotations

import random
import subprocess
import sys
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from plancli.ingest import IngestError, Options, ingest
from plancli.words import tell
from tests.ingest.builders import W, paragraph, word, workbook, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS, MEGABYTES = 10, 500
TITLE = "2020年工作计划"
OPTIONS = Options(year=2020)


def sheet(replaced: str, by: str, *, encoding: str = "utf-8") -> bytes:
    """Return a workbook with something else in the XML of its sheet."""
    with zipfile.ZipFile(
        BytesIO(workbook(("a", [["序号", "任务", "责任部门"], [1, "甲", "乙"]])))
    ) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = "xl/worksheets/sheet1.xml"
    text = parts[part].decode().replace(replaced, by)
    assert by in text
    if encoding != "utf-8":
        text = f'<?xml version="1.0" encoding="{encoding}"?>{text[text.find("<worksheet") :]}'
    return zipped({**parts, part: text.encode(encoding)})


def merging(reference: str, **how: str) -> bytes:
    """Return a workbook with a merged area."""
    merge = f"</sheetData><mergeCells><mergeCell ref={reference}/></mergeCells>"
    return sheet("</sheetData>", merge, **how)


def lzma() -> bytes:
    """Return a Word file packed in a way that no office program packs."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", word(paragraph(TITLE)))
    return out.getvalue()


def shared(text: str) -> bytes:
    """Return a workbook whose shared strings are something else."""
    with zipfile.ZipFile(BytesIO(workbook(("a", [["任务"], ["甲"]])))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/sharedStrings.xml"] = text.encode()
    return zipped(parts)


ENTITIES = '<!DOCTYPE a [<!ENTITY x "ha">]>'
SPANS = '<td rowspan="200" colspan="200">甲</td>' * 600
HYPERLINKS = '</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'

HOSTILE: dict[str, tuple[bytes, str | None]] = {
    "a merged area in single quotes": (merging("'A1:XFD1048576'"), "zip_bomb"),
    "a merged area with dollars": (merging('"$A$5:$XFD$1048576"'), "zip_bomb"),
    "a merged area the other way round": (merging('"XFD1048576:A1"'), "zip_bomb"),
    "a merged area of whole columns": (merging('"A:XFD"'), "zip_bomb"),
    "a merged area in UTF-16": (merging('"A1:XFD1048576"', encoding="utf-16"), "zip_bomb"),
    "a link on every cell": (sheet("</sheetData>", HYPERLINKS), "zip_bomb"),
    "a number beyond all": (sheet("<v>1</v>", "<v>1e999</v>"), None),
    "a number that is none": (sheet("<v>1</v>", "<v>nan</v>"), None),
    "a comment before a DOCTYPE": (
        zipped({"word/document.xml": f"<!-- <a> -->{ENTITIES}<w:document {W}/>"}),
        "doctype",
    ),
    "a DOCTYPE in UTF-16": (
        zipped({"word/document.xml": f"{ENTITIES}<w:document {W}/>".encode("utf-16")}),
        "doctype",
    ),
    "a DOCTYPE behind many blanks": (
        zipped({"word/document.xml": f"{' ' * 99_999}{ENTITIES}<w:document {W}/>"}, packed=False),
        "doctype",
    ),
    "content controls within each other": (
        word("<w:sdt><w:sdtContent>" * 5000 + paragraph("甲") + "</w:sdtContent></w:sdt>" * 5000),
        "zip_bomb",
    ),
    "a table of content controls": (
        word("<w:tbl>" + "<w:sdt><w:sdtContent>" * 900 + "</w:sdtContent></w:sdt>" * 900 + "</w:tbl>"),
        "zip_bomb",
    ),
    "a cell far to the right": (
        word(
            '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="999999"/></w:trPr><w:tc>'
            + paragraph("1.甲。（办公室，3月）")
            + "</w:tc></w:tr></w:tbl>"
        ),
        None,
    ),
    "a list that begins below zero": (
        word(
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
            "<w:r><w:t>甲。（办公室，3月）</w:t></w:r></w:p>",
            numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="-5"/>'
            '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        ),
        None,
    ),
    "LZMA": (lzma(), "damaged"),
    "shared strings that are something else": (shared("<a/>"), None),
    "shared strings cut off": (shared("<sst><si><t>"), None),
    "divs within each other": (f"<html><body>{'<div>' * 20_000}1.甲。（办公室，3月）".encode(), None),
    "tables within each other": (f"<html><body>{'<table><tr><td>' * 2000}甲".encode(), None),
    "cells that cover everything": (f"<html><table><tr>{SPANS}</tr></table>".encode(), "too_many_cells"),
    "a row of ever more cells": (
        f"<html><table><tr>{'<td>甲</td>' * 3000}</tr>{'<tr><td>乙</td></tr>' * 3000}".encode(),
        "too_many_cells",
    ),
    "words in a hundred thousand pieces": (
        f"<html><body><p>1.{'<b>甲</b>乙' * 100_000}。（办公室，3月）".encode(),
        None,
    ),
}  # fmt: skip

WITHIN = f"""
import resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, ({2 * MEGABYTES} << 20,) * 2)  # addresses, of which a half is used
from plancli.ingest import IngestError, Options, ingest
try:
    ingest(sys.stdin.buffer.read(), name="x", options=Options(year=2020))
    print("read")
except IngestError as error:
    print(error.reason)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_read_or_refused_within_bounds(what: str) -> None:
    data, error = HOSTILE[what]
    command = [sys.executable, "-c", WITHIN]
    ran = subprocess.run(command, input=data, capture_output=True, check=False, timeout=6 * SECONDS)
    assert not ran.stderr, ran.stderr.decode()
    outcome, megabytes = ran.stdout.decode().split()
    assert int(megabytes) < MEGABYTES
    if error is not None:
        assert outcome == error
    else:
        assert outcome in {
            "read",
            "no_tasks",
            "empty",
            "damaged",
        }


# Mutations

ROW = f"<w:tr><w:tc>{paragraph('任务')}</w:tc><w:tc>{paragraph('责任部门')}</w:tc></w:tr>"
LEVEL = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
DOCX = word(
    paragraph(TITLE) + paragraph("1.推进改革。（办公室，年内完成）") + f"<w:tbl>{ROW * 2}</w:tbl>",
    numbering=f'<w:abstractNum w:abstractNumId="0">{LEVEL}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)
XLSX = merging('"A1:B1"')
HTML = (
    f"<html><head><title>{TITLE}</title></head><body><ol start=1><li>推进改革。（办公室，年内完成）</li></ol>"
    "<table><tr><td rowspan=2 colspan=1>任务</td><td>责任部门</td></tr><tr><td>甲</td></tr></table></body>"
).encode()
TEXT = (
    f"{TITLE}\n一、体制\n1.推进改革。（办公室，年内完成）\n| 任务 | 部门 |\n|---|---|\n| 甲 | 乙 |".encode()
)
VALUES = (b"-1", b"0", b"999999", b"1e999", b"nan", b"", b"\xff", b"A1:XFD1048576", b"&#0;", b'"', b"<", b">")
TIMES = 150


def mutated(chance: random.Random, data: bytes) -> bytes:
    """Return bytes with a few of them changed, cut out, doubled, or another value among them."""
    for _ in range(chance.randint(1, 4)):
        at, to = sorted(chance.choices(range(len(data) + 1), k=2))
        to = min(to, at + chance.choice([1, 1, 5, 40]))
        data = chance.choice(
            [
                data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
                data[:at] + data[to:],
                data[:to] + data[at:],
                data[:at] + chance.choice(VALUES) + data[to:],
            ]
        )
    return data


def mutated_parts(chance: random.Random, data: bytes) -> bytes:
    """Return an office file of which one part is mutated, or now and then its own bytes."""
    if chance.random() < 0.2:
        return mutated(chance, data)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    return zipped({**parts, name: mutated(chance, parts[name])})


@pytest.mark.parametrize(
    ("mutate", "data"),
    [
        pytest.param(mutated_parts, DOCX, id="docx"),
        pytest.param(mutated_parts, XLSX, id="xlsx"),
        pytest.param(mutated, HTML, id="html"),
        pytest.param(mutated, TEXT, id="text"),
    ],
)
def test_a_mutated_document_is_read_or_refused(
    mutate: Callable[[random.Random, bytes], bytes], data: bytes
) -> None:
    chance = random.Random(15)
    refused: list[IngestError] = []
    for _ in range(TIMES):
        mutant = mutate(chance, data)
        try:
            ingest(mutant, name="x", options=OPTIONS)
        except IngestError as error:
            refused.append(error)
    assert len(refused) > 5
    assert all(tell("en", error.message) and tell("zh", error.message) for error in refused)
