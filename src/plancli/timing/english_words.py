"""Which English words does the language know, and how are they written in the grammar's notation?

Left: an English word or phrase, hyphens written as spaces. Right: the notation. One line each.
"""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "zero",
            "one a an",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        )
    )
    for word in words.split()
} | {"fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90}
ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
    "last": -1,
    "final": -1,
}
WEEKDAYS = {
    "monday": "一",
    "tuesday": "二",
    "wednesday": "三",
    "thursday": "四",
    "friday": "五",
    "saturday": "六",
    "sunday": "日",
}
POSITIONS = {
    "early": "初",
    "beginning": "初",
    "start": "初",
    "mid": "中",
    "middle": "中",
    "late": "底",
    "end": "底",
    "close": "底",
}
SEASONS = {"spring": "春季", "summer": "夏季", "autumn": "秋季", "fall": "秋季", "winter": "冬季"}
UNITS = {
    "day": "日",
    "days": "日",
    "week": "周",
    "weeks": "周",
    "month": "个月",
    "months": "个月",
    "quarter": "个季度",
    "quarters": "个季度",
    "year": "年",
    "years": "年",
}
PERIODS = {"day": "日", "week": "周", "month": "月", "quarter": "季度", "year": "年", "fortnight": "两周"}
COUNTED = frozenset(
    [
        "times",
        "time",
        "sessions",
        "session",
        "meetings",
        "meeting",
        "rounds",
        "round",
        "batches",
        "batch",
        "phases",
    ]
)

EXTENSIONS = {
    english: notation
    for notation, words in (
        (
            "延期",
            (
                "extended|extend|extends|extension|an extension|postponed|postpone|postponement|delayed|"
                "delay|deferred|"
                "defer|deferral|prolonged|prolong|pushed back|push back|put back|put off|moved back|"
                "held over|"
                "rescheduled|slipped"
            ),
        ),
        ("提前", "brought forward|bring forward|moved forward|advanced|advance"),
    )
    for english in words.split("|")
}
"""Verb that moves the timing in force, in the notation."""
EXTENSION_NOUNS = frozenset(["extension", "postponement", "delay", "deferral"])

