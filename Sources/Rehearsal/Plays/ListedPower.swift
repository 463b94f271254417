import Affairs
import Kernel

/// What the list of powers says of one item; invented but for what the scenario's violations give.
struct ListedPower {
    let type: PowerType
    let name: String
    let code: String
    let law: String
    let article: String
    let rank: EnforcementSubject.BasisRank

    init(_ violation: Violation, of organ: OrganCode) {
        type = .penalty
        name = "对\(violation.conduct)的处罚"
        code = violation.powerCode(of: organ)
        (law, article, rank) = (violation.law, violation.article, violation.rank)
    }

    /// - Parameter number: tells apart what would otherwise bear the same name.
    init(_ type: PowerType, number: Int, code: String) {
        let words = Self.words[type] ?? Self.otherWords
        let (first, second) = (words.objects[number % words.objects.count], words.verbs[number / words.objects.count % words.verbs.count])
        let round = number / (words.objects.count * words.verbs.count)
        self.type = type
        name = words.pattern.replacing("{o}", with: first).replacing("{v}", with: second) + (round > 0 ? "（\(round + 1)）" : "")
        self.code = code
        let source = Self.sources[number % Self.sources.count]
        (law, rank) = source
        article = "第\(chineseNumeral(11 + number % 73))条"
    }

    private static let sources: [(String, EnforcementSubject.BasisRank)] = [
        ("安全生产法", .law), ("食品安全法", .law), ("城乡规划法", .law), ("土地管理法", .law), ("环境保护法", .law), ("水法", .law), ("渔业法", .law), ("教育法", .law),
        ("建设工程质量管理条例", .regulation), ("城市市容和环境卫生管理条例", .regulation), ("道路运输条例", .regulation), ("危险化学品安全管理条例", .regulation),
    ]

    private typealias Words = (pattern: String, objects: [String], verbs: [String])

    private static let otherWords: Words = (
        "{o}{v}",
        [
            "建设项目", "农民专业合作社", "民办学校章程", "社会团体年度报告", "农村集体经济组织", "物业服务合同", "房屋租赁合同", "生产安全事故应急预案", "危险废物管理计划", "重大危险源", "招标投标情况", "建设工程竣工验收",
            "水土保持设施验收", "劳动用工", "企业年度财务会计报告", "价格监测点", "粮食收购者", "农药经营人员", "种子生产经营", "林木种苗",
        ], ["备案", "登记", "审核转报", "年度报告受理", "信息公示"]
    )

    private static let words: [PowerType: Words] = [
        .licence: (
            "{o}{v}",
            [
                "食品经营", "公共场所卫生", "药品零售", "医疗机构执业", "建设工程施工", "建设用地规划", "建设工程规划", "取水", "排污", "城镇污水排入排水管网", "道路货物运输经营", "道路旅客运输经营", "出租汽车经营", "林木采伐",
                "占用林地", "渔业捕捞", "动物防疫条件", "农作物种子生产经营", "兽药经营", "农药经营", "烟花爆竹零售", "危险化学品经营", "特种设备使用", "民办学校设立", "娱乐场所经营", "出版物零售", "临时占用城市道路",
                "户外广告设置",
                "河道管理范围内建设项目", "燃气经营",
            ], ["许可", "变更许可", "延续许可", "审批", "资质审批", "补办许可", "注销许可", "设立审批", "年度审批"]
        ),
        .penalty: (
            "对{v}{o}的处罚",
            [
                "设置安全警示标志", "办理登记备案手续", "报送统计资料", "建立台账", "缴纳规费", "接受监督检查", "采取防护措施", "公开收费标准", "保存交易记录", "开展从业人员培训", "配备专职管理人员", "处置固体废物", "使用计量器具",
                "标注产品标识",
                "签订书面合同", "履行告知义务", "进行工程质量检测", "办理竣工验收", "按规划用途使用房屋", "配套建设停车设施", "安装污染防治设施", "实施作业方案", "落实消防安全责任", "编制应急预案", "进行职业健康检查",
            ], ["未按规定", "拒不", "逾期不", "弄虚作假骗取许可后未", "经责令改正仍未", "擅自停止", "未经验收即不再", "违反技术标准", "委托无资质单位", "未在规定期限内"]
        ),
        .compulsion: (
            "{v}{o}",
            ["违法经营的工具、设备", "涉嫌违法的场所", "不符合标准的食品", "违法占用河道的设施", "违法建设的施工现场", "无证运输的车辆", "来源不明的木材", "可能被转移的证据", "染疫动物及其产品", "违法排放污染物的设施"],
            ["查封", "扣押", "代履行清除", "加处罚款催缴"]
        ),
        .levy: ("{o}{v}", ["城市基础设施配套费", "水资源费", "水土保持补偿费", "森林植被恢复费", "社会抚养费", "污水处理费", "城镇垃圾处理费", "残疾人就业保障金"], ["征收", "减免"]),
        .payment: ("{o}{v}", ["最低生活保障金", "特困人员救助供养金", "临时救助", "孤儿基本生活费", "高龄津贴", "优抚对象抚恤金", "残疾人两项补贴", "农村危房改造补助"], ["给付", "调整给付"]),
        .inspection: (
            "对{o}的{v}",
            [
                "食品生产经营者", "药品经营企业", "危险化学品企业", "建筑施工现场", "房地产开发企业", "农资经营户", "动物诊疗机构", "学校和校外培训机构", "用人单位劳动用工", "道路运输经营者", "文化娱乐场所", "排污单位", "用水单位",
                "林木经营加工单位",
                "特种设备使用单位", "计量器具使用单位", "民办养老机构", "政府采购代理机构",
            ], ["监督检查", "专项检查", "双随机抽查", "跟踪检查"]
        ),
        .confirmation: (
            "{o}{v}", ["不动产权利", "工伤", "建设工程消防验收结果", "医疗事故等级", "农村土地承包经营权", "残疾等级", "企业信用等级", "生产安全事故责任", "义务教育学校标准化", "道路交通事故责任"],
            ["确认", "认定", "登记确认"]
        ),
        .reward: ("对{o}的{v}", ["举报安全隐患有功人员", "见义勇为人员", "节约用水先进单位", "全民健身先进个人", "科普工作先进集体", "植树造林先进单位", "优秀教师"], ["奖励", "表彰"]),
        .adjudication: ("{o}{v}", ["土地权属争议", "林木林地权属争议", "水事纠纷", "政府采购投诉", "企业名称争议"], ["裁决", "处理"]),
    ]

