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
}
