"""Crews on a cluster: the same results, over TCP, from real processes of Dask."""

import os
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from remotely import KILL, add_up, die_at, double, fail, leave_mark, linger, process_of, read_here
from sites import ROOT, Site, wait_until

from reportgen.messages import render
from reportgen.nouns.issue import ReportError
from reportgen.workers.cluster import Cluster
from reportgen.workers.crew import Crew, Done, Shared, hire

pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def crew(pair_of_workers: Site) -> Iterator[Crew]:
    with Crew(Cluster(pair_of_workers.address)) as crew:
        wait_until(lambda: crew.size == 2)
        yield crew


def said(error: ReportError, lang: str, *names: str) -> str:
    """Return what is printed, without what differs from run to run."""
    text = "\n".join(render(found, lang) for found in error.issues)
    for found in error.issues:
        for name, value in found.values:
            text = text.replace(value, f"<{name}>") if name in names else text
    return text


def refused(address: str, patience: float = 10.0) -> ReportError:
    with pytest.raises(ReportError) as caught:
        Cluster(address, patience)
    return caught.value


def closed_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def greet(server: socket.socket, words: bytes) -> None:
    connection, _ = server.accept()
    with connection:
        connection.sendall(words)


def test_every_task_has_its_result(crew: Crew) -> None:
    assert sorted(crew.run(double, range(60))) == [Done(number, 2 * number) for number in range(60)]


def test_both_workers_work(crew: Crew) -> None:
    found = {done.result for done in crew.run(process_of, range(12))}
    assert (len(found), os.getpid() in found) == (2, False)


def test_what_the_function_raises_is_raised_here(crew: Crew) -> None:
    with pytest.raises(ValueError, match="no 3"):
        list(crew.run(fail, [3]))


def test_a_shared_value_is_sent_to_each_worker_once(crew: Crew) -> None:
    shared = Shared(list(range(1000)))
    found = [done.result for done in crew.run(partial(add_up, shared), range(40))]
    assert sorted(value for value, _ in filter(None, found)) == [499500 + number for number in range(40)]
    assert len({place for _, place in filter(None, found)}) <= 2