PHRASES: dict[str, str] = {
    english: notation
    for notation, words in (
        (
            "截至",
            (
                "by|no later than|not later than|until|till|up to|due by|due|due on|at the latest by|"
                "latest|on or before"
            ),
        ),
        ("时限:", "deadline|due date|time limit|completion date|target date|date due"),
        ("时间", "date|time|timing|when"),
        ("于", "in|on|at|during|for|over|throughout|of|is|are|be|the|will|shall|should|can|to be|set for"),
        ("约", "around|about|approximately|circa|approx|roughly|some time in|sometime in"),
        (
            "自",
            (
                "from|since|starting|starting from|starting in|beginning in|as of|with effect from|"
                "as from|effective"
            ),
        ),
        ("即日起", "from now|from now on|with immediate effect|from today"),
        ("至", "to|through|thru|up until"),
        ("起", "onwards|onward|on wards"),
        ("和", "and|as well as"),
        ("或", "or|and / or"),
        (
            "拟",
            (
                "tentatively|tentative|provisionally|planned|planned for|plan|expected|expected in|"
                "scheduled tentatively|aim|aim for|target|aiming for|intended|proposed|preliminary|"
                "in principle|likely|hopefully|estimated|tentatively scheduled|tentatively scheduled for|"
                "tentatively planned for|provisionally scheduled for|strive"
            ),
        ),
        ("确保", "must|ensure|firm|firmly|without fail"),
        (
            "完成",
            (
                "complete|completed|completion|finish|finished|finalise|finalised|finalize|finalized|"
                "deliver|delivered|done|conclude|concluded|achieve|achieved"
            ),
        ),
        ("印发", "issue|issued|publish|published|release|released|adopt|adopted|promulgate"),
        ("报送", "submit|submitted|submission|report|send|hand in|file"),
        ("召开", "hold|held|convene|convened|host|hosted"),
        ("启动", "start|begin|launch|launched|commence|kick off|started|kickoff|begins|starts"),
        ("开展", "conduct|conducted|carry out|prepare|draft|review|implement|roll out|organise|organize"),
        (
            "待定",
            (
                "tbd|tba|tbc|to be determined|to be decided|to be confirmed|to be announced|"
                "to be advised|undecided|not yet decided|not decided|date to follow|open date|"
                "to be scheduled|to be fixed|to be agreed"
            ),
        ),
        (
            "适时",
            (
                "when appropriate|as appropriate|in due course|at an appropriate time|at a suitable time|"
                "when ready|when conditions permit|if appropriate"
            ),
        ),
        (
            "长期",
            (
                "ongoing|continuous|continuously|continuing|permanent|permanently|long term|indefinitely|"
                "on a continuing basis|continual|standing|on an ongoing basis|open ended"
            ),
        ),
        (
            "常年",
            (
                "year round|all year round|all year|routine|routinely|at any time|any time|anytime|"
                "on a rolling basis|rolling|day to day"
            ),
        ),
        (
            "不定期",
            (
                "as needed|as required|ad hoc|irregular|irregularly|from time to time|occasionally|"
                "on demand|as and when|when needed|when required|as necessary|whenever necessary"
            ),
        ),
        ("定期", "regularly|regular|periodically|periodic|at regular intervals"),
        (
            "尽快",
            (
                "asap|a s a p|as soon as possible|soonest|at the earliest|promptly|as early as possible|"
                "at the earliest opportunity"
            ),
        ),
        ("立即", "immediately|at once|immediate|right away|forthwith|without delay"),
        ("近期", "soon|in the near future|shortly|near term|in the near term"),
        ("当日", "same day|the same day"),
        ("每日", "daily|every day|each day|day by day"),
        ("每周", "weekly|every week|each week|per week|a week|once a week"),
        ("每两周", "fortnightly|every two weeks|every fortnight|every other week|every second week"),
        ("每月", "monthly|every month|each month|per month|a month|once a month"),
        ("每两个月", "every two months|every other month|bi monthly|bimonthly|every second month"),
        (
            "每季度",
            "quarterly|every quarter|each quarter|per quarter|a quarter|once a quarter|every three months",
        ),
        (
            "每半年",
            (
                "half yearly|semi annually|semiannually|semi annual|biannually|twice yearly|"
                "every six months|every half year|semiannual|each half year|biannual"
            ),
        ),
        (
            "每年",
            (
                "annually|yearly|annual|every year|each year|per year|a year|once a year|per annum|"
                "every twelve months"
            ),
        ),
        (
            "年内",
            (
                "within the year|within this year|in the course of the year|within the calendar year|"
                "before the year is out|this calendar year"
            ),
        ),
        (
            "全年",
            (
                "throughout the year|all through the year|the whole year|whole year|entire year|"
                "the entire year|full year|during the year"
            ),
        ),
        ("年中", "mid year|midyear|middle of the year|the middle of the year"),
        (
            "年底",
            (
                "year end|yearend|end of the year|end of year|the end of the year|eoy|the year end|"
                "end of this year|the end of this year|late in the year|close of the year|"
                "the turn of the year"
            ),
        ),
        (
            "年初",
            (
                "early in the year|beginning of the year|start of the year|the beginning of the year|"
                "the start of the year|beginning of year|start of year|early this year"
            ),
        ),
        ("月底", "month end|end of the month|end of month|the end of the month|eom|the month end"),
        ("本月底", "end of this month|the end of this month"),
        ("下月底", "end of next month|the end of next month"),
        ("明年底", "end of next year|the end of next year"),
        ("季度末", "quarter end|end of the quarter|end of quarter|the end of the quarter|eoq"),
        ("本月", "this month|the current month|current month"),
        ("下月", "next month|the coming month|the following month"),
        ("本周", "this week|the current week"),
        ("下周", "next week|the coming week"),
        ("本季度", "this quarter|the current quarter"),
        ("下季度", "next quarter|the coming quarter"),
        ("今年", "this year|the current year|current year"),
        ("明年", "next year|the coming year|the following year"),
        ("去年", "last year|the previous year"),
        ("今明两年", "this year and next|this year and next year"),
        ("春节", "spring festival|chinese new year|lunar new year|the spring festival"),
        ("元旦", "new year|new year's day|new years day|new year day|the new year"),
        ("国庆", "national day|the national day|national day holiday|the national day holiday"),
        ("中秋", "mid autumn|mid autumn festival|the mid autumn festival|moon festival"),
        ("端午", "dragon boat festival|the dragon boat festival"),
        ("清明", "qingming|tomb sweeping day|qingming festival|the qingming festival"),
        ("元宵", "lantern festival|the lantern festival"),
        ("重阳", "double ninth festival|the double ninth festival|double ninth"),
        ("五一", "labour day|labor day|may day"),
        ("七一", "party founding day"),
        ("八一", "army day"),
        ("除夕", "new year's eve lunar|lunar new year's eve|chinese new year's eve|spring festival eve"),
        ("汛期", "flood season|the flood season"),
        ("采暖季", "heating season|the heating season"),
        ("暑期", "summer holidays|the summer holidays|summer vacation|the summer vacation|summer holiday"),
        ("寒假", "winter holidays|winter vacation|the winter vacation|the winter holidays"),
        ("会", "meeting|the meeting|conference|the conference"),
        ("批准", "approval|approved"),
        ("收到", "receipt"),
        ("反馈", "feedback"),
        ("签订", "signature|signing"),
        ("至少", "at least|no fewer than|not less than|no less than|a minimum of|minimum"),
        ("至多", "at most|no more than|not more than|up to a maximum of|maximum"),
        ("各", "respectively"),
        ("周", "week of|the week of|week commencing|week ending|week beginning"),
        (
            "根据上级部署",
            (
                "as instructed|as directed|according to instructions|as instructed by superiors|"
                "depending on progress|subject to progress|depending on circumstances|"
                "subject to approval|according to progress|as decided by the board"
            ),
        ),
    )
    for english in words.split("|")
}
DROPPED = frozenset(["the", "be", "is", "are", "will", "shall", "should", "can", "of"])
ISSUES = frozenset(["issue", "issuance", "publication", "promulgation", "issuing", "publishing", "release"])
REFERENCES = (
    "see annex",
    "see attach",
    "see appendix",
    "see the ",
    "as per annex",
    "refer to",
    "see below",
    "see above",
    "see page",
)
SAME = frozenset({"same as above", "as above", "ditto", "same", "idem", "see previous", "same as previous"})
EMPTY = frozenset(
    {"n/a", "na", "none", "nil", "not applicable", "n.a.", "not specified", "unspecified", "null"}
)
