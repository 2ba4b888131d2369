"""Which words does the language know, and what part do they play? One row a part of speech, and a meaning.

A word that is only here to keep a shorter one from being seen in it (中国 in 6月中国…) is ``word``.
A later row wins over an earlier one; {本,当}月 stands for two words.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROWS = """
relative month/0: {本,当,这}{,个,一,一个}{月,月份}
relative quarter/0: {本,当,这}{,个,一,一个}{季度,季}
relative week/0: {本,当,这}{,个,一,一个}{周,星期,礼拜}
relative month/1: 下{,个,一,一个}{月,月份}
relative quarter/1: 下{,个,一,一个}{季度,季}
relative week/1: 下{,个,一,一个}{周,星期,礼拜}
relative month/-1: 上{,个,一,一个}{月,月份}
relative quarter/-1: 上{,个,一,一个}{季度,季}
relative week/-1: 上{,个,一,一个}{周,星期,礼拜}
relative month/2: 下下{,个,一,一个}{月,月份}
relative quarter/2: 下下{,个,一,一个}{季度,季}
relative week/2: 下下{,个,一,一个}{周,星期,礼拜}
relative third/0: {本,当,这}{,个,一,一个}旬
relative month/1: 翌月
weekday 0: {周,星期,礼拜,个星期,个礼拜}一
weekday 1: {周,星期,礼拜,个星期,个礼拜}二
weekday 2: {周,星期,礼拜,个星期,个礼拜}三
weekday 3: {周,星期,礼拜,个星期,个礼拜}四
weekday 4: {周,星期,礼拜,个星期,个礼拜}五
weekday 5: {周,星期,礼拜,个星期,个礼拜}六
weekday 6: {周,星期,礼拜,个星期,个礼拜}{日,天}
event: 全国两会 两会 会议 大会 全会 年会 反馈 批准 批复 审批 审定 审核 通过 审议通过 收到 接到 验收 立项
event: 签订 签约 下达 明确 闭幕 生效 换届 机构改革 改革 任务 发文 起租 终了 届满 印发 开学 毕业 决定 中标
event: 受理 交办 会 到期 晚会 联欢会 茶话会 座谈会 年会
word: 工作计划 年度计划 行动计划 实施计划 计划书 计划表 计划单列 中国 中央 中心 中小 中层 中部 中高 中学
word: 中型 中介 中国共产党 中共 按时 按期 按质 按量 按需 初审 初评 初中 初级 底数 底线 底册 前往 前述 前沿
word: 前后端 内部 内控 内审 内容 内设 后续 后勤 后备 后评价 起点 起来 起诉 年检 年审 年鉴 年轻 年薪 年金
word: 季度报告 月度报告 期刊 期货 期权 间隔 时代 新时代 时候 建成区
word: 印发的 出台的 整改情况 今后 此后 然后 最后 当前 目前 此前 从前 空前
word: {上年,去年,上年度,上一年,上月,上季度,}同期 {上年,去年}同月
word: 前提条件 前提下 前提是 为前提 的前提
word: 现在 目标 以内部 会同 会计 社会 会员 机会 董事会 监事会 委员会 协会 学会 工会 分别 一次性 三公
word: 三重一大 一把手 一体化 一带一路 两化 四风 五一口号 八项规定 一岗双责 第一书记 第一责任人 唯一 统一
word: 进一步 一系列 一些 一定 一律 一致 超过 逾 早于 一并 三农 四个意识 两个维护 十九大 二十大 十八大 不断
word: 从严
word: 从业 从事 自主 自然 自身 自行 自我 自治区 分局 分公司 分管 分类 分工 分析 分组 分级 约束 约谈 在线
word: 在建 在岗 现场 现有 为主 为民 为了 将军 要求 需要 可行 可研 中标 再次 再生 与会 和谐 及时 到场
word: 报表 报纸 日程 日志 每期 每次 每场 每批 每轮 每班 每人 每家 每户 每名 交流 交通 交易 交办 终止 终身
word: 头条 完整 元素 时事 点评 月球 季风 号召 周转 周期 周边 底部 末端 内外 后方 前方 之一 其他 其余 各部门
word: 各单位 各地 各省 各市 各级 各类 各项 各处 各科室 随机抽查 等级 待遇 依法 依规 视频 视察 项目化 家庭
word: 人员 人大 人民 全民 人才 人事 条件 条例 份额 名单 级别 类别 件数 所属 所有 处理 处室 位置 台账 套餐 种植
word: 篇章 届时 大中小 集中 其中 高中 期中 期初 环节 细节 节点 节能 节约 节日 落后 背后 先后 善后 幕后 身后
word: 课后 饭后 午后 事后 随后 往后 过后再说 随便 随意 随缘 随和 随身 随笔 随波逐流 交接 交底 交叉 交往
word: 交换 交谈 交友 交警 报刊 报社 报警 报废 报销 报酬 教学计划 采购计划 招生计划 招聘计划 用款计划
word: 生产计划 投资计划 授课计划 学习计划 用人计划 年度采购计划 招标计划 汛情 灾情 疫情 依旧 依然 依靠 依赖
word: 视野 视力 视觉 视角 视为 视死如归 待业 待着 待会 待会儿 按摩 按钮 按键 按说 按理 按兵不动 按部就班
word: 权限 有限 极限 上限 下限 年限 局限 界限 无限 限制 限额 限度 限价 限行 限产
word: 中考 中职 中等 中医 中药 中华 中铁 中转 中长期 中外 中关村 中山 初赛 底价 底图 底稿 末班 末梢
word: {海,情,简,日,周,季,专,快,预,举,捷,喜,画,壁,墙,晨,晚,公,通,警}报
word: {成,外,社,转,公}交 报{业,备案,价,关,告会,告团,考,效} 双随机 未{来,成年,成年人,央区,必} 已{有,故,婚}
word: 后评估 内{涝,涵,陆,饰,幕,循环} 内河{整治,治理,航道,航运,水运,港口,通航} 底层 末位
word: 不{断,同,足,合格,良,锈钢,仅,忘,利,停,明,动产,动产登记,可移动,少,久,平衡,符,满,变,能容}
word: 前端 前瞻 前瞻性 前台 前线 前哨 前置 前身 前景 前途 前进 前锋 前列 前茅 前奏 起重
word: 起重机 起降 起飞 起航 起伏 起源 起义 起吊 起居 晚间
word: 防汛 抗汛 防汛抗旱 结合部 配合度 参照物 根本 无所谓 节假日顺延 遇节假日顺延 遇节假日 逢节假日 法定节假日
word: {规,约,指,限,固,特,既,设,选,商,法}定{,的}{时间,时限,期限,时段}
word: 工作报告
word: {调研,总结,述职,审计,分析,研究,评估,自查,督查,专题,整改,检查,情况,书面}报告
word: 案件 信件 证件 稿件 办件 批件 平台 市场 商场 广场 机场 场所 培训班 讲座 代表 码头 事项
heading: 规划期限 规划期
heading: 使用期限
former: 原定 原定于 原定在 原计划于 原计划在 原拟于 原拟在 原安排在 原安排于
year: 年 年度 年份
month: 月 月份 月度
day: 日 号
quarter: 季度 季 个季度
half-year: 半年 半年度 个半年
week: 周 星期 礼拜 个星期 个礼拜
xun: 旬
rest-day: 双休日 休息日
days: 天 个自然日 自然日 日历日 个日历日
workday: 工作日 个工作日 个工作天
month-count: 个月
half-month: 半月 半个月 半个多月
ge: 个
di: 第
each: 每 每个 每逢 各 每一个 每一
per: 按 逐 按照 分
alternate: 隔 每隔 每隔一 每隔一个
lunar: 农历 阴历 旧历 夏历
leap: 闰
before: 前 之前 以前 前夕
within: 内 之内 以内
after: 后 之后 以后 过后
since: 起 开始 以来 始 起始 伊始 算起
around: 左右 前后 上下
during: 期间 间 时期 时段 期内 当中
range: 至 到 ~ - 一直到 一直至 直至 直到 截至到 起至 至于
until: 截至 截止 截止到 截至到 截止至 不晚于 不迟于 最迟 最晚 至迟 不得晚于 不得迟于 最迟于 最迟在 最晚于
until: 不超过 最迟不超过
not-before: 不早于 不得早于 最早
from: 自 从 自从 起于
beyond: 早于 晚于 先于 迟于 较晚于 超过 不到 不足 除了 除去 未来 过去 连续 历时
beyond: 民国 藏历 回历 傣历 彝历 佛历 伊历
about: 约 大约 大概 大致 约为 大约在 大概在
conj: 、 和 及 与 以及 暨 & 并于
or: 或 或者 或是 或在 还是
slash: /
dot: .
colon: :
sep: , ; 。 ! ?
open-bracket: ( [ <
close-bracket: ) ] >
at: 以 于 在 为 定于 定为 是 安排在 放在 将 将于 应 应于 须 须于 要 要在 需 需于 可 均 均于 都 并 且 则 即
at: 一般
at: 再 另 分别 分别于 由 其中 基本 全部 全面 进行 则于 确定为 确定于 调整为 改为 调整至 同时 之 的 了
hedge: {初,初步,暂,暂时,拟}定{,在,于,为} 初步计划 初步安排 初步拟定 拟 拟于
hedge: 拟在 计划 计划于 计划在 预计 预计于 预计在 力争 力争于 力争在 争取 争取于 争取在 原则上
hedge: 原则上于 预定 预定于 预期 有望 尽量 尽可能 暂拟 暂拟于 拟安排 拟安排在 暂安排 打算
hedge: 如无特殊情况 视情安排 暂计划 预计为 计划为 力求 力争用 基本定于 预安排
firm: 确保 务必 务必于 必须 必须于 必须在 确保在 确保于 严格 一定 坚决 确定
label: 时限 完成时限 办理时限 办结时限 工作时限 截止时间 截止日期 截止日 完成时间 办结时间 完成期限
label: 办结期限 期限 最后期限 最终期限 报送时限 报送时间 完成日期 时限要求 完成时限要求 落实时限 整改时限
label: 整改期限 截止期限 上报时限 上报时间 提交时间 完成时间节点 时间节点 办理期限 责任时限 要求完成时间
label: 工作期限 限 限于 限在 限期 限定 限时
heading: 时间 召开时间 会议时间 举办时间 工作时间 时间安排 进度安排 计划时间 实施时间 启动时间 培训时间
heading: 开展时间 活动时间 执行时间 时间要求 工作进度 具体时间 日期 推进时间 组织时间 起止时间 安排 进度
finish: 到岗 到账
finish: 完成 出台 印发 报送 建成 上报 报 提交 办结 发布 下发 制定 制订 形成 通车 竣工 交付 投产 投入使用
finish: 上线 上线运行 到位 落实到位 整改到位 结束 达到 实现 取得 落地 结项 交工 完工 见效 开通 启用 发放
finish: 兑现 清零 销号 结清 完毕 整改完毕 审结 归档 备案 颁布 公布 公开 建立 拿出 达标 封顶 建好 收官 收尾
finish: 报告 报出 报备 送达 提出 送审 报审 报批 反馈 缴清 缴纳 付清 移交 交付使用 投用 投运 做好 搞好 解决
finish: 消除 整改完成 审批完毕 办理完毕 建成投产 建成投用 建成使用 呈报 报请 出具 定稿 完善 健全 落实 交稿
finish: 填报 报完 交 完 批复 下达 结题 脱贫 摘帽 关闭 退出
event-verb: 召开 举办 启动 开工 举行 开会 开办 开班 动员 开幕 组织召开 动工 复工 出席 参加 邀请
verb: 开展 组织 实施 推进 部署 研究 调研 招标 施工 检查 培训 起草 筹备 进行 组织开展 试点 试行 执行 施行
verb: 征求意见 推动 修订 编制 审议 评审 评估 验收 总结 督查 督导 抽查 考核 实行 摸底 自查 互查 申报 宣传
verb: 巡查 巡视 巡察 审计 清理 整治 排查 运行 试运行 协调 报道 更新 调度 通报 会商 研判 赴 组建 建设 推广
verb: 汇总 报到 报名
count-unit: 次 期 场 批 轮 回 遍 批次 场次 班次 轮次 期次 个批次 个班次 个班 个期次 个轮次 个场次 次会议
count-unit: 人次
counter: 项 名 家 人 条 份 篇 届 级 类 种 件 万 亿 元 户 座 所 处 台 套 位 亩 公里 % 万元 亿元 米 吨 课时
counter: 学时 小时 秒 刻钟 个小时 世纪 时辰 个时辰 年代 代 天制 日制
counter: 天{气,然气,桥,津,线,花板} 年制 年期 年级 周年 周岁 岁 日游 天游 月龄 日龄 周龄
counter: 号{楼,线,文件,会议室,院,库,厅,桥,井,馆,地块,仓,炉,窑,泵,船,车间,通道,病区,令}
counter: 号{标段,机组,高炉,罐,池,隧道,矿,坑,岛,泊位,教学楼,航站楼,闸,坝}
at-least: 不少于 至少 不低于 不得少于 最少 不少 以上 共 共计 合计 累计
at-most: 至多 最多 不多于
pieces: 各 各举办 各召开
not: 不{得,能,许,准,予,再,应,宜,可,是,在,于,做,搞,办,安排,开展,组织,召开,举办,举行,进行,实施,完成,开工,报}
not: 未 尚未 没有 未能 未曾 勿 切勿 严禁 禁止 不得在 不得于 已 已经 业已 早已
called-off undated: {,已,已经}暂缓
called-off: {,已,已经}{取消,暂停,停止,中止,终止,叫停,停办,停开,停工,作废,废止} 已{延期,推迟,顺延,延后,过期}
lasting: {为期,历时,工期,有效期}{,为,约} {会,试行,试用,试点,公示,服务,建设,施工,实施}期{限,为,约}
lasting: {,建设,施工,实施,项目}周期{,为,约} 连续
vague-count: 多次 数次 若干次 几次 多期 数期 若干期 几期 多场 若干场 几场
clock: 下班 上班 上午 下午 中午 晚上 凌晨 傍晚 晚 早 上班时 下班时 下班时间 零时 正午 午夜 24时
minute: 分 分钟
hour: 时 点 点钟 时整 点整 整 时许
endless: 长期 长期坚持 持续 常态化 常抓不懈 长期推进 持续推进 持续开展 长期开展 滚动 永久 长效 一贯
endless: 持之以恒 长期任务 长期工作 持续性工作 不间断 始终 无期限 常态
running: 长年 终年 不定期 不定时 随时 常年 日常 经常性 经常 经常性工作 日常工作 平时 常年开展 常年性工作 随机
running: 不定期开展 实时 全天候 全年不定期 日常性 日常性工作 平常
undated: 另行公布 另行发布 另行告知 另行下发 另行印发 另行组织 另行公告
undated: 适时 择机 择期 待定 再议 时间再议 另行通知 另行安排 另行确定 另行部署 另定 另行研究 视情况而定
undated: 视情 视情况 未定 待明确 待确定 待确认 待通知 待安排 适当时候 适当时机 条件成熟时 时机成熟时 待商定
undated: 再定 待议 暂未确定 尚未确定 暂不确定 时间不定 视需要 视情况确定 未确定 适时开展 适时推进 条件成熟后
undated: 时机成熟后 机会成熟时 待落实 暂无安排 待研究 时间未定 酌情 不确定 待协商
regular: 定期 周期性 定时 定期开展
depends: 根据 依据 结合 依 依照 随 随着 视 遵照 参照 配合 跟随 服从 待
fit: 贯穿
whole: 全年 整年 全年度 一年到头 全年度内 整个年度
ordinal-one: 首 头一
last-one: 最后 最后一 最后一个 最末 末一
from-end: 倒数
between: 之间
pos: 期初 期末 初 中 底 末 终 尾 头 底末 初期 中期 末期 后期 前期 下期 中间 末尾 终期
cut: 之交 不含 不包括 不包含 外 除外 以外 之外
stop: 为限 为期限 为最后期限 为截止日期 为截止日 为最后时限 止 为止 结束止
arrival: 来临 到来
days-off: 假期 长假 小长假 假日 黄金周 放假
half-of: 半 半个
day-of: 之日起 之日 日起 之时起 当天起 当日起 之次日起 次日起 起算
this: 本 该 此 本次
noun: 预算 决算 预决算 年度报告 年报 工作要点 要点 年鉴 财报 第{一,二,三,四,五,六}步
noun: 阶段 环节 一期工程 二期工程 三期工程 四期工程 一期项目 二期项目 一期建设 二期建设 初稿 草案 草稿 方案
noun: 征求意见稿 送审稿 工作 任务 整改 会议 报告稿 工作总结 项目 通知 文件 本通知 通知书 意见
third 1/1: 上旬
third 2/2: 中旬
third 3/3: 下旬
third 1/2: 上中旬 中上旬 上、中旬
third 2/3: 中下旬 中、下旬
half 1: 上半年 前半年 上半年度 h1
half 2: 下半年 后半年 下半年度 h2
half 3: h3
half 0: h0
half 4: h4
month-half 1: 上半月 前半月 上半个月
month-half 2: 下半月 后半月 下半个月
parity 0: 双月
parity 1: 单月
named-year 0: 今年 本年 本年度 当年 今年度 今
named-year 1: 明年 明 明年度 来年 下年 下一年 下一年度 下年度 次年 次年度 翌年
named-year 2: 后年
named-year -1: 去年 上年 上年度 上一年 上一年度
lunar-month 1: 正月 正月份
lunar-month 12: 腊月 腊月份
lunar-month 11: 冬月
next-unit month: 次月
next-unit quarter: 次季 次季度
next-unit week: 次周
next-unit day: 次日 翌日
seasons: 春秋两季 春秋二季 春、秋两季 春、秋季 春秋季 冬春两季 冬、春两季 夏秋两季 夏、秋两季
halves: 上、下半年 上下半年
fest solar/1/1: 元旦 元旦节 新年
fest lunar/1/1: 春节 新春 农历新年 大年初一
fest eve/12/30: 除夕 除夕夜 大年三十
fest lunar/12/23: 小年
fest lunar/1/15: 元宵 元宵节
fest solar/3/8: 妇女节 三八 三八节 三八妇女节 国际妇女节
fest solar/3/12: 植树节
fest qingming/4/5: 清明 清明节
fest solar/5/1: 五一 五一节 劳动节 五一劳动节 国际劳动节
fest solar/5/4: 五四 五四青年节 青年节
fest solar/6/5: 六五环境日 世界环境日 环境日
fest solar/6/1: 六一 六一节 儿童节 六一儿童节
fest lunar/5/5: 端午 端午节
fest solar/7/1: 七一 七一节 建党节 七一建党节
fest solar/8/1: 八一 八一节 建军节 八一建军节
fest lunar/7/7: 七夕 七夕节
fest solar/9/10: 教师节
fest lunar/8/15: 中秋 中秋节
fest solar/10/1: 国庆 国庆节 十一 十一国庆 十一国庆节
fest lunar/9/9: 重阳 重阳节
fest solar/12/4: 国家宪法日 宪法日
fest solar/12/25: 圣诞 圣诞节
season 01-01/02-end: 年初 岁初
season 06-01/07-31: 年中
season 11-01/12-31: 年底 年末 年终 岁末 年尾
season 06-01/09-30: 汛中 汛期 入汛 防汛期 汛
season 07-01/08-31: 暑期 暑假 暑假期
season 01-15/02-end: 寒假 寒假期
season 11-15/03-15: 采暖季 采暖期 供暖季 供暖期 供暖 采暖 供热期 供热季
season 03-01/05-31: 春季 春天 春 入春 开春
season 06-01/08-31: 夏季 夏天 夏 入夏
season 09-01/11-30: 秋季 秋天 秋 入秋
season 12-01/02-end: 冬季 冬天 冬 入冬
season 09-01/02-end: 秋冬季 秋冬
season 12-01/05-31: 冬春季 冬春季节 冬春 今冬明春
season 03-01/08-31: 春夏季 春夏
season 06-01/11-30: 夏秋季 夏秋
soon window/30: 近期 近日 近段时间 最近 近期内
soon tentative/30: 尽快 尽早 尽速 从速 抓紧 抓紧时间 早日 及早
soon deadline/5: 立即 立行立改 马上 即刻 立刻 立即整改 立整立改 即知即改 即行即改 立改立行 立即执行
soon deadline/0: 当日 当天 即日
extend 1: 延 延期 顺延 延长 推迟 延后 后延 推后 后推 延迟 延缓 展期 展延 宽限 放宽 顺延期限 往后延 往后推
extend 1: 向后推 往后推迟 向后推迟 向后延 向后顺延 往后顺延 延长期限 延长时限
extend -1: 提前 提早 往前提 向前提
strange unknown-season: 三夏 三秋 主汛期 防火期 森林防火期 森林草原防火期 防火季 禁渔期 休渔期 枯水期
strange unknown-season: 丰水期 旱季 雨季 梅雨季 梅雨季节 主汛 防汛关键期 春耕 秋收 春播 农忙 农忙季节 农闲
strange unknown-season: 旺季 淡季 繁殖期 生长季 造林季 种植季 收获季 七下八上 台风季 迎峰度夏 迎峰度冬 春运
strange unknown-season: 封冻 上冻 解冻 冰冻期 凌汛 凌汛期 伏季 汛末 汛初 桃花汛 秋汛 春汛 夏汛 伏汛 早春
strange unknown-season: 初春 晚春 初夏 盛夏 仲夏 初秋 深秋 金秋 初冬 寒冬 隆冬 严冬 考试季 毕业季 招聘季
strange unknown-season: 春夏之交 夏秋之交 双抢 高温季节 高温期 立春 雨水 惊蛰 春分 谷雨 立夏 小满 芒种 夏至
strange unknown-season: 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至 小寒 大寒
strange unknown-period: 春季学期 秋季学期 夏季学期 春学期 秋学期 新学期 本学期 下学期 上学期 学期 学期初
strange unknown-period: 学期末 学期中 第一学期 第二学期 学年 本学年 新学年 学年度 学年末 学年初 春季开学
strange unknown-period: 秋季开学
full: 满
strange ambiguous: 上、下旬 上下旬 前半段 后半段 上半段 下半段 前半期 后半期 前半程 后半程
strange ambiguous: 此时 此刻 这时 那时 前期满
strange ambiguous: 两节 双节 节前 节后 节日期间 节假日 三节
"""
"""Part of speech, what the words mean, and the words.

