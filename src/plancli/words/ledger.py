"""What can be wrong with a ledger, and what is said about updates."""

WORDS: dict[str, tuple[str, str]] = {
    "ledger.broken": (
        "this line is no JSON object and was skipped; correct or remove it",
        "此行不是 JSON 对象，已跳过；请更正或删除",
    ),
    "ledger.torn": (
        "the last line was cut off while being written and was skipped; the next update goes on after it",
        "最后一行写入时中断，已跳过；下次更新将另起一行继续",
    ),
    "ledger.no_entry": (
        "this line is no entry and was skipped: {expected}; correct or remove it",
        "此行不是有效记录，已跳过：{expected}；请更正或删除",
    ),
    "ledger.too_many_phrases": (
        "the different times it gives have more than {most} characters in all",
        "其中不同的延期时限用语合计超过 {most} 字",
    ),
    "ledger.too_many_faults": (
        "more than {most} of its lines are no entries, or share an id",
        "有问题的行超过 {most} 行（不是记录，或编号重复）",
    ),
    "ledger.glued": (
        "{count} entries stand on this line; all were read, put each on a line of its own",
        "此行有 {count} 条记录，均已读取；请每条单独成行",
    ),
    "ledger.two_contents": (
        "entry {id} has two contents (lines {lines}); the one recorded first counts, remove the other",
        "记录 {id} 有两种内容（第 {lines} 行），以先登记者为准；请删除另一条",
    ),
    "ledger.disputed": (
        "{count} entry id(s) in {path} have two contents, the one recorded first counts; see: plancli check",
        "{path} 中有 {count} 个记录编号有两种内容，以先登记者为准；详见：plancli check",
    ),
    "ledger.conflict": (
        "a conflict marker of git; remove the three marker lines, keep the entries of both sides",
        "git 合并冲突标记；请删除三行标记，保留双方的记录",
    ),
    "ledger.skipped": (
        "{count} line(s) of {path} cannot be read and were skipped; see: plancli check",
        "{path} 中有 {count} 行无法读取，已跳过；详见：plancli check",
    ),
    "ledger.too_long": (
        "its line would be longer than {bytes} bytes",
        "该行将超过 {bytes} 字节",
    ),
    "ledger.no_text": (
        "it holds half of a surrogate pair, which is no text",
        "含有不成对的代理字符，不是有效文字",
    ),
    "ledger.not_read_back": (
        "its line would say something else when it is read",
        "写成的一行读回后内容会有出入",
    ),
    "ledger.changed": (
        "entry {entry} was recorded here and has been changed since; restore the line, or undo the entry",
        "记录 {entry} 由本机登记，此后已被改动；请恢复该行，或撤销该记录",
    ),
    "ledger.gone": (
        "{count} entries recorded here are no longer there ({ids}); restore them or, if meant, remove {file}",
        "本机登记的 {count} 条记录已不在台账中（{ids}）；请恢复文件；如属有意删除，请移除 {file}",
    ),
    "ledger.chain_broken": (
        "the line that was recorded before entry {entry} is not there as it was: it was changed or removed",
        "记录 {entry} 之前登记的一行已不是原样：被改动或删除",
    ),
    "ledger.moved": (
        "this line was recorded after line {line} and stands before it: lines were reordered",
        "此行登记在第 {line} 行之后，却排在其前：行序已被调换",
    ),
    "ledger.no_end": (
        "the last line was recorded with its line's end, which is missing",
        "最后一行登记时带有换行符，现已缺失",
    ),
    "ledger.no_seal": (
        "no line of this ledger has the hash {head}: what was sealed with it was changed or removed",
        "台账中没有校验码为 {head} 的行：所封存的内容已被改动或删除",
    ),
    "ledger.no_hash": (
        "--sealed {text}: this is no hash; type 8 to 32 digits 0-9 a-f as printed, several parted by commas",
        "--sealed {text}：不是封存码；请照通报所印填写（8至32位，0-9、a-f），多个以逗号分隔",
    ),
    "ledger.nothing_sealed": (
        "there is no ledger, or nothing in it, to hold the hash of --sealed against; name it with --ledger",
        "没有台账或台账为空，无从核对 --sealed 所给的封存码；请用 --ledger 指定台账",
    ),
    "ledger.ahead": (
        "entry {entry} is stamped {at}, more than a day ahead of this clock; check the clock used by {by}",
        "记录 {entry} 的登记时间 {at} 比本机时钟超前一天以上；请检查 {by} 所用机器的时钟",
    ),
    "ledger.unchained": (
        "{count} line(s) of {path} are unchained (by hand, or an older plancli): changes to them do not show",
        "{path} 中有 {count} 行未链接前一行（手工填写或旧版登记），其改动无从察觉",
    ),
    "ledger.no_memory": (
        "what is recorded here cannot be remembered in {folder}, so its lines are not chained",
        "无法在 {folder} 中留存登记痕迹，本机登记的行不链接前一行",
    ),
}
