"""Why can a document not be imported? Each refusal is one class with one message."""

from __future__ import annotations

from plancli.errors import PlancliError


class IngestError(PlancliError):
    """A document that is not imported; nothing has been written."""

    exit_code = 3
    id = "ingest.refused"


class EmptyDocumentError(IngestError):
    """The document has no text."""

    id = "ingest.empty"


class DocumentNotFoundError(IngestError):
    """There is no such file, or it may not be read."""

    id = "ingest.not_found"


class TooLargeError(IngestError):
    """The document, or what it unpacks to, is larger than any plan."""

    id = "ingest.too_large"


class ZipBombError(IngestError):
    """An office file that unpacks to far more than its size."""

    id = "ingest.zip_bomb"


class TooManyCellsError(IngestError):
    """A table with more positions than any plan has."""

    id = "ingest.too_many_cells"


class DoctypeError(IngestError):
    """An office file whose XML declares a document type."""

    id = "ingest.doctype"


class DamagedError(IngestError):
    """An office file that cannot be unpacked or parsed."""

    id = "ingest.damaged"


class EncryptedError(IngestError):
    """A file that needs a password."""

    id = "ingest.encrypted"


class OldOfficeError(IngestError):
    """A .doc, .wps or .xls file."""

    id = "ingest.old_office"


class PdfError(IngestError):
    """A PDF: its reading order cannot be relied on."""

    id = "ingest.pdf"


class ImageError(IngestError):
    """A picture of text."""

    id = "ingest.image"


class UnknownFormatError(IngestError):
    """A kind of document that is not read."""

    id = "ingest.unknown_format"


class NoWorkbookError(IngestError):
    """Where a workbook should be, another kind of file is."""

    id = "ingest.no_workbook"


class BinaryError(IngestError):
    """Not a text at all."""

    id = "ingest.binary"


class EncodingError(IngestError):
    """A text whose encoding is not known, or not the one that was named."""

    id = "ingest.encoding"


class CutTextError(IngestError):
    """A text in UTF-8 of which a character is damaged."""

    id = "ingest.cut_text"


class UnknownEncodingError(IngestError):
    """An encoding that does not exist."""

    id = "ingest.unknown_encoding"


class MissingExtraError(IngestError):
    """A package that this kind of file needs is not installed."""

    id = "ingest.missing_extra"


class NoSuchSheetError(IngestError):
    """The workbook has no sheet of that name."""

    id = "ingest.no_sheet"


class NoTasksError(IngestError):
    """No task could be found."""

    id = "ingest.no_tasks"


class NoYearError(IngestError):
    """The document does not say for which year it plans."""

    id = "ingest.no_year"


class AccountError(IngestError):
    """The characters read and the characters placed do not agree."""

    id = "ingest.account"
