#!/usr/bin/env python3
"""Who signs on the command line: in a county that is not for demonstration only whoever proves to be it. One line a check: ✓ or ✗.

usage: sign-check.py PROGRAM
"""

import atexit
import base64
import hashlib
import hmac
import os
import pty
import re
import select
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cluster_people import Browser, Form
from cluster_servers import Node

program = str(Path(sys.argv[1]).resolve())
folder = Path(tempfile.mkdtemp(prefix="plumbline-sign-"))
data = folder / "county"
node = None
failed = 0


def clean():
    if node and node.process and node.process.poll() is None:
        node.kill()
    shutil.rmtree(folder, ignore_errors=True)


atexit.register(clean)


def run(*arguments, given="", environment=None):
    done = subprocess.run(
        [program, *map(str, arguments), "--data", str(data)], input=given, capture_output=True, text=True, timeout=120,
        env=os.environ | {"TZ": "Asia/Shanghai"} | (environment or {}))
    return done.returncode, done.stdout + done.stderr, done.stdout


def check(name, code, pattern, answer):
    global failed
    holds = answer[0] == code and re.search(pattern, answer[1])
    failed += not holds
    print(f"✓ {name}" if holds else f"✗ {name}（退出码 {answer[0]}，应为 {code}；应有“{pattern}”：{' '.join(answer[1].split())[:300]}）", flush=True)
    return answer


def entry():
    base = sqlite3.connect(f"file:{data}/plumbline.sqlite?mode=ro", uri=True)
    row = base.execute("SELECT entry, kind, action, login, person, content, request FROM journal ORDER BY entry DESC LIMIT 1").fetchone()
    base.close()
    return row


def says(name, holds):
    global failed
    failed += not holds
    print(f"✓ {name}" if holds else f"✗ {name}：{entry()}", flush=True)


def code(secret):
    """The authenticator's code of this moment (RFC 6238)."""
    mac = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = mac[19] & 15
    return f"{(struct.unpack('>I', mac[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def fresh(secret, used):
    """A code that has not been used yet; waits for the next one if need be."""
    while code(secret) in used:
        time.sleep(0.5)
    used.add(code(secret))
    return code(secret)


def terminal(*arguments, answers):
    """As a person at a terminal, who types when asked."""
    pid, end = pty.fork()
    if pid == 0:
        os.execv(program, [program, *map(str, arguments), "--data", str(data)])
    shown, pending = "", list(answers)
    while True:
        ready, _, _ = select.select([end], [], [], 30)
        if not ready:
            os.kill(pid, signal.SIGKILL)
            break
        try:
            piece = os.read(end, 4096).decode("utf-8", "replace")
        except OSError:
            break
        if not piece:
            break
        shown += piece
        if pending and piece.rstrip().endswith("："):
            os.write(end, (pending.pop(0) + "\n").encode())
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), shown, shown


# A county, its first administrator, a second one, and a mediator: each with a password of the own.
check("设立真实的县", 0, "已设立", run("found", "--code", "430699", "--name", "试验县人民政府", "--short", "试政"))
says("第一条记录不说是演示", "demonstration" not in entry()[5])
made = check("没有系统管理员的，维护人员设立第一名", 0, "密码：", run(
    "account", "create", "--login", "first", "--name", "管一", "--role", "administrator", "--organ", "430699"))
says("记在维护人员名下", entry()[2:4] == ("account.create", "operator"))
check("有了系统管理员，维护人员不再能开立账号", 1, "维护人员不能这样做", run(
    "account", "create", "--login", "mine", "--name", "我的", "--role", "administrator", "--organ", "430699"))
first = re.search("密码：(\\S+?)（", made[1])[1]
perform = ("perform", "--open", "mediation", "--organ", "430699", "--action", "screen")
check("没有写明由谁办理", 1, "input.noSigner", run(*perform))
check("只写账号的，须证明是本人", 1, "input.noSigner", run(*perform, "--as", "first"))
check("密码须由本人改过", 1, "identity.mustChange", run(*perform, "--as", "first", "--password-stdin", given=first + "\n"))
check("真实的县不能移动今天", 1, "input.notToday", run("serve", "--port", "0", "--as-of", "2021-01-18"))

node = Node("A", [program, "serve", "--data", str(data)], folder / "log")
node.start()
person = Browser("first", first)
answer = person.send(node, "POST", "/sign-in", {"login": "first", "password": first, "next": "/desk"})
fields = Form(person.get(node, "/account").page, "/account/password").fields
first = "Guan-Yi 2026 zhen?"
person.send(node, "POST", "/account/password", fields | {"oldPassword": person.password, "password": first, "repeat": first})
says("没有动态口令的系统管理员进不了管理", person.get(node, "/admin").location == "/account?done=second-factor-needed")
check("在命令行也不行", 1, "系统管理员须启用动态口令", run("config", "--set", "document.filing.days=20", "--reason", "省里的规定", "--as", "first",
                                              "--password-stdin", given=first + "\n"))
