"""Runs over a corpus that are killed, interrupted and begun twice, alone and on clusters: nothing is lost, nothing differs."""

import os
import re
import signal
import subprocess
import sys
import time

import psutil
import pytest
from distributed import LocalCluster

from framing.corpus import score_corpus
from tests.conftest import ROOT
from tests.corpus.news import articles, contents, manifest, scores, write

ARTICLES, CHUNK = 2_000, 50
PATIENCE = {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "5s"}


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return write(tmp_path_factory.mktemp("corpus") / "news.csv", articles(ARTICLES))


@pytest.fixture(scope="module")
def undisturbed(source, tmp_path_factory):
    """What a run holds that nobody disturbs."""
    return contents(
        score_corpus(source, tmp_path_factory.mktemp("undisturbed") / "out", chunk_size=CHUNK, evidence=True).target
    )


def begin(source, target, *arguments, seed="0"):
    """A run in a process of its own, in a group of its own as a terminal gives."""
    command = [
        sys.executable,
        "-m",
        "framing",
        "score",
        source,
        "-o",
        target,
        "--chunk-size",
        str(CHUNK),
        "--evidence",
        *arguments,
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, **PATIENCE}
    return subprocess.Popen(
        list(map(str, command)),
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def ended(run):
    out, err = run.communicate(timeout=120)
    assert "Traceback" not in err
    return run.returncode, out, err


def n_parts(target):
    return len(list(target.glob("part-*")))


def wait_for(run, target, parts):
    """Until so many parts are there; the run must not have ended."""
    until = time.monotonic() + 60
    while n_parts(target) < parts:
        assert run.poll() is None, run.communicate()
        assert time.monotonic() < until
        time.sleep(0.005)


def children(run):
    """Those that score."""
    found = [
        child for child in psutil.Process(run.pid).children(recursive=True) if "framing.child" in " ".join(child.cmdline())
    ]
    return [psutil.Process(child.pid) for child in found]


def test_a_run_that_is_killed_three_times(tmp_path, source, undisturbed):
    target = tmp_path / "out"
    for parts in (1, 9, 22):
        run = begin(source, target, "--workers", 2)
        wait_for(run, target, parts)
        orphans = children(run)
        run.kill()
        run.communicate()
        assert n_parts(target) < ARTICLES / CHUNK
        psutil.wait_procs(orphans, timeout=60)
        assert not any(child.is_running() for child in orphans)
    assert ended(begin(source, target))[0] == 0
    assert len(scores(target)) == ARTICLES
    assert contents(target) == undisturbed


def test_children_that_are_killed_three_times(tmp_path, source, undisturbed):
    target = tmp_path / "out"
    run = begin(source, target, "--workers", 2)
    for parts in (1, 9, 22):
        wait_for(run, target, parts)
        for child in children(run):
            child.kill()
    assert ended(run)[0] == 0
    assert contents(target) == undisturbed


def test_a_group_that_is_killed_as_a_whole(tmp_path, source, undisturbed):
    target = tmp_path / "out"
    run = begin(source, target)
    wait_for(run, target, 5)
    os.killpg(run.pid, signal.SIGKILL)
    run.communicate()
    assert ended(begin(source, target))[0] == 0
    assert contents(target) == undisturbed


def test_the_second_of_two_runs_is_refused(tmp_path, source, undisturbed):
    target = tmp_path / "out"
    first = begin(source, target)
    wait_for(first, target, 1)
    code, out, err = ended(begin(source, target))
    assert (code, out) == (2, "")
    assert err == f"framing: {target}: another run is writing there. Wait until it is done, or name another folder.\n"
    assert ended(first)[0] == 0
    assert contents(target) == undisturbed


def test_ctrl_c_reaches_all_processes_and_finishes_what_is_at_work(tmp_path, source, undisturbed):
    target = tmp_path / "out"
    run = begin(source, target, "--workers", 2)
    wait_for(run, target, 3)
    os.killpg(run.pid, signal.SIGINT)
    code, out, err = ended(run)
    assert (code, out) == (2, "")
    told = re.fullmatch(r"framing: stopped; ([\d,]+) articles are done; the same command goes on from here\.\n", err)
    assert int(told[1].replace(",", "")) == manifest(target)["result"]["articles"] == len(scores(target)) < ARTICLES
    assert not manifest(target)["result"]["complete"]
    assert not list(target.rglob("*.part"))
    assert ended(begin(source, target, "--workers", 2))[0] == 0
    assert contents(target) == undisturbed


def test_a_second_ctrl_c_does_not_wait(tmp_path, source, undisturbed):
    target = tmp_path / "out"
    run = begin(source, target)
    wait_for(run, target, 3)
    for _ in range(2):
        os.killpg(run.pid, signal.SIGINT)
        time.sleep(0.05)
    code, _, err = ended(run)
    assert code == 2
    assert err.startswith("framing: stopped; ")
    assert ended(begin(source, target))[0] == 0
    assert contents(target) == undisturbed


@pytest.mark.parametrize(("workers", "seed"), [(2, "1"), (1, "random")])
def test_neither_workers_nor_hash_seeds_change_a_byte(tmp_path, source, undisturbed, workers, seed):
    assert ended(begin(source, tmp_path / "out", "--workers", workers, seed=seed))[0] == 0
    assert contents(tmp_path / "out") == undisturbed


@pytest.fixture
def cluster():
    """Two workers in processes of their own, on this machine."""
    with LocalCluster(n_workers=2, threads_per_worker=2, processes=True, dashboard_address="127.0.0.1:0") as cluster:
        yield cluster


def test_a_cluster_that_runs_already(tmp_path, source, undisturbed, cluster):
    runs = [begin(source, tmp_path / name, "--scheduler", cluster.scheduler_address) for name in ("one", "two")]
    assert [ended(run)[0] for run in runs] == [0, 0]
    assert contents(tmp_path / "one") == contents(tmp_path / "two") == undisturbed


def test_workers_of_a_cluster_that_are_killed(tmp_path, source, undisturbed, cluster):
    target = tmp_path / "out"
    run = begin(source, target, "--scheduler", cluster.scheduler_address)
    for parts in (1, 9, 22):
        wait_for(run, target, parts)
        psutil.Process(next(iter(cluster.workers.values())).pid).kill()
        time.sleep(0.5)
    assert ended(run)[0] == 0
    assert contents(target) == undisturbed


def test_a_cluster_that_goes_away(tmp_path, source, undisturbed):
    target = tmp_path / "out"
    with LocalCluster(n_workers=1, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0") as cluster:
        run = begin(source, target, "--scheduler", cluster.scheduler_address)
        wait_for(run, target, 2)
    err = run.communicate(timeout=120)[1]  # Dask's own log may stand before the message
    assert run.returncode == 2
    assert err.endswith("framing: the Dask cluster went away. Start it again; the same command goes on from here.\n")
    assert ended(begin(source, target))[0] == 0
    assert contents(target) == undisturbed
