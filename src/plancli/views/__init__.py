"""What does an answer say? Functions from values to values; nothing here computes, prints or reads a clock.

An answer for people is made as a `Page`, an answer for programs as `Records`; `drawing` knows how they look.

=================================================  ====================================================
``tasks.list_page(case, rows, lang, …)``           ``record.list_records(case, rows)``
``tasks.due_page(case, due, lang, possible=…)``    ``record.due_records(case, due, possible=…)``
``tasks.overdue_page(case, rows, lang, …)``        ``record.overdue_records(case, rows)``
``counts.summary_page(case, summary, lang)``       ``record.summary_records(case, summary)``
``board.board_page(case, board, lang, …)``          ``record.board_records(case, board)``
``task.show_page(case, row, entries, lang, …)``    ``task.show_records(case, row, entries, lang=…)``
``circular.changes_page(case, changes, lang, …)``   ``circular.changes_records(case, changes)``
``history.log_page(case, entries, lang, …)``       ``history.log_records(case, entries, …)``
``timings.timing_page(timings, year, lang)``       ``timings.timing_records(timings, lang)``
``timings.rules_page(lang)``                        ``timings.rules_records(lang)``
``problems.check_page(problems, lang)``            ``problems.check_records(problems, lang)``
``problems.where_page(files)``                     ``problems.where_records(files)``
=================================================  ====================================================

``brief.page(case, rows, lang)`` says the same tasks in a short line each. ``columns.COLUMNS`` are the names
`--columns` takes for tasks (``history``, ``counts`` and ``departments`` have their own), ``order.SORTS``
those of `--sort`, and ``order.arranged(rows, names)`` sorts. ``footers.left_out(closed=…, soft=…)`` makes
what the pages take as `left_out`; that the plan's year is over and nothing is open they say by themselves.
"""
