"""Which part of speech is an English word, and how is it written in the grammar's notation?

One row a meaning: part of speech, notation, words; hyphens are written as spaces. In the notation # is the
number of the words, counted from 0; the signs of `_EACH` stand for several things.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.timing.wording.vocabulary import spread

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = """
M month|D number that may be a day|N other number|d number with st, nd, rd or th|O ordinal
L ordinal counted from the end|Y year|y year by its place: next year|Q Q3, H1|W weekday|T named time
P place in a period: early, mid, late, end|s place in a period that needs of: beginning, start, close
u day|w week|m month as a unit|q quarter|e year as a unit|h half|p five-year plan|k time of day
l at the latest|E every|f recurrence|C once, twice|c what is counted|a article|t the|o of
i in, on, at|b by|B before|A after|U upon|I within|F from|n between|g during|- to|& and|/ slash|, comma
; other sign|~ about|X verb that moves a time|K noun for that|j issue of the plan|z date
G event that the plan dates|v word the notation has|x word nobody reads
"""
PARTS = {part[0]: part[2:] for row in _PARTS.split("\n") for part in row.split("|") if part}
"""Letter to the part of speech it stands for."""

_ROWS = """
L 最后一 last|final
L 倒数第2 penultimate|second last|second to last|last but one
a _ a|an|another|a further|an additional|an extra|another additional
x _ mid term|midterm
x + plus|minus
x _ run up to|in the run up to
N 30 thirty
N 45 forty five
N 60 sixty
N 90 ninety
C 1 once
C 2 twice
C 3 thrice
P 初 early
P 中 mid|middle
P 底 late|end
s 初 beginning|start
s 底 close
u 天 day|days|calendar day|calendar days
u 个工作日 working day|working days|business day|business days|work day|work days|workday|workdays
u 双休日 weekend|weekends
u 小时 hour|hours
w 周 week|weeks
m 个月 month|months
q 个季度 quarter|quarters
e 年 year|years
h 半 half
R 2周 a fortnight|fortnight
p _ five year plan|five year plan period
k 下班 close of business|cob|end of business|noon|midnight|end of day|eod|close of play
E 每 every|each|per
c _ workshops|seminars|webinars|trainings
c _ times|sessions|session|rounds|round|batches|batch|phases|classes|issues
c 时间 time
c 会 meeting|meetings
v 会 conference
t _ the|its|their|on target|on track|on schedule|medium term
o 的 of
i 于 in|on|at|for|over|throughout
v 于 being set as|set as|is|are|be|will|shall|should|can|to be|set for|has been|have been|was|were
g 期间 during
b 截至 by|no later than|not later than|until|till|up to|due by|due|due on|at the latest by|latest
b 截至 on or before
l 最迟 at the latest|at latest|or earlier|or sooner
B 前 eve of|the eve of|on the eve of
B 前 before|prior to|ahead of|in advance of
A 后 after|following
U 后 upon
I 内 within|inside
v 不早于 not before|no earlier than|not earlier than
F 自 from|since|starting|starting from|starting in|starting on|beginning in|beginning on|as of
F 自 beginning from|with effect from|as from|effective
n 之间 between
- 至 to|through|thru|up until
& 和 and|as well as
v 或 or|and / or
~ 约 around|about|approximately|circa|approx|roughly|some time in|sometime in
v 起 and beyond|and thereafter|onwards|onward|on wards|or later|at the earliest
v 时限: deadline|due date|time limit|{,target }completion date{,s}|target date|date due
z 时间 date|timing|when
j 印发 date of this plan|date of the plan|date of this notice|date of the notice|date of this circular
j 印发 date of this document|date of this letter|date hereof
j 印发 issue|issuance|publication|promulgation|issuing|publishing|release
X 延期 extended|extend|extends|extension|an extension|postponed|postpone|postponement|delayed|delay
X 延期 deferred|defer|deferral|prolonged|prolong|pushed back|push back|put back|put off|moved back
X 延期 held over|rescheduled|slipped
X 提前 brought forward|bring forward|moved forward|advanced|advance
K 延期 extension|postponement|delay|deferral|later
K 提前 earlier
v 拟 anticipated|anticipated for
v 拟 if possible|where possible|if feasible|where feasible|ideally
v 拟 tentatively|tentative|provisionally|planned|planned for|plan|expected|expected in
v 拟 scheduled tentatively|aim|aim for|target|aiming for|intended|proposed|preliminary|in principle|likely
v 拟 hopefully|estimated|est|tentatively scheduled|tentatively scheduled for|tentatively planned for
v 拟 provisionally scheduled for|strive
v 确保 must|ensure|firm|firmly|without fail
v 完成 complete|completed|completion|finish|finished|finalise|finalised|finalize|finalized|deliver
v 完成 delivered|delivery|done|conclude|concluded|achieve|achieved
v 印发 issued|published|released|adopt|adopted|promulgate|publish
v 报送 submit|submitted|submission|report|send|hand in|file
v 召开 hold|held|convene|convened|host|hosted
v 启动 begin|launch|launched|commence|kick off|started|kickoff|begins|starts
v 开展 conduct|conducted|carry out|prepare|draft|review|implement|roll out|organise|organize
v 不是 not|not in|not on|not during|never|neither
v 预算 budget
v 年度报告 annual report|annual reports|annual review
v 取消 cancelled|canceled|called off|scrapped|abandoned|suspended
v 不含 excluded|excl|exclusive|not included
v 待确认 tbc|to be confirmed
v 待定 tbd|tba|to be determined|to be decided|to be announced|to be advised|undecided
v 待定 not yet decided|not decided|date to follow|open date|to be scheduled|to be fixed|to be agreed
v 适时 when appropriate|as appropriate|in due course|at an appropriate time|at a suitable time|when ready
v 适时 when conditions permit|if appropriate
v 长期 ongoing|continuous|continuously|continuing|permanent|permanently|long term|indefinitely
v 长期 on a continuing basis|continual|standing|on an ongoing basis|open ended|until further notice
v 常年 year round|all year round|all year|routine|routinely|at any time|any time|anytime|on a rolling basis
v 常年 rolling|day to day
v 不定期 as needed|as required|ad hoc|irregular|irregularly|from time to time|occasionally|on demand
v 不定期 as and when|when needed|when required|as necessary|whenever necessary
v 定期 regularly|regular|periodically|periodic|at regular intervals
v 尽快 asap|a s a p|as soon as possible|soonest|promptly|as early as possible
v 尽快 at the earliest opportunity|as soon as practicable|as soon as reasonably practicable
v 尽快 as soon as practical|as soon as feasible|as soon as may be|as soon as reasonably possible
v 立即 immediately|at once|immediate|right away|forthwith|without delay
v 近期 soon|in the near future|shortly|near term|in the near term
v 当日 same day|the same day
v 即日起 from now|from now on|with immediate effect|from today
f 每日 daily|day by day
f 每周 weekly
f 每两周 fortnightly|every fortnight|every other week|biweekly
f 每月 monthly
f 每两个月 two monthly|every other month|bi monthly|bimonthly
f 每季度 quarterly|three monthly
f 每半年 six monthly
f 每半年 half yearly|semi annually|semiannually|semi annual|biannually|twice yearly|every half year
f 每半年 semiannual|each half year|biannual
f 每年 annually|yearly|annual|per annum
v 年内 within the year|within this year|in the course of the year|within the calendar year
v 年内 before the year is out|this calendar year
T 全年 throughout the year|all through the year|the whole year|whole year|entire year|the entire year
T 全年 full year|during the year
T 年中 midyear
T 年底 year's end|yearend|eoy|the turn of the year|late in the year
T 年初 early in the year
T 月底 month's end|eom
T 季度末 eoq
T 今明两年 this year and next|this year and next year
T 春节 spring festival|chinese new year|lunar new year
T 元旦 new year|new year's day|new years day|new year day
T 国庆 national day|national day holiday
T 中秋 mid autumn|mid autumn festival|moon festival
T 端午 dragon boat festival
T 清明 qingming|tomb sweeping day|qingming festival
T 元宵 lantern festival
T 重阳 double ninth festival|double ninth
T 五一 labour day|may day|international workers' day
T 六一 children's day
T 七一 party founding day
T 八一 army day
T 圣诞 christmas|christmas day
T 除夕 new year's eve lunar|lunar new year's eve|chinese new year's eve|spring festival eve
T 汛期 flood season
T 采暖季 heating season
T 暑期 summer holidays|summer vacation|summer holiday
T 寒假 winter holidays|winter vacation
T 学期 autumn term|spring term|summer term|school term|school year|academic year|semester|spring semester
T 学期 autumn semester|fall semester|term
v 批准 approval|approved
v 收到 receipt
v 反馈 feedback
v 签订 signature|signing
v 至少 min|minimum of|at least|no fewer than|not less than|no less than|a minimum of|minimum
v 至多 max|max of|maximum of|at most|no more than|not more than|up to a maximum of|maximum
v 各 respectively
v 根据 depending on|subject to|according to|in accordance with|in line with|based on
v 进展 progress
v 情况 circumstances|conditions|the situation
v 指示 instructions|instruction|directions
v 要求 requirements|needs
v 资金 funding|funds
v 根据上级部署 as instructed|as directed|as instructed by superiors|as decided by the board
v 根据上级部署 subject to approval
M #月 ,january|jan,february|feb,march|mar,april|apr,may,june|jun,july|jul,august|aug,september|sep|sept
M 10月 october|oct
M 11月 november|nov
M 12月 december|dec
N # zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen
N 17 seventeen
N 18 eighteen
N 19 nineteen
N 20 twenty
O # ,first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh,twelfth
W ^ ^
T 本$ {this,the current,current} $
T 本^ {this,the current,current} ^
y _ {this,the current,current} year
T 下$ {next,the coming,the following,following,coming} $
T 下^ {next,the coming,the following,following,coming} ^
y _ {next,the coming,the following,following,coming} year
T % %
T 今% this %
T 明% next %
y _ last year|{the previous,previous} year
"""
"""Part of speech, notation (``_``: none), and the words that have both."""


_EACH = {
    "$": ["月 month", "季度 quarter", "周 week"],
    "%": ["春季 spring", "夏季 summer", "秋季 {autumn,fall}", "冬季 winter"],
    "^": [
        *("周一 {monday,mon}", "周二 {tuesday,tue,tues}", "周三 {wednesday,wed}", "周六 saturday"),
        *("周四 {thursday,thu,thur,thurs}", "周五 {friday,fri}", "周日 sunday"),
    ],
}
"""Sign to what stands in its place in turn, in the notation and in the words."""


def _rows() -> Iterator[str]:
    """Yield the rows, one for each thing that a sign stands for."""
    for row in _ROWS.strip().splitlines():
        sign = next((sign for sign in _EACH if sign in row), "")
        for pair in _EACH.get(sign, ["_ _"]):
            zh, words = pair.split(" ")
            yield row.replace(sign, zh, 1).replace(sign, words) if sign else row


def _table() -> dict[str, tuple[str, str]]:
    """Return every word and phrase with its part of speech and its notation."""
    table: dict[str, tuple[str, str]] = {}
    for row in _rows():
        cls, zh, words = row.split(" ", 2)
        for number, same in enumerate(words.split(",") if "#" in zh else (words,)):
            entry = cls, zh.strip("_").replace("#", str(number))
            table.update(dict.fromkeys(spread(same, "|"), entry))
    table.pop("", None)
    return table


PHRASES = _table()
MONTHS = frozenset(word for word, (cls, _) in PHRASES.items() if cls == "M")
YEARS = {"this": "今年", "current": "今年", "next": "明年", "coming": "明年", "following": "明年"}
YEARS |= {"last": "去年", "previous": "去年"}
UNREAD = {"start": "启动", "close": "结束", "a": "", "an": ""}
"""Notation of words that have another one as a place in a period."""

_AFTER_ONCE = "a per each every in by during within before on only , ; . )"
AFTER_ONCE = frozenset(_AFTER_ONCE.split())
"""What may follow once as a count; once approved is a condition."""
