import Affairs
import Kernel

/// What organs inspect, found by a word of their names.
enum InspectionTopics {
    struct Topic {
        let project: String
        let part: String
        let basis: String
        let content: String
        let objects: String
        let problem: String
        let rule: String
    }

    static func of(_ organ: String) -> [Topic] { (table.first { organ.contains($0.word) }?.topics ?? general) }

    private static let table: [(word: String, topics: [Topic])] = [
        (
            "市场监督",
            [
                Topic(
                    project: "食品销售监督检查", part: "食品销售主体资格和进货查验", basis: "《食品安全法》第一百一十条", content: "许可、进货查验记录、食品保质期、从业人员健康证明", objects: "食品销售者",
                    problem: "未按规定建立进货查验记录", rule: "《食品安全法》第五十三条"),
                Topic(
                    project: "价格行为检查", part: "明码标价", basis: "《价格法》第三十三条", content: "商品和服务明码标价、收费公示", objects: "商超、药店", problem: "部分商品未明码标价",
                    rule: "《价格法》第十三条"),
                Topic(
                    project: "特种设备使用监督检查", part: "电梯、锅炉使用管理", basis: "《特种设备安全法》第五十七条", content: "使用登记、定期检验、作业人员资格", objects: "特种设备使用单位",
                    problem: "特种设备安全技术档案不完整", rule: "《特种设备安全法》第三十五条"),
            ]
        ),
        (
            "应急",
            [
                Topic(
                    project: "安全生产监督检查", part: "安全生产责任和教育培训", basis: "《安全生产法》关于监督检查的规定", content: "责任制、教育培训、隐患排查治理台账", objects: "工贸企业",
                    problem: "隐患排查治理台账记录不完整", rule: "《安全生产法》关于隐患排查治理的规定"),
                Topic(
                    project: "烟花爆竹经营检查", part: "零售点安全条件", basis: "《烟花爆竹安全管理条例》", content: "零售许可、存放数量、消防器材", objects: "烟花爆竹零售点",
                    problem: "存放数量超过核定的限量",
                    rule: "《烟花爆竹安全管理条例》"),
            ]
        ),
        (
            "生态环境",
            [
                Topic(
                    project: "污染源日常监管随机抽查", part: "污染防治设施运行", basis: "《环境保护法》第二十四条", content: "排污许可、设施运行、在线监测、台账", objects: "排污单位",
                    problem: "污染防治设施运行台账记录不全",
                    rule: "《环境保护法》第四十二条")
            ]
        ),
        (
            "交通",
            [
                Topic(
                    project: "道路运输经营检查", part: "客货运输企业安全管理", basis: "《道路运输条例》", content: "经营许可、车辆维护、驾驶员资格、动态监控", objects: "道路运输企业",
                    problem: "未按规定进行车辆动态监控",
                    rule: "《道路运输条例》")
            ]
        ),
        (
            "卫生",
            [
                Topic(
                    project: "公共场所卫生检查", part: "卫生许可和消毒", basis: "《公共场所卫生管理条例》", content: "卫生许可证、从业人员健康合格证、消毒记录", objects: "住宿、美容美发场所",
                    problem: "公共用品用具消毒记录不完整", rule: "《公共场所卫生管理条例》")
            ]
        ),
        (
            "住房",
            [
                Topic(
                    project: "建设工程质量安全检查", part: "施工现场", basis: "《建设工程质量管理条例》", content: "施工许可、质量责任、安全防护", objects: "施工企业", problem: "施工现场临边防护不到位",
                    rule: "《建设工程安全生产管理条例》")
            ]
        ),
        (
            "农业",
            [
                Topic(
                    project: "农资经营检查", part: "农药、种子经营", basis: "《农药管理条例》《种子法》", content: "经营许可、进销台账、标签", objects: "农资经营者", problem: "农药购销台账记录不完整",
                    rule: "《农药管理条例》")
            ]
        ),
        (
            "文化",
            [
                Topic(
                    project: "文化市场经营检查", part: "互联网上网服务、娱乐场所", basis: "《互联网上网服务营业场所管理条例》", content: "实名登记、未成年人保护、消防通道", objects: "网吧、歌舞娱乐场所",
                    problem: "未按规定核对登记上网消费者身份", rule: "《互联网上网服务营业场所管理条例》")
            ]
        ),
    ]

    private static let general: [Topic] = [
        Topic(
            project: "行业经营监督检查", part: "许可条件保持", basis: "本行业法律、行政法规关于监督检查的规定", content: "许可条件、制度台账、人员资格", objects: "本行业经营单位", problem: "管理台账记录不完整",
            rule: "本行业法律、行政法规的规定"),
        Topic(
            project: "行业安全管理检查", part: "安全制度落实", basis: "本行业法律、行政法规关于监督检查的规定", content: "安全责任制、应急预案、演练记录", objects: "本行业重点单位", problem: "应急演练未按计划开展",
            rule: "本行业法律、行政法规的规定"),
    ]
}
