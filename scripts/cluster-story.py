#!/usr/bin/env python3
"""Two nodes on one PostgreSQL primary with a streaming replica, while people work and things break. One line a check: ✓ or ✗.

usage: cluster-story.py PROGRAM SQLITE-DATA-FOLDER

The folder is read and not changed. Ends with 0 whatever the checks say, and with 1 only if the story cannot be told to its end.
"""

import atexit
import json
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cluster_people import PATIENCE, TODAY, Answer, Browser, Ledger, Lost, Worker, is_done
from cluster_servers import Cluster, Node, at_once, until

COUNTY = "430626"
# Officers of one organ draw their documents' numbers from one series, on both nodes at once.
BUREAU, OFFICERS = "430626-mz", 4
TOWNSHIPS = ("430626108", "430626109")
FOUND = {"f.disputeKind": "neighbour", "f.subject": "相邻关系纠纷", "f.place": "平江县境内", "f.brief": "因通道使用发生争执",
         "f.parties.0.citizenName": "钟一", "f.parties.1.citizenName": "钟二"}
SETTLED = {"f.settlementNote": "经现场劝导，双方当场言和"}


class Checks:
    def that(self, name, holds, details=""):
        # On one line, whatever the details hold.
        print(f"✓ {name}" if holds else f"✗ {name}（{' '.join(str(details).split())[:600]}）", flush=True)
        return bool(holds)

    def equal(self, name, found, expected):
        return self.that(name, found == expected, f"{found}，应为 {expected}")


