"""Lines that no program of ours writes, and that a ledger may hold all the same."""

from __future__ import annotations

PLAIN = (
    b'{"id":"aa","at":"2010-05-20T09:31:07.120394+08:00","by":"li","on":"2010-05-18","task":"10",'
    b'"status":"done"}'
)


def _with(*pairs: tuple[bytes, bytes]) -> bytes:
    """Return the plain line with pieces replaced; each stands in it."""
    line = PLAIN
    for old, new in pairs:
        assert old in line
        line = line.replace(old, new)
    return line


def _at(moment: bytes) -> bytes:
    return _with((b"2010-05-20T09:31:07.120394+08:00", moment))


def _on(day: bytes) -> bytes:
    return _with((b"2010-05-18", day))


def _and(more: bytes) -> bytes:
    return PLAIN[:-1] + b"," + more + b"}"


MOMENTS = (
    b"2010-05-20T09:31+08:00",
    b"2010-05-20T09+08:00",
    b"2010-05-20T09:31:07",
    b"2010-05-20",
    b"2010-05-20T09:31:07Z",
    b"2010-05-20T09:31:07z",
    b"2010-05-20t09:31:07+08:00",
    b"2010-05-20 09:31:07+08:00",
    b"2010-05-20_09:31:07+08:00",
    b"20100520T093107+0800",
    b"20100520T093107Z",
    b"2010-W20-4T09:31:07Z",
    b"2010-05-20T09:31:07+0800",
    b"2010-05-20T09:31:07+08",
    b"2010-05-20T09:31:07-00:00",
    b"2010-05-20T09:31:07+23:59",
    b"2010-05-20T09:31:07+24:00",
    b"2010-05-20T09:31:07+08:60",
    b"2010-05-20T09:31:07+08:00:30",
    b"2010-05-20T09:31:07.5+08:00",
    b"2010-05-20T09:31:07,5+08:00",
    b"2010-05-20T09:31:07.000000+08:00",
    b"2010-05-20T09:31:07.1234567+08:00",
    b"2010-05-20T09:31:07.9999999+08:00",
    b"2010-05-20T09:31:60+08:00",
    b"2010-05-20T24:00:00+08:00",
    b"2010-02-30T09:31:07+08:00",
    b"0001-01-01T00:00:00+08:00",
    b"9999-12-31T23:59:59-08:00",
    b"0000-01-01T00:00:00Z",
    b"",
)

DAYS = (
    b"20100518",
    b"2010-W20-2",
    b"2010-W202",
    b"2010-5-1",
    b"2010-05-18T00:00:00",
    b" 2010-05-18",
    b"2010-02-30",
    b"",
)

NUMBERS = (
    b'"percent":0',
    b'"percent":100',
    b'"percent":101',
    b'"percent":-1',
    b'"percent":-0',
    b'"percent":40.0',
    b'"percent":4e1',
    b'"percent":true',
    b'"percent":"40"',
    b'"percent":040',
    b'"percent":null',
    b'"held":1',
    b'"held":-2',
    b'"held":0',
    b'"held":999999999',
    b'"held":1000000000',
    b'"held":1.0',
    b'"held":' + b"9" * 5000,
)

WORDS = (
    b'"note":null',
    b'"note":""',
    b'"note":5',
    b'"note":["x"]',
    b'"note":"\\ud800"',
    b'"note":"\\ud83d\\ude00"',
    b'"note":"\xed\xa0\x80"',
    b'"note":"\xff"',
    b'"note":"a\\u0000b"',
    b'"note":"a\x00b"',
    b'"note":"a\tb"',
    b'"note":"\x7f"',
    b'"note":"\\x"',
    b'"note":"\\/"',
    b'"note":"}\\n{"',
    b'"note":"}{"',
    b'"note":"\xe2\x80\xa8"',
    b'"note":"' + b"x" * 1_000_001 + b'"',
)

KEYS = (
    b'"mood":NaN',
    b'"mood":-Infinity',
    b'"mood":{"deep":[1,2]}',
    b'"mood":' + b"[" * 100_000 + b"]" * 100_000,
    b'"mood":"\xff"',
    b'"mood":1e999',
    b'"mood":' + b"9" * 5000,
    b'"percent":130,"percent":30',
    b'"percent":30,"percent":130',
    b'"percent":30,"percent":null',
    b'"task":"1"',
    b'"task":null',
    b'"\\u0069d":"bb"',
)

WHOLE = {
    "spaces between": PLAIN.replace(b":", b": ", 1).replace(b",", b", "),
    "spaces around": b"  \t" + PLAIN + b" \t ",
    "a line end of Windows": PLAIN + b"\r",
    "a lone carriage return between two": PLAIN + b"\r" + _with((b'"aa"', b'"bb"')),
    "two glued together": PLAIN + _with((b'"aa"', b'"bb"')),
    "two with a blank between": PLAIN + b" " + _with((b'"aa"', b'"bb"')),
    "one over two lines": PLAIN.replace(b',"by"', b',\n"by"'),
    "one over two lines and two glued": PLAIN.replace(b',"by"', b',\n"by"')
    + b"\n"
    + _with((b'"aa"', b'"bb"'))
    + _with((b'"aa"', b'"cc"')),
    "a mark of byte order": b"\xef\xbb\xbf" + PLAIN,
    "two marks of byte order": b"\xef\xbb\xbf\xef\xbb\xbf" + PLAIN,
    "a NUL behind": PLAIN + b"\x00",
    "only NULs": b"\x00" * 100,
    "a no-break space before": b"\xc2\xa0" + PLAIN,
    "only a form feed": b"\x0c",
    "only blanks": b" \t\r",
    "an array": b"[" + PLAIN + b"]",
    "a number": b"5",
    "a word": b"null",
    "an empty object": b"{}",
    "a comma behind": PLAIN + b",",
    "a comma inside the end": PLAIN[:-1] + b",}",
    "single quotes": PLAIN.replace(b'"', b"'"),
    "torn": PLAIN[:60],
    "conflict": b"<<<<<<< HEAD",
    "conflict between": b"=======",
    "sorted keys": b'{"at":"2010-05-20T09:31:07.120394+08:00","by":"li","id":"aa",'
    b'"on":"2010-05-18","status":"done","task":"10"}',
    "no by": _with((b'"by":"li",', b"")),
    "an empty by": _with((b'"by":"li"', b'"by":""')),
    "a null by": _with((b'"by":"li"', b'"by":null')),
    "an empty id": _with((b'"aa"', b'""')),
    "a number as id": _with((b'"aa"', b"5")),
    "an id of capitals and blanks": _with((b'"aa"', b'"A B"')),
    "a number as task": _with((b'"10"', b"10")),
    "an empty task": _with((b'"10"', b'""')),
    "an unknown status": _with((b'"done"', b'"finished"')),
    "a status in capitals": _with((b'"done"', b'"DONE"')),
    "a null status": _with((b'"done"', b"null")),
}

LINES: dict[str, bytes] = (
    {f"at {moment.decode()}": _at(moment) for moment in MOMENTS}
    | {f"on {day.decode()}": _on(day) for day in DAYS}
    | {f"{more[:40]!r}": _and(more) for more in (*NUMBERS, *WORDS, *KEYS)}
    | WHOLE
)
"""Each line, by what is odd about it."""
