"""The same words in English and Chinese.

A message id is ``area.name``; each area is one module of this package, holding one table: the id mapped to
the English and the Chinese sentence, side by side. Arguments stand in braces, as in `str.format`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from plancli.errors import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

Lang = Literal["en", "zh"]


@cache
def area(name: str) -> Mapping[str, tuple[str, str]]:
    """Return the table of one area: message id to (English, Chinese)."""
    table: Mapping[str, tuple[str, str]] = import_module(f"{__name__}.{name}").WORDS
    return table


def say(lang: Lang, id_: str, /, **args: object) -> str:
    """Return the sentence `id_` in the given language with its arguments filled in."""
    english, chinese = area(id_.partition(".")[0])[id_]
    return (chinese if lang == "zh" else english).format(**args)


def tell(lang: Lang, message: Message) -> str:
    """Return a message as a sentence in the given language: messages among its arguments too, and lists."""
    return say(lang, message.id, **{name: _told(lang, value) for name, value in message.args})


def _told(lang: Lang, value: object) -> object:
    """Return an argument in words: a list is joined with 、 in Chinese, with commas in English."""
    if isinstance(value, Message):
        return tell(lang, value)
    if isinstance(value, tuple | list):
        return ("、" if lang == "zh" else ", ").join(str(_told(lang, one)) for one in value)
    return value
