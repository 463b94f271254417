#!/usr/bin/env python3
"""Writes what a scenario's counts come from: organs, people, enforcement, violations, disputes, review subjects.

    scripts/make-scenario-county.py [suining-2022 guannan-2020 yunxi-2019 gansu-2020]

The plans of the four counties stand below; Scenarios/pingjiang-2020 has scripts of its own. All people, villages and counts are
made up from fixed seeds. What is written by hand (documents, reconsiderations, figures, targets, templates) is not touched.
"""
import csv
import math
import random
import sys
from datetime import date, timedelta
from pathlib import Path

SCENARIOS = Path(__file__).resolve().parent.parent / "Scenarios"

# What a county has of departments: suffix, name ({n} is the county, {c} its city), short, duties, officers by weight.
COMMON = [
    ("ga", "{n}公安局", "公", "enforcement", 30), ("scj", "{n}市场监督管理局", "市监", "enforcement market", 14),
    ("jt", "{n}交通运输局", "交", "enforcement", 13), ("zrz", "{n}自然资源局", "自然资", "enforcement", 8),
    ("zj", "{n}住房和城乡建设局", "住建", "enforcement", 4), ("cg", "{n}城市管理和综合执法局", "城管", "enforcement", 12),
    ("ny", "{n}农业农村局", "农", "enforcement", 8), ("ly", "{n}林业局", "林", "enforcement", 7), ("sl", "{n}水利局", "水", "enforcement", 4),
    ("wj", "{n}卫生健康局", "卫", "enforcement", 5), ("yj", "{n}应急管理局", "应急", "enforcement", 4),
    ("hb", "{c}生态环境局{n}分局", "环", "enforcement", 4), ("wl", "{n}文化旅游广电体育局", "文旅", "enforcement", 3),
    ("rs", "{n}人力资源和社会保障局", "人社", "enforcement", 2), ("yb", "{n}医疗保障局", "医保", "enforcement", 2),
    ("sw", "国家税务总局{n}税务局", "税", "enforcement", 3), ("yc", "{n}烟草专卖局", "烟", "enforcement", 3),
    ("jy", "{n}教育局", "教", "enforcement", 1), ("mz", "{n}民政局", "民", "enforcement", 1), ("cz", "{n}财政局", "财", "enforcement", 1),
    ("sjj", "{n}审计局", "审", "enforcement", 1), ("tj", "{n}统计局", "统", "enforcement", 1),
    ("fg", "{n}发展和改革局", "发改", "enforcement", 1), ("kg", "{n}科技和工业信息化局", "科工", "enforcement", 1),
    ("xf", "{n}消防救援大队", "消", "enforcement", 2),
]
OFFICES = [
    ("sf", "{n}司法局", "司", "justice", 0), ("xs", "{n}行政审批服务局", "行审", "", 0), ("xfj", "{n}信访局", "信", "petitions", 0),
    ("bb", "中共{n}委机构编制委员会办公室", "编", "establishment", 0), ("ty", "{n}退役军人事务局", "退役", "", 0),
]