fields = Form(person.get(node, "/account").page, "/account/second-factor").fields
page = person.send(node, "POST", "/account/second-factor", fields | {"password": first}).page
fields = Form(page, "/account/second-factor/confirm").fields
secret, used = fields["secret"], set()
answer = person.send(node, "POST", "/account/second-factor/confirm", fields | {"code": fresh(secret, used)})
says("启用动态口令以后可以管理", person.get(node, "/admin").status == 200)

setting = ("config", "--set", "document.filing.days=20", "--reason", "省里的规定", "--as", "first")
check("密码不对", 1, "identity.wrongPassword", run(*setting, "--password-stdin", given="x\n"))
check("只有密码没有口令", 1, "input.noSigner|identity.wrongPassword", run(*setting, "--password-stdin", given=first + "\n"))
check("密码加口令，由标准输入", 0, "已修改", run(*setting, "--password-stdin", given=f"{first}\n{fresh(secret, used)}\n"))
kind, action, login, who, content = entry()[1:6]
says("设置的修改载明原值、新值、何人、何故、何途径", (kind, action, login) == ("administration", "setting.change", "first")
     and all(text in content for text in ('"old":"15"', '"new":"20"', "省里的规定", '"via":"cli"')))
check("超出界限的", 1, "应为60至100", run("config", "--set", "certificate.exam.pass=999", "--reason", "试验一下", "--as", "first", "--password-stdin",
                                   given=f"{first}\n{fresh(secret, used)}\n"))
proposed = check("重大的须由另一人确认", 0, "已提出", run("config", "--set", "certificate.exam.pass=70", "--reason", "提高要求", "--as", "first",
                                               "--password-stdin", given=f"{first}\n{fresh(secret, used)}\n"))
number = re.search(r"--confirm (\d+)", proposed[1])[1]
check("列出等待确认的", 0, "certificate.exam.pass.*由“60”改为“70”", run("config", "--proposals"))

# A token, by a terminal that shows nothing of what is typed.
shown = check("在终端输入密码和口令，开立令牌", 0, "令牌t-", terminal(
    "token", "create", "--as", "first", "--purpose", "脚本", answers=[first, fresh(secret, used)]))
says("终端上不显示密码", first not in shown[1])
text = re.search(r"^[-\w]{43}$", shown[1].replace("\r", ""), re.M)[0]
place = folder / "token"
place.write_text(text + "\n")
check("令牌不能确认", 1, "不能用令牌办理", run("config", "--confirm", number, "--token-file", place))
check("本人不能确认自己提出的", 1, "由您本人提出", run("config", "--confirm", number, "--as", "first", "--password-stdin",
                                       given=f"{first}\n{fresh(secret, used)}\n"))
check("令牌不属于所写的账号", 1, "identity.token", run("config", "--confirm", number, "--as", "other", "--token-file", place))
check("令牌不能开立账号", 1, "不能用令牌办理", run(
    "account", "create", "--login", "second", "--name", "管二", "--role", "administrator", "--organ", "430699", "--token-file", place))
check("密码可以", 0, "密码：", run(
    "account", "create", "--login", "second", "--name", "管二", "--role", "administrator", "--organ", "430699", "--as", "first", "--password-stdin",
    given=f"{first}\n{fresh(secret, used)}\n"))
check("令牌不能授予岗位", 1, "不能用令牌办理", run(
    "account", "grant", "second", "--role", "head", "--organ", "430699", "--token-file", place))
check("令牌不能修改设置", 1, "不能用令牌办理", run("config", "--set", "document.filing.days=25", "--reason", "省里的规定", "--token-file", place))
check("令牌不能登记隶属关系", 1, "不能用令牌办理", run("jurisdiction", "--superior", "无", "--token-file", place))
check("没有县负责人岗位的不能印发报告", 1, "engine.forbidden", run("report", "--year", "2020", "--issue", "--token-file", place))
check("维护人员可以重算，系统管理员也可以", 0, "", run("recount"))
check("系统管理员决定重算", 0, "", run("recount", "--token-file", place))
check("用令牌停用", 0, "已经停用", run("account", "disable", "second", environment={"PLUMBLINE_TOKEN": text}))
says("记录写明令牌", '"via":"token:t-' in entry()[5] and entry()[3] == "first")
check("撤销令牌", 0, "已经撤销", run("token", "revoke", re.search(r"令牌(t-[0-9a-f]+)", shown[1])[1], "--token-file", place))
check("撤销以后无效", 1, "identity.token", run("account", "enable", "second", "--token-file", place))
check("真实的县不能写别的日子", 1, "input.notToday", run(*perform, "--as", "first", "--on", "2020-06-01", "--password-stdin", given="x\n"))
says("动态口令的密钥在库中是封存的", base64.b32decode(secret) not in (data / "plumbline.sqlite").read_bytes() + (data / "plumbline.sqlite-wal").read_bytes())
modes = {path.name: oct(path.stat().st_mode & 0o777) for path in [data / "plumbline.sqlite", data / "keys", data / "keys/accounts.key"]}
says(f"文件只有本人能读：{modes}", set(modes.values()) == {"0o600", "0o700"})
check("核验相符", 0, "全部相符", run("verify"))
says("核验不说是演示", "演示数据" not in run("verify")[1])
sys.exit(1 if failed else 0)
