"""What do the words with a calendar of their own mean: festivals, seasons, fuzzy words? One line each."""

from __future__ import annotations

FESTIVALS: dict[str, tuple[str, int, int]] = {
    word: value
    for words, value in (
        ("元旦 元旦节 新年", ("solar", 1, 1)),
        ("春节 新春 农历新年 大年初一", ("lunar", 1, 1)),
        ("除夕 除夕夜 大年三十", ("eve", 12, 30)),
        ("小年", ("lunar", 12, 23)),
        ("元宵 元宵节", ("lunar", 1, 15)),
        ("妇女节 三八 三八节 三八妇女节 国际妇女节", ("solar", 3, 8)),
        ("植树节", ("solar", 3, 12)),
        ("清明 清明节", ("qingming", 4, 5)),
        ("五一 五一节 劳动节 五一劳动节 国际劳动节", ("solar", 5, 1)),
        ("五四 五四青年节 青年节", ("solar", 5, 4)),
        ("六一 六一节 儿童节 六一儿童节", ("solar", 6, 1)),
        ("端午 端午节", ("lunar", 5, 5)),
        ("七一 七一节 建党节 七一建党节", ("solar", 7, 1)),
        ("八一 八一节 建军节 八一建军节", ("solar", 8, 1)),
        ("七夕 七夕节", ("lunar", 7, 7)),
        ("教师节", ("solar", 9, 10)),
        ("中秋 中秋节", ("lunar", 8, 15)),
        ("国庆 国庆节 十一 十一国庆 十一国庆节", ("solar", 10, 1)),
        ("重阳 重阳节", ("lunar", 9, 9)),
        ("国家宪法日 宪法日", ("solar", 12, 4)),
        ("圣诞 圣诞节", ("solar", 12, 25)),
    )
    for word in words.split()
}
"""Name of a festival or named day to its calendar, month and day."""

USUAL_HOLIDAY = {("lunar", 1, 1): 7, ("solar", 10, 1): 7}
"""Days off from the festival on, where no official calendar is known; other festivals have their day."""

AMBIGUOUS_FESTIVALS = ("两节", "双节", "节前", "节后", "节日期间", "节假日", "三节")

SEASONS: dict[str, str] = {
    word: text
    for words, text in (
        ("年初 岁初", "01-01/02-end"),
        ("年中", "06-01/07-31"),
        ("年底 年末 年终 岁末 年尾", "11-01/12-31"),
        ("汛期 入汛 防汛期 汛", "06-01/09-30"),
        ("暑期 暑假 暑假期", "07-01/08-31"),
        ("寒假 寒假期", "01-15/02-end"),
        ("采暖季 采暖期 供暖季 供暖期 供暖 采暖 供热期 供热季", "11-15/03-15"),
        ("春季 春天 春 入春 开春", "03-01/05-31"),
        ("夏季 夏天 夏 入夏", "06-01/08-31"),
        ("秋季 秋天 秋 入秋", "09-01/11-30"),
        ("冬季 冬天 冬 入冬", "12-01/02-end"),
        ("秋冬季 秋冬", "09-01/02-end"),
        ("冬春季 冬春季节 冬春 今冬明春", "12-01/05-31"),
        ("春夏季 春夏", "03-01/08-31"),
        ("夏秋季 夏秋", "06-01/11-30"),
    )
    for word in words.split()
}
"""Fuzzy word to first and last day (``end``: the month's last); an earlier last day is next year's."""

NATURAL = {"春季": 21, "夏季": 22, "秋季": 23}
"""Seasons that EDTF has a number for and that lie in one year."""

MONTH_POSITIONS = {
    "初": (1, 1),
    "初期": (1, 1),
    "头": (1, 1),
    "上期": (1, 1),
    "中": (2, 2),
    "中期": (2, 2),
    "底": (3, 3),
}

SOON: dict[str, tuple[str, int]] = {
    word: value
    for words, value in (
        ("近期 近日 近段时间 最近 近期内", ("window", 30)),
        ("尽快 尽早 尽速 从速 抓紧 抓紧时间 早日 及早 尽快完成", ("tentative", 30)),
        (
            "立即 立行立改 马上 即刻 立刻 立即整改 立整立改 即知即改 即行即改 立改立行 立即执行",
            ("deadline", 5),
        ),
        ("当日 当天 即日", ("deadline", 0)),
    )
    for word in words.split()
}
"""Word that counts from the issue date: how firm it is, and the number of days."""

EVENTS = dict.fromkeys(
    [
        "全国两会",
        "两会",
        "会议",
        "大会",
        "全会",
        "年会",
        "反馈",
        "批准",
        "批复",
        "审批",
        "审定",
        "审核",
        "通过",
        "审议通过",
        "收到",
        "接到",
        "验收",
        "立项",
        "签订",
        "签约",
        "下达",
        "明确",
        "闭幕",
        "生效",
        "换届",
        "机构改革",
        "改革",
        "任务",
        "发文",
        "起租",
        "终了",
        "届满",
        "印发",
        "开学",
        "毕业",
        "决定",
        "中标",
        "受理",
        "交办",
        "会",
    ],
    None,
)
"""Nouns and verbs that a condition is made of (批准后); no date unless the plan's `[events]` gives one."""

SCHOOL_TERMS = (
    "春季学期 秋季学期 夏季学期 春学期 秋学期 新学期 本学期 下学期 上学期 学期 学期初 学期末 学期中 "
    "第一学期 第二学期 学年 "
    "本学年 新学年 学年度 学年末 学年初 春季开学 秋季开学"
)
"""School terms, which every school dates for itself."""

SOLAR_TERMS = (
    "立春 雨水 惊蛰 春分 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 "
    "冬至 小寒 大寒"
)
"""Solar terms but 清明, which is a festival; the almanac has them and the house has not."""

STRANGE_SEASONS = (
    "三夏 三秋 主汛期 防火期 森林防火期 森林草原防火期 防火季 禁渔期 休渔期 枯水期 丰水期 "
    "旱季 雨季 梅雨季 梅雨季节 主汛 防汛关键期 春耕 秋收 春播 农忙 农忙季节 农闲 旺季 淡季 "
    "繁殖期 生长季 造林季 种植季 收获季 七下八上 台风季 迎峰度夏 迎峰度冬 春运 封冻 上冻 "
    "解冻 冰冻期 凌汛 凌汛期 伏季 汛末 汛初 桃花汛 秋汛 春汛 夏汛 伏汛 早春 初春 晚春 初夏 "
    "盛夏 仲夏 初秋 深秋 金秋 初冬 寒冬 隆冬 严冬 考试季 毕业季 招聘季 春夏之交 夏秋之交 "
    "双抢 高温季节 高温期"
)
