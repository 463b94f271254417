"""The pages: my desk, the list, one case, and an action."""
from datetime import date

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import Http404, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from .actions import ROLES
from .gates import Moment
from .models import FINAL, STAGES, Organ, Penalty
from .performing import METHODS, Conflict, Refused, perform, refusals

ROWS = 50
COLUMNS = ("id", "number", "title", "stage", "organ_id", "opened", "due")
SHORT_OF = {}
STAGES_OF = {role: set() for role in ROLES}
for _t in Penalty._meta.get_field("stage").get_all_transitions(Penalty):
    for _role in _t.custom["roles"]:
        STAGES_OF[_role].add(_t.source)
NAMES = {slug: options["name"] for slug, (_, options) in METHODS.items()} | {"register-clue": "登记线索"}
# What the page shows of the record, in this order.
SHOWN = [f for f in Penalty._meta.concrete_fields if f.name not in ("id", "title", "stage", "version", "organ")]


def posts_of(user, today):
    return [p for p in user.posts.all() if p.is_valid(today)]


def named(rows, today):
    """Rows of a list for the page: names, which hardly ever change, and days as text, which a template filter makes slowly."""
    if not SHORT_OF:
        SHORT_OF.update(Organ.objects.values_list("code", "short"))
    return [
        {
            **row, "organ": SHORT_OF[row["organ_id"]], "stage": STAGES[row["stage"]], "opened": row["opened"].isoformat(),
            "due": row["due"].isoformat(), "overdue": row["due"] < today}
        for row in rows]


@login_required
@require_GET
def matters(request):
    today = timezone.localdate()
    scope = {p.organ_id for p in posts_of(request.user, today)}
    rows = Penalty.objects.filter(organ__in=scope)
    stage = request.GET.get("stage", "")
    if stage:
        if stage not in STAGES:
            return HttpResponseBadRequest("阶段不存在。")
        rows = rows.filter(stage=stage)
    if after := request.GET.get("after"):
        try:
            day, last = date.fromisoformat(after[:10]), int(after[11:])
        except ValueError:
            return HttpResponseBadRequest("页码不正确。")
        rows = rows.filter(due__gte=day).filter(Q(due__gt=day) | Q(id__gt=last))
    page = list(rows.order_by("due", "id").values(*COLUMNS)[: ROWS + 1])
    more = page[ROWS - 1] if len(page) > ROWS else None
    return render(
        request, "list.html", {"rows": named(page[:ROWS], today), "more": more, "stages": STAGES, "stage": stage})


@login_required
@require_GET
def desk(request):
    today = timezone.localdate()
    posts = posts_of(request.user, today)
    mine = Q(pk__in=[])
    for organ in {p.organ_id for p in posts}:
        stages = set().union(*(STAGES_OF[p.role] for p in posts if p.organ_id == organ))
        mine |= Q(organ=organ, stage__in=stages)
    waiting = Penalty.objects.filter(mine, closed__isnull=True)
    rows = waiting.order_by("due", "id").values(*COLUMNS)[:ROWS]
    counts = list(waiting.values("stage").annotate(count=Count("id"), late=Count("id", filter=Q(due__lt=today))).order_by())
    return render(
        request, "desk.html",
        {
            "rows": named(rows, today), "counts": [(STAGES[c["stage"]], c["count"]) for c in counts],
            "overdue": sum(c["late"] for c in counts), "total": sum(c["count"] for c in counts)})


@login_required
@require_GET
def detail(request, pk):
    return _page(request, pk)


def _page(request, pk, status=200, told=(), filled=None):
    today = timezone.localdate()
    posts = posts_of(request.user, today)
    matter = Penalty.objects.select_related("organ").filter(pk=pk, organ__in={p.organ_id for p in posts}).first()
    if matter is None:
        raise Http404
    now = Moment(matter, request.user, posts, today)
    steps = []
    for step in matter.get_available_stage_transitions():
        options = step.custom
        missing = {says for says, _ in refusals(matter, getattr(matter, step.name), options, now)}
        form = filled if filled is not None and filled.slug == options["slug"] else options["form"]()
        steps.append({
            "options": options, "form": form, "may": now.holds(options["roles"]), "ready": not missing,
            "gates": [(g.says, g.basis, g.says not in missing) for g in options["gates"]]})
    record = [(f.verbose_name, getattr(matter, f.attname)) for f in SHOWN]
    return render(
        request, "detail.html",
        {
            "matter": matter, "stage": STAGES[matter.stage], "record": [(label, value) for label, value in record if value not in ("", None, [], {})],
            "entries": [
                {**entry, "name": NAMES.get(entry["action"], entry["action"]), "at": f"{timezone.localtime(entry['at']):%Y-%m-%d %H:%M}"}
                for entry in matter.entries.order_by("id").values("at", "version", "action", "person")],
            "steps": steps, "told": told, "is_final": matter.stage in FINAL,
        }, status=status)


@login_required
@require_POST
def act(request, pk, action):
    if action not in METHODS:
        raise Http404
    posts = posts_of(request.user, timezone.localdate())
    form = METHODS[action][1]["form"](request.POST)
    form.slug = action
    if not form.is_valid():
        return _page(request, pk, 422, ["填写的内容不完整。"], form)
    try:
        perform(pk, action, int(request.POST.get("version", 0)), form, request.user, posts)
    except Conflict:
        return _page(request, pk, 409, ["本案已被他人办理，请查看最新情况后再办理。"], form)
    except Refused as refused:
        return _page(request, pk, 422, [f"{says}。{basis}" for says, basis in refused.refusals], form)
    except (Penalty.DoesNotExist, ValueError):
        raise Http404
    return redirect("detail", pk=pk)