def test_workers_work_in_the_folder_in_which_they_were_asked_to(
    crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(tmp_path / "名册.txt").write_text("城关镇", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [done.result for done in crew.run(read_here, ["名册.txt"])] == ["城关镇"]


def test_what_has_not_begun_when_the_iterator_is_closed_is_not_done(crew: Crew, tmp_path: Path) -> None:
    results = crew.run(partial(leave_mark, tmp_path), range(1000))
    next(results)
    results.close()  # type: ignore[attr-defined]  # it is a generator
    marks = len(list(tmp_path.iterdir()))
    assert 1 <= marks <= 10
    list(crew.run(double, range(4)))
    assert len(list(tmp_path.iterdir())) == marks


def test_workers_that_see_the_same_files_are_taken(
    pair_of_workers: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("areas.csv").write_text("code,name\n", encoding="utf-8")
    Path("out").mkdir()
    hire(1, pair_of_workers.address, [Path("areas.csv"), tmp_path], [Path("out")]).close()
    assert list(Path("out").iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="paths that each process sees in its own way")
def test_files_and_folders_that_a_worker_does_not_share_are_named(pair_of_workers: Site, tmp_path: Path) -> None:
    folder = os.open(tmp_path, os.O_RDONLY)
    os.dup2(folder, 250)
    with pytest.raises(ReportError) as caught:
        hire(1, pair_of_workers.address, [Path("/proc/self/status")], [Path("/proc/self/fd/250")])
    os.close(folder)
    os.close(250)
    codes = [found.code for found in caught.value.issues]
    assert codes == 2 * ["cluster.other-file", "cluster.not-shared"]
    error = ReportError(caught.value.issues[:2])
    assert said(error, "en", "worker", "path", "reason") == (
        "error: worker <worker> sees another <path> than this machine [cluster.other-file]\n"
        "error: worker <worker> cannot use <path>: <reason> [cluster.not-shared]"
    )
    assert said(error, "zh", "worker", "path", "reason") == (
        "错误: 工作进程 <worker> 看到的 <path> 与本机不是同一个文件 [cluster.other-file]\n"
        "错误: 工作进程 <worker> 不能使用 <path>：<reason> [cluster.not-shared]"
    )


def test_a_worker_that_is_killed_costs_time_only(crew: Crew) -> None:
    victim = next(crew.run(process_of, [0])).result
    assert victim
    done = []
    for count, one in enumerate(crew.run(linger, range(30))):
        done.append(one)
        if count == 5:
            os.kill(victim, KILL)
    assert sorted(done) == [Done(number, number) for number in range(30)]


def test_a_task_that_kills_its_worker_every_time_is_lost_and_no_other(crew: Crew) -> None:
    done = sorted(crew.run(partial(die_at, 2), range(6)))
    assert done.pop(2) == Done(2, None, "KilledWorker")
    assert done == [Done(number, number) for number in (0, 1, 3, 4, 5)]


def test_an_address_that_is_none_is_refused() -> None:
    error = refused("office-pc")
    assert said(error, "en") == (
        "error: 'office-pc' is not the address of a scheduler, such as tcp://192.168.1.10:8786 [cluster.bad-address]"
    )
    assert said(error, "zh") == (
        "错误: “office-pc”不是调度器地址；地址形如 tcp://192.168.1.10:8786 [cluster.bad-address]"
    )


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:0", "tcp://127.0.0.1:70000", "http://127.0.0.1:80", "a b:1"])
def test_so_is_one_that_no_scheduler_can_have(address: str) -> None:
    assert [found.code for found in refused(address).issues] == ["cluster.bad-address"]


def test_a_scheduler_that_is_not_there_is_an_error_at_once() -> None:
    error = refused(f"127.0.0.1:{closed_port()}")
    assert said(error, "en", "address", "reason") == (
        "error: no scheduler answers at <address>: <reason> [cluster.unreachable]"
    )
    assert said(error, "zh", "address", "reason") == "错误: 连不上调度器 <address>：<reason> [cluster.unreachable]"


def test_what_listens_and_is_no_scheduler_is_an_error_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        error = refused(f"tcp://127.0.0.1:{server.getsockname()[1]}", 1.0)
    assert [found.code for found in error.issues] == ["cluster.unreachable"]


def test_what_greets_in_another_way_is_an_error_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        Thread(target=greet, args=(server, b"SSH-2.0-OpenSSH_9.2"), daemon=True).start()
        error = refused(f"tcp://127.0.0.1:{server.getsockname()[1]}")
    assert [found.code for found in error.issues] == ["cluster.unreachable"]


def test_tls_needs_certificates() -> None:
    error = refused("tls://127.0.0.1:8786")
    assert said(error, "en") == (
        "error: tls://127.0.0.1:8786 is reached by TLS, and no certificates are configured [cluster.no-certificates]"
    )
    assert said(error, "zh") == "错误: tls://127.0.0.1:8786 使用 TLS，但没有配置证书 [cluster.no-certificates]"


def test_without_dask_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    error = refused("tcp://127.0.0.1:8786")
    assert said(error, "en") == (
        'error: a cluster needs more to be installed: python -m pip install "reportgen[cluster]"'
        " [cluster.not-installed]"
    )
    assert said(error, "zh") == (
        '错误: 使用集群需要另外安装：python -m pip install "reportgen[cluster]" [cluster.not-installed]'
    )


def test_a_scheduler_without_workers_is_an_error_in_time(site: Site) -> None:
    error = refused(site.address, 0.5)
    assert said(error, "en", "address") == ("error: the scheduler at <address> has no workers yet [cluster.no-workers]")
    assert said(error, "zh", "address") == "错误: 调度器 <address> 还没有工作进程 [cluster.no-workers]"


def test_a_worker_without_reportgen_is_named(site: Site, tmp_path: Path) -> None:
    (tmp_path / "empty" / "reportgen").mkdir(parents=True)
    (tmp_path / "empty" / "reportgen" / "__init__.py").touch()
    site.add_worker(path=tmp_path / "empty")
    error = refused(site.address)
    assert said(error, "en", "worker", "found") == (
        "error: worker <worker> cannot use reportgen: <found> [cluster.no-reportgen]"
    )
    assert said(error, "zh", "worker", "found") == (
        "错误: 工作进程 <worker> 不能使用 reportgen：<found> [cluster.no-reportgen]"
    )


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with another version of reportgen."""
    folder = tmp_path_factory.mktemp("older")
    shutil.copytree(ROOT / "reportgen", folder / "reportgen", ignore=shutil.ignore_patterns("__pycache__"))
    begin = folder / "reportgen" / "__init__.py"
    begin.write_text(begin.read_text("utf-8") + '\n__version__ = "0.0.1"\n', encoding="utf-8")
    return folder


def test_a_worker_with_another_version_is_named(site: Site, older: Path) -> None:
    site.add_worker(path=older)
    error = refused(site.address)
    assert said(error, "en", "worker", "expected") == (
        "error: worker <worker> has reportgen 0.0.1, this machine <expected> [cluster.other-version]"
    )
    assert said(error, "zh", "worker", "expected") == (
        "错误: 工作进程 <worker> 的 reportgen 是 0.0.1 版，本机是 <expected> 版 [cluster.other-version]"
    )


def test_a_worker_with_another_version_that_joins_later_ends_the_run(site: Site, older: Path) -> None:
    site.add_worker()
    with hire(1, site.address) as crew:
        site.add_worker(path=older)
        with pytest.raises(ReportError) as caught:
            list(crew.run(linger, range(300)))
    assert [found.code for found in caught.value.issues] == ["cluster.other-version"]


def test_workers_that_are_gone_and_stay_away_end_the_run(site: Site) -> None:
    worker = site.add_worker()
    with Crew(Cluster(site.address, absence=1.5)) as crew:
        results = crew.run(linger, range(300))
        next(results)
        worker.kill()
        with pytest.raises(ReportError) as caught:
            list(results)
    assert said(caught.value, "en", "address") == (
        "error: all workers of <address> have stopped and none has come back [cluster.workers-gone]"
    )
    assert said(caught.value, "zh", "address") == (
        "错误: 调度器 <address> 的工作进程全部停止，没有恢复 [cluster.workers-gone]"
    )


def test_a_scheduler_that_is_gone_ends_the_run(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.add_worker()
    with closing(site), hire(1, site.address) as crew:
        results = crew.run(linger, range(300))
        next(results)
        site.scheduler.kill()
        with pytest.raises(ReportError) as caught:
            list(results)
    assert said(caught.value, "en", "address") == (
        "error: the connection to the scheduler at <address> broke off [cluster.cut-off]"
    )
    assert said(caught.value, "zh", "address") == "错误: 与调度器 <address> 的连接中断 [cluster.cut-off]"


def test_a_worker_with_several_threads_is_warned_of_and_does_one_task_at_a_time(site: Site) -> None:
    site.add_worker("--nthreads", "3")
    with hire(1, site.address) as crew:
        assert [render(found, "en") for found in crew.warnings] == [
            f"warning: worker {dict(crew.warnings[0].values)['worker']} has 3 threads and does one thing at a time;"
            " start it with --nworkers -1 --nthreads 1 [cluster.threads]"
        ]
        assert "有 3 个线程，但一次只做一件事" in render(crew.warnings[0], "zh")
        assert sorted(crew.run(double, range(9))) == [Done(number, 2 * number) for number in range(9)]