class Story:
    def __init__(self, program, data):
        self.program, self.data = str(Path(program).resolve()), Path(data).resolve()
        self.checks, self.ledger = Checks(), Ledger()
        # Short, for the sockets' sake; and no place of the caller's own temporary folder that only the caller may enter.
        self.folder = Path(tempfile.mkdtemp(prefix="plumbline-", dir="/tmp"))
        self.folder.chmod(0o755)
        atexit.register(self.clean)
        # The county without its SQLite file: nothing can be read from there by mistake.
        self.county = self.folder / "county"
        self.county.mkdir()
        for name in ("keys", "calendar"):
            if (self.data / name).is_dir():
                shutil.copytree(self.data / name, self.county / name)
        shutil.copy(self.data / "report-template.md", self.county)
        self.primary, self.replica = Cluster(self.folder / "p"), Cluster(self.folder / "r")
        self.nodes, self.children, self.by_command = [], set(), 0

    def clean(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        for process in [node.process for node in self.nodes] + list(self.children):
            if process and process.poll() is None:
                process.kill()
        for cluster in (self.primary, self.replica):
            cluster.run("destroy", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def command(self, *arguments, timeout=300):
        given = [self.program, *map(str, arguments)]
        process = subprocess.Popen(given, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.children.add(process)
        try:
            output, errors = process.communicate(timeout=timeout)
            return subprocess.CompletedProcess(given, process.returncode, output, errors)
        finally:
            process.kill()
            self.children.discard(process)

    @property
    def place(self):
        return ["--data", self.county, "--database", self.primary.url]

    def source(self, sql):
        """Asks the county's SQLite file."""
        connection = sqlite3.connect(f"file:{self.data}/plumbline.sqlite?mode=ro", uri=True)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def tell(self):
        # Without these there is nothing to tell.
        self.move()
        self.open_nodes()
        self.sign_in_people()
        for title, part in (
            ("共用登录", self.share_sessions), ("同时办理", self.act_twice), ("副本", self.read_own_writes), ("故障", self.work_through_trouble),
            ("事后", self.look_back), ("没有副本", self.lose_replica), ("结束", self.close)):
            try:
                part()
            except Exception as error:
                self.checks.that(f"“{title}”讲到底", False, f"{type(error).__name__} {error}")

    # From SQLite to PostgreSQL

    def figures(self, *place):
        """The figures of the county and of a township as the command prints them."""
        done = [
            self.command("figures", *place, "--organ", organ, "--year", 2020, "--format", "json") for organ in (COUNTY, TOWNSHIPS[0])]
        problem = "".join(one.stderr for one in done if one.returncode)
        return problem or "".join(one.stdout for one in done)

    def verified(self, *place):
        """The last lines of `verify`: how much there is, the head of the chain, the verdict."""
        done = self.command("verify", *place)
        return (done.stdout + done.stderr).strip().splitlines()[-3:]

    def move(self):
        checks = self.checks
        self.primary.start("shared_buffers=256MB", "max_wal_size=4GB")
        made = at_once(*[lambda: self.command("migrate", "--database", self.primary.url)] * 2)
        outcomes = [one.stdout + one.stderr for one in made]
        checks.that("两个进程同时建表，都正常结束", all(one.returncode == 0 for one in made), outcomes)
        steps = [line for text in outcomes for line in text.splitlines() if line.startswith("  2")]
        checks.equal("两个进程同时建表，每一步只建一次", len(steps), len(set(steps)))
        checks.that("两个进程同时建表，各步都建了", len(steps) >= 10, outcomes)

        copied = self.command("copy", "--from", f"sqlite:{self.data}/plumbline.sqlite", "--to", self.primary.url, "--data", self.county)
        is_copied = copied.returncode == 0 and "全部相符。" in copied.stdout
        if not checks.that("把全县从 SQLite 复制到 PostgreSQL，逐条核验", is_copied, copied.stdout + copied.stderr):
            raise RuntimeError("没有复制成，讲不下去")
        # A tally that has come down to nothing may have a row or none.
        tables = ("organ", "person", "post", "account", "matter", "journal", "clock", "citation", "fact", "rollup", "publication",
                  "paper", "counter", "checkpoint", "waiting", "handled", "attribute", "tally WHERE value <> 0")
        count = " UNION ALL ".join(f"SELECT '{table}', COUNT(*) FROM {table}" for table in tables)
        counts = dict(self.source(count)), {table: int(rows) for table, rows in self.primary.rows(count)}
        checks.equal("每张表的行数一致", {t: (counts[0][t], counts[1][t]) for t in tables if counts[0][t] != counts[1][t]}, {})

        # The replica follows what is there by then, and everything after.
        self.replica.url = self.primary.run("replica", self.replica.folder)
        sqlite = ["--data", self.data]
        before, after = at_once(lambda: self.verified(*sqlite), lambda: self.verified(*self.place))
        checks.that("SQLite 中的数据核验相符", before[-1:] == ["全部相符。"], before)
        checks.that("PostgreSQL 中的数据核验相符", after[-1:] == ["全部相符。"], after)
        checks.equal("两边核验的条数和链首摘要一致", after, before)
        first, second = self.figures(*sqlite), self.figures(*self.place)
        checks.that("两边的指标逐字相同", first == second and first.startswith("["), f"{first[:200]} ≠ {second[:200]}")

    # Two nodes

    def node(self, name):
        arguments = [self.program, "serve", *self.place, "--replica", self.replica.url, "--as-of", TODAY]
        return Node(name, list(map(str, arguments)), self.folder / f"{name}.log")

    def open_nodes(self):
        self.nodes = [self.node("A"), self.node("B")]
        self.a, self.b = self.nodes
        for problem in at_once(self.a.start, self.b.start):
            if problem:
                raise problem
        self.begun = int(self.primary.value("SELECT MAX(entry) FROM journal"))
        # The first sweep may be writing what the law does by itself.
        for _ in range(40):
            ready = [node.ready() for node in self.nodes]
            last = int(self.primary.value("SELECT MAX(entry) FROM journal"))
            if ready == [(200, f"ok {last}")] * 2:
                break
            time.sleep(0.25)
        self.checks.equal("两个节点都就绪，给出同一条记录的编号", ready, [(200, f"ok {last}")] * 2)

    def people(self, organ, role):
        return [row[0] for row in self.source(
            f"SELECT person FROM post WHERE organ = '{organ}' AND role = '{role}' AND valid_until IS NULL ORDER BY person")]

    def person(self, login):
        done = self.command("account", "reset-password", *self.place, login, "--format", "json")
        if done.returncode:
            raise RuntimeError(f"账号{login}不能设密码：{done.stdout}{done.stderr}")
        return Browser(login, json.loads(done.stdout)["password"]).sign_in(random.choice(self.nodes))

    def sign_in_people(self):
        """Twelve people: eight who work through everything, and four of the same townships for the rest."""
        certificates = dict(self.source(
            f"SELECT json_extract(body, '$.holder'), id FROM matter WHERE kind = 'certificate' AND organ = '{BUREAU}' AND stage = 'inForce'"))
        power = self.source(
            f"SELECT id FROM matter WHERE kind = 'power' AND organ = '{BUREAU}' AND stage = 'inUse' AND json_extract(body, '$.type') = 'penalty' ORDER BY id")[0][0]
        officers = [login for login in self.people(BUREAU, "officer") if login in certificates][:OFFICERS]
        mediators = [(organ, login) for organ in TOWNSHIPS for login in self.people(organ, "mediator")[:2]]
        readers = [self.people(TOWNSHIPS[0], "head")[0], self.people(BUREAU, "head")[0]]
        logins = officers + [login for _, login in mediators] + readers
        # By several command lines at once, beside the nodes.
        found = []
        for start in range(0, len(logins), 4):
            found += at_once(*[lambda login=login: self.person(login) for login in logins[start:start + 4]])
        problems = [one for one in found if isinstance(one, Exception)]
        if not self.checks.that("命令行同时重设密码，各人登录并修改密码", not problems, problems):
            raise RuntimeError("没有人能登录，讲不下去")
        browsers = {browser.login: browser for browser in found}
        self.courses = [
            (browsers[login], (f"/matters/penalty/open/decide-on-the-spot?organ={BUREAU}", self.spot(certificates[login], power), "report-spot", {}))
            for login in officers]
        self.courses += [(browsers[login], (self.screening(organ), FOUND, "settle", SETTLED)) for organ, login in mediators]
        self.mediators = [browsers[login] for _, login in mediators]
        self.reader, self.head = (browsers[login] for login in readers)

    @staticmethod
    def screening(organ):
        return f"/matters/mediation/open/screen?organ={organ}"

    @staticmethod
    def spot(certificate, power):
        return {"f.cause": "擅自开展公开募捐", "f.powerItem": str(power), "f.party.kind": "citizen", "f.party.citizenName": "李大同",
                "f.capacity": "full", "f.officers.certificates": str(certificate),
                "f.facts": "当场查获擅自开展公开募捐", "f.legalBasis": "《慈善法》第一百零一条", "f.penalties.0.kind": "warning",
                "f.spotLaw": "penaltyLaw", "f.spotTold": "true"}

    def act(self, browser, path, fields, at=None, to=None):
        """One form by one person; the matter."""
        at = at or random.choice(self.nodes)
        filled = browser.form(at, path) | fields
        return self.ledger.note(browser, filled, browser.send(to or at, "POST", path, filled))

    def try_act(self, name, *given, **nodes):
        try:
            self.checks.that(name, self.act(*given, FOUND, **nodes))
        except (RuntimeError, Lost) as error:
            self.checks.that(name, False, error)

    def share_sessions(self):
        checks, visitor = self.checks, Browser(self.reader.login, self.reader.password)
        visitor.sign_in(self.a)
        checks.equal("在A上登录，B上同样有效", visitor.get(self.b, "/desk").status, 200)
        self.try_act("在A上打开的表单，交给B办理", self.mediators[0], self.screening(TOWNSHIPS[0]), at=self.a, to=self.b)
        cookies = dict(visitor.cookies)
        visitor.sign_out(self.b)
        visitor.cookies = cookies
        ended = until(15, lambda: visitor.get(self.a, "/desk").location.startswith("/sign-in"))
        checks.that("在B上退出，A上数秒内也失效", ended, "15秒后仍有效")

    def act_twice(self):
        """The same form to both nodes at the same moment; and two people on the same matter."""
        checks, (one, other) = self.checks, self.mediators[:2]
        path, wrong = self.screening(TOWNSHIPS[0]), []
        twin = Browser(one.login)
        twin.cookies = dict(one.cookies)
        for _ in range(8):
            filled = one.form(self.a, path) | FOUND
            answers = at_once(lambda: one.send(self.a, "POST", path, filled), lambda: twin.send(self.b, "POST", path, filled))
            told = {str(answer.location) if isinstance(answer, Answer) and is_done(answer) else str(answer) for answer in answers}
            if len(told) == 1 and is_done(answers[0]):
                self.ledger.note(one, filled, answers[0])
            else:
                wrong.append(told)
        checks.that("同一张表单同时交给两个节点，只办一次，得到同一答复", not wrong, wrong[:3])

        wrong = []
        for _ in range(5):
            matter = self.act(one, path, FOUND)
            step = f"/matter/{matter}/do/settle"
            forms = [one.form(self.a, step) | SETTLED, other.form(self.b, step) | SETTLED]
            answers = at_once(lambda: one.send(self.a, "POST", step, forms[0]), lambda: other.send(self.b, "POST", step, forms[1]))
            done = [index for index, answer in enumerate(answers) if isinstance(answer, Answer) and is_done(answer)]
            rest = [answer for index, answer in enumerate(answers) if index not in done]
            for index in done:
                self.ledger.note((one, other)[index], forms[index], answers[index])
            # Whoever comes second by a hair meets a conflict; by more, a matter that is closed already.
            if len(done) != 1 or not isinstance(rest[0], Answer) or rest[0].status not in (403, 404, 409, 422):
                wrong.append([str(answer) for answer in answers])
        checks.that("两人在两个节点同时办理同一件，只有一人办成", not wrong, wrong[:3])

        # The same form again after the matter has moved on: what was done is told again, not an error.
        filled = one.form(self.a, path) | FOUND
        opened = one.send(self.a, "POST", path, filled)
        matter = self.ledger.note(one, filled, opened)
        step = f"/matter/{matter}/do/settle"
        settled = one.form(self.a, step) | SETTLED
        first = one.send(self.a, "POST", step, settled)
        self.ledger.note(one, settled, first)
        again = [one.send(self.b, "POST", step, settled), one.send(self.b, "POST", path, filled)]
        checks.equal("办结以后把原表单再交给另一节点，得到原来的答复", [str(one.location or one) for one in again], [first.location, opened.location])

        # The command line beside the nodes.
        given = ["--open", "mediation", "--organ", TOWNSHIPS[0], "--action", "screen", "--as", one.login, "--on", TODAY, "--request", "story/1"]
        fills = ["--fill", "disputeKind=neighbour", "--fill", "subject=相邻关系纠纷", "--fill", 'parties=[{"citizenName":"钟一"},{"citizenName":"钟二"}]']
        done = at_once(*[lambda: self.command("perform", *self.place, *given, *fills, "--format", "json")] * 2)
        told = sorted(one.stdout.strip() + one.stderr.strip() for one in done)
        checks.that("命令行以同一请求编号同时办理两次，只办一次", [one.returncode for one in done] == [0, 0]
                    and sum('"repeat":true' in text for text in told) == 1, told)
        self.by_command = any(one.returncode == 0 for one in done)

    # Figures from the replica

    def read_own_writes(self):
        checks, one = self.checks, self.mediators[0]
        path = self.screening(TOWNSHIPS[0])

        def rounds(times):
            wrong = {"same": [], "other": []}
            count = one.figure(self.a, "mediation.screened")
            for turn in range(times):
                here, there = self.nodes[turn % 2], self.nodes[1 - turn % 2]
                self.act(one, path, FOUND, at=here)
                count += 1
                for which, node in (("same", here), ("other", there)):
                    began = time.monotonic()
                    seen = one.figure(node, "mediation.screened")
                    if seen != count or time.monotonic() - began > 5:
                        wrong[which].append(f"{node.name} {seen}，应为 {count}，{time.monotonic() - began:.1f}秒")
            return wrong

        wrong = rounds(10)
        checks.that("刚办理的人在指标页上立即看到自己的办理", not wrong["same"], wrong["same"][:3])
        checks.that("换到另一节点看也是", not wrong["other"], wrong["other"][:3])
        # A replica that stands still cannot have it.
        self.replica.run("psql", "-qc", "SELECT pg_wal_replay_pause()")
        try:
            wrong = rounds(4)
        finally:
            self.replica.run("psql", "-qc", "SELECT pg_wal_replay_resume()")
        checks.that("副本落后时，刚办理的人仍立即看到", not wrong["same"] + wrong["other"], (wrong["same"] + wrong["other"])[:3])
        checks.that("指标页由副本读出", self.is_replica_read(10), "副本上没有查询")

    def is_replica_read(self, seconds):
        """Whether the pages of somebody who has not acted are read from the replica, within so many seconds."""
        began = self.replica.value("SELECT clock_timestamp()")

        def is_read():
            for node in self.nodes:
                self.head.get(node, "/figures?year=2020")
            return int(self.replica.value(
                f"SELECT COUNT(*) FROM pg_stat_activity WHERE usename = 'plumbline' AND query_start > '{began}'")) > 0

        return until(seconds, is_read)

    # Trouble

    def work_through_trouble(self):
        checks, ledger = self.checks, self.ledger
        workers = [Worker(browser, self.nodes, ledger, course) for browser, course in self.courses]
        for worker in workers:
            worker.start()
        time.sleep(4)
        checks.that("八人轮流在两个节点办理", all(ledger.since(0, node.name) > 10 for node in self.nodes), f"办成{ledger.since(0)}个环节")

        self.a.kill()
        killed = time.monotonic()
        time.sleep(3)
        checks.that("A被 kill -9 后，B上照常办理", ledger.since(killed, "B") > 0, "没有办成一件")
        self.a.start()
        back = time.monotonic()
        checks.that("A重新启动后，两个节点都在办理", until(10, lambda: all(ledger.since(back, node.name) for node in self.nodes)), "10秒内没有")

        for _ in range(3):
            self.primary.run("psql", "-qc", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'plumbline'")
            time.sleep(1)
        cut = time.monotonic()
        checks.that("数据库连接几次全被切断后，两个节点都接着办理",
                    until(10, lambda: all(ledger.since(cut, node.name) for node in self.nodes)), "10秒内没有")

        self.primary.run("stop", "fast")
        self.look_at_outage()
        self.primary.run("start")
        back = time.monotonic()
        checks.that("主库回来后，两个节点都接着办理", until(15, lambda: all(ledger.since(back, node.name) for node in self.nodes)), "15秒内没有")
        time.sleep(3)
        for worker in workers:
            worker.leaving.set()
        for worker in workers:
            worker.join(PATIENCE * 2)
        checks.that("没有人的表单一直得不到答复", not any(worker.given_up or worker.is_alive() for worker in workers),
                    [worker.given_up[:1] for worker in workers])
        checks.that("没有人得到不该有的答复", not ledger.faults, [len(ledger.faults), *ledger.faults[:3]])

    def look_at_outage(self):
        """What people and load balancers see of both nodes while there is no primary."""
        checks, wrong, slowest, ready = self.checks, [], 0, []

        def look(node):
            answer = self.reader.get(node, "/desk")
            if answer.status == 503:
                self.ledger.apology(answer)
            else:
                wrong.append(answer)

        # By the end of it no session is believed without the table.
        end = time.monotonic() + 7
        while time.monotonic() < end:
            for node in self.nodes:
                for visit in (look, lambda node: ready.append(node.ready()[0])):
                    began = time.monotonic()
                    try:
                        visit(node)
                    except Lost as lost:
                        wrong.append(f"没有答复：{lost}")
                    slowest = max(slowest, time.monotonic() - began)
            time.sleep(0.3)
        checks.that("主库停着时，页面答复503", not wrong, [len(wrong), *map(str, wrong[:2])])
        checks.equal("主库停着时，两个节点都报告未就绪", set(ready), {503})
        checks.that("主库停着时，这些答复都在五秒以内", slowest < 5, f"{slowest:.1f}秒")
        alive = [Browser("").get(node, "/health/live").status for node in self.nodes]
        checks.equal("主库停着时，两个节点都活着", alive, [200] * 2)
        inside = re.compile(r"error:|fatal|SQLSTATE|libpq|postgres|\.swift|server closed|connection to|意外错误", re.I)
        shown = {text: re.sub(r"<[^>]*>", " ", page) for page, text in self.ledger.apologies.items()}
        bad = [text for text, words in shown.items() if inside.search(words) or not re.search("[一-龥]{4}.*(稍后|再试|重试)", words, re.S)]
        checks.that("出错页用中文说明怎样办，不露出内部情况", shown and not bad, bad[:2] or "没有出错页")

    # Afterwards

    def look_back(self):
        checks, ledger = self.checks, self.ledger
        rows = self.primary.rows(
            f"SELECT request, login, action, matter, entry FROM journal WHERE entry > {self.begun} AND request LIKE 'web:%' ORDER BY entry")
        written = {request: (login, action, int(matter), int(entry)) for request, login, action, matter, entry in rows}
        told = {one["request"]: (one["login"], one["action"], one["matter"], one["entry"]) for one in ledger.done}
        lost = [request for request in told if request not in written]
        checks.that("答复为已办理的，一件不少", told and not lost, [len(lost), *lost[:3]])
        other = [f"{request} {told[request]} {written[request]}" for request in told if written.get(request, told[request]) != told[request]]
        checks.that("答复的事项和记录编号与全过程记录一致", not other, other[:3])
        untold = [request for request in written if request not in told]
        checks.that("没有多办一件", not untold, [len(untold), *untold[:3]])
        # Once more without the requests' names: a step carried out twice under two of them would show here. What the law does by itself
        # when a limit runs out is the sweep's.
        steps = [one["action"] for one in ledger.done] + ["screen"] * self.by_command
        counted = self.primary.rows(
            f"SELECT action, COUNT(*) FROM journal WHERE entry > {self.begun} AND matter IS NOT NULL AND login <> 'system' GROUP BY action")
        expected = {step: steps.count(step) for step in set(steps)}
        checks.equal("各环节的记录条数与答复的次数一致", {action: int(count) for action, count in counted}, expected)
        twice = self.primary.value(
            "SELECT COUNT(*) FROM (SELECT 1 FROM journal WHERE request IS NOT NULL GROUP BY county, request HAVING COUNT(*) > 1) AS twice")
        checks.equal("没有一个请求办了两次", twice, "0")
        count, first, last = self.primary.rows("SELECT COUNT(*), MIN(entry), MAX(entry) FROM journal")[0]
        checks.that("全过程记录编号从1起没有空缺", first == "1" and count == last, (count, first, last))
        gaps = self.primary.rows(
            "SELECT c.organ, c.series, c.value, d.* FROM counter c LEFT JOIN (SELECT county, organ, series, year, COUNT(*) AS n, "
            "MIN(serial) AS first, MAX(serial) AS last FROM paper WHERE number IS NOT NULL GROUP BY county, organ, series, year) d "
            "ON (c.county, c.organ, c.series, c.year) = (d.county, d.organ, d.series, d.year) "
            "WHERE NOT (c.value = d.n AND d.last = d.n AND d.first = 1) OR (d.n IS NULL AND c.value > 0)")
        checks.that("文号没有空缺，也没有重号", not gaps, gaps[:3])
        drawn = self.primary.value(f"SELECT COUNT(*) FROM paper WHERE number IS NOT NULL AND organ = '{BUREAU}' AND entry > {self.begun}")
        decided = sum(one["action"] == "decide-on-the-spot" for one in ledger.done)
        checks.equal("每件当场处罚各有一个文号", drawn, str(decided))
        caught = until(30, lambda: self.replica.value(f"SELECT pg_last_wal_replay_lsn() >= '{self.primary.value('SELECT pg_current_wal_lsn()')}'") == "t")
        checks.that("副本跟上主库", caught, "30秒内没有")
        first, second = self.figures(*self.place), self.figures("--data", self.county, "--database", self.replica.url)
        checks.that("副本的指标与主库逐字相同", first == second and first.startswith("["), f"{first[:200]} ≠ {second[:200]}")

    # Without the replica

    def pages(self, name, limit):
        """Pages of both nodes at once: figures, and what is never read from the replica."""
        def visit(browser, node, path):
            began = time.monotonic()
            answer = browser.get(node, path, timeout=30)
            is_whole = answer.status == 200 and (path == "/desk" or "/figures/" in answer.page)
            return is_whole, time.monotonic() - began, "" if is_whole else f"{answer}"

        # Browsers of their own: one carries one request at a time.
        asked = [(person, node, path) for node in self.nodes for person, path in (
            (self.head, "/figures?year=2020"), (self.reader, "/figures/mediation.screened?year=2020"), (self.reader, "/desk"))]
        works = []
        for person, node, path in asked:
            browser = Browser(person.login)
            browser.cookies = dict(person.cookies)
            works.append(lambda browser=browser, node=node, path=path: visit(browser, node, path))
        found = at_once(*works)
        told = [f"{node.name} {path} {one if isinstance(one, Exception) else f'{one[1]:.1f}秒{one[2]}'}" for (_, node, path), one in zip(asked, found)]
        bad = [text for text, one in zip(told, found) if isinstance(one, Exception) or not one[0] or one[1] > limit]
        self.checks.that(name, not bad, bad[:3])

    def lose_replica(self):
        one, path = self.mediators[2], self.screening(TOWNSHIPS[1])
        # Connections that stand open are the ones that nobody refuses.
        for node in self.nodes:
            self.head.get(node, "/figures?year=2020")
        self.replica.signal(signal.SIGSTOP)
        try:
            self.pages("副本停住不动时，两个节点的页面都在十秒内给出", 10)
            self.pages("副本停住不动时，以后的页面不再等它", 3)
            self.try_act("副本停住不动时，照常办理", one, path)
        finally:
            self.replica.signal(signal.SIGCONT)
        self.replica.run("stop", "immediate")
        self.pages("副本停掉时，两个节点的页面都在三秒内给出", 3)
        self.try_act("副本停掉时，照常办理", one, path)
        self.replica.run("start")
        self.checks.that("副本回来后又由它读出", self.is_replica_read(40), "40秒内没有")

    def close(self):
        checks = self.checks
        checks.equal("两个节点收到 SIGTERM 后正常退出", at_once(self.a.stop, self.b.stop), [0, 0])
        said = [line for node in self.nodes for line in node.log.read_text(errors="replace").splitlines()
                if '"unexpected error"' in line or "Fatal error" in line or "Crash" in line]
        checks.that("节点没有意外错误", not said, said[:2])
        after = self.verified(*self.place)
        checks.that("经过这一切，PostgreSQL 中的数据核验相符", after[-1:] == ["全部相符。"], after)


def main():
    if len(sys.argv) != 3:
        sys.exit("用法：cluster-story.py 程序 SQLite数据文件夹")
    # Ended from outside, it cleans up just the same.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit(1))
    try:
        Story(*sys.argv[1:]).tell()
    except Exception as error:
        print(f"✗ 集群故事没有讲完（{type(error).__name__} {' '.join(str(error).split())[:800]}）", flush=True)
        sys.exit(1)
    print("集群故事结束", flush=True)


if __name__ == "__main__":
    main()
