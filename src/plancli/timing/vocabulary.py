"""Which words does the language know, and what part do they play? One row a part of speech.

A word that is only here to keep a shorter one from being seen in it (中国 in 6月中国…) is ``word``.
"""

from __future__ import annotations

from typing import Any

from plancli.timing.named import (
    AMBIGUOUS_FESTIVALS,
    EVENTS,
    FESTIVALS,
    SCHOOL_TERMS,
    SEASONS,
    SOLAR_TERMS,
    SOON,
    STRANGE_SEASONS,
)

PLAIN: dict[str, str] = {
    "word": (
        "工作计划 年度计划 行动计划 实施计划 计划书 计划表 计划单列 中国 中央 中心 "
        "中小 中层 中部 中高 中学 中型 中介 中国共产党 中共 按时 按期 按质 按量 "
        "按需 初审 初评 初中 初级 底数 底线 底册 前往 前述 前沿 前后端 内部 内控 "
        "内审 内容 内设 后续 后勤 后备 后评价 起点 起来 起诉 年检 年审 年鉴 年轻 "
        "年薪 年金 季度报告 年度报告 月度报告 期刊 期货 期权 间隔 时代 新时代 时候 "
        "完成情况 完成率 报送情况 建成区 发布会 新闻发布会 印发的 出台的 落实情况 "
        "整改情况 今后 此后 然后 最后 前提 当前 目前 此前 从前 空前 "
        "现在 目标 以内部 会同 会计 社会 会员 机会 董事会 监事会 委员会 协会 学会 "
        "工会 分别 一次性 三公 三重一大 一把手 一体化 一带一路 两化 四风 五一口号 "
        "八项规定 一岗双责 第一书记 第一责任人 唯一 统一 进一步 一系列 一些 一定 "
        "一律 一般 一致 一并 三农 四个意识 两个维护 十九大 二十大 十八大 不断 从严 "
        "从业 从事 自主 自然 自身 自行 自我 自治区 分局 分公司 分管 分类 分工 "
        "分析 分组 分级 约束 约谈 在线 在建 在岗 现场 现有 为主 为民 为了 将军 "
        "要求 需要 可行 可研 中标 中止 再次 再生 与会 和谐 及时 到场 报表 报纸 "
        "日程 日志 每期 每次 每场 每批 每轮 每班 每人 每家 每户 每名 交流 交通 "
        "交易 交办 终止 终身 头条 完整 元素 时事 点评 月球 季风 号召 周转 周期 "
        "周边 底部 末端 内外 后方 前方 之一 其他 其余 各部门 各单位 各地 各省 "
        "各市 各级 各类 各项 各处 各科室 随机抽查 等级 待遇 依法 依规 视频 视察 "
        "项目化 家庭 人员 人大 人民 人才 人事 条件 条例 份额 名单 级别 类别 件数 "
        "所属 所有 处理 处室 位置 台账 套餐 种植 篇章 届时 大中小 集中 其中 高中 "
        "期中 期初 环节 细节 节点 节能 节约 节日 "
        "落后 背后 先后 善后 幕后 身后 课后 饭后 午后 事后 随后 往后 过后再说 随便 随意 随缘 随和 随身 "
        "随笔 随波逐流 交接 交底 交叉 交往 交换 交谈 交友 交警 报刊 报社 报警 报废 报销 报酬 "
        "教学计划 采购计划 招生计划 招聘计划 用款计划 生产计划 投资计划 授课计划 学习计划 用人计划 "
        "年度采购计划 招标计划 "
        "汛情 灾情 疫情 "
        "依旧 依然 依靠 依赖 视野 视力 视觉 视角 视为 视死如归 待业 待着 待会 待会儿 按摩 按钮 按键 按说 "
        "按理 按兵不动 按部就班 "
        "结合部 配合度 参照物 根本 无所谓 "
        "节假日顺延 遇节假日顺延 遇节假日 逢节假日 法定节假日"
    ),
    "year": "年 年度 年份",
    "month": "月 月份 月度",
    "day": "日 号",
    "quarter": "季度 季 个季度",
    "half-year": "半年 半年度 个半年",
    "week": "周 星期 礼拜 个星期 个礼拜",
    "xun": "旬",
    "rest-day": "双休日 休息日",
    "days": "天 个自然日 自然日 日历日 个日历日",
    "workday": "工作日 个工作日 个工作天",
    "month-count": "个月",
    "half-month": "半月 半个月 半个多月",
    "ge": "个",
    "di": "第",
    "each": "每 每个 每逢 各 每一个 每一",
    "per": "按 逐 按照 分",
    "alternate": "隔",
    "lunar": "农历 阴历 旧历 夏历",
    "leap": "闰",
    "before": "前 之前 以前 前夕",
    "within": "内 之内 以内",
    "after": "后 之后 以后 过后",
    "since": "起 开始 以来 始 起始 伊始 算起",
    "around": "左右 前后 上下",
    "during": "期间 间 时期 时段 期内 当中",
    "range": "至 到 ~ - 直至 直到 截至到 起至 至于",
    "until": (
        "截至 截止 截止到 截至到 截止至 不晚于 不迟于 最迟 最晚 至迟 不得晚于 不得迟于 最迟于 "
        "最迟在 最晚于 不超过 最迟不超过"
    ),
    "not-before": "不早于 不得早于 最早",
    "from": "自 从 自从 起于",
    "about": "约 大约 大概 大致 约为 大约在 大概在",
    "conj": "、 和 及 与 以及 暨 & 并于",
    "or": "或 或者 或是 或在 还是",
    "slash": "/",
    "dot": ".",
    "colon": ":",
    "sep": ", ; 。 ! ?",
    "open-bracket": "( [ <",
    "close-bracket": ") ] >",
    "at": (
        "以 于 在 为 定于 定为 是 安排在 放在 将 将于 应 应于 须 须于 要 要在 需 需于 可 均 均于 都 "
        "并 且 则 即 再 另 分别 分别于 由 其中 基本 全部 全面 进行 则于 确定为 确定于 调整为 "
        "改为 调整至 同时 之 的 了"
    ),
    "hedge": (
        "初定 初定为 初定于 初步定于 初步定为 初步计划 初步安排 初步拟定 暂定 暂定为 暂定于 "
        "拟 拟于 拟定 拟定于 拟在 计划 计划于 计划在 预计 预计于 预计在 力争 力争于 力争在 争取 "
        "争取于 争取在 原则上 原则上于 预定 预定于 预期 有望 尽量 尽可能 暂拟 暂拟于 拟安排 "
        "拟安排在 暂安排 暂时定于 打算 如无特殊情况 视情安排 暂计划 拟定为 预计为 计划为 初定在 "
        "暂定在 力求 力争用 基本定于 预安排"
    ),
    "firm": "确保 务必 务必于 必须 必须于 必须在 确保在 确保于 严格 一定 坚决 确定",
    "label": (
        "时限 完成时限 办理时限 办结时限 工作时限 截止时间 截止日期 截止日 完成时间 办结时间 "
        "完成期限 办结期限 期限 最后期限 最终期限 报送时限 报送时间 完成日期 时限要求 "
        "完成时限要求 落实时限 整改时限 整改期限 截止期限 上报时限 上报时间 提交时间 "
        "完成时间节点 时间节点 办理期限 责任时限 要求完成时间 工作期限"
    ),
    "heading": (
        "时间 召开时间 会议时间 举办时间 工作时间 时间安排 进度安排 计划时间 实施时间 启动时间 "
        "培训时间 开展时间 活动时间 执行时间 时间要求 工作进度 具体时间 日期 推进时间 组织时间 "
        "起止时间 安排 进度"
    ),
    "finish": (
        "完成 出台 印发 报送 建成 上报 报 提交 办结 发布 下发 制定 制订 形成 通车 竣工 交付 投产 "
        "投入使用 上线 上线运行 到位 落实到位 整改到位 结束 达到 实现 取得 落地 结项 交工 完工 "
        "见效 开通 启用 发放 兑现 清零 销号 结清 完毕 整改完毕 审结 归档 备案 颁布 公布 公开 "
        "建立 拿出 达标 封顶 建好 收官 收尾 报告 报出 报备 送达 提出 送审 报审 报批 反馈 缴清 "
        "缴纳 付清 移交 交付使用 投用 投运 做好 搞好 解决 消除 整改完成 审批完毕 办理完毕 "
        "建成投产 建成投用 建成使用 呈报 报请 出具 定稿 完善 健全 落实 交稿 报到 报名 填报 报完 "
        "交 完 批复 下达 结题 脱贫 摘帽 关闭 退出"
    ),
    "event-verb": "召开 举办 启动 开工 举行 开会 开办 开班 动员 开幕 组织召开 动工 复工 出席 参加 邀请",
    "verb": (
        "开展 组织 实施 推进 部署 研究 调研 招标 施工 检查 培训 起草 筹备 进行 组织开展 试点 "
        "试行 执行 施行 征求意见 推动 修订 编制 审议 评审 评估 验收 总结 督查 督导 抽查 考核 "
        "实行 摸底 自查 互查 申报 宣传 巡查 巡视 巡察 审计 清理 整治 排查 运行 试运行 协调 报道 "
        "更新 调度 通报 会商 研判 赴 组建 建设 推广 汇总"
    ),
    "count-unit": (
        "次 期 场 批 轮 回 遍 批次 场次 班次 轮次 期次 个批次 个班次 个班 个期次 个轮次 个场次 次会议 人次"
    ),
    "counter": (
        "项 名 家 人 条 份 篇 届 级 类 种 件 万 亿 元 户 座 所 处 台 套 位 亩 公里 % 万元 亿元 "
        "米 吨 课时 学时 小时 秒 刻钟 个小时 世纪 时辰 个时辰 年代 代"
    ),
    "at-least": "不少于 至少 不低于 不得少于 最少 不少 以上 共 共计 合计 累计",
    "at-most": "至多 最多 不多于",
    "pieces": "各 各举办 各召开",
    "vague-count": "多次 数次 若干次 几次 多期 数期 若干期 几期 多场 若干场 几场",
    "clock": "下班 上班 上午 下午 中午 晚上 凌晨 傍晚 晚 早 上班时 下班时 下班时间 零时 正午 午夜 24时",
    "minute": "分 分钟",
    "hour": "时 点 点钟 时整 点整 整 时许",
    "endless": (
        "长期 长期坚持 持续 常态化 常抓不懈 长期推进 持续推进 持续开展 长期开展 滚动 永久 长效 "
        "一贯 持之以恒 长期任务 长期工作 持续性工作 不间断 始终 无期限 常态"
    ),
    "running": (
        "不定期 不定时 随时 常年 日常 经常性 经常 经常性工作 日常工作 平时 常年开展 常年性工作 "
        "随机 不定期开展 实时 全天候 全年不定期 日常性 日常性工作 平常"
    ),
    "undated": (
        "适时 择机 择期 待定 再议 时间再议 另行通知 另行安排 另行确定 另行部署 另定 另行研究 视情况而定 "
        "视情 "
        "视情况 未定 待明确 待确定 待通知 待安排 适当时候 适当时机 条件成熟时 时机成熟时 待商定 "
        "再定 待议 暂未确定 尚未确定 暂不确定 时间不定 视需要 视情况确定 未确定 适时开展 "
        "适时推进 条件成熟后 时机成熟后 机会成熟时 待落实 暂无安排 待研究 时间未定 暂缓 酌情 "
        "不确定 待协商"
    ),
    "regular": "定期 周期性 定时 定期开展",
    "depends": "根据 依据 结合 依 依照 随 随着 视 遵照 参照 配合 跟随 服从 待",
    "fit": "贯穿",
    "whole": "全年 整年 全年度 一年到头 全年度内 整个年度",
    "ordinal-one": "首 头一",
    "last-one": "最后 最后一 最后一个 最末 末一",
    "from-end": "倒数",
    "between": "之间",
    "pos": "期初 期末 初 中 底 末 终 尾 头 底末 初期 中期 末期 后期 前期 下期 中间 末尾",
    "cut": "之交 外 除外 以外 之外",
    "stop": "为限 为期限 为最后期限 为截止日期 为截止日 为最后时限 止 为止 结束止",
    "arrival": "来临 到来",
    "days-off": "假期 长假 小长假 假日 黄金周 放假",
    "half-of": "半 半个",
    "day-of": "之日起 之日 日起 之时起 当天起 当日起 之次日起 次日起 起算",
    "this": "本 该 此 本次",
    "noun": (
        "阶段 环节 一期工程 二期工程 三期工程 四期工程 一期项目 二期项目 一期建设 二期建设 初稿 "
        "草案 草稿 方案 征求意见稿 送审稿 工作 任务 整改 会议 报告稿 工作总结 项目 通知 文件 "
        "本通知 通知书 意见"
    ),
}
THIRDS: dict[str, tuple[int, int]] = {
    "上旬": (1, 1),
    "中旬": (2, 2),
    "下旬": (3, 3),
    "上中旬": (1, 2),
    "中上旬": (1, 2),
    "中下旬": (2, 3),
    "上、中旬": (1, 2),
    "中、下旬": (2, 3),
}
HALVES: dict[str, int] = {
    "上半年": 1,
    "下半年": 2,
    "前半年": 1,
    "后半年": 2,
    "上半年度": 1,
    "下半年度": 2,
    "h1": 1,
    "h2": 2,
    "h3": 3,
    "h0": 0,
    "h4": 4,
}
YEARS: dict[str, int] = {
    "今年": 0,
    "本年": 0,
    "本年度": 0,
    "当年": 0,
    "今年度": 0,
    "今": 0,
    "明年": 1,
    "明": 1,
    "明年度": 1,
    "来年": 1,
    "下年": 1,
    "下一年": 1,
    "下一年度": 1,
    "下年度": 1,
    "次年": 1,
    "次年度": 1,
    "翌年": 1,
    "后年": 2,
    "去年": -1,
    "上年": -1,
    "上年度": -1,
    "上一年": -1,
    "上一年度": -1,
}
NEXT_YEARS = frozenset({"次年", "次年度", "翌年", "下一年", "来年", "下年"})
RELATIVE: dict[str, tuple[str, int]] = {
    f"{which}{middle}{name}": (unit, step)
    for which, step in (("本", 0), ("当", 0), ("这", 0), ("下", 1), ("上", -1), ("下下", 2))
    for middle in ("", "个", "一", "一个")
    for name, unit in (
        ("月", "month"),
        ("月份", "month"),
        ("季度", "quarter"),
        ("季", "quarter"),
        ("周", "week"),
        ("星期", "week"),
        ("礼拜", "week"),
        ("旬", "third"),
    )
    if name != "旬" or which in ("本", "当", "这")
} | {"次周": ("week", 1), "翌月": ("month", 1)}
EXTENSIONS = {
    word: sign
    for words, sign in (
        (
            (
                "延 延期 顺延 延长 推迟 延后 后延 推后 后推 延迟 延缓 展期 展延 宽限 放宽 顺延期限 往后延 "
                "往后推 向后推 "
                "往后推迟 向后推迟 向后延 向后顺延 往后顺延 延长期限 延长时限"
            ),
            1,
        ),
        ("提前 提早 提前完成 往前提 向前提", -1),
    )
    for word in words.split()
}
"""Verb that moves the timing in force, and which way."""
QUARTERS = {f"q{number}": number for number in range(10)}
PARITIES = {"双月": 0, "单月": 1}
MONTH_HALVES = {"上半月": 1, "前半月": 1, "下半月": 2, "后半月": 2, "上半个月": 1, "下半个月": 2}
BOTH_HALVES = ("上、下半年", "上下半年")
NEXT_UNITS: dict[str, str] = {
    "次月": "month",
    "次季": "quarter",
    "次季度": "quarter",
    "次周": "week",
    "次日": "day",
}
WEEKDAYS: dict[str, int] = {
    f"{name}{day}": number
    for name in ("周", "星期", "礼拜", "个星期", "个礼拜")
    for number, days in enumerate(("一", "二", "三", "四", "五", "六", "日天"))
    for day in days
}
LUNAR_MONTHS: dict[str, int] = {"正月": 1, "腊月": 12, "冬月": 11, "正月份": 1, "腊月份": 12}