PLANS = {
    "suining-2022": {
        "code": "430527", "name": "绥宁县", "formal": "绥宁县", "city": "邵阳市", "short": "绥", "year": 2022, "seed": 20220527,
        "rename": {"hb": "{c}生态环境局绥宁分局"}, "drop": [],
        "more": [("xc", "{n}乡村振兴局", "乡振", "", 0), ("gx", "{n}工业集中区管理委员会", "工业园", "", 0),
                 ("hs", "湖南黄桑国家级自然保护区管理局", "黄桑", "", 0)],
        "townships": "长铺镇 武阳镇 李熙桥镇 红岩镇 唐家坊镇 金屋塘镇 瓦屋塘镇 黄土矿镇 东山侗族乡 鹅公岭侗族苗族乡 寨市苗族侗族乡 乐安铺苗族侗族乡 "
                     "关峡苗族乡 长铺子苗族侗族乡 麻塘苗族瑶族乡 河口苗族乡 水口乡",
        "villages": 238, "communities": 22, "valid": 1126, "voided": 41, "new": 64, "supervisors": 5,
        "disputes": (1180, 1071, 1046), "accepted": 1089,
        "cases": "ga 1180 214 scj 96 118 jt 210 86 zrz 0 34 zj 6 18 cg 240 42 ny 18 36 ly 12 52 sl 4 14 wj 38 26 yj 12 24 hb 0 18 wl 14 12 rs 2 8 "
                 "yb 0 9 sw 22 14 yc 8 26 jy 2 4 mz 2 3 cz 0 3 sjj 0 2 tj 2 3 fg 0 2 kg 0 2 xf 6 18",
        "old": (61, "2017-04-10", "2021-11-20"), "prefix": "SN", "fates": {"repealed": 10, "amended": 3},
        "reviews": {"contract": 6, "decision": 3, "agreement": 5, "reply": 6, "other": 5},
    },
    "guannan-2020": {
        "code": "320724", "name": "灌南县", "formal": "灌南县", "city": "连云港市", "short": "灌", "year": 2020, "seed": 20200724,
        "rename": {"zrz": "{n}自然资源和规划局", "cg": "{n}综合行政执法局", "wj": "{n}卫生健康委员会", "hb": "{c}灌南生态环境局", "wl": "{n}文体广电和旅游局",
                   "fg": "{n}发展和改革委员会", "kg": "{n}工业和信息化局", "xs": "{n}行政审批局"}, "drop": ["ly"],
        "more": [("swl", "{n}商务局", "商", "enforcement", 1), ("qx", "{n}气象局", "气", "enforcement", 1), ("kj", "{n}科学技术局", "科", "", 0),
                 ("gx", "江苏灌南经济开发区管理委员会", "经开", "", 0), ("hg", "连云港化工产业园区管理委员会", "化工园", "", 0)],
        "townships": "新安镇 堆沟港镇 北陈集镇 张店镇 三口镇 孟兴庄镇 汤沟镇 百禄镇 新集镇 李集镇 田楼镇",
        "villages": 128, "communities": 20, "valid": 1386, "voided": 38, "new": 294, "supervisors": 6,
        "disputes": (2905, 2790, 2736), "accepted": 2812,
        "cases": "ga 1240 236 scj 130 148 jt 180 92 zrz 0 36 zj 8 20 cg 420 86 ny 26 48 sl 6 18 wj 44 30 yj 18 36 hb 0 42 wl 12 12 rs 2 10 yb 0 12 "
                 "sw 36 18 yc 10 22 jy 2 5 mz 2 3 cz 0 4 sjj 0 2 tj 3 4 fg 0 3 kg 1 3 swl 4 4 xf 8 24 qx 1 2",
        "old": (36, "2016-03-01", "2019-11-20"), "prefix": "GN", "fates": {},
        "reviews": {"contract": 0, "decision": 8, "agreement": 9, "reply": 12, "other": 7},
    },
    "yunxi-2019": {
        "code": "430603", "name": "云溪区", "formal": "岳阳市云溪区", "city": "岳阳市", "short": "云", "year": 2019, "seed": 20190603,
        "rename": {"ga": "{c}公安局云溪分局", "zrz": "{c}自然资源和规划局云溪分局", "hb": "{c}生态环境局云溪分局", "wl": "{n}文化旅游广电局", "jy": "{n}教育体育局"},
        "drop": ["yc", "sjj", "kg"],
        "more": [("swl", "{n}商务粮食局", "商", "enforcement", 1), ("gx", "湖南岳阳绿色化工产业园管理委员会", "化工园", "", 0)],
        "townships": "云溪街道 长岭街道 松杨湖街道 陆城镇 路口镇",
        "villages": 62, "communities": 27, "valid": 397, "voided": 11, "new": 52, "examined": 16, "supervisors": 4,
        "disputes": (575, 562, 562), "accepted": 562,
        "cases": "ga 320 74 scj 40 52 jt 60 38 zrz 0 12 zj 2 8 cg 120 22 ny 10 16 ly 4 12 sl 2 8 wj 14 12 yj 8 22 hb 0 26 wl 6 6 rs 0 5 yb 0 4 sw 8 6 "
                 "jy 1 2 mz 1 2 cz 0 2 tj 1 2 fg 0 2 swl 2 2 xf 4 12",
        "old": (32, "2015-03-02", "2018-11-08"), "prefix": "YX", "fates": {},
        "reviews": {"contract": 0, "decision": 2, "agreement": 6, "reply": 7, "other": 4},
    },
    "gansu-2020": {
        "code": "620999", "name": "某县", "formal": "某县", "city": "某市", "short": "某", "year": 2020, "seed": 20200999,
        "rename": {"cg": "{n}城市管理综合执法局", "ly": "{n}林业和草原局", "sl": "{n}水务局", "wl": "{n}文体广电和旅游局", "kg": "{n}工业和信息化局",
                   "xs": "{n}政务服务中心"}, "drop": [],
        "more": [("swl", "{n}商务局", "商", "enforcement", 1), ("qx", "{n}气象局", "气", "enforcement", 1), ("rf", "{n}人民防空办公室", "防", "enforcement", 1),
                 ("mzj", "{n}民族宗教事务局", "民宗", "enforcement", 1), ("kj", "{n}科学技术局", "科", "enforcement", 1),
                 ("dz", "{n}地震局", "震", "enforcement", 1), ("fp", "{n}扶贫开发办公室", "扶", "", 0),
                 ("gx", "{n}工业集中区管理委员会", "工业园", "", 0)],
        "townships": "城关镇 河湾镇 清泉镇 古城镇 石岭镇 新堡镇 白塔镇 红柳镇 长川镇 安远镇 北山镇 南坪镇 "
                     "榆树乡 沙沟乡 柳林乡 高台乡 东塬乡 西塬乡 羊圈乡 马坡乡 杨家河乡 双岔乡",
        "villages": 187, "communities": 12, "valid": 1021, "voided": 23, "new": 118, "supervisors": 17,
        "disputes": (1168, 1073, 1030), "accepted": 1088,
        "cases": "ga 640 122 scj 60 70 jt 90 40 zrz 0 20 zj 4 10 cg 130 26 ny 12 22 ly 8 28 sl 2 10 wj 20 14 yj 8 14 hb 0 14 wl 6 6 rs 2 6 yb 0 6 sw 14 8 "
                 "yc 4 12 jy 1 2 mz 1 2 cz 0 2 sjj 0 2 tj 2 2 fg 0 2 kg 0 2 swl 1 2 xf 4 12 qx 0 1 rf 0 1 mzj 0 1",
        "old": (74, "2015-01-12", "2019-11-25"), "prefix": "MX", "fates": {"repealed": 13, "amended": 2, "lapsed": 33},
        "reviews": {"contract": 0, "decision": 4, "agreement": 26, "reply": 30, "other": 28},
    },
}

