"""Why a timing phrase means what it means, or cannot be read: English and Chinese."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # rules
    "timing.rule.unit": (
        "It names a period of the calendar; any day in it will do.",
        "写明了日历上的一段时间，在该时段内任何一天进行均可。",
    ),
    "timing.rule.part": (
        "It names part of a period, counted from its first or its last day.",
        "写明了某一时段中的一部分，自该时段的首日或末日数起。",
    ),
    "timing.rule.earlier": (
        "It is due that long before the day it names.",
        "写明在某日之前若干时间，截止日相应提前。",
    ),
    "timing.rule.whole_year": ("It runs through the whole year.", "贯穿全年。"),
    "timing.rule.range": (
        "It names where it begins and where it ends; both are included.",
        "写明了起止时间，起止两端均包括在内。",
    ),
    "timing.rule.finish": (
        "A verb such as “complete” makes it a deadline: it is due by the last day of that period.",
        "时间之后写有“完成”“出台”一类动词，应于该时段最后一日前办结。",
    ),
    "timing.rule.end": (
        "It is due by the end of that period; work may start on the first day of the plan period.",
        "以某一时段的末日为截止日，自计划年度第一天起均可办理。",
    ),
    "timing.rule.until": (
        "It names the latest time; its last day is still on time.",
        "写明了最迟时间，该时段最后一日仍属按时。",
    ),
    "timing.rule.label": (
        "The label says that this is a time limit, so its last day is the deadline.",
        "标签表明这是办理时限，以该时段最后一日为截止日。",
    ),
    "timing.rule.within": (
        "“Within” a period means that it is due by the last day of that period.",
        "“……内”表示应在该时段之内办结。",
    ),
    "timing.rule.day_before": (
        "“Before” a day includes that day (Civil Code, article 1259).",
        "“某日前”包括当日（《民法典》第一千二百五十九条）。",
    ),
    "timing.rule.unit_before": (
        "“Before” a month, a quarter or the like means by the day before it begins.",
        "“某月前”“某季度前”以该时段开始的前一日为截止日。",
    ),
    "timing.rule.festival": (
        "It refers to a festival; without a year, the next one after the plan was issued.",
        "以节日为准；未写年份的，取计划印发后最近的一次。",
    ),
    "timing.rule.lunar": (
        "It is a date of the lunar calendar, converted to the solar one.",
        "这是农历日期，已换算为公历。",
    ),
    "timing.rule.fuzzy": (
        "It is a loose word for part of a month, a quarter or a year.",
        "这是表示月、季、年中某一段的概略说法。",
    ),
    "timing.rule.season": ("It names a season.", "这是按季节或时令确定的时段。"),
    "timing.rule.around": (
        "It says “about”, so days are added at both ends: 7 for a day, 10 for ten days, 15 for a month.",
        "写有“左右”“前后”，故前后各放宽：日7天，旬10天，月15天。",
    ),
    "timing.rule.count": (
        "It counts from the day after the issue date, or after the day named (Civil Code, articles 201–202).",
        "自印发之日（或所写日期）的次日起算（《民法典》第二百零一条、第二百零二条）。",
    ),
    "timing.rule.event": (
        "It is counted from a known date: the issue of the plan, or an event that the plan dates.",
        "自已知的日期起算：计划印发之日，或计划中列明日期的事项。",
    ),
    "timing.rule.relative": (
        "It is relative to the issue date, as “this month” is, and does not begin before it.",
        "这是相对印发日期而言的时间（如“本月”），不早于印发之日。",
    ),
    "timing.rule.soon": (
        "It asks for the work to be done soon; the days are counted from the issue date.",
        "这是要求从快办理的说法，自印发之日起算。",
    ),
    "timing.rule.recurring": (
        "It recurs; each date is a due date of its own.",
        "属于周期性工作，每一期各有应完成日期。",
    ),
    "timing.rule.regular": (
        "It is to be done regularly, but the phrase does not say how often.",
        "要求定期开展，但未写明周期。",
    ),
    "timing.rule.list": ("It names several times; each counts separately.", "列出了几个时间，各自计算。"),
    "timing.rule.stages": (
        "The work is in stages, each with its own date; the window runs from the first to the last.",
        "分阶段推进，各阶段各有时限，总时段自最早一项至最后一项。",
    ),
    "timing.rule.plan_years": (
        "It is a five-year plan: the Nth plan covers the five years from 1951 + 5N.",
        "这是五年规划（计划）时期：第N个五年自1951+5N年起。",
    ),
    "timing.rule.open": (
        "The work is ongoing, so it cannot be late.",
        "属于长期性、经常性工作，不存在逾期问题。",
    ),
    "timing.rule.undated": ("The date has not been set yet.", "时间尚未确定，另行明确。"),
    "timing.rule.count_only": (
        "It says how many times, but not when.",
        "只写明了次数（期数），未写明时间。",
    ),
    "timing.rule.conditional": (
        "It depends on an event; once the plan dates the event under [events], it becomes a date.",
        "须待有关事项发生后确定；在计划的 [events] 中填写该事项日期后即可换算。",
    ),
    "timing.rule.edtf": ("It is a date in EDTF (ISO 8601-2).", "这是EDTF日期（GB/T 7408.2）。"),
    "timing.rule.extension": (
        "It extends the current timing: the window begins as before and ends on the new day.",
        "这是对现行时限的延期：起始日不变，截止日相应调整。",
    ),
    # notes
    "timing.note.tentative": (
        "It is tentative: once it has passed, ask before you call it late.",
        "属于初定时间：已过后应先询问（待询），不认定为逾期。",
    ),
    "timing.note.approximate": ("The dates are approximate.", "日期为大致范围。"),
    "timing.note.house": (
        "“{word}” is read as {first} to {last}, an assumption; the plan may say otherwise under [timing].",
        "“{word}”按{first}至{last}理解，属于默认约定；可在计划的 [timing] 中另行规定。",
    ),
    "timing.note.meaning": (
        "This plan says that “{word}” means {first} to {last}.",
        "本计划规定“{word}”为{first}至{last}。",
    ),
    "timing.note.before_unit": (
        "Read as by {last}; it might also mean by {other}.",
        "按{last}前理解；也可能是指{other}前。",
    ),
    "timing.note.before_past": (
        "Taken literally it would end on {before}, before the plan takes effect, so it is read as by {last}.",
        "严格理解应为{before}前，但该日早于计划起始，故按{last}前理解。",
    ),
    "timing.note.new_year": (
        "“The year” here is the lunar year, which ends at Spring Festival, {day}.",
        "“年前”“年后”以春节（{day}）为界。",
    ),
    "timing.note.after_festival": (
        "“After” a festival is read as the {days} days after the holiday, an assumption.",
        "节后按假期结束后{days}天内理解，属于默认约定。",
    ),
    "timing.note.soon": (
        "“{word}” is read as within {days} days of issue, an assumption.",
        "“{word}”按印发后{days}天内理解，属于默认约定。",
    ),
    "timing.note.each_period": (
        "It does not say “every”; it is read as due each time such a period ends.",
        "未写“每”，按每逢该周期结束均须办理理解。",
    ),
    "timing.note.per_period": ("{count} times in each period.", "每个周期{count}次。"),
    "timing.note.at_least": ("At least {count} times.", "至少{count}次（期）。"),
    "timing.note.at_most": ("At most {count} times.", "至多{count}次（期）。"),
    "timing.note.open_tail": (
        "After the deadline the work goes on; that part is not tracked by date.",
        "到期后仍须长期坚持，后续部分不按日期考核。",
    ),
    "timing.note.past": (
        "The deadline, {last}, had passed when the plan was issued on {issued}; it is kept as printed.",
        "截止日{last}早于印发日期{issued}，仍按原文保留。",
    ),
    "timing.note.moved": (
        "The last day was {before}; it is now {last}.",
        "原截止日为{before}，调整后为{last}。",
    ),
    "timing.note.not_later": (
        "{last} is not later than {before}, so this gives no more time; it is kept as written.",
        "{last}不晚于原截止日{before}，并未延长时间，仍按原文保留。",
    ),
    "timing.note.suggestion": ("It could be written as: {suggestion}", "可改写为：{suggestion}"),
    # refusals
    "timing.reason.empty_input": ("Nothing is written here.", "未填写时间。"),
    "timing.reason.too_long": (
        "It is longer than 500 characters, so it is not read as a time.",
        "超过500字，不是时间表述。",
    ),
    "timing.reason.control_character": (
        "It contains a control character; type it again.",
        "含有控制字符，请重新录入。",
    ),
    "timing.reason.placeholder": (
        "It is only a placeholder and gives no time.",
        "仅为占位符号，未写明时间。",
    ),
    "timing.reason.ditto": (
        "“Same as above” means nothing once the row is moved; write out the time.",
        "“同上”脱离原表后无法确定，请写明时间。",
    ),
    "timing.reason.reference": (
        "It refers to another document; write out the time given there.",
        "时间见于其他文件，请写明该文件规定的时间。",
    ),
    "timing.reason.no_timing": ("It gives no time.", "未见时间表述。"),
    "timing.reason.incomplete": (
        "The time is incomplete: a number or a unit is missing.",
        "时间表述不完整，缺少数字或单位。",
    ),
    "timing.reason.blank_in_form": (
        "A blank in the form was not filled in.",
        "表格中的空白处尚未填写。",
    ),
    "timing.reason.masked_year": (
        "The year is masked; write all four digits.",
        "年份未写全，请写明四位年份。",
    ),
    "timing.reason.invalid_month": ("There is no such month.", "没有这个月份。"),
    "timing.reason.invalid_date": ("There is no such day in the calendar.", "日历上没有这一天。"),
    "timing.reason.invalid_quarter": ("A year has four quarters.", "一年只有四个季度。"),
    "timing.reason.invalid_number": ("The number cannot be read.", "数字无法识别。"),
    "timing.reason.invalid_count": (
        "The number of times is missing or cannot be right.",
        "次数（期数）不明或有误。",
    ),
    "timing.reason.unknown_unit": (
        "It counts in a unit that plancli cannot turn into days.",
        "所用单位无法换算为日期。",
    ),
    "timing.reason.unknown_period": (
        "It is not known when this period is; define it under [timing] or [events] in the plan.",
        "该时期的起止时间不明，可在计划的 [timing] 或 [events] 中规定。",
    ),
    "timing.reason.unknown_season": (
        "This season differs from place to place; define it under [timing] in the plan.",
        "该时令因地而异，可在计划的 [timing] 中规定。",
    ),
    "timing.reason.reversed_range": (
        "It ends before it begins; add the year if the next one is meant.",
        "终止时间早于起始时间；如指下一年，请写明年份。",
    ),
    "timing.reason.weekday_mismatch": (
        "That day is not that weekday; one of the two is a misprint.",
        "日期与星期不符，其中必有一误。",
    ),
    "timing.reason.alternatives": (
        "It offers a choice of times; decide on one.",
        "列出了可选择的时间，请确定其一。",
    ),
    "timing.reason.ambiguous": (
        "It can be read in more than one way; write out the dates.",
        "可作多种理解，请写明具体时间。",
    ),
    "timing.reason.year_out_of_range": (
        "The year is not between 1900 and 2199.",
        "年份不在1900年至2199年之间。",
    ),
    "timing.reason.needs_issue_date": (
        "It counts from the issue date, and this plan has none; add `issued`.",
        "须从印发日期起算，而计划未写明印发日期，请补充 issued。",
    ),
    "timing.reason.needs_base": (
        "It moves a current deadline, and there is no single one to count from; write out the new date.",
        "须在现行时限基础上顺延，而现无单一截止日期，请直接写明新的日期。",
    ),
    "timing.reason.no_workday_calendar": (
        "The official calendar of working days is known for 2004 to 2026 only.",
        "仅有2004年至2026年的法定工作日安排。",
    ),
    "timing.reason.lunar_range": (
        "The lunar calendar is known for 1900 to 2099 only.",
        "农历换算仅支持1900年至2099年。",
    ),
    "timing.reason.too_many_items": (
        "A list of times has 24 items at most.",
        "所列时间超过24项。",
    ),
    # a plan's own meanings
    "timing.meaning.no_word": (
        "a meaning ({text}) needs a word that it is the meaning of",
        "含义“{text}”缺少对应的词语",
    ),
    "timing.meaning.bad_span": (
        '{word!r} = {text!r} is not a span of days; write MM-DD/MM-DD, as in "06-01/07-31"',
        "“{word}”的含义“{text}”不是日期范围，应写作“月-日/月-日”，如“06-01/07-31”",
    ),
}
