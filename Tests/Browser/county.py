"""The program at work on a copy of a county's data, and the accounts of the people in the stories."""

import json
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

# The day that the demonstration takes for today: a Monday after the county's year.
TODAY = "2021-01-18"


class County:
    def __init__(self, program: str, data: str, out: str) -> None:
        self.program, self.data, self.out = program, data, Path(out)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        # What a person's password is now, by login.
        self.passwords: dict[str, str] = {}

    def issue_password(self, login: str) -> None:
        """A one-time password from the command line, as for somebody who has forgotten theirs."""
        command = [self.program, "account", "reset-password", "--data", self.data, login, "--format", "json"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise RuntimeError(f"账号{login}不能设密码：{done.stderr or done.stdout}")
        self.passwords[login] = json.loads(done.stdout)["password"]

    def open_account(self, login: str, name: str, role: str, organ: str) -> None:
        """An account for a post that nobody in the county's year holds."""
        command = [self.program, "account", "create", "--data", self.data, "--login", login, "--name", name, "--role", role, "--organ", organ]
        done = subprocess.run([*command, "--as-of", TODAY, "--format", "json"], capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise RuntimeError(f"账号{login}不能开立：{done.stderr or done.stdout}")
        self.passwords[login] = json.loads(done.stdout)["password"]

    def start(self, day: str = TODAY) -> None:
        command = [self.program, "serve", "--data", self.data, "--port", str(self.port), "--as-of", day, "--log-level", "error"]
        # Whatever one day's server says is read at the end.
        self.log = open(Path(self.data) / "browser.log", "a", encoding="utf-8")
        self.server = subprocess.Popen(command, stdout=self.log, stderr=self.log)
        for _ in range(300):
            if self.server.poll() is not None:
                break
            try:
                urllib.request.urlopen(self.address + "/health/ready", timeout=1)
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        self.stop()
        sys.exit(f"服务没有启动：{self.said()[-800:]}")

    def stop(self) -> int:
        """Asks the server to end as an operator does; its exit code."""
        if self.server.poll() is None:
            self.server.terminate()
        try:
            return self.server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.server.kill()
            return -1

    def said(self) -> str:
        return (Path(self.data) / "browser.log").read_text(encoding="utf-8")

    def ask(self, sql: str, *values: object) -> list[tuple]:
        """Reads the register, for what a story needs to know beforehand; never writes."""
        connection = sqlite3.connect(f"file:{self.data}/plumbline.sqlite?mode=ro", uri=True, timeout=10)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def people(self, organ: str, role: str) -> list[str]:
        rows = self.ask("SELECT person FROM post WHERE organ = ? AND role = ? AND valid_until IS NULL ORDER BY person", organ, role)
        return [row[0] for row in rows]

    def matter(self, sql: str, *values: object) -> int:
        """The first matter that a condition names."""
        rows = self.ask(f"SELECT id FROM matter WHERE {sql} ORDER BY id LIMIT 1", *values)
        if not rows:
            raise RuntimeError(f"数据中没有这样的事项：{sql}")
        return rows[0][0]