SURNAMES = ("李 24 张 22 王 22 刘 18 陈 14 杨 12 黄 10 周 9 吴 9 徐 7 孙 6 胡 6 朱 6 高 6 林 5 何 6 郭 6 马 6 罗 6 梁 4 宋 5 郑 4 谢 5 韩 4 唐 5 冯 4 于 3 "
            "董 4 萧 2 程 3 曹 4 袁 4 邓 4 许 4 傅 2 沈 3 曾 4 彭 5 吕 3 苏 4 卢 3 蒋 4 蔡 3 贾 3 丁 3 魏 3 薛 2 叶 3 阎 2 余 3 潘 3 杜 3 戴 3 夏 3 钟 3 "
            "汪 3 田 3 任 2 姜 3 范 2 方 3 石 3 姚 3 谭 3 廖 3 邹 3 熊 2 金 2 陆 2 郝 2 孔 2 白 2 崔 2 康 2 毛 2 邱 2 秦 2 江 2 史 2 顾 2 侯 2 邵 2 孟 2 "
            "龙 2 万 2 段 2 雷 2 钱 2 汤 2 尹 2 黎 2 易 2 常 2 武 2 乔 2 贺 2 赖 2 龚 2 文 2").split()
MALE = ("伟 勇 军 强 平 明 辉 斌 波 华 峰 志 文 建 国 海 林 新 兵 浩 亮 鹏 杰 涛 超 刚 磊 凯 宇 东 仁 义 礼 忠 良 福 光 荣 庆 来 望 卫 泽 锋 松 柏 山 江 南 德 茂 远 清 安 祥 "
        "坤 友 立 先 定 正 旭 晖 群 根 炎 秋 春 金 水 生").split()
FEMALE = ("芳 娟 敏 静 丽 霞 艳 娜 红 梅 兰 英 玲 燕 萍 莉 琴 慧 颖 婷 倩 蓉 洁 雪 丹 琳 佳 欣 怡 莎 岚 菊 桂 秀 淑 珍 素 云 月 晴 瑶 姣 爱 香 花 青 竹 春 秋 玉 凤 巧 妮 璐 薇 "
          "思 雨 诗 子 梦").split()
# Names that stand in the printed reports.
OFFICIALS = {"张中于", "刘正仁"}
FIRST = ("石 金 龙 凤 白 黄 青 清 双 三 大 高 长 古 桃 梅 竹 枫 松 杨 桂 茶 枣 栗 荷 泉 甘 寒 晓 朝 东 西 南 北 上 下 九 万 永 福 仁 义 和 安 新 丁 叶 柳 榆 槐 秀 横 团 官 塔 "
         "狮 虎 鹿 鹤 马 牛 雁").split()
SECOND = {
    "43": "坪 冲 塅 洞 源 溪 江 港 坳 岭 背 桥 塘 湾 坡 石 泉 田 山 岩 潭 洲 丰 坑 树 水 林 湖 口 门 桥头 井 团 寨".split(),
    "32": "庄 圩 荡 墩 港 桥 口 湖 舍 集 河 渡 滩 套 沟 园 楼 埝 汪 垛 岗 林 闸 湾 头 渠".split(),
    "62": "沟 坪 塬 梁 湾 岔 川 山 坡 堡 峡 滩 台 源 河 泉 洼 咀 岘 窑 庄 寨 崖 柳 沙".split(),
}
REASONS = ["退休"] * 9 + ["调离"] * 9 + ["辞职"] * 2

