"""How is an answer written for programs: JSON, JSON lines, CSV, TSV, ids?

All but JSON stream: each record is written as soon as it is known.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from plancli.drawing import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from plancli.views.records import Record, Records

RecordFormat = Literal["json", "jsonl", "csv", "tsv", "ids"]


def draw(records: Records, how: RecordFormat, *, bom: bool = False) -> Iterator[str]:
    """Yield the lines of an answer, each without its end.

    Args:
        records: The answer.
        how: The format.
        bom: Begin CSV with a byte order mark, without which Excel does not read UTF-8.
    """
    match how:
        case "json":
            yield from _json(records)
        case "jsonl":
            yield from _json_lines(records)
        case "csv":
            head = ",".join(records.keys)
            yield f"\ufeff{head}" if bom else head
            yield from _csv(records)
        case "tsv":
            yield "\t".join(records.keys)
            yield from _tsv(records)
        case "ids":
            for item in records.items:
                yield safe.visible(str(item[records.id_key]))


def _all(records: Records) -> Iterable[Record]:
    """Return the records, and what is said of them all."""
    return chain(records.items, [records.last] if records.last else [])


def _csv(records: Records) -> Iterator[str]:
    """Yield each record as cells between commas; numbers are no text and stay as they are."""
    for item in _all(records):
        texts = [(item[key], _PLAIN[type(item[key])](item[key])) for key in records.keys]
        yield ",".join([safe.csv(text) if type(value) in _TEXTS else text for value, text in texts])


def _tsv(records: Records) -> Iterator[str]:
    """Yield each record as cells between tabs; a tab or a line's end inside a cell is written out."""
    for item in _all(records):
        texts = [_PLAIN[type(item[key])](item[key]) for key in records.keys]
        if not safe.is_harmless("".join(texts)):
            texts = [safe.visible(text) for text in texts]
        yield "\t".join(texts)


def _joined(values: Sequence[object]) -> str:
    """Return a list as one text: names joined with 、, records and sentences with ；."""
    texts = [_PLAIN[type(value)](value) for value in values]
    are_long = any(type(value) is dict for value in values) or all(text.endswith(_ENDS) for text in texts)
    return ("；" if are_long else "、").join(texts)


_ENDS = (".", "。")


def _spelled(record: Record) -> str:
    """Return a record within a record as one text: whatever it says, in the order of its keys.

    What is no text has its key before it: ``slip_days 90``; a claim that holds is its key.
    """
    said = []
    for key, value in record.items():
        if value is True:
            said.append(key)
        elif type(value) in _TEXTS:
            said.append(_PLAIN[type(value)](value))
        elif value is not None and value is not False:
            said.append(f"{key} {value}")
    return " ".join(filter(None, said))


_PLAIN: Mapping[type, Callable[[Any], str]] = {
    str: str,
    int: str,
    float: str,
    bool: lambda value: "true" if value else "false",
    type(None): lambda _value: "",
    list: _joined,
    dict: _spelled,
}
"""How a value of each type is written as one cell."""

_TEXTS = (str, list, dict)


def _json(records: Records) -> Iterator[str]:
    """Yield one JSON object, a record a line, so that it can be read by people and compared by git."""
    from json import dumps  # noqa: PLC0415  the other formats start without it

    def text(value: object) -> str:
        return safe.json_text(dumps(value, ensure_ascii=False))

    def chosen(item: Record) -> Record:
        return {key: item[key] for key in records.keys}

    closing = "," if records.tail else ""
    yield "{"
    yield from (f"  {dumps(key)}: {text(value)}," for key, value in records.head.items())
    lines = [f"    {text(chosen(item))}" for item in records.items]
    yield f"  {dumps(records.name)}: [" + ("" if lines else f"]{closing}")
    yield from _parted(lines)
    yield from [f"  ]{closing}"] * bool(lines)
    yield from _parted([f"  {dumps(key)}: {text(value)}" for key, value in records.tail.items()])
    yield "}"


def _parted(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines, each but the last with a comma."""
    yield from (f"{line}," for line in lines[:-1])
    yield from lines[-1:]


def _json_lines(records: Records) -> Iterator[str]:
    """Yield each record as JSON on one line."""
    from json import JSONEncoder  # noqa: PLC0415  the other formats start without it

    encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    for item in _all(records):
        yield safe.json_text(encode({key: item[key] for key in records.keys}))
