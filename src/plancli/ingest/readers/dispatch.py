"""What kind of document is this, by its content? The reader for it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plancli.ingest.errors import IngestError
from plancli.ingest.model import Line, Source
from plancli.ingest.readers.docx import read_docx
from plancli.ingest.readers.html import read_html
from plancli.ingest.readers.plaintext import decode, read_text
from plancli.ingest.readers.safety import check_size, open_archive, read_part
from plancli.ingest.readers.sheets import read_sheets
from plancli.ingest.readers.xlsx import read_xlsx

if TYPE_CHECKING:
    from plancli.ingest.model import Options

_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    (b"{\\rtf", "RTF"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"\x1f\x8b", "gzip"),
    (b"MIME-Version:", "MHTML"),
    (b"AT&T", "DjVu"),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|table|meta"
    r"|title|p|h[1-6]|section|article|span|center|font|br|pre|ol|ul)\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<\?xml\b")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def read(data: bytes, name: str, options: Options) -> Source:
    """Return a document's blocks, each with its positions in the source text.

    Raises:
        IngestError: It is of a kind that is not read, or damaged, or not safe.
    """
    check_size(len(data), name)
    if not data.strip():
        raise IngestError("empty", name=name)
    return replace(_located(_read(data, name, options)), sha256=hashlib.sha256(data).hexdigest())


def _read(data: bytes, name: str, options: Options) -> Source:
    if data.startswith(_OLE):
        return _read_old(data, name, options)
    if data.startswith(b"PK"):
        return _read_archive(data, name, options)
    _refuse_known(data, name)
    text, encoding = decode(data, name, options.encoding)
    if _HTML.match(text[:4096].lstrip("\ufeff")):
        return read_html(text, encoding, name)
    if _XML.match(text[:200]):
        raise IngestError("unknown_format", name=name, what="XML")
    return read_text(text, encoding)


def _refuse_known(data: bytes, name: str) -> None:
    if b"%PDF-" in data[:1024]:
        raise IngestError("pdf", name=name)
    if data.startswith(_IMAGES) and not (data[:2] == b"BM" and b"\0" not in data[:64]):
        raise IngestError("image", name=name)
    for magic, what in _OTHERS:
        if data.startswith(magic):
            raise IngestError("unknown_format", name=name, what=what)


def _read_old(data: bytes, name: str, options: Options) -> Source:
    """Return what an old Excel workbook holds; Word's old format is refused."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise IngestError("encrypted", name=name)
    if any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book\0")):
        return read_sheets(data, name, options.sheet, "xls")
    raise IngestError("old_office", name=name)


def _read_archive(data: bytes, name: str, options: Options) -> Source:
    with open_archive(data, name) as archive:
        names = set(archive.namelist())
        if any(part.startswith("word/document") and part.endswith(".xml") for part in names):
            return read_docx(archive, name)
        mimetype = read_part(archive, "mimetype", name) or b""
    if any(part.startswith("xl/") for part in names):
        return read_xlsx(data, name, options.sheet)
    if mimetype.strip() == _ODS:
        return read_sheets(data, name, options.sheet, "ods")
    what = "OFD" if "OFD.xml" in names else "ODF" if mimetype else "ZIP"
    raise IngestError("unknown_format", name=name, what=what)


def _located(source: Source) -> Source:
    """Return a document with every character numbered, in the order of its blocks."""
    words: list[str] = []
    at = 0
    for block in source.blocks:
        for text in (
            *([block.text] if isinstance(block, Line) else (cell.text for cell in block.cells)),
            block.dropped,
        ):
            if text:
                text.at = at
                words.append(text)
                at += len(text)
    return replace(source, text="".join(words))