# Where a statute changed, by year: rows of Scenarios/pingjiang-2020/violations.csv that a year drops or cites otherwise.
DROPPED = {
    2019: [("治安管理处罚法", "第五十条"), ("价格违法行为行政处罚规定", "第六条"), ("森林法（2019年修订）", ""), ("固体废物污染环境防治法（2020年修订）", ""),
           ("基本医疗卫生与健康促进法", ""), ("保障农民工工资支付条例", ""), ("报废机动车回收管理办法", ""), ("药品管理法", "")],
    2020: [],
    2022: [("森林法（2009年修正）", ""), ("森林法实施条例", ""), ("固体废物污染环境防治法（2016年修正）", ""), ("动物防疫法", ""), ("种子法", ""), ("执业医师法", ""),
           ("社会保险法", "第八十七条"), ("社会保险法", "第八十八条"), ("粮食流通管理条例", ""), ("网络预约出租汽车经营服务管理暂行办法", "")],
}
CITED = {
    2019: {("土地管理法", "第七十七条"): ("土地管理法（2004年修正）", "第七十六条"), ("土地管理法", "第七十四条"): ("土地管理法（2004年修正）", "第七十三条"),
           ("土地管理法", "第七十五条"): ("土地管理法（2004年修正）", "第七十四条")},
    2020: {},
    2022: {("安全生产法", "第九十四条"): ("安全生产法", "第九十七条"), ("安全生产法", "第九十六条"): ("安全生产法", "第九十九条"),
           ("安全生产法", "第九十九条"): ("安全生产法", "第一百零二条"), ("审计法", "第四十三条"): ("审计法", "第四十七条")},
}
MORE = {
    2019: [("scj", "药品管理法（2015年修正）", "第七十八条", "未实施药品经营质量管理规范", "warning", 0, 0, 14, "", "2019-11-30"),
           ("scj", "药品管理法（2019年修订）", "第一百二十六条", "未遵守药品经营质量管理规范", "warning", 0, 0, 14, "2019-12-01", ""),
           ("wj", "医疗机构管理条例", "第四十四条", "未取得医疗机构执业许可证擅自执业", "fine", 1000, 10000, 4, "", "")],
    2020: [],
    2022: [("wj", "执业医师法", "第三十九条", "非医师行医", "fine", 2000, 100000, 6, "", "2022-02-28"),
           ("wj", "医师法", "第五十九条", "非医师行医", "fine", 20000, 100000, 6, "2022-03-01", ""),
           ("yb", "医疗保障基金使用监督管理条例", "第三十八条", "定点医药机构重复收费、超标准收费造成医疗保障基金损失", "fine", 2000, 100000, 12, "", ""),
           ("yb", "医疗保障基金使用监督管理条例", "第四十条", "定点医药机构以骗取医疗保障基金为目的虚构医药服务项目", "fine", 10000, 300000, 4, "", ""),
           ("yb", "医疗保障基金使用监督管理条例", "第四十一条", "将本人的医疗保障凭证交由他人冒名使用", "fine", 500, 10000, 5, "", ""),
           ("ny", "动物防疫法", "第九十二条", "对饲养的动物未按照强制免疫计划实施免疫接种", "fine", 50, 1000, 16, "", ""),
           ("ny", "动物防疫法", "第九十八条", "未取得动物防疫条件合格证开办动物饲养场", "fine", 3000, 30000, 5, "", ""),
           ("ny", "动物防疫法", "第一百条", "经营和运输的动物产品未附有检疫证明", "fine", 200, 20000, 10, "", "")],
}
GRASSLAND = [("ly", "草原法", "第六十六条", "非法开垦草原", "fine", 1000, 50000, 6, "", ""),
             ("ly", "草原防火条例", "第四十四条", "未经批准在草原上野外用火", "fine", 2000, 20000, 8, "", "")]
# Rows of the animal health station, where the agriculture department does its work.
STATION = "dw"

