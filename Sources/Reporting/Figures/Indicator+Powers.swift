extension Indicator {
    /// Enforcement subjects, the list of powers, their reallocation and the discretion benchmarks.
    static let powers: [Indicator] = subjects + listedPowers + powerRates + reallocations + benchmarks

    private static let subjects: [Indicator] = [
        stock("subject.valid", "行政执法主体资格证", unit: "个", "年末有效的行政执法主体资格证。是组织，不是人员；受委托组织没有主体资格，不计入；已经注销、暂停的不计入。"),
        stock("subject.townships", "乡镇（街道）行政执法主体", unit: "个", "年末有效的行政执法主体中，乡镇（街道）综合行政执法机构的个数，已经计入行政执法主体资格证。"),
        flow("subject.certified", "确认行政执法主体资格", unit: "个", "本年确认并公告的行政执法主体，按确认日计入；此前年度确认、本年登记入库的不计入。"),
        flow("subject.cancelled", "注销行政执法主体资格", unit: "个", "本年因机构改革、依据废止等原因注销的行政执法主体资格，按注销日计入。"),
        amount("subject.checked", "年度审核行政执法主体", unit: "个次", "行政执法主体年度审核，按审核日计入。"),
        amount("subject.changed", "变更行政执法主体资格", unit: "个次", "名称、执法范围、设定依据变更，按变更日计入。"),
        stock("subject.entrusted", "受委托执法组织", unit: "个", "年末委托期限内的受委托执法组织。"),
    ]

    private static let listedPowers: [Indicator] = [
        stock("power.items", "权责清单权力事项", unit: "项", "年末经政府审定列入权责清单的权力事项，十类之和等于总数；调整中、暂停的仍在清单，取消、下放、划转的不计入。"),
        stock("power.filled", "要素填报齐全的权力事项", unit: "项", "年末在清单的权力事项中，编码、依据、承办机构、责任事项、追责情形、风险点、流程、监督电话等要素填报齐全的。"),
        stock("power.published", "已公布的权力事项", unit: "项", "年末在清单的权力事项中已经向社会公布的。"),
        stock("power.licence", "行政审批（许可）事项", unit: "项", "年末在清单的行政许可事项。"),
        flow("power.added", "新增权力事项", unit: "项", "本年经政府审定新增列入清单的权力事项，按审定日计入。"),
        flow("power.taken-over", "承接上级下放权力事项", unit: "项", "本年承接上级下放的权力事项，按本级政府承接决定登记日计入；职权集中、赋权划入的不计入。"),
        flow("power.transferred-in", "划入权力事项", unit: "项", "本年因职权集中、乡镇赋权、机构改革划入本单位的权力事项，按登记日计入。"),
        flow("power.cancelled", "取消权力事项", unit: "项", "本年经政府审定取消的权力事项，按取消日计入；下放、划转、合并的不计入。"),
        flow("power.licence-cancelled", "取消行政审批事项", unit: "项", "本年取消的行政许可事项，按取消日计入。"),
        flow("power.delegated", "下放权力事项", unit: "项", "本年下放的权力事项，按审定日计入。"),
        flow("power.transferred", "划转权力事项", unit: "项", "本年从原行使单位清单中划出的权力事项，按划出日计入。"),
        flow("power.combined", "合并、拆分权力事项", unit: "项", "本年因合并、拆分移出清单的原事项，按审定日计入。"),
        amount("power.revised", "要素变更权力事项", unit: "项次", "名称、依据、责任事项等要素变更，按审定日计入，一项变更几次计几次。"),
        stock("power.centralised", "集中行使的行政处罚权事项", unit: "项", "年末由集中行使机关行使的、据国务院或者省级人民政府决定集中的权力事项。"),
        stock("power.empowered", "乡镇（街道）赋权事项", unit: "项", "年末由乡镇（街道）行使的、据省级赋权决定承接的权力事项。"),
    ]

    private static let powerRates: [Indicator] = [
        flow("power.licence-opening", "年初行政审批事项", unit: "项", measures: [], opening: ["power.licence"], "上年年末在清单的行政许可事项，即本年的基数。"),
        ratio(
            "power.reduction-rate", "行政审批事项减幅", "power.licence-cancelled", of: "power.licence-opening", decimals: 1,
            "本年取消的行政审批事项÷年初行政审批事项，保留一位小数。本年承接、新增的不抵减。"),
        ratio("power.fill-rate", "权责清单填报率", "power.filled", of: "power.items", decimals: 0, "年末要素填报齐全的权力事项÷年末在清单的权力事项，四舍五入取整。"),
        ratio("power.publish-rate", "权责清单公布率", "power.published", of: "power.items", decimals: 0, "年末已经公布的权力事项÷年末在清单的权力事项，四舍五入取整。"),
    ]

    private static let reallocations: [Indicator] = [
        stock("reallocation.sources", "集中行使行政处罚权的原行使部门", unit: "个", "年末其行政处罚权已经集中由其他机关行使的部门，一个部门一件决定。"),
        stock("reallocation.empowered", "乡镇（街道）赋权决定", unit: "件", "年末有效的赋权决定，一个部门向一个乡镇（街道）赋权为一件。"),
        flow("reallocation.effective", "生效的集中、赋权决定", unit: "件", "本年生效的职权集中、赋权决定，按生效日计入。"),
        flow("reallocation.ended", "终止的集中、赋权决定", unit: "件", "本年终止的职权集中、赋权决定，按终止日计入。"),
        amount("reallocation.evaluated", "集中、赋权评估", unit: "次", "对承接能力和行使情况的定期评估，按评估日计入。"),
    ]

    private static let benchmarks: [Indicator] = [
        stock("benchmark.organs", "制定行政裁量权基准的单位", unit: "个", "年末有现行裁量权基准的单位，一个单位一套；已公布尚未施行、已经废止或者被修订的不计入。"),
        flow("benchmark.published", "公布行政裁量权基准", "本年公布的裁量权基准，按公布日计入；此前年度公布、本年登记入库的不计入。"),
        amount("benchmark.entries", "公布裁量权基准条目", unit: "条", "公布的裁量权基准所含条目之和，按公布日计入。"),
        flow("benchmark.filed", "备案行政裁量权基准", "按备案日计入。"),
        amount("benchmark.corrected", "纠正行政裁量权基准", unit: "次", "备案审查提出纠正意见，按提出日计入。"),
        flow("benchmark.abolished", "废止行政裁量权基准", "废止而没有修订替代的裁量权基准，按废止日计入。"),
        amount("benchmark.trainings", "裁量权基准培训", unit: "次", "按培训日计入。"),
    ]
}
