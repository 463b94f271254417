#!/usr/bin/env python3
"""Writes organs.csv, enforcement.csv and disputes.csv of Scenarios/pingjiang-2020.

The townships are the 24 of the statistical division codes of October 2019 (the county still had 汉昌镇, which became
汉昌街道 and 天岳街道 in the course of 2020; the report of 2020 counts 24). The villages of 汉昌镇 and 三阳乡 carry their
own names; the other village names are made up from a word list.
"""
import csv
import random
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "Scenarios" / "pingjiang-2020"
COUNTY = "430626"

# code, name, short, duties, simple cases, ordinary cases
DEPARTMENTS = [
    ("ga", "平江县公安局", "平公", "enforcement", 46512, 1886),
    ("scj", "平江县市场监督管理局", "平市监", "enforcement market", 486, 642),
    ("jt", "平江县交通运输局", "平交", "enforcement", 2106, 538),
    ("zrz", "平江县自然资源局", "平自然资", "enforcement", 0, 148),
    ("zj", "平江县住房和城乡建设局", "平住建", "enforcement", 24, 74),
    ("cg", "平江县城市管理和综合执法局", "平城管", "enforcement", 2864, 216),
    ("ny", "平江县农业农村局", "平农", "enforcement", 96, 132),
    ("ly", "平江县林业局", "平林", "enforcement", 38, 158),
    ("sl", "平江县水利局", "平水", "enforcement", 12, 62),
    ("wj", "平江县卫生健康局", "平卫", "enforcement", 214, 126),
    ("yj", "平江县应急管理局", "平应急", "enforcement", 42, 98),
    ("hb", "岳阳市生态环境局平江分局", "平环", "enforcement", 0, 86),
    ("wl", "平江县文化旅游广电体育局", "平文旅", "enforcement", 46, 38),
    ("rs", "平江县人力资源和社会保障局", "平人社", "enforcement", 8, 32),
    ("yb", "平江县医疗保障局", "平医保", "enforcement", 0, 28),
    ("sw", "国家税务总局平江县税务局", "平税", "enforcement", 188, 74),
    ("yc", "平江县烟草专卖局", "平烟", "enforcement", 36, 96),
    ("jy", "平江县教育局", "平教", "enforcement", 6, 12),
    ("mz", "平江县民政局", "平民", "enforcement", 5, 9),
    ("cz", "平江县财政局", "平财", "enforcement", 0, 11),
    ("sjj", "平江县审计局", "平审", "enforcement", 0, 6),
    ("tj", "平江县统计局", "平统", "enforcement", 9, 8),
    ("fg", "平江县发展和改革局", "平发改", "enforcement", 0, 7),
    ("kg", "平江县科技和工业信息化局", "平科工", "enforcement", 3, 6),
    ("swl", "平江县商务粮食局", "平商", "enforcement", 11, 9),
    ("xf", "平江县消防救援大队", "平消", "enforcement", 24, 72),
    ("qx", "平江县气象局", "平气", "enforcement", 4, 5),
    ("rf", "平江县人民防空办公室", "平防", "enforcement", 2, 5),
    ("mzj", "平江县民族宗教事务局", "平民宗", "enforcement", 2, 5),
    ("dw", "平江县动物卫生监督所", "平动监", "enforcement", 36, 23),
    ("sf", "平江县司法局", "平司", "justice", None, None),
    ("xs", "平江县行政审批服务局", "平行审", "", None, None),
    ("xfj", "平江县信访局", "平信", "petitions", None, None),
    ("ty", "平江县退役军人事务局", "平退役", "", None, None),
    ("fp", "平江县扶贫开发办公室", "平扶", "", None, None),
    ("jg", "平江县机关事务服务中心", "平机管", "", None, None),
    ("ym", "平江县库区移民事务中心", "平移", "", None, None),
    ("gz", "平江县公共资源交易中心", "平公资", "", None, None),
    ("gx", "平江高新技术产业园区管理委员会", "平高新", "", None, None),
    ("gl", "平江县公路建设养护中心", "平路", "", None, None),
    ("gs", "平江县供销合作联社", "平供", "", None, None),
    ("bb", "中共平江县委机构编制委员会办公室", "平编", "establishment", None, None),
]

# code, name, short, villages and communities, of which communities
TOWNSHIPS = [
    ("100", "汉昌镇", "汉昌", 31, 17), ("101", "安定镇", "安定", 34, 2), ("102", "三市镇", "三市", 27, 2),
    ("103", "加义镇", "加义", 31, 3), ("104", "长寿镇", "长寿", 36, 3), ("105", "龙门镇", "龙门", 27, 2),
    ("106", "虹桥镇", "虹桥", 26, 2), ("107", "南江镇", "南江", 36, 3), ("108", "梅仙镇", "梅仙", 32, 2),
    ("109", "浯口镇", "浯口", 20, 1), ("110", "瓮江镇", "瓮江", 28, 2), ("111", "伍市镇", "伍市", 30, 3),
    ("112", "向家镇", "向家", 15, 1), ("113", "童市镇", "童市", 14, 1), ("114", "岑川镇", "岑川", 17, 1),
    ("115", "福寿山镇", "福寿山", 11, 1), ("116", "余坪镇", "余坪", 22, 1), ("117", "石牛寨镇", "石牛寨", 18, 1),
    ("118", "上塔市镇", "上塔市", 16, 1), ("200", "三阳乡", "三阳", 23, 0), ("205", "木金乡", "木金", 14, 1),
    ("208", "板江乡", "板江", 9, 1), ("209", "大洲乡", "大洲", 10, 1), ("210", "三墩乡", "三墩", 17, 1),
]