Festivals have calendar, month and day. Seasons have first and last day (``end``: the month's last);
an earlier last day is next year's. Words that count from the issue date have how firm they are and how many
days they give. What every place dates for itself has the reason for which it is refused.
"""


EVENTFUL = ("event", "finish", "verb", "event-verb", "given", "noun")
"""Parts of speech that may end the name of an event."""

_UNIT_KINDS = (
    "year month day quarter half-year week xun days workday month-count half-month "
    "count-unit counter season rest-day"
)
UNIT_KINDS = frozenset(_UNIT_KINDS.split())
"""Parts of speech of which the longest goes first behind a number."""


def _meaning(text: str) -> Any:  # noqa: ANN401  # a text, a number, or several
    """Return the meaning of a row: solar/10/1 as a name and two numbers, 01-01/02-end as it stands."""
    first, *others = text.split("/")
    if not all(part.lstrip("-").isdigit() for part in others or (first,)):
        return text or None
    found = tuple(part if part.isalpha() else int(part) for part in (first, *others))
    return found if len(found) > 1 else found[0]


def spread(words: str, sign: str | None = None) -> Iterator[str]:
    """Yield every word of a row: {本,当}月 is two."""
    for word in words.split(sign):
        pieces = re.split("[{}]", word) if "{" in word else ()
        yield from map("".join, product(*(piece.split(",") for piece in pieces))) if pieces else (word,)


def _table() -> dict[str, tuple[str, Any]]:
    """Return every word with its part of speech and its meaning."""
    table: dict[str, tuple[str, Any]] = {}
    for row in _ROWS.strip().splitlines():
        head, _, words = row.partition(": ")
        kind, _, text = head.partition(" ")
        table.update(dict.fromkeys(spread(words), (kind, _meaning(text))))
    return table


def _lengths(words: dict[str, tuple[str, Any]]) -> dict[str, tuple[int, ...]]:
    """Return, for each first character, how long the words are that begin with it, longest first."""
    sizes: dict[str, set[int]] = {}
    for word in words:
        sizes.setdefault(word[0], set()).add(len(word))
    return {char: tuple(sorted(found, reverse=True)) for char, found in sizes.items()}


WORDS = _table()
LENGTHS = _lengths(WORDS)
UNITS = {
    word: entry
    for word, entry in WORDS.items()
    if entry[0] in UNIT_KINDS or (entry[0] == "weekday" and word[0] == "个")
}
"""Units, which go first behind a number."""

SEASONS: dict[str, str] = {word: value for word, (kind, value) in WORDS.items() if kind == "season"}
"""Fuzzy word to its first and last day."""
