package import Kernel

/// 负责人出庭: who counts, when the court calls, what excuses, and what came of it.
extension LitigationResponse {
    package enum HeadNotice: String, Choice {
        case none, may, must
        package var name: String {
            switch self {
            case .none: "法院未通知负责人出庭"
            case .may: "法院可以通知而已通知"
            case .must: "法院应当通知"
            }
        }
    }

    /// The cases of 法释〔2020〕3号第四条: the first five the court must call the head for, the others it may.
    package enum HeadNoticeGround: String, Choice {
        case food, environment, health, attention, unrest, interests, publicInterest, superior, other
        package var name: String {
            switch self {
            case .food: "涉及食品药品安全"
            case .environment: "涉及生态环境和资源保护"
            case .health: "涉及公共卫生安全等重大公共利益"
            case .attention: "社会高度关注"
            case .unrest: "可能引发群体性事件"
            case .interests: "涉及重大人身、财产权益"
            case .publicInterest: "行政公益诉讼"
            case .superior: "上级机关规范性文件要求出庭"
            case .other: "人民法院认为需要通知的其他情形"
            }
        }
        var mustBeCalled: Bool {
            switch self {
            case .food, .environment, .health, .attention, .unrest: true
            case .interests, .publicInterest, .superior, .other: false
            }
        }
    }

    package enum Attendance: String, Choice {
        case head, staff
        package var name: String { self == .head ? "负责人出庭" : "负责人不能出庭，委托工作人员出庭" }
    }

    /// Whether a person is a head of the organ sued (法释〔2018〕1号第一百二十八条, 法释〔2020〕3号第二条).
    package enum HeadPost: String, Choice {
        case principal, deputy, deputyLevel, inCharge, entrusted, subordinate, section
        package var name: String {
            switch self {
            case .principal: "正职负责人"
            case .deputy: "副职负责人"
            case .deputyLevel: "参与分管被诉行政行为实施工作的副职级别负责人"
            case .inCharge: "其他参与分管的负责人"
            case .entrusted: "受委托组织的负责人"
            case .subordinate: "下级行政机关的负责人"
            case .section: "内设机构负责人"
            }
        }
        /// 副职级别的负责人 are named only by the provisions of 2020; before them such a person counts as one who shares in the charge.
        func counts(_ law: LitigationLaw) -> Bool {
            switch self {
            case .principal, .deputy, .inCharge: true
            case .deputyLevel: law.namesHeads
            case .entrusted, .subordinate, .section: false
            }
        }
    }

    /// 不能出庭的情形 (法释〔2020〕3号第八条).
    package enum AbsenceGround: String, Choice {
        case forceMajeure, accident, duty, other
        package var name: String {
            switch self {
            case .forceMajeure: "不可抗力"
            case .accident: "意外事件"
            case .duty: "需要履行他人不能代替的公务"
            case .other: "无法出庭的其他正当事由"
            }
        }
    }

    /// What a court writes into its record and judgment, and suggests to be dealt with (法释〔2020〕3号第十二条).
    package enum Breach: String, Choice {
        case unexplained, absentAgain, nobody, leftEarly, refusedToExplain
        package var name: String {
            switch self {
            case .unexplained: "负责人未出庭，未说明理由"
            case .absentAgain: "延期开庭后负责人仍未出庭"
            case .nobody: "负责人和工作人员均不出庭"
            case .leftEarly: "负责人未经许可中途退庭"
            case .refusedToExplain: "负责人拒绝解释说明，致庭审无法进行"
            }
        }
    }

    /// 一次开庭.
    package struct Session: SubRecord {
        package var on: Day?
        package var instance: Instance?
        /// Counts the trials of the suit: first instance, second, once more after a remand.
        package var round = 0
        package var calledAgain = false
        package var headCounted = false
        package var headName = ""
        package var headPost: HeadPost?
        package var headSpoke = false
        package var absence: AbsenceGround?
        package var postponed = false
        package var staff: [String] = []
        package var breaches: [Breach] = []
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "开庭日期")
            Field("instance", \.instance, "审级")
            Field("round", \.round, "审次")
            Field("calledAgain", \.calledAgain, "法院通知负责人再次出庭")
            Field("headCounted", \.headCounted, "计为负责人出庭")
            Field("headName", \.headName, "出庭负责人")
            Field("headPost", \.headPost, "职务")
            Field("headSpoke", \.headSpoke, "就实质性解决争议发表意见")
            Field("absence", \.absence, "不能出庭的情形")
            Field("postponed", \.postponed, "申请过延期开庭")
            Field("staff", \.staff, "出庭工作人员")
            Field("breaches", \.breaches, "法院记录在案的情形")
            Field("note", \.note, "庭审情况").long()
        }
    }

    /// 一份裁判文书.
    package struct Ruling: SubRecord {
        package var instance: Instance?
        package var number = ""
        package var on: Day?
        package var servedOn: Day?
        package var outcome: Outcome?
        package var second: SecondResult?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("instance", \.instance, "审级")
            Field("number", \.number, "文号")
            Field("on", \.on, "裁判日期")
            Field("servedOn", \.servedOn, "收到日期")
            Field("outcome", \.outcome, "裁判结果")
            Field("second", \.second, "第二审处理")
        }
    }

    /// 一次上诉: by whom, and of another's, when its copy came and was answered.
    package struct Appeal: SubRecord {
        package var by: Appellant?
        package var on: Day?
        package var copyOn: Day?
        package var answeredOn: Day?
        /// How many rulings the suit had by then; the appeal is against the last of them.
        package var ruling = 0
        package init() {}
        package static var fields: [Field<Self>] {
            Field("by", \.by, "上诉人")
            Field("on", \.on, "上诉日期")
            Field("copyOn", \.copyOn, "收到上诉状副本日期")
            Field("answeredOn", \.answeredOn, "对上诉答辩日期")
            Field("ruling", \.ruling, "所诉为第几份裁判")
        }
    }

    package struct CourtMeasure: SubRecord {
        package var kind: MeasureKind?
        package var on: Day?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("kind", \.kind, "措施")
            Field("on", \.on, "日期")
            Field("note", \.note, "情况").long()
        }
    }

    /// 司法建议 received in this suit, and what was answered.
    package struct Suggestion: SubRecord {
        package var number = ""
        package var on: Day?
        package var content = ""
        /// To amend or repeal a normative document (法释〔2018〕1号第一百四十九条).
        package var onDocument = false
        package var document: Ref<NormativeDocument>?
        package var repliedOn: Day?
        package var reply = ""
        package var adoption: Adoption?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("number", \.number, "司法建议文号")
            Field("on", \.on, "收到日期")
            Field("content", \.content, "建议内容").long()
            Field("onDocument", \.onDocument, "建议修改、废止规范性文件").help("六十日内书面答复")
            Field("document", \.document, "建议修改、废止的规范性文件").help("在本县登记的填写，该文件随之标明")
            Field("repliedOn", \.repliedOn, "书面回复日期")
            Field("reply", \.reply, "回复").long()
            Field("adoption", \.adoption, "采纳情况")
        }
    }
}
