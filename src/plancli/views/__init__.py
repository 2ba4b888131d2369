"""What does an answer say? Functions from values to values; nothing here computes, prints or reads a clock.

One module a question, named as the command that asks it: its function `page` returns the answer for people,
its function `records` the answer for programs, its function `book` a workbook; `drawing` knows how they look.
`fill_in` is the workbook that a department fills in, `calendar` the days of tasks as events, `webpage` what
the command ``page`` writes (`page` is what every answer for people is made of). What the modules share:

============  ==================================================================================
`columns`     every column of a table of tasks, by the name that ``--columns`` takes
`cells`       one fact about a task in one place of a table
`fields`      one task under the keys that programs read
`brief`       one task in one short line
`order`       every order that ``--sort`` takes
`lights`      a number of tasks as a bar or a line of lights
`footers`     what an answer does not show
`outcome`     what came of a record, in lines
`sheet`       titles, days and feet of pages of every workbook
`task_sheet`  every column of a workbook's table of tasks
============  ==================================================================================
"""

from typing import TYPE_CHECKING

from plancli import lazy

if TYPE_CHECKING:
    from plancli.views import (
        board,
        book,
        brief,
        calendar,
        cells,
        changes,
        check,
        circular,
        collect,
        columns,
        departments,
        document,
        due,
        fields,
        fill_in,
        footers,
        lights,
        log,
        official,
        order,
        outcome,
        overdue,
        page,
        printed,
        records,
        sheet,
        show,
        slip,
        summary,
        task_sheet,
        tasks,
        timeline,
        timing,
        webpage,
        where,
    )

    __all__ = [
        "board",
        "book",
        "brief",
        "calendar",
        "cells",
        "changes",
        "check",
        "circular",
        "collect",
        "columns",
        "departments",
        "document",
        "due",
        "fields",
        "fill_in",
        "footers",
        "lights",
        "log",
        "official",
        "order",
        "outcome",
        "overdue",
        "page",
        "printed",
        "records",
        "sheet",
        "show",
        "slip",
        "summary",
        "task_sheet",
        "tasks",
        "timeline",
        "timing",
        "webpage",
        "where",
    ]
else:
    __getattr__ = lazy.modules(__name__)
