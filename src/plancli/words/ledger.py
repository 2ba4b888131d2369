"""What can be wrong with a ledger, and what is said about updates."""

WORDS: dict[str, tuple[str, str]] = {
    "ledger.broken": (
        "this line is no entry and was skipped; correct or remove it",
        "此行不是有效记录，已跳过；请更正或删除",
    ),
    "ledger.torn": (
        "the last line was cut off while being written and was skipped; the next update goes on after it",
        "最后一行写入时中断，已跳过；下次更新将另起一行继续",
    ),
    "ledger.conflict": (
        "a conflict marker of git; remove the three marker lines, keep the entries of both sides",
        "git 合并冲突标记；请删除三行标记，保留双方的记录",
    ),
    "ledger.skipped": (
        "{count} line(s) of {path} cannot be read and were skipped; see: plancli check",
        "{path} 中有 {count} 行无法读取，已跳过；详见：plancli check",
    ),
}
