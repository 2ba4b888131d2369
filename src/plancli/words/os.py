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
    "os.not_regular": (
        "it is no regular file but a device, a pipe or a socket",
        "不是普通文件，而是设备、管道或套接字",
    ),
    "os.beyond_limit": ("it is larger than {megabytes} MB", "文件超过 {megabytes} MB"),
    "os.busy": (
        "another command is writing it and has not finished within {seconds} seconds; try again",
        "另一命令正在写入，等待 {seconds} 秒仍未完成；请重试",
    ),
    "os.no_lock": (
        "it cannot be locked against other commands ({cause})",
        "无法加锁以防其他命令同时写入（{cause}）",
    ),
    "os.replaced": (
        "something else keeps replacing it; stop that, and try again",
        "文件不断被其他程序替换；请停止后重试",
    ),
    "os.special": ("it is no ordinary file", "不是普通文件"),
    "os.other": ("{text}", "系统错误（{text}）"),
}
