"""Bytes are read as the text they are, or refused; never as garbage."""

from __future__ import annotations

import pytest

from plancli.decoding import NoTextError, decode
from tests.conftest import PLAN_2010

PLAN = PLAN_2010.read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
@pytest.mark.parametrize("text", [PLAN, "上半年完成\n", "已部署", "朱镕基", "ascii", "", "a（一）"])
def test_text_in_utf8_or_gb18030_is_read(encoding: str, text: str) -> None:
    text = text if encoding != "gbk" else text.encode("gbk", "ignore").decode("gbk")
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("cut", [1, 2])
@pytest.mark.parametrize("at", range(0, len(PLAN), 97))
def test_one_character_cut_off_is_found_wherever_it_stands(at: int, cut: int) -> None:
    """Not read as GB18030, which makes garbage of every other character."""
    sign = next(sign for sign in PLAN[at:] if ord(sign) > 0x7FF)
    before = PLAN[: PLAN.index(sign, at)].encode()
    damaged = before + sign.encode()[:cut] + PLAN[PLAN.index(sign, at) + 1 :].encode()
    with pytest.raises(NoTextError) as caught:
        decode(damaged)
    *lines, last = before.split(b"\n")
    assert (caught.value.line, caught.value.byte) == (len(lines) + 1, len(last) + 1)


@pytest.mark.parametrize("data", [b"\xff", b"a\n\xff\xfe", b"\x80", b"\xef\xbb\xbfa\xff"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(NoTextError):
        decode(data)
