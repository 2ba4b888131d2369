"""What kind of document is this, by its content? The reader for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancli.ingest.errors import (
    EmptyDocumentError,
    EncryptedError,
    ImageError,
    OldOfficeError,
    PdfError,
    UnknownFormatError,
)
from plancli.ingest.readers.plaintext import decode, read_text
from plancli.ingest.readers.safety import check_size, open_archive

if TYPE_CHECKING:
    import zipfile

    from plancli.ingest.model import Options, Source

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
    r"|title|p|h[1-6]|section|article|span|center|font|br)\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<\?xml\b")


def read(data: bytes, name: str, options: Options) -> Source:
    """Return a document's blocks.

    Raises:
        IngestError: It is of a kind that is not read, or damaged, or not safe.
    """
    check_size(len(data), name)
    if not data.strip():
        raise EmptyDocumentError(name=name)
    _refuse_known(data, name)
    if data.startswith(b"PK"):
        return _read_archive(data, name, options)
    text, encoding = decode(data, name, options.encoding)
    if _HTML.match(text[:4096].lstrip("\ufeff")):
        from plancli.ingest.readers.html import read_html  # noqa: PLC0415 - needs an extra

        return read_html(text, encoding, name)
    if _XML.match(text[:200]):
        raise UnknownFormatError(name=name, what="XML")
    return read_text(text, encoding, name)


def _refuse_known(data: bytes, name: str) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise EncryptedError(name=name)
        raise OldOfficeError(name=name)
    if b"%PDF-" in data[:1024]:
        raise PdfError(name=name)
    if data.startswith(_IMAGES) and not (data[:2] == b"BM" and b"\0" not in data[:64]):
        raise ImageError(name=name)
    for magic, what in _OTHERS:
        if data.startswith(magic):
            raise UnknownFormatError(name=name, what=what)


def _read_archive(data: bytes, name: str, options: Options) -> Source:
    archive = open_archive(data, name)
    with archive:
        names = set(archive.namelist())
        if "word/document.xml" in names or _has_word_part(archive):
            from plancli.ingest.readers.docx import read_docx  # noqa: PLC0415 - only for Word files

            return read_docx(archive, name)
        if any(part.startswith("xl/") for part in names):
            from plancli.ingest.readers.xlsx import read_xlsx  # noqa: PLC0415 - needs an extra

            return read_xlsx(data, name, options.sheet)
    raise UnknownFormatError(
        name=name,
        what="OFD" if "OFD.xml" in names else "ODF" if "mimetype" in names else "ZIP",
    )


def _has_word_part(archive: zipfile.ZipFile) -> bool:
    return any(part.startswith("word/document") and part.endswith(".xml") for part in archive.namelist())
