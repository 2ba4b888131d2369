"""`plancli show`: one task whole."""

from __future__ import annotations

import typer

from plancli import drawing, query, recording, views
from plancli.cli import arguments, streams
from plancli.cli.given import given
from plancli.cli.options import Id
from plancli.words import say


def show(ctx: typer.Context, id_: Id) -> None:
    """Show one task whole, and why its phrase means its window."""
    session = given(ctx)
    case = session.ask()
    (wanted, *others) = recording.lookup.task_ids(case.plan, [id_])
    if others:
        raise arguments.OneTaskError(id=id_, count=len(others) + 1)
    row = query.state.row(case, case.plan.some([wanted])[wanted])
    entries = [entry for entry in case.ledger.of(wanted) if entry.on <= case.as_of]

    def document() -> bytes:
        undone = case.ledger.undone
        shown = views.show.page(case, row, entries, session.lang, undone=undone, is_paper=True)
        for note in shown.notes:
            streams.complain(note)
        title = say(session.lang, "papers.task.title", id=row.task.id)
        return drawing.document.draw(views.printed.document(shown, title, case.as_of, session.lang))

    session.show(
        lambda look: views.show.page(case, row, entries, look.lang, undone=case.ledger.undone),
        lambda: views.show.records(case, row, entries, lang=session.lang),
        files={"docx": document},
    )
