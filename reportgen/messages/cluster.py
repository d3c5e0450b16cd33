"""Messages about the workers of a cluster."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "cluster.not-installed": Text(
        '使用集群需要另外安装：python -m pip install "reportgen[cluster]"',
        'a cluster needs more to be installed: python -m pip install "reportgen[cluster]"',
    ),
    "cluster.bad-address": Text(
        "“{found}”不是调度器地址；地址形如 tcp://192.168.1.10:8786",
        "{found!r} is not the address of a scheduler, such as tcp://192.168.1.10:8786",
    ),
    "cluster.unreachable": Text("连不上调度器 {address}：{reason}", "no scheduler answers at {address}: {reason}"),
    "cluster.no-certificates": Text(
        "{address} 使用 TLS，但没有配置证书", "{address} is reached by TLS, and no certificates are configured"
    ),
    "cluster.no-workers": Text("调度器 {address} 还没有工作进程", "the scheduler at {address} has no workers yet"),
    "cluster.workers-gone": Text(
        "调度器 {address} 的工作进程全部停止，没有恢复", "all workers of {address} have stopped and none has come back"
    ),
    "cluster.cut-off": Text("与调度器 {address} 的连接中断", "the connection to the scheduler at {address} broke off"),
    "cluster.no-reportgen": Text(
        "工作进程 {worker} 不能使用 reportgen：{found}", "worker {worker} cannot use reportgen: {found}"
    ),
    "cluster.other-version": Text(
        "工作进程 {worker} 的 {name} 是 {found} 版，本机是 {expected} 版",
        "worker {worker} has {name} {found}, this machine {expected}",
    ),
    "cluster.not-shared": Text(
        "工作进程 {worker} 不能使用 {path}：{reason}", "worker {worker} cannot use {path}: {reason}"
    ),
    "cluster.other-file": Text(
        "工作进程 {worker} 看到的 {path} 与本机不是同一个文件", "worker {worker} sees another {path} than this machine"
    ),
    "cluster.threads": Text(
        "工作进程 {worker} 有 {threads} 个线程，但一次只做一件事；请用 --nworkers -1 --nthreads 1 启动",
        "worker {worker} has {threads} threads and does one thing at a time; start it with --nworkers -1 --nthreads 1",
    ),
}
