"""How does a package hand out its modules without loading them? Each is imported when it is first named.

A large package, of whose modules a command needs few, says in its ``__init__``::

    if TYPE_CHECKING:
        from plancli.query import board, due  # a misspelt module is an error of mypy
    else:
        __getattr__ = lazy.modules(__name__)

so that ``query.due.due(case, span)`` loads `query.due` and nothing else (PEP 562).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType


def modules(package: str) -> Callable[[str], ModuleType]:
    """Return the ``__getattr__`` of a package; it imports the module that has the name asked for.

    The import makes the module an attribute of its package, so that each is asked for only once.

    Raises:
        AttributeError: The package has no such module.
    """

    def load(name: str) -> ModuleType:
        full = f"{package}.{name}"
        try:
            return import_module(full)
        except ModuleNotFoundError as error:
            if error.name != full:
                raise
            raise AttributeError(full) from None

    return load
