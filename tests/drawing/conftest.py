"""The plans that pages and records are made from."""

from tests.plans import case, hostile, of_size

__all__ = ["case", "hostile", "of_size"]