    /// The text of the grounds, as the field of an item reads them.
    private var grounds: [PowerItem.Ground] { [PowerItem.Ground(\.law <- law, \.article <- article, \.rank <- rank)] }

    private var steps: [(String, String)] {
        switch type {
        case .penalty: [("立案", "发现违法行为及时立案"), ("调查", "两名以上持证人员调查取证"), ("告知", "告知事实、理由、依据和权利"), ("决定", "依法作出决定并送达")]
        case .licence: [("受理", "一次性告知补正，依法受理"), ("审查", "按法定条件审查"), ("决定", "法定期限内决定，不予许可说明理由")]
        case .inspection: [("检查", "两名以上人员出示证件检查"), ("处置", "对发现的问题责令改正或者移送")]
        case .compulsion: [("审批", "实施前报负责人批准"), ("实施", "告知理由、依据和权利，制作现场笔录")]
        default: [("受理", "依法受理"), ("办理", "按规定程序办理并告知结果")]
        }
    }

    private var duties: [PowerItem.Duty] { steps.map { PowerItem.Duty(\.name <- $0.0, \.content <- $0.1, \.basis <- "《\(law)》\(article)") } }

    /// All that the list must say, in the fields of an item; `reason` and `published` are for the steps that ask for them.
    func input(for organ: Organ, authorised: Bool = false, _ dice: Dice) -> Fields<PowerItem> {
        let enforces = type == .penalty || type == .compulsion || type == .inspection
        var input: Fields<PowerItem> = [
            \.name <- name, \.code <- code, \.type <- type, \.level <- organ.level == .township ? .township : .county,
            \.holderNature <- authorised ? .authorised : .statutory, \.grounds <- grounds,
            \.undertaker <- dice.pick(["政策法规股", "综合执法大队", "行政审批股", "业务管理股", "监督检查股"]), \.duties <- duties, \.accountability <- "不履行或者不正确履行职责的，依法追究责任",
            \.risks <- "自由裁量不当、徇私；集体审核、公开结果", \.flow <- steps.map(\.0).joined(separator: "→"),
            \.supervisionPhone <- "单位公开电话\(dice.number(6_200_000...6_299_999))", \.fee <- "不收费", \.parties <- "公民、法人和其他组织",
            \.noUpperReason <- "以省级通用目录对应，编码待统一", \.hasDiscretion <- (type == .penalty), \.needsCertificate <- enforces,
        ]
        if type == .licence { input += [\.legalPeriod <- "20个工作日", \.promisedPeriod <- "\(dice.number(3...10))个工作日"] }
        return input
    }
}