SUBJECTS = [
    ("contract", "sl", "{place}农村供水保障工程施工合同"), ("contract", "sl", "{place}小型水库除险加固工程施工合同"),
    ("contract", "ny", "{place}高标准农田建设项目施工合同"), ("contract", "jt", "{place}农村公路提质改造工程施工合同"),
    ("contract", "jy", "{place}中心小学校舍改造工程施工合同"), ("contract", "wj", "{place}卫生院业务用房建设工程合同"),
    ("contract", "hb", "{place}污水处理设施委托运营合同"), ("contract", "zrz", "{place}国有建设用地使用权出让合同"),
    ("contract", "zj", "{place}老旧小区改造工程施工合同"), ("contract", "cg", "{place}生活垃圾清运服务采购合同"),
    ("agreement", "fg", "{place}光伏发电项目合作框架协议"), ("agreement", "wl", "{place}旅游资源合作开发协议"),
    ("agreement", "gx", "{place}片区项目入园协议"), ("agreement", "kg", "{place}农产品加工项目招商引资协议"),
    ("agreement", "zrz", "{place}集体土地征收补偿安置协议"),
    ("reply", "zrz", "关于{place}土地权属争议申请的答复"), ("reply", "zj", "关于{place}房屋征收补偿申请的答复"),
    ("reply", "xfj", "关于{place}群众信访事项的复核答复"), ("reply", "ny", "关于{place}农村土地承包纠纷的答复"),
    ("reply", "xs", "关于{place}政府信息公开申请的答复"),
    ("other", "cz", "{place}财政补助资金使用方案"), ("other", "yj", "{place}地质灾害避险搬迁方案"), ("other", "mz", "{place}村级区划调整方案"),
    ("other", "rs", "{place}公益性岗位招聘公告"),
    ("decision", "zj", "城区供水价格调整方案"), ("decision", "jy", "城区义务教育学校布局调整方案"), ("decision", "wj", "县域医疗卫生共同体建设方案"),
    ("decision", "hb", "集中式饮用水水源保护区划定方案"), ("decision", "cg", "城区生活垃圾分类实施方案"), ("decision", "jt", "城区公交线路调整方案"),
    ("decision", "yb", "城乡居民医保筹资标准调整方案"), ("decision", "mz", "养老服务设施布点方案"),
]
KINDS = [("neighbour", "邻里纠纷", 26), ("family", "婚姻家庭纠纷", 17), ("land", "山林土地纠纷", 14), ("injury", "损害赔偿纠纷", 10), ("contract", "合同纠纷", 7),
         ("housing", "房屋宅基地纠纷", 7), ("traffic", "道路交通事故纠纷", 6), ("labour", "劳动争议", 4), ("expropriation", "征地拆迁纠纷", 4),
         ("production", "生产经营纠纷", 2), ("water", "水事纠纷", 1), ("medical", "医疗纠纷", 1), ("consumer", "消费纠纷", 1), ("other", "其他纠纷", 2)]

# Documents of earlier years: the title after the county's name, the department that made it where not the government, and whether for a trial.
OLD = """城市规划区管理办法|森林防火责任制实施办法|山洪灾害防御预案管理办法|文物保护管理办法|城市绿化管理办法|矿产资源开发管理办法|水资源管理办法|
城市道路临时占用挖掘管理办法 cg|气象灾害防御办法|农业机械安全监督管理办法 ny|殡葬管理办法|河道采砂管理办法|临时救助实施办法|公路路产路权保护办法 jt|
政府采购管理办法|消防安全责任制实施办法|城区机动车停放管理办法|财政专项资金管理办法|公益林管理办法|国有建设用地使用权招标拍卖挂牌出让实施细则|
畜禽养殖禁养区划定管理办法|政府性债务管理办法|特困人员救助供养办法|网格化社会服务管理办法|商品房预售资金监管办法 zj|旅游景区门票价格管理办法 fg|
小型水库安全运行管理办法|食品安全事故应急处置办法|城乡居民基本养老保险实施办法|医疗纠纷预防与处理办法|农村土地承包经营权流转管理办法|安全生产举报奖励办法|
不动产统一登记实施办法|建设工程质量安全监督管理办法 zj|城乡环境卫生管理办法|农村饮水安全工程运行管理办法|易地扶贫搬迁后续管理办法|乡村医生管理办法 wj|
烟花爆竹零售经营布点管理办法|学前教育管理办法|农村危房改造实施办法|城区餐饮油烟污染防治办法|中小学校车安全管理办法|法律援助实施办法|国有资产处置管理办法 cz|
企业投资项目承诺制办法|河长制工作管理办法|公共资源交易管理办法|政府法律顾问工作规则|燃气经营管理办法 zj|重污染天气应急管理办法|租赁住房治安管理办法 ga|
科技创新奖励办法（试行）|残疾人保障实施办法|农产品质量安全追溯管理办法 ny|城区交通限行管理办法 ga|旅游民宿管理办法（试行）|产业扶贫奖补办法（试行）|
农村不动产权籍调查办法 zrz|高龄津贴发放管理办法 mz|城镇排水与污水处理管理办法|双随机一公开监管实施细则 scj|自建房安全管理办法（试行）|
农村人居环境整治奖补办法（试行）|电子商务发展扶持办法（试行）|行政执法公示办法|砂石土矿整治办法（试行）|医疗救助实施办法 yb|政府投资项目审计监督办法|
重大行政执法决定法制审核办法|民间文化遗产保护办法|退役军人优待办法|城区电动车通行管理办法（试行） ga|人才引进实施办法（试行）|建设工程抗震设防管理办法|
农村公益事业建设一事一议办法|粮食应急供应管理办法|城区户外广告设置管理办法 cg|防震减灾管理办法""".replace("\n", "").split("|")
# Before these years nobody could have made them.
SINCE = {"重大行政执法决定法制审核办法": 2018, "行政执法公示办法": 2018, "双随机": 2016, "退役军人优待": 2019, "河长制": 2017, "医疗救助": 2019, "承诺制": 2017,
         "易地扶贫搬迁": 2016}
