"""How does an answer become a document on paper: by which template, under which number?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from plancli import disk, drawing
from plancli.cli import options
from plancli.cli.output import OtherFormatError, TerminalError, need_package
from plancli.errors import PlancliError, Problem, cause_of, message
from plancli.likeness import nearest
from plancli.recording import numbers
from plancli.views import official
from plancli.views.document import placeholder_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plancli.cli.given import Given
    from plancli.drawing.template import Fault, Template
    from plancli.errors import Message
    from plancli.plan import Plan
    from plancli.views.document import Document

TemplateFile = Annotated[Path | None, options.option("template", "--template", metavar="FILE")]
PrintTemplate = Annotated[bool, options.option("print_template", "--print-template")]

LARGEST_TEMPLATE = 50_000_000
"""Bytes beyond which a file is no template."""


_UNSAFE = {
    "encrypted": "error.docx_encrypted",
    "zip_bomb": "error.docx_too_large",
    "doctype": "error.docx_doctype",
}
"""Why a file is not opened at all, by the reason for which it would not be imported; others are damaged."""


class TemplateError(PlancliError):
    """A template has placeholders that cannot be filled in; `problems` names each."""

    exit_code = 2
    id = "error.template"


class TemplateUnreadableError(PlancliError):
    """A template is not there, or is no Word document."""

    exit_code = 3
    id = "error.template_unreadable"


class EmptyTemplateError(PlancliError):
    """A template has no placeholder: every document would be the same."""

    exit_code = 2
    id = "error.template_empty"


def template(path: Path | None, form: Document, keys: Sequence[str]) -> Template:
    """Return the template to fill in: a file, or the built-in form.

    Args:
        path: The file; None for the built-in one.
        form: The built-in form.
        keys: The keys that the answer can fill in.

    Raises:
        TemplateUnreadableError: There is no such file, or it is no Word document.
        TemplateError: Something in it cannot be filled in.
        EmptyTemplateError: There is nothing in it to be filled in.
    """
    if path is None:
        return drawing.template.Template(drawing.document.draw(form))
    from plancli.ingest.errors import IngestError  # noqa: PLC0415  the readers are slow to load
    from plancli.ingest.readers.safety import open_archive  # noqa: PLC0415

    try:
        data = disk.read(path, LARGEST_TEMPLATE)
        open_archive(data, path.name).close()
        made = drawing.template.Template(data)
    except OSError as error:
        raise TemplateUnreadableError(path=path, cause=cause_of(error)) from error
    except IngestError as error:
        cause = message(_UNSAFE.get(error.reason, "error.no_docx"))
        raise TemplateUnreadableError(path=path, cause=cause) from error
    except drawing.template.NoTemplateError as error:
        raise TemplateUnreadableError(path=path, cause=message("error.no_docx")) from error
    known = official.names(keys)
    if problems := [Problem(_told(fault, known), str(path)) for fault in made.faults(known)]:
        raise TemplateError(*problems, path=path, count=len(problems))
    if not made.has_placeholders():
        raise EmptyTemplateError(path=path)
    return made


def _told(fault: Fault, known: Mapping[str, str]) -> Message:
    """Return what is wrong with a template, and what may have been meant."""
    name = placeholder_name(fault.text.strip("{}｛｝"))
    near = tuple(f"{{{{{one}}}}}" for one in nearest(name, known)) if fault.kind == "unknown" else ()
    return message(f"error.template.{fault.kind}{'_near' if near else ''}", text=fault.text, nearest=near)


def print_form(session: Given, command: str, form: Document) -> None:
    """Write the built-in form where the answer goes, to be edited and handed back as a template.

    Raises:
        TerminalError: It was to be printed on a terminal.
        OtherFormatError: Another format was asked for.
    """
    need_package("docx")
    target = session.target
    if target.how not in {"table", "ids", "docx"}:
        raise OtherFormatError(option="--print-template", format=target.how, needed="docx")
    if target.path is None and sys.stdout.isatty():
        raise TerminalError(format="docx", command=command)
    session.send_file(drawing.document.draw(form))


def number(plan: Plan, typed: str | None) -> str:
    """Return the number of one document: as typed, or in the plan's form; blank where nobody knows it.

    Raises:
        NumberFormError: It has other things in braces than ``{n}`` and ``{year}``.
    """
    is_running = typed is not None and typed.strip().isdecimal() and plan.office.number is not None
    form = plan.office.number if is_running or typed is None else typed
    running = typed.strip() if typed is not None and is_running else numbers.BLANK
    numbers.check(form or "")
    return numbers.number(form or "", plan.year, running)
