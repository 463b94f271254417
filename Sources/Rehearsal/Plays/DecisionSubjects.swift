import Affairs
import Kernel

/// What a county decides: titles, and what is declared of each.
struct DecisionSubject {
    let title: String
    let nature: MajorDecision.Nature
    /// Part of the name of the department that undertakes it.
    let department: String
    let isTechnical: Bool
    let mayHarm: Bool
    let touchesOperators: Bool
    let affectsInterests: Bool
    let affectsGroups: Bool
    let needsCongress: Bool

    /// Marks: t technical, h may harm, o operators, i interests, g groups, c congress.
    private init(_ title: String, _ nature: MajorDecision.Nature, _ department: String, _ marks: String) {
        self.title = title
        self.nature = nature
        self.department = department
        isTechnical = marks.contains("t")
        mayHarm = marks.contains("h")
        touchesOperators = marks.contains("o")
        affectsInterests = marks.contains("i")
        affectsGroups = marks.contains("g")
        needsCongress = marks.contains("c")
    }

    static let all: [DecisionSubject] = [
        DecisionSubject("城区公交线网优化和票价调整方案", .publicPolicy, "交通", "hoig"),
        DecisionSubject("义务教育学校布局调整方案", .publicPolicy, "教育", "hig"),
        DecisionSubject("国民经济和社会发展五年规划纲要", .plan, "发展和改革", "tc"),
        DecisionSubject("城区生活垃圾分类和收费实施方案", .publicPolicy, "城", "oi"),
        DecisionSubject("农村人居环境整治提升实施方案", .publicPolicy, "农业农村", "g"),
        DecisionSubject("城区集中供水价格调整方案", .publicPolicy, "发展和改革", "hoi"),
        DecisionSubject("饮用水水源保护区划定和调整方案", .resources, "环境", "thi"),
        DecisionSubject("国土空间总体规划", .plan, "自然资源", "tic"),
        DecisionSubject("城区老旧小区改造三年计划", .project, "住房和城乡建设", "hig"),
        DecisionSubject("医疗集团组建和分级诊疗实施方案", .publicPolicy, "卫生健康", "tg"),
        DecisionSubject("集中式养老服务设施布局规划", .plan, "民政", "g"),
        DecisionSubject("高标准农田建设规划", .plan, "农业农村", "t"),
        DecisionSubject("城区停车泊位设置和收费管理方案", .publicPolicy, "城", "oi"),
        DecisionSubject("城乡供水一体化工程建设方案", .project, "水利", "to"),
        DecisionSubject("中心城区棚户区改造实施方案", .project, "住房和城乡建设", "hig"),
        DecisionSubject("历史文化街区保护和利用规划", .resources, "文化", "ti"),
        DecisionSubject("农村客运公交化改造方案", .publicPolicy, "交通", "oig"),
        DecisionSubject("城乡居民医疗救助标准调整方案", .publicPolicy, "医疗保障", "g"),
        DecisionSubject("城区污水处理厂提标扩容项目", .project, "住房和城乡建设", "tho"),
        DecisionSubject("禁养区划定和畜禽养殖布局调整方案", .resources, "农业农村", "hoig"),
        DecisionSubject("人民医院整体搬迁项目", .project, "卫生健康", "th"),
        DecisionSubject("工业园区产业准入和扶持政策", .publicPolicy, "发展和改革", "o"),
        DecisionSubject("城区基准地价更新方案", .resources, "自然资源", "to"),
        DecisionSubject("征地区片综合地价和补偿标准调整方案", .publicPolicy, "自然资源", "hig"),
        DecisionSubject("殡葬服务设施建设和收费方案", .publicPolicy, "民政", "oi"),
        DecisionSubject("河道采砂规划", .resources, "水利", "to"),
    ]
}