FATES = {
    "repealed": ["与现行上位法的规定不一致", "所依据的上位文件已经废止", "主要内容已由新的规定替代", "调整对象已不存在"],
    "lapsed": ["阶段性任务已经完成", "有关整治工作已经结束", "适用的期间已经届满"],
    "amended": ["机构改革后职责已经调整", "删去与取消的证明事项有关的规定", "与上位法修改后的表述衔接"],
}


def write(folder, name, header, rows):
    with open(folder / name, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def split(total, weights, most=None):
    """Largest remainder; no part above its bound in `most`."""
    exact = [total * w / sum(weights) for w in weights]
    parts = [int(e) if most is None else min(int(e), m) for e, m in zip(exact, most or exact)]
    while sum(parts) < total:
        free = [i for i in range(len(parts)) if most is None or parts[i] < most[i]]
        i = max(free, key=lambda i: (exact[i] - parts[i], -i))
        parts[i] += 1
    return parts


def departments(plan):
    rows = [d for d in COMMON if d[0] not in plan["drop"]] + [d for d in plan["more"] if d[3]] + OFFICES + [d for d in plan["more"] if not d[3]]
    for suffix, name, short, duties, weight in rows:
        name = plan["rename"].get(suffix, name)
        yield suffix, name.format(n=plan["formal"], c=plan["city"]), plan["short"] + short, duties, weight


def township_short(name):
    for ending in ("街道", "镇", "苗族侗族乡", "侗族苗族乡", "苗族瑶族乡", "侗族乡", "苗族乡", "乡"):
        if name.endswith(ending):
            return name[: -len(ending)]
    raise ValueError(name)


def organs_of(plan, rng):
    code, name = plan["code"], plan["formal"]
    rows = [(code, f"{name}人民政府", plan["short"] + "政", "county", "", "government reconsideration")]
    rows += [(f"{code}-{s}", n, short, "department", code, duties) for s, n, short, duties, _ in departments(plan)]
    townships = plan["townships"].split()
    shorts = {}
    for index, town in enumerate(townships):
        own = code + str((0 if town.endswith("街道") else 100 if town.endswith("镇") else 200) + index + 1).zfill(3)
        shorts[own] = (town, township_short(town))
        full = f"{name}{town}" + ("办事处" if town.endswith("街道") else "人民政府")
        rows.append((own, full, shorts[own][1] if shorts[own][1] + "政" != plan["short"] + "政" else town, "township", code, "township"))
    weights = [rng.uniform(0.7, 1.4) * (1.3 if i < 2 else 1) for i in range(len(townships))]
    counts = split(plan["villages"], weights)
    towns = list(shorts)
    urban = split(plan["communities"], [(4 if i < 2 else 1) + (3 if shorts[t][0].endswith("街道") else 0) for i, t in enumerate(towns)], counts)
    second = SECOND[code[:2]]
    for own, count, communities in zip(towns, counts, urban):
        taken = set()
        while len(taken) < count:
            word = rng.choice(FIRST) + rng.choice(second)
            if word[0] != word[-1]:
                taken.add(word)
        words = sorted(taken)
        rng.shuffle(words)
        if communities:
            words[0] = shorts[own][1]
        rows += [(f"{own}{i:03}", f"{w}社区", "", "village", own, "") for i, w in enumerate(words[:communities], 1)]
        rows += [(f"{own}{i:03}", f"{w}村", "", "village", own, "") for i, w in enumerate(words[communities:], 201)]
    return rows, towns


def people_of(plan, organs, towns, rng):
    surnames, weights = SURNAMES[::2], [int(w) for w in SURNAMES[1::2]]
    taken, people = set(OFFICIALS), []

    def name():
        while True:
            given = MALE if rng.random() < 0.66 else FEMALE
            chosen = rng.choices(surnames, weights)[0] + "".join(rng.sample(given, 1 if rng.random() < 0.2 else 2))
            if chosen not in taken:
                taken.add(chosen)
                return chosen

    def add(organ, roles, count=1, note=""):
        for _ in range(count):
            people.append((f"p{len(people) + 1:05}", name(), organ, roles, note))

    weight = {f"{plan['code']}-{s}": w for s, _, _, duties, w in departments(plan) if "enforcement" in duties}
    bodies = list(weight) + towns
    total = plan["valid"] + plan["voided"]
    # At least four officers of each body keep their certificate through the whole year.
    least = 5 if total > 500 else 4
    extra = split(total - least * len(bodies), [weight.get(b, 2) for b in bodies])
    size = {b: least + e for b, e in zip(bodies, extra)}
    voided = dict(zip(bodies, split(plan["voided"], extra, [max(0, (size[b] - 4) // 2) for b in bodies])))
    new = dict(zip(bodies, split(plan["new"], extra, [
        max(0, size[b] - 4 - voided[b]) if i < plan.get("examined", len(bodies)) else 0 for i, b in enumerate(bodies)])))
    for code, _, _, level, _, duties in organs:
        duties = duties.split()
        if level == "county":
            add(code, "head", 4)
            add(code, "office", 3)
            add(code, "clerk office")
        elif "justice" in duties:
            add(code, "head", 3)
            add(code, "legality", 5)
            add(code, "reconsideration", 5)
            add(code, "certification", 3)
            add(code, "supervisor", plan["supervisors"])
            add(code, "reviewer", 2)
            add(code, "clerk office", 2)
        elif "petitions" in duties:
            add(code, "head", 2)
            add(code, "petitions", 4)
            add(code, "reviewer")
            add(code, "clerk office", 2)
        elif "enforcement" in duties:
            add(code, "head", 2)
            add(code, "reviewer", max(2, math.ceil(0.05 * size[code])))
            add(code, "hearing", 2 if size[code] >= 60 else 1)
            add(code, "clerk office", 2)
        elif level == "department":
            add(code, "head", 2)
            add(code, "reviewer", 2)
            add(code, "clerk office", 2)
        elif level == "township":
            add(code, "head", 2)
            add(code, "reviewer")
            add(code, "hearing")
            add(code, "clerk office", 2)
            add(code, "petitions")
            add(code, "mediator", 3)
        else:
            add(code, "mediator", rng.choice([1, 2]))
        if code in size:
            notes = ["certified-void:" + rng.choice(REASONS) for _ in range(voided[code])] + [f"new-{plan['year']}"] * new[code]
            notes += ["certified"] * (size[code] - len(notes))
            rng.shuffle(notes)
            for note in notes:
                add(code, "officer", note=note)
    people.append(("p-admin", "系统管理员", plan["code"], "administrator", ""))
    return people


def violations_of(plan, enforcing):
    year, code = plan["year"], plan["code"]
    with open(SCENARIOS / "pingjiang-2020" / "violations.csv", encoding="utf-8", newline="") as file:
        base = list(csv.DictReader(file))
    rows = []
    for row in base:
        suffix = row["organ"].split("-")[1]
        suffix = "ny" if suffix == STATION else suffix
        if suffix == "ly" and "ly" in plan["drop"]:
            suffix = "zrz"
        if suffix not in enforcing:
            continue
        if any(row["law"] == law and article in ("", row["article"]) for law, article in DROPPED[year]):
            continue
        law, article = CITED[year].get((row["law"], row["article"]), (row["law"], row["article"]))
        first, last = (row["from"], row["until"]) if year == 2020 else ("", "")
        most = min(int(row["max"]), 50000) if (law, article) == ("安全生产法", "第一百零二条") else row["max"]
        rows.append((f"{code}-{suffix}", law, article, row["conduct"], row["kind"], row["min"], most, row["weight"], first, last))
    more = MORE[year] + (GRASSLAND if code.startswith("62") else [])
    rows += [(f"{code}-{r[0]}", *r[1:]) for r in more if r[0] in enforcing]
    return sorted(rows, key=lambda r: enforcing.index(r[0].split("-")[1]))


def documents_of(plan, rng):
    """Documents of earlier years that are in force when the year begins, and what a clean-up does with some of them."""
    count, first, last = plan["old"]
    first, last = date.fromisoformat(first), date.fromisoformat(last)
    year = plan["year"]
    def since(title):
        return max([first] + [date(y, 2, 1) for word, y in SINCE.items() if word in title])

    titles = [t for t in OLD if t.split()[-1] not in plan["drop"] and since(t) < last]
    rng.shuffle(titles)
    trials = [t for t in titles if "试行" in t]
    regular = [t for t in titles if "试行" not in t]
    # What is on trial for two years must have been made within them.
    chosen = trials[: max(3, min(len(trials), count // 8))]
    chosen += regular[: count - len(chosen)]
    assert len(chosen) == count, (len(chosen), count)
    makeable = {d[0] for d in departments(plan)}
    days = []
    for title in chosen:
        from_day = max(first, date(year - 2, 4, 1)) if "试行" in title else since(title)
        day = from_day + timedelta(days=rng.randrange((last - from_day).days))
        while day.weekday() > 4 or (day.month == 10 and day.day < 8) or (day.month, day.day) in ((1, 1), (5, 1)):
            day += timedelta(days=1)
        days.append((day, title))
    rows, numbers = [], {}
    for index, (day, title) in enumerate(sorted(days), 1):
        words = title.split()
        maker = words[1] if len(words) > 1 and words[1] in makeable else None
        starts = day + timedelta(days=rng.choice([0, 30, 30]))
        years = 2 if "试行" in title else 5
        until = starts.replace(year=starts.year + years) - timedelta(days=1) if (starts.month, starts.day) != (2, 29) else date(starts.year + years, 2, 28)
        key = (day.year, maker is None)
        numbers[key] = numbers.get(key, 0) + 1 + rng.choice([0, 0, 1])
        series = numbers[key] + (0 if maker is None else 1000)
        rows.append([index, plan["name"] + words[0], plan["code"] + (f"-{maker}" if maker else ""), "provisional" if years == 2 else "regular",
                     day, starts, until, f"{plan['prefix']}DR-{day.year}-{series:05}", ""])
    return rows, fates_of(plan, rows, rng)


def fates_of(plan, old, rng):
    """The clean-up ends what runs out in the year before anything else; what is repealed or amended would have gone on."""
    wanted = dict(plan["fates"])
    if not wanted:
        return []
    year = plan["year"]
    ending = [r for r in old if r[6].year == year]
    lasting = [r for r in old if r[6].year > year]
    rng.shuffle(lasting)
    fates = []
    for row in ending[: wanted.get("lapsed", 0)]:
        fates.append((row[0], "lapsed", "lapsed", f"有效期{row[6].year}年{row[6].month}月{row[6].day}日届满，不再延续"))
    for fate in ("lapsed", "repealed", "amended"):
        for _ in range(wanted.get(fate, 0) - sum(f[2] == fate for f in fates)):
            row = lasting.pop()
            reason = rng.choice(FATES[fate])
            fates.append((row[0], "continued" if fate == "repealed" and rng.random() < 0.2 else fate, fate, reason))
    return sorted(fates)


def make(scenario):
    plan, folder = PLANS[scenario], SCENARIOS / scenario
    folder.mkdir(exist_ok=True)
    rng = random.Random(plan["seed"])
    organs, towns = organs_of(plan, rng)
    write(folder, "organs.csv", ["code", "name", "short", "level", "parent", "duties"], organs)
    write(folder, "people.csv", ["id", "name", "organ", "roles", "note"], people_of(plan, organs, towns, rng))
    words = plan["cases"].split()
    cases = list(zip(words[::3], words[1::3], words[2::3]))
    write(folder, "enforcement.csv", ["organ", "simple", "ordinary"], [(f"{plan['code']}-{s}", a, b) for s, a, b in cases])
    columns = ["organ", "law", "article", "conduct", "kind", "min", "max", "weight", "from", "until"]
    write(folder, "violations.csv", columns, violations_of(plan, [c[0] for c in cases]))
    weights = [rng.uniform(0.8, 1.25) * (1.6 if i < 2 else 1) for i in range(len(towns))]
    screened, mediated, succeeded = plan["disputes"]
    found = split(screened, weights)
    taken = split(plan["accepted"], found, found)
    ended = split(mediated, taken, taken)
    agreed = split(succeeded, [m * rng.uniform(0.98, 1.02) for m in ended], ended)
    write(folder, "disputes.csv", ["township", "screened", "accepted", "mediated", "succeeded"], list(zip(towns, found, taken, ended, agreed)))
    write(folder, "disputes-kinds.csv", ["kind", "name", "weight"], KINDS)
    write(folder, "reviews.csv", ["type", "count"], list(plan["reviews"].items()))
    old, fates = documents_of(plan, random.Random(plan["seed"] + 1))
    columns = ["no", "title", "organ", "kind", "published", "effective", "valid_until", "number", "note"]
    write(folder, "documents-old.csv", columns, old)
    if fates:
        write(folder, "cleanup.csv", ["no", "proposal", "decision", "reason", "pending"], [(*f, "") for f in fates])
    suffixes = {o[0].split("-")[1] for o in organs if "-" in o[0]}
    subjects = [(t, f"{plan['code']}-{s}", title) for t, s, title in SUBJECTS if s in suffixes]
    write(folder, "review-subjects.csv", ["type", "organ", "subject"], subjects)
    print(scenario, len(organs), "organs", sum(int(a) + int(b) for _, a, b in cases), "cases")


for given in sys.argv[1:] or PLANS:
    make(given)
