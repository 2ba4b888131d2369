"""How does an office file get the same bytes whenever the same is written?"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP entry can have."""

_CORE = "docProps/core.xml"
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def steady(data: bytes, dated: date) -> bytes:
    """Return an office file packed anew, without the time of its making.

    Args:
        data: A ZIP archive of the Open Packaging Conventions (.xlsx, .docx).
        dated: The day that its properties are to name as that of its making.
    """
    packed = BytesIO()
    moment = rb"\g<1>" + f"{dated.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == _CORE:
                content = _MOMENT.sub(moment, content)
            about = zipfile.ZipInfo(entry.filename, _FIRST_DAY)
            about.external_attr = 0o600 << 16
            new.writestr(about, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
