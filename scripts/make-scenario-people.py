#!/usr/bin/env python3
"""Writes people.csv of Scenarios/pingjiang-2020 from its organs.csv. All names are made up; the seed is fixed."""
import csv
import math
import random
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "Scenarios" / "pingjiang-2020"
COUNTY = "430626"
OFFICERS, BEFORE, VOIDED, NEW = 1716, 1556, 236, 160

# Officers of a department, voided and new ones among them. The townships take what is left.
OFFICERS_OF = {
    "ga": 340, "scj": 162, "jt": 168, "cg": 140, "zrz": 88, "ny": 78, "ly": 86, "sl": 42, "wj": 48, "yj": 40, "hb": 38, "zj": 46,
    "wl": 28, "rs": 22, "yb": 14, "sw": 42, "yc": 36, "jy": 10, "mz": 9, "cz": 9, "sjj": 10, "tj": 9, "fg": 8, "kg": 8, "swl": 9,
    "xf": 14, "qx": 7, "rf": 7, "mzj": 6, "dw": 22,
}
REASONS = [("退休", 112), ("调离", 103), ("辞职", 17), ("死亡", 4)]

SURNAMES = ("李 24 张 20 彭 16 吴 16 余 14 喻 12 方 12 何 12 刘 12 陈 12 钟 10 黄 10 王 10 徐 9 毛 9 童 8 江 8 凌 7 周 7 曾 7 邓 6 罗 6 胡 6 "
            "杨 6 谢 6 朱 5 单 5 艾 5 姚 5 邱 5 汤 5 苏 4 欧阳 4 廖 4 潘 4 叶 4 曹 4 唐 4 郭 3 林 3 高 3 许 3 宋 3 魏 3 熊 3 赖 3 涂 3 易 3 洪 3 "
            "皮 2 戴 2 颜 2 龙 2 贺 2 袁 2 郑 2 冯 2 向 2 沈 2 孙 2 万 2 程 2 傅 2 胥 1 幸 1 淡 1 鲁 1").split()
MALE = "伟 勇 军 强 平 明 辉 斌 波 华 峰 志 文 建 国 海 林 新 兵 浩 亮 鹏 杰 涛 超 刚 磊 凯 宇 东 仁 义 礼 忠 良 福 光 荣 庆 来 望 卫 泽 锋 松 柏 山 江 湘 楚 南 德 茂 远 清 安 祥 坤 友 立 先 定 正 旭 晖 群 根 炎 秋 春 金 水 生".split()
FEMALE = "芳 娟 敏 静 丽 霞 艳 娜 红 梅 兰 英 玲 燕 萍 莉 琴 慧 颖 婷 倩 蓉 洁 雪 丹 琳 佳 欣 怡 莎 湘 岚 菊 桂 秀 淑 珍 素 云 月 晴 瑶 姣 满 爱 香 花 青 竹 春 秋 玉 凤 巧 妮 璐 薇 满 思 雨 诗 子 梦".split()
OFFICIALS = {"汪涛", "黄伟雄"}


def make_namer(rng):
    surnames, weights = SURNAMES[::2], [int(w) for w in SURNAMES[1::2]]
    taken = set(OFFICIALS)

    def name():
        while True:
            given = MALE if rng.random() < 0.66 else FEMALE
            surname = rng.choices(surnames, weights)[0]
            chosen = surname + "".join(rng.sample(given, 1 if rng.random() < 0.22 else 2))
            if chosen not in taken:
                taken.add(chosen)
                return chosen
    return name


def spread(total, sizes, most):
    """Splits a total in proportion to the sizes, no part above its bound."""
    parts = [min(m, int(total * s / sum(sizes))) for s, m in zip(sizes, most)]
    while sum(parts) < total:
        i = max((i for i in range(len(sizes)) if parts[i] < most[i]), key=lambda i: total * sizes[i] / sum(sizes) - parts[i])
        parts[i] += 1
    return parts


