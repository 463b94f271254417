import Affairs
import Kernel

/// What a county contracts for, with amounts in ten thousand yuan.
struct ContractSubject {
    let unit: String
    let category: GovernmentContract.Category
    let title: String
    let trade: String
    let amount: ClosedRange<Int>
    let selection: GovernmentContract.Selection
    let necessity: String

    private init(
        _ unit: String, _ category: GovernmentContract.Category, _ title: String, _ trade: String, _ amount: ClosedRange<Int>,
        _ selection: GovernmentContract.Selection, _ necessity: String
    ) {
        self.unit = unit
        self.category = category
        self.title = title
        self.trade = trade
        self.amount = amount
        self.selection = selection
        self.necessity = necessity
    }

    static let all: [ContractSubject] = [
        .init("农业农村", .works, "{place}高标准农田建设项目施工合同", "水利建设", 180...950, .openTender, "列入年度高标准农田建设计划"),
        .init("水利", .works, "{place}小型水库除险加固工程施工合同", "水电建设", 90...620, .openTender, "水库经鉴定为三类坝，需除险加固"),
        .init("交通", .works, "{place}农村公路提质改造工程施工合同", "路桥工程", 120...880, .openTender, "列入农村公路年度建设计划"),
        .init("住房", .works, "{place}老旧小区配套设施改造工程合同", "建筑工程", 150...760, .openTender, "列入老旧小区改造计划"),
        .init("教育", .works, "{place}中心小学教学楼维修改造工程合同", "建筑工程", 40...260, .negotiation, "校舍存在安全隐患"),
        .init("卫生", .procurement, "{place}卫生院医疗设备采购合同", "医疗器械", 30...240, .negotiation, "提升基层医疗服务能力"),
        .init("城市管理", .service, "{place}生活垃圾收运服务采购合同", "环境工程", 60...480, .openTender, "农村人居环境整治需要"),
        .init("生态环境", .service, "{place}污水处理设施委托运营合同", "环保科技", 80...420, .openTender, "污水处理设施建成后需专业运营"),
        .init("自然资源", .landUse, "{place}国有建设用地使用权出让合同", "置业", 600...6_800, .auction, "经县人民政府批准的出让方案"),
        .init("林业", .resource, "{place}国有林场林地承包经营合同", "林业开发", 20...180, .auction, "盘活国有林地资源"),
        .init("财政", .stateAsset, "{place}闲置校舍资产租赁合同", "商贸", 6...60, .auction, "闲置国有资产公开招租"),
        .init("商务", .investment, "{place}农产品加工项目招商引资协议", "食品", 3_000...20_000, .direct, "引进农产品加工龙头企业"),
        .init("工业", .investment, "{place}装备制造产业园项目入园协议", "智能装备", 5_000...36_000, .direct, "园区主导产业招商项目"),
        .init("文化", .investment, "{place}旅游资源合作开发协议", "文旅发展", 2_000...18_000, .direct, "开发乡村旅游资源"),
        .init("住房", .concession, "{place}城乡供水一体化特许经营协议", "水务", 8_000...26_000, .openTender, "城乡供水一体化建设"),
        .init("自然资源", .compensation, "{place}集体土地征收补偿框架协议", "", 200...1_900, .direct, "重点项目用地征收"),
        .init("人力资源", .service, "{place}职业技能培训服务合同", "职业培训", 10...90, .negotiation, "稳就业职业技能培训任务"),
        .init("民政", .service, "{place}居家养老服务购买合同", "养老服务", 20...160, .negotiation, "购买居家养老服务"),
        .init("应急", .procurement, "{place}防汛应急物资采购合同", "应急装备", 15...120, .inquiry, "补充防汛抗旱物资储备"),
        .init("公安", .procurement, "{place}视频监控设备采购合同", "电子", 40...360, .openTender, "社会治安防控体系建设"),
        .init("司法", .service, "{place}村（居）法律顾问服务合同", "", 5...30, .inquiry, "村（居）法律顾问全覆盖"),
        .init("科技", .subsidy, "{place}科技特派员项目补助合同", "农业科技", 5...50, .direct, "落实科技特派员补助政策"),
    ]
}
