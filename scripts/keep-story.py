#!/usr/bin/env python3
"""Nothing is lost: backup, restore killed at any moment, a running copy of a server that is killed and whose folder is gone, a cut-off log, spoilt
pages, the drill. Real processes, real kill -9. One line a check: ✓ or ✗.   usage: keep-story.py PROGRAM [ROUNDS]"""
import json, os, random, re, shutil, signal, sqlite3, subprocess, sys, tempfile, threading, time

program = os.path.realpath(sys.argv[1])
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 60
folder = tempfile.mkdtemp(prefix="plumbline-keep-")
failed = 0


def check(name, good, more=""):
    global failed
    failed += not good
    print(("✓ " if good else "✗ ") + name + ("" if good else f"（{str(more).strip()[-600:]}）"), flush=True)


def run(*words, timeout=120):
    done = subprocess.run([program, *words], capture_output=True, text=True, timeout=timeout)
    return done.returncode, done.stdout + done.stderr


def last_entry(path):
    base = sqlite3.connect(f"{path}/plumbline.sqlite")
    try:
        return base.execute("SELECT MAX(entry) FROM journal").fetchone()[0]
    finally:
        base.close()


def found(path, code, name):
    assert run("found", "--data", path, "--code", code, "--name", name, "--short", name[:1] + "政")[0] == 0
    assert run("account", "create", "--data", path, "--login", "root", "--name", "张某", "--role", "administrator", "--organ", code)[0] == 0
    return path


def add(path):
    """One more entry in the journal, confirmed when the command ends."""
    return run("account", "reset-password", "root", "--data", path)


def opened(path):
    """Opens by the program, which carries a broken-off restore to its end; then what the file holds."""
    code, text = run("jobs", "--data", path)
    if code or not os.path.exists(f"{path}/plumbline.sqlite"):
        return code, text, sorted(os.listdir(path)), 0, 0
    base = sqlite3.connect(f"{path}/plumbline.sqlite")
    try:
        whole = base.execute("PRAGMA integrity_check").fetchone()[0]
        county = base.execute("SELECT DISTINCT county FROM journal").fetchall()
        entries = base.execute("SELECT COUNT(*), MAX(entry) FROM journal").fetchone()
        return code, whole, [c for (c,) in county], entries[0], entries[1]
    finally:
        base.close()


class Server:
    def __init__(self, path, *words):
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([program, "serve", "--data", path, "--port", "0", *words], stderr=self.log, stdout=self.log)
        self.is_up = False
        for _ in range(600):
            if "已开始服务" in self.text():
                self.is_up = True
                break
            if self.process.poll() is not None:
                break
            time.sleep(0.05)

    def text(self):
        self.log.seek(0)
        return self.log.read()

    def kill(self, number=signal.SIGKILL):
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(60)


