"""Why the system refused something."""

WORDS: dict[str, tuple[str, str]] = {
    "os.missing": ("there is no such file or folder", "没有这个文件或文件夹"),
    "os.is_folder": ("it is a folder", "这是一个文件夹"),
    "os.forbidden": ("you may not", "没有权限"),
    "os.read_only": ("the disk is read-only", "磁盘为只读"),
    "os.full": ("the disk is full", "磁盘空间已满"),
    "os.too_large": ("the file would grow too large", "文件超出允许的大小"),
    "os.long_name": ("the name is too long", "文件名过长"),
    "os.loop": ("its links lead in a circle", "链接循环"),
    "os.broken": ("the disk reports an error", "磁盘读写出错"),
    "os.special": ("it is no ordinary file", "不是普通文件"),
    "os.other": ("{text}", "系统错误（{text}）"),
}