OWN_NAMES = {
    "100": ("首家坪 画桥 金华 碧潭 景福坪 启明 月池塘 民建路 童家岭 浮桥街 四柱路 坪上 书院 百花台 井墈 寺前 洪家塅",
            "北源 北城 迎瑞 城东 天岳 城坪 三阳 北附 澄潭 枫树 三望冲 驷马 城西 城新"),
    "200": ("", "仙若 潘洪 新合 密岩寨 大西 金窝 葛藤坪 狮岩 黛屏源 新联 长冲 平源 更新 金安 龙坪 清安 万古 石坪 甲山 苏岳 大洞 美源 南尧"),
}

FIRST = "石 金 龙 凤 白 黄 青 清 双 三 大 高 长 古 桃 梅 竹 枫 松 杨 桂 茶 枣 栗 荷 泉 甘 寒 晓 朝 东 西 南 上 下 九 万 永 福 仁 义 和 安 新 谈 丁 叶 汤 柘 杉 槐 秀 横 团 官 塔 狮 虎 鹿 鹤 鸡 马 牛 雁".split()
SECOND = "坪 冲 塅 洞 源 溪 江 港 坳 岭 背 桥 塘 湾 坡 家洞 石 泉 田 山 岩 潭 洲 丰 坑 树 水 林 湖 口 门 桥头 龙 马 井".split()


def names(rng, taken, count):
    out = []
    while len(out) < count:
        name = rng.choice(FIRST) + rng.choice(SECOND)
        if name[0] != name[-1] and name not in taken:
            taken.add(name)
            out.append(name)
    return out


def split(total, weights, most=None):
    """Largest remainder; no part above its bound in `most`."""
    whole = sum(weights)
    exact = [total * w / whole for w in weights]
    parts = [int(e) for e in exact]
    order = sorted(range(len(weights)), key=lambda i: (parts[i] - exact[i], i))
    for i in order:
        if sum(parts) == total:
            break
        if most is None or parts[i] < most[i]:
            parts[i] += 1
    assert sum(parts) == total and all(most is None or p <= m for p, m in zip(parts, most or parts))
    return parts


def write(name, header, rows):
    with open(FOLDER / name, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def main():
    rng = random.Random(20200626)
    organs = [(COUNTY, "平江县人民政府", "平政", "county", "", "government reconsideration")]
    for code, name, short, duties, _, _ in DEPARTMENTS:
        organs.append((f"{COUNTY}-{code}", name, short, "department", COUNTY, duties))
    for code, name, short, _, _ in TOWNSHIPS:
        kind = "乡" if name.endswith("乡") else "镇"
        assert name.endswith(kind)
        organs.append((COUNTY + code, f"平江县{name}人民政府", short, "township", COUNTY, "township"))
    for code, name, short, count, communities in TOWNSHIPS:
        if code in OWN_NAMES:
            urban, rural = (words.split() for words in OWN_NAMES[code])
        else:
            taken = set()
            urban = ([short] + names(rng, taken, communities - 1)) if communities else []
            taken.update(urban)
            rural = names(rng, taken, count - communities)
        assert len(urban) == communities and len(urban) + len(rural) == count, (name, len(urban), len(rural))
        parent = COUNTY + code
        organs += [(f"{parent}{i:03}", f"{n}社区", "", "village", parent, "") for i, n in enumerate(urban, 1)]
        organs += [(f"{parent}{i:03}", f"{n}村", "", "village", parent, "") for i, n in enumerate(rural, 201)]
    write("organs.csv", ["code", "name", "short", "level", "parent", "duties"], organs)

    write("enforcement.csv", ["organ", "simple", "ordinary"],
          [(f"{COUNTY}-{c}", s, o) for c, _, _, d, s, o in DEPARTMENTS if "enforcement" in d])

    weights = [t[3] * rng.uniform(0.8, 1.25) for t in TOWNSHIPS]
    screened = split(2965, weights)
    mediated = split(2493, [s * rng.uniform(0.96, 1.04) for s in screened], screened)
    succeeded = split(2423, [m * rng.uniform(0.99, 1.01) for m in mediated], mediated)
    write("disputes.csv", ["township", "screened", "mediated", "succeeded"],
          [(COUNTY + t[0], a, b, c) for t, a, b, c in zip(TOWNSHIPS, screened, mediated, succeeded)])


if __name__ == "__main__":
    main()