def main():
    rng = random.Random(20200626)
    name = make_namer(rng)
    with open(FOLDER / "organs.csv", encoding="utf-8", newline="") as file:
        organs = list(csv.DictReader(file))
    with open(FOLDER / "disputes.csv", encoding="utf-8", newline="") as file:
        disputes = {row["township"]: int(row["screened"]) for row in csv.DictReader(file)}
    townships = [o["code"] for o in organs if o["level"] == "township"]
    enforcement = [o["code"] for o in organs if "enforcement" in o["duties"].split()]

    size = {f"{COUNTY}-{code}": count for code, count in OFFICERS_OF.items()}
    assert set(size) == set(enforcement)
    left = OFFICERS - sum(size.values())
    size.update(zip(townships, spread(left, [disputes[t] ** 0.5 for t in townships], [99] * 24)))
    bodies = enforcement + townships
    sizes = [size[b] for b in bodies]
    # At least four officers of each body keep their certificate through the whole year.
    voided = dict(zip(bodies, spread(VOIDED, sizes, [max(0, (s - 4) // 2) for s in sizes])))
    new = dict(zip(bodies, spread(NEW, sizes, [max(0, s - 4 - voided[b]) for b, s in zip(bodies, sizes)])))
    reasons = [r for r, n in REASONS for _ in range(n)]
    assert len(reasons) == VOIDED and OFFICERS == BEFORE + NEW
    rng.shuffle(reasons)

    people = []

    def add(organ, roles, count=1, note=""):
        for _ in range(count):
            people.append((f"p{len(people) + 1:05}", name(), organ, roles, note))

    later = [o for o in organs if "establishment" in o["duties"].split()]
    for organ in [o for o in organs if o not in later]:
        code, level, duties = organ["code"], organ["level"], organ["duties"].split()
        if level == "county":
            add(code, "head")
            add(code, "head", 3)
            add(code, "office", 2)
        elif "justice" in duties:
            add(code, "head")
            add(code, "head")
            add(code, "legality", 6)
            add(code, "reconsideration", 6)
            add(code, "certification", 2)
            add(code, "certification")
            add(code, "clerk office", 2)
        elif "enforcement" in duties:
            add(code, "head")
            add(code, "head")
            add(code, "reviewer", max(2, math.ceil(0.05 * size[code])))
            add(code, "hearing", 2 if size[code] >= 100 else 1)
            add(code, "clerk office", 3 if size[code] >= 300 else 2 if size[code] >= 100 else 1)
        elif level == "department":
            add(code, "head")
            add(code, "reviewer")
            add(code, "clerk office")
        elif level == "township":
            add(code, "head")
            add(code, "clerk office")
            add(code, "mediator", 3)
        else:
            add(code, "mediator", rng.choice([1, 2]))
        if code in size:
            notes = ["certified-void:" + reasons.pop() for _ in range(voided[code])] + ["new-2020"] * new[code]
            notes += ["certified"] * (size[code] - len(notes))
            rng.shuffle(notes)
            for note in notes:
                add(code, "officer", note=note)
    assert not reasons
    # Whoever submits the draft of a normative document does not receive it: a department that makes its own needs a second clerk.
    with open(FOLDER / "documents.csv", encoding="utf-8", newline="") as file:
        makers = sorted({row["organ"] for row in csv.DictReader(file)} - {COUNTY})
    for maker in makers:
        if sum(p[2] == maker and "clerk" in p[3] for p in people) < 2:
            add(maker, "clerk office")

    # Posts that came later are at the end, so that nobody's number changes.
    added = {"establishment": [("head", 1), ("reviewer", 1), ("clerk office", 2)], "petitions": [("petitions", 4), ("head", 1)], "justice": [("supervisor", 6), ("reviewer", 2)]}
    for organ in organs:
        code, level, duties = organ["code"], organ["level"], organ["duties"].split()
        for duty in duties:
            for roles, count in added.get(duty, []):
                add(code, roles, count)
        if level == "department" and not {"enforcement", "justice", "petitions"} & set(duties):
            add(code, "head")
        if level == "department" and sum(p[2] == code and "clerk" in p[3] for p in people) < 2:
            add(code, "clerk office")
        if level == "township":
            add(code, "head")
            add(code, "clerk office")
            add(code, "reviewer")
            add(code, "petitions")

    with open(FOLDER / "people.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["id", "name", "organ", "roles", "note"])
        out.writerows(people)
        out.writerow(("p-admin", "系统管理员", COUNTY, "administrator", ""))


if __name__ == "__main__":
    main()
