"""Why can a phrase not be read? The codes, and the exception that carries one out of the grammar."""

from __future__ import annotations

_REASONS = (
    "empty-input too-long control-character placeholder ditto reference no-timing incomplete "
    "blank-in-form masked-year invalid-month invalid-date invalid-quarter invalid-number "
    "invalid-count unknown-unit unknown-period unknown-season reversed-range weekday-mismatch "
    "alternatives ambiguous year-out-of-range needs-issue-date needs-base no-workday-calendar "
    "lunar-range too-many-items"
)
REASONS = tuple(_REASONS.split())


class Refused(Exception):  # noqa: N818  # not an error: an answer, which `resolve` turns into a value
    """The grammar has met something it must not guess at; never leaves `plancli.timing`.

    Attributes:
        reason: One of `REASONS`.
        suggestion: A phrase that could be read instead, or None.
        instead: The number that is wrong and the one that the suggestion has in its place.
    """

    def __init__(
        self, reason: str, suggestion: str | None = None, instead: tuple[str, str] | None = None
    ) -> None:
        """Keep the code and the suggestion."""
        super().__init__(reason)
        self.instead = instead
        self.reason = reason
        self.suggestion = suggestion