def spoil(path, table):
    base = sqlite3.connect(path)
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    page = base.execute("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 1", (table,)).fetchone()[0]
    base.close()
    with open(path, "r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)


# ── Backup and restore ──
old = found(f"{folder}/430602", "430602", "岳阳楼区人民政府")
new = found(f"{folder}/430626", "430626", "平江县人民政府")
for number in range(12):
    assert add(new)[0] == 0
first = last_entry(new)
backup = f"{folder}/backup"
code, text = run("backup", "--data", new, backup)
manifest = json.load(open(f"{backup}/manifest.json")) if code == 0 else {}
entries = (manifest.get("counties") or [{}])[0].get("last")
check("备份，逐条核验，写清单", code == 0 and "全部相符" in text and manifest["faults"] == 0 and entries == first > 12, text)
check("备份中没有签名密钥", not os.path.exists(f"{backup}/keys/journal.key") and manifest.get("holdsKey") is False)
check("备份不覆盖已有的", run("backup", "--data", new, backup)[0] == 1)
check("备份本身可以核验", run("verify", "--data", backup)[0] == 0)
code, text = run("restore", backup, "--data", f"{folder}/430626-empty")
check("没有密钥的，说明另行保管的放到哪里", "keys/journal.key" in text, text)
state = opened(f"{folder}/430626-empty")
check("恢复到空的文件夹，多一条恢复、一条待确认的记录", code == 0 and state[1:] == ("ok", ["430626"], first + 2, first + 2), (text, state))
code, text = run("jobs", "--data", f"{folder}/430626-empty")
check("恢复以后，期限届满的自动处理一律待确认", "待确认的自动处理0件（从备份或者副本恢复" in text and "此后届满的也待确认" in text, text)
code, text = run("jobs", "--data", f"{folder}/430626-empty", "--release")
check("没有写明由谁确认的，不办理", code == 1 and "identity.forbidden" in text and last_entry(f"{folder}/430626-empty") == first + 2, text)
code, text = run("restore", backup, "--data", f"{folder}/430626-day", "--as-of", "2020-01-06")
check("真实的县，恢复不能记在别的日子", code == 1 and "input.notToday" in text and not os.path.exists(f"{folder}/430626-day/plumbline.sqlite"), text)
check("恢复的核验相符", "全部相符" in run("verify", "--data", f"{folder}/430626-empty")[1])
code, text = run("restore", backup, "--data", f"{folder}/430626-key", "--key", f"{new}/keys/journal.key")
check("用 --key 放回签名密钥", code == 0 and os.path.exists(f"{folder}/430626-key/keys/journal.key"), text)
code, text = run("restore", backup, "--data", f"{folder}/430626-x", "--key", f"{old}/keys/journal.key")
check("别的县的密钥不收", code == 1 and "folder.key" in text and not os.path.exists(f"{folder}/430626-x/plumbline.sqlite"), text)

stale = f"{folder}/430626-stale"
os.makedirs(stale)
server = Server(old)
assert add(old)[0] == 0
for rest in ["-wal", "-shm"]:
    shutil.copy(f"{old}/plumbline.sqlite{rest}", f"{stale}/plumbline.sqlite{rest}")
code, text = run("restore", backup, "--data", old, "--replace")
check("服务正在使用的，不恢复", code == 1 and "storage.inUse" in text, text)
server.kill(signal.SIGTERM)
code, text = run("restore", backup, "--data", stale)
state = opened(stale)
check("旁边有别的日志（-wal、-shm），照样恢复", code == 0 and state[1:3] == ("ok", ["430626"]), (text, state))
half = f"{folder}/430626-half"
shutil.copytree(new, half)
os.truncate(f"{half}/plumbline.sqlite", 70_001)
code, text = run("restore", backup, "--data", half)
check("已有数据库的，要 --replace", code == 1 and "restore.taken" in text, text)
code, text = run("restore", backup, "--data", half, "--replace")
state = opened(half)
kept = [name for name in os.listdir(half) if name.startswith("replaced-")]
check("半个文件，换成恢复的，原来的在一旁", code == 0 and state[1] == "ok" and kept and os.path.getsize(f"{half}/{kept[0]}/plumbline.sqlite") == 70_001, (text, state))
broken = f"{folder}/backup-broken"
shutil.copytree(backup, broken)
with open(f"{broken}/plumbline.sqlite", "r+b") as file:
    file.seek(9_000)
    file.write(b"?")
code, text = run("restore", broken, "--data", f"{folder}/430626-b")
check("改动过的备份不恢复", code == 1 and "backup.damaged" in text and not os.path.exists(f"{folder}/430626-b/plumbline.sqlite"), text)

# ── Killed at any moment: the old or the new ──
seen = {"old": 0, "new": 0}
wrong = []
began = time.time()
run("restore", backup, "--data", f"{folder}/430626-time")
usual = time.time() - began
for number in range(rounds):
    place = f"{folder}/round"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(old, place)
    process = subprocess.Popen([program, "restore", backup, "--data", place, "--replace"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if number % 2:
        time.sleep(random.uniform(0, usual))
    else:
        # From the decision on the moves follow within a millisecond or two.
        while process.poll() is None and not os.path.exists(f"{place}/.plumbline-restore"):
            pass
        end = time.perf_counter() + random.uniform(0, 0.012)
        while time.perf_counter() < end:
            pass
    process.kill()
    process.wait()
    state = opened(place)
    if state[:3] == (0, "ok", ["430602"]):
        seen["old"] += 1
    elif state[:3] == (0, "ok", ["430626"]) and state[3] == state[4] == first + 2:
        seen["new"] += 1
    else:
        wrong.append(state)
    if any(name.startswith(".plumbline-restore") and not name.endswith(".part") for name in os.listdir(place)):
        wrong.append(os.listdir(place))
check(f"恢复中 kill -9 {rounds} 次：{seen['old']}次仍是原来的，{seen['new']}次已是恢复的，没有别的", not wrong and seen["old"] and seen["new"], (seen, wrong))

# ── A running copy: the server is killed, its folder is gone ──
lost, late, total = [], 0, 0
for number in range(4):
    live, copy, again = f"{folder}/430626-live", f"{folder}/copy", f"{folder}/430626-again"
    for path in [live, copy, again]:
        shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(new, live)
    server = Server(live, "--copy-to", copy)
    assert server.is_up, server.text()
    done, stopping = [], threading.Event()

    def write():
        while not stopping.is_set():
            if add(live)[0] == 0:
                done.append(time.time())

    writers = [threading.Thread(target=write) for worker in range(3)]
    for writer in writers:
        writer.start()
    # However slow the machine is, there has to be something that can be lost.
    patience = time.time() + 60
    while len(done) < 7 and time.time() < patience:
        time.sleep(0.05)
    time.sleep(random.uniform(2, 4))
    end = time.time()
    server.kill()
    stopping.set()
    for writer in writers:
        writer.join()
    shutil.rmtree(live)
    code, text = run("restore", copy, "--data", again)
    base = sqlite3.connect(f"{again}/plumbline.sqlite")
    there = base.execute("SELECT COUNT(*) FROM journal WHERE action = 'password.reset'").fetchone()[0] - 12
    base.close()
    # Entries have an order, so what is missing is the last of them.
    before = len([at for at in done if at < end - 1])
    if code or there < before:
        lost.append((there, before, text))
    late += max(0, len([at for at in done if at <= end]) - there)
    total += len(done)
check(f"服务被 kill -9、原文件夹没有了，共4次：一秒以前确认的一条不少（最后一秒中共缺{late}条，共确认{total}条）", not lost and total > 20, lost)
check("恢复出来的核验相符", "全部相符" in run("verify", "--data", again)[1])

# ── A cut-off log ──
cut = f"{folder}/430626-cut"
shutil.copytree(new, cut)
server = Server(cut)
for number in range(20):
    add(cut)
server.kill()
size = os.path.getsize(f"{cut}/plumbline.sqlite-wal")
whole = f"{folder}/430626-whole"
shutil.copytree(cut, whole)
server = Server(whole)
check("没有截断的日志，照常启动", server.is_up, server.text())
server.kill(signal.SIGTERM)
confirmed = last_entry(whole)
os.truncate(f"{cut}/plumbline.sqlite-wal", size // 2)
code, text = run("backup", "--data", cut, f"{folder}/backup-cut")
check("日志被截断，备份不成，说明缺几条", code == 1 and f"曾经确认到第{confirmed}条" in text and not os.path.exists(f"{folder}/backup-cut"), text)
server = Server(cut)
check("日志被截断，不开始服务，说明缺几条", not server.is_up and "data.lost" in server.text() and re.search(f"曾经确认到第{confirmed}条，数据库只到第[0-9]+条", server.text()), server.text())
server.kill()
server = Server(cut, "--accept-loss", "--as-of", "2020-01-06")
check("真实的县，缺失不能记在别的日子", not server.is_up and "input.notToday" in server.text(), server.text())
server.kill()
server = Server(cut, "--accept-loss")
check("确认缺失以后启动，缺失记入全过程记录", server.is_up and "已记入全过程记录" in server.text(), server.text())
check("此后自动处理一律待确认", "待确认的自动处理0件（缺少曾经确认的记录" in run("jobs", "--data", cut)[1])
server.kill(signal.SIGTERM)
server = Server(cut)
check("以后照常启动，核验相符", server.is_up and "全部相符" in run("verify", "--data", cut)[1], server.text())
server.kill(signal.SIGTERM)

# ── A trigger that is gone ──
slept = f"{folder}/430626-slept"
shutil.copytree(new, slept)
base = sqlite3.connect(f"{slept}/plumbline.sqlite")
base.execute("DROP TRIGGER journal_update")
base.commit()
base.close()
server = Server(slept)
check("少了触发器，启动时就说出是哪一个", server.is_up and "触发器“journal_update”（journal）已不存在" in server.text(), server.text())
server.kill(signal.SIGTERM)

# ── Spoilt pages ──
spoilt = f"{folder}/430626-spoilt"
shutil.copytree(new, spoilt)
for number in range(60):
    add(spoilt)
entered = last_entry(spoilt)
spoil(f"{spoilt}/plumbline.sqlite", "journal")
server = Server(spoilt)
check("页面损坏，不开始服务，说明是哪张表，不说在磁盘何处", not server.is_up and "全过程记录（journal）" in server.text() and "storage.corrupt" in server.text() and folder not in server.text(), server.text())
server.kill()
code, text = run("backup", "--data", spoilt, f"{folder}/backup-spoilt")
check("页面损坏的不能备份", code == 1 and "backup.damaged" in text and "全部" not in text and not os.path.exists(f"{folder}/backup-spoilt"), text)
code, text = run("rescue", "--data", spoilt, "--to", f"{folder}/430626-rescued")
check("抢救出其余的，说明缺第几条", code == 1 and re.search("全过程记录缺第[0-9]+至[0-9]+条", text), text)
base = sqlite3.connect(f"{folder}/430626-rescued/plumbline.sqlite")
left = base.execute("SELECT COUNT(*) FROM journal").fetchone()[0]
accounts = base.execute("SELECT COUNT(*) FROM account").fetchone()[0]
base.close()
check(f"抢救出{left}条记录、{accounts}个账号", entered - 40 < left < entered and accounts == 1, text)

# ── The drill ──
code, text = run("drill", "--data", new, "--from", backup)
check("演练合格，说明多旧、多久", code == 0 and "恢复演练合格" in text and "用时" in text, text)
base = sqlite3.connect(f"{new}/plumbline.sqlite")
note = base.execute("SELECT content FROM journal ORDER BY entry DESC LIMIT 1").fetchone()[0]
base.close()
check("演练记入全过程记录，核验相符", "合格" in note and "全部相符" in run("verify", "--data", new)[1], note)
code, text = run("drill", "--data", new, "--from", backup, "--as-of", "2020-01-06")
check("真实的县，演练不能记在别的日子", code == 1 and "input.notToday" in text, text)
code, text = run("drill", "--data", new, "--from", broken, "--no-record")
check("副本损坏的，演练不合格", code == 1 and "不合格" in text, text)

shutil.rmtree(folder, ignore_errors=True)
sys.exit(1 if failed else 0)