def _table() -> dict[str, tuple[str, Any]]:
    """Return every word with its part of speech and value; later rows win."""
    table: dict[str, tuple[str, Any]] = {}
    for kind, words in PLAIN.items():
        table.update(dict.fromkeys(words.split(), (kind, None)))
    table = dict.fromkeys(EVENTS, ("event", None)) | table
    for kind, values in (
        ("third", THIRDS),
        ("half", HALVES),
        ("named-quarter", QUARTERS),
        ("parity", PARITIES),
        ("month-half", MONTH_HALVES),
        ("halves", dict.fromkeys(BOTH_HALVES)),
        ("named-year", YEARS),
        ("relative", RELATIVE),
        ("next-unit", NEXT_UNITS),
        ("weekday", WEEKDAYS),
        ("lunar-month", LUNAR_MONTHS),
        ("fest", FESTIVALS),
        ("season", SEASONS),
        ("soon", SOON),
        ("extend", EXTENSIONS),
    ):
        table.update({word: (kind, value) for word, value in values.items()})
    table.update(dict.fromkeys(f"{STRANGE_SEASONS} {SOLAR_TERMS}".split(), ("strange", "unknown-season")))
    table.update(dict.fromkeys(SCHOOL_TERMS.split(), ("strange", "unknown-period")))
    table.update(dict.fromkeys(AMBIGUOUS_FESTIVALS, ("strange", "ambiguous")))
    return table


def _lengths(words: dict[str, tuple[str, Any]]) -> dict[str, tuple[int, ...]]:
    """Return, for each first character, how long the words are that begin with it, longest first."""
    sizes: dict[str, set[int]] = {}
    for word in words:
        sizes.setdefault(word[0], set()).add(len(word))
    return {char: tuple(sorted(found, reverse=True)) for char, found in sizes.items()}


WORDS = _table()
LENGTHS = _lengths(WORDS)
