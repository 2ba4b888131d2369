"""Which characters mean the same? A phrase as printed, brought to one spelling before it is read."""

from __future__ import annotations

import re
import unicodedata

from plancli.timing.refusal import Refused

LONGEST = 500
"""Characters a timing phrase may have; longer text is not a timing."""

_TRADITIONAL = (
    "內時間為號週後結開節國慶際個雙兩發報檢點層從無見現準審過對長隨經業務該間期勞動點鐘機擇視況暫於預計農曆歷爭確適態續進堅場輪屆處應須聯關設調實製訂啟啓辦舉會議總組"
    "織驗項環統類達據陰陽臘閏獲協條將與籌備擬儘盡歸檔閉換簽約變餘書員單體參詳錄別專區復複執舊歲熱婦兒師憲誕採徵佈產來頒請決劃規遲階繳納禮倆萬億滾彙匯畢監隊爲學電華遞"
    "額滿緩討論標範評價畫終輔導資訊創強練課緊線園廳鎮鄉縣橋樓館廠車網廈責運質優環權證險護"
)
_SIMPLIFIED = (
    "内时间为号周后结开节国庆际个双两发报检点层从无见现准审过对长随经业务该间期劳动点钟机择视况暂于预计农历历争确适态续进坚场轮届处应须联关设调实制订启启办举会议总组"
    "织验项环统类达据阴阳腊闰获协条将与筹备拟尽尽归档闭换签约变余书员单体参详录别专区复复执旧岁热妇儿师宪诞采征布产来颁请决划规迟阶缴纳礼俩万亿滚汇汇毕监队为学电华递"
    "额满缓讨论标范评价画终辅导资讯创强练课紧线园厅镇乡县桥楼馆厂车网厦责运质优环权证险护"
)
_DASHES = "—–‐‑‒―－−ー─━〜～∼˜"
_QUOTES = "「『﹁﹃“„‟«‹〝＂"
_UNQUOTES = "」』﹂﹄”»›〞"
_CIRCLED = "".join(map(chr, range(0x2460, 0x2474)))
"""① to ⑳ number the items of a list; read as digits they would join the date behind them."""

_MAP = str.maketrans(
    dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
    | dict.fromkeys(_DASHES, "~")
    | dict.fromkeys(_QUOTES, "“")
    | dict.fromkeys(_UNQUOTES, "”")
    | {"‘": "“", "’": "”", "\ufeff": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None}
    | {"\u3007": "〇", "○": "〇", "◯": "〇", "⚪": "〇", "零": "〇", "·": ".", "・": "."}
    | dict.fromkeys("【〖〔", "(")
    | dict.fromkeys("】〗〕", ")")
    | dict.fromkeys(_CIRCLED, ";")
    | {"Ⅰ": "1", "Ⅱ": "2", "Ⅲ": "3", "Ⅳ": "4"}
    | {"\t": " ", "\n": "\n", "\r": "\n", "﹏": "_", "□": "_", "＿": "_", "×": "x", "╳": "x", "✕": "x"}
)
_DIGIT_GAP = re.compile(r"(?<=\d)(?:\s+|t(?=\d\d:))(?=\d)")
"""What separates two digits: blanks, or the T of RFC 3339 (2024-06-15T17:00)."""

_SPACED = str.maketrans({"\n": ";"})
_BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def screened(phrase: str) -> str:
    """Return the phrase with variants of one character made one, spaces still in it.

    Raises:
        Refused: for text that no production may see: too long, empty, with control characters.
    """
    if len(phrase) > LONGEST:
        raise Refused("too-long")
    text = phrase.translate(_MAP)
    if not text.isascii() and not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    if not text.isprintable() and any(_is_control(char) for char in text):
        raise Refused("control-character")
    text = text.strip()
    if not text:
        raise Refused("empty-input")
    return text.lower()


def has_chinese(text: str) -> bool:
    """Tell whether any character is a Chinese one, not only a sign (\u3008 to \u3020)."""
    return not text.isascii() and any(
        "\u3005" <= char <= "\u3007" or "\u3021" <= char <= "\u9fff" for char in text
    )


def closed_up(text: str) -> str:
    """Return Chinese text without its spaces, but for one between digits; a line break is a stop."""
    text = text.translate(_SPACED)
    if " " not in text and "t" not in text and text.isprintable():
        return text
    return "".join(_DIGIT_GAP.sub("\v", text).split(" ")).replace("\v", " ")


def _is_control(char: str) -> bool:
    """Tell whether a character has no business in a phrase: a control or a bidirectional override."""
    return char in _BIDI or (char not in " \n" and unicodedata.category(char) == "Cc")
