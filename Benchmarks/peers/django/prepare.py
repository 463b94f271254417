"""Signs people in and writes what the load generator needs: prepare.py DATABASE BASE-URL FOLDER."""
import json
import os
import random
import secrets
import sys
from datetime import date, timedelta
from pathlib import Path

DATABASE, BASE, FOLDER = sys.argv[1], sys.argv[2], Path(sys.argv[3])
os.environ["PEER_DATABASE"] = DATABASE
os.environ["DJANGO_SETTINGS_MODULE"] = "county.settings"
sys.path.insert(0, str(Path(__file__).resolve().parent))

import django  # noqa: E402

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from cases.models import Certificate, Penalty  # noqa: E402

DETAILS, LISTS = 20_000, ["investigating", "investigating", "investigating", "reviewing", "notified", "closed"]
rng = random.Random(7)


def sign_in(user):
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    token = secrets.token_hex(16)
    return {"cookie": f"sessionid={session.session_key}; csrftoken={token}", "fields": {"csrfmiddlewaretoken": token}}


def write(name, header, rows):
    lines = ["\t".join(header), *("\t".join(str(cell) for cell in row) for row in rows)]
    (FOLDER / name).write_text("\n".join(lines) + "\n", "utf-8")


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    people = list(User.objects.filter(username__regex="-(officer|head)").order_by("id"))
    sessions, organ_of, officers, heads = [sign_in(u) for u in people], {}, {}, {}
    for index, user in enumerate(people):
        organ, role = user.username.rsplit("-", 1)
        organ_of[index] = organ
        officers[user.id] = index
        if role == "head":
            heads[organ] = index
    holder = dict(Certificate.objects.values_list("number", "holder_id"))
    of_organ = {}
    for index, organ in organ_of.items():
        of_organ.setdefault(organ, []).append(index)

    lists = []
    for index, organ in organ_of.items():
        for stage in LISTS:
            lists.append((index, f"stage={stage}"))
        deep = Penalty.objects.filter(organ=organ, stage="closed").order_by("-id").values_list("due", "id")[rng.randrange(500)]
        lists.append((index, f"stage=closed&after={deep[0].isoformat()}.{deep[1]}"))
    write("list.tsv", ["session", "query"], lists)
    write("desk.tsv", ["session"], [(i,) for i in organ_of])

    some = list(Penalty.objects.filter(closed__isnull=True).values_list("id", "organ_id"))
    rng.shuffle(some)
    last = Penalty.objects.order_by("-id").values_list("id", flat=True).first()
    closed = Penalty.objects.filter(id__in=rng.sample(range(1, last), min(DETAILS // 2, last - 1)), closed__isnull=False)
    rows = some[: DETAILS // 2] + list(closed.values_list("id", "organ_id"))
    write("detail.tsv", ["session", "id"], [(rng.choice(of_organ[organ]), pk) for pk, organ in rows])

    ready = Penalty.objects.filter(stage="investigating").order_by("id").values_list("id", "version", "officers")
    ready = [(officers[holder[numbers[0]]], pk, version) for pk, version, numbers in ready]
    rng.shuffle(ready)
    write("action.tsv", ["session", "id", "version"], ready)
    told = Penalty.objects.filter(
        stage="notified", filed_on__gte=date.today() - timedelta(days=88), notified_on__lte=date.today() - timedelta(days=12))
    told = [
        (heads[organ], pk, version, notified["fine"] // 100)
        for pk, version, organ, notified in told.order_by("id").values_list("id", "version", "organ_id", "notified")]
    rng.shuffle(told)
    write("decide.tsv", ["session", "id", "version", "fine"], told)
    print(f"{len(sessions)} sessions, {len(lists)} lists, {len(rows)} details, {len(ready)} to act on, {len(told)} to decide")

    get = {"method": "GET", "status": [200], "contains": 'class="end"', "order": "random"}
    post = {"method": "POST", "status": [302], "location": "/penalties/", "order": "once"}
    after = {"path": "/penalties/{id}", "contains": 'data-version="{version}"'}
    target = {
        "name": "Django", "base": BASE, "sessions": sessions,
        "workloads": {
            "list": {**get, "path": "/penalties?{query}", "rows": "list.tsv"},
            "desk": {**get, "path": "/desk", "rows": "desk.tsv"},
            "detail": {**get, "path": "/penalties/{id}", "rows": "detail.tsv"},
            "action": {
                **post, "path": "/penalties/{id}/record-evidence", "rows": "action.tsv", "again": True, "after": after,
                "form": {"version": "{version}", "kind": "testimony", "summary": "补充询问笔录一份，当事人对检查经过无异议，签字确认"}},
            "decide": {
                **post, "path": "/penalties/{id}/penalise", "rows": "decide.tsv", "after": after,
                "form": {"version": "{version}", "kind": "fine", "fine": "{fine}", "decision_reason": "违法行为轻重程度一般，当事人未陈述、申辩"}},
        },
    }
    (FOLDER / "target.json").write_text(json.dumps(target, ensure_ascii=False, indent=1), "utf-8")


main()
