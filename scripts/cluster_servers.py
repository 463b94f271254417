"""The servers of cluster-story.py: nodes of the program, and clusters of PostgreSQL by scripts/postgres.sh."""

import os
import re
import subprocess
import threading
import time
from pathlib import Path

from cluster_people import Browser, Lost

HERE = Path(__file__).resolve().parent


class Node:
    """`plumbline serve`, at one address for the whole story."""

    def __init__(self, name, arguments, log):
        self.name, self.arguments, self.log, self.port, self.process = name, arguments, log, 0, None

    def start(self):
        before = self.log.stat().st_size if self.log.exists() else 0
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [*self.arguments, "--port", str(self.port)], stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        for _ in range(600):
            found = re.search(rb"127\.0\.0\.1:(\d+)/", self.log.read_bytes()[before:].partition("已开始服务".encode())[2])
            if found:
                self.port = int(found[1])
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError(f"节点{self.name}没有启动：{self.log.read_text(errors='replace')[-600:]}")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        """The exit code after a polite request."""
        self.process.terminate()
        try:
            return self.process.wait(40)
        except subprocess.TimeoutExpired:
            self.kill()
            return "还在运行"

    def ready(self):
        """What load balancers are told: status and text."""
        try:
            answer = Browser("").get(self, "/health/ready")
            return answer.status, answer.page
        except Lost as lost:
            return 0, str(lost)


class Cluster:
    """A PostgreSQL server of scripts/postgres.sh."""

    def __init__(self, folder):
        self.folder, self.url = folder, ""

    def run(self, command, *more, check=True):
        done = subprocess.run([HERE / "postgres.sh", command, self.folder, *more], capture_output=True, text=True, timeout=180)
        if check and done.returncode:
            raise RuntimeError(f"postgres.sh {command}：{done.stderr.strip()}")
        return done.stdout.strip()

    def start(self, *settings):
        self.url = self.run("start", *settings)

    def rows(self, sql):
        lines = self.run("psql", "-qAt", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-c", sql)
        return [line.split("\t") for line in lines.splitlines()]

    def value(self, sql):
        return self.rows(sql)[0][0]

    def signal(self, number):
        """To the server and all its processes."""
        try:
            first = (self.folder / "data/postmaster.pid").read_text().split()[0]
        except OSError:
            return
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                if status.parent.name == first or re.search(rf"^PPid:\s{first}$", status.read_text(), re.M):
                    os.kill(int(status.parent.name), number)
            except OSError:
                pass  # Ended meanwhile.


def at_once(*works):
    """Does all of them at the same moment; what each gave or threw."""
    barrier, results = threading.Barrier(len(works)), [None] * len(works)

    def run(index, work):
        barrier.wait()
        try:
            results[index] = work()
        except Exception as error:
            results[index] = error

    threads = [threading.Thread(target=run, args=pair, daemon=True) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def until(seconds, holds):
    """Whether it came to hold within so many seconds."""
    end = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.2)
    return held
