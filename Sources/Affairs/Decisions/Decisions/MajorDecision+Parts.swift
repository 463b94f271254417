package import Kernel

/// What is recorded one by one on the way to the draft that is decided.
extension MajorDecision {
    package struct Option: SubRecord {
        package var name = ""
        package var content = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("name", \.name, "方案")
            Field("content", \.content, "主要内容和利弊").long()
        }
    }

    /// One time for which the draft was put to the public.
    package struct Solicitation: SubRecord {
        package var from: Day?
        package var until: Day?
        package var shortReason = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("from", \.from, "公布日期")
            Field("until", \.until, "截止日期")
            Field("shortReason", \.shortReason, "缩短期限的说明").long()
        }
    }

    package struct Revision: SubRecord {
        package var on: Day?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "修改日期")
            Field("note", \.note, "修改情况").long()
        }
    }

    /// 第十三条: one unit's opinion; where no agreement is reached, the undertaker's own with reasons and basis.
    package struct Consultation: SubRecord {
        package var unit = OrganCode("")
        package var on: Day?
        package var position: Position?
        package var opinion = ""
        package var ownView = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("unit", \.unit, "单位")
            Field("on", \.on, "日期")
            Field("position", \.position, "意见")
            Field("opinion", \.opinion, "意见内容").long()
            Field("ownView", \.ownView, "承办单位的意见、理由和依据").long()
        }
    }

    /// One occasion of public participation or expert argument. For a hearing, the days of its notice and papers and its three parts.
    package struct Event: SubRecord {
        package var form: EventForm?
        package var on: Day?
        package var place = ""
        package var attendees: Int?
        package var summary = ""
        package var noticeOn: Day?
        package var participantsOn: Day?
        package var papersServedOn: Day?
        package var presented = false
        package var debated = false
        package var signed = false
        package init() {}
        package static var fields: [Field<Self>] {
            Field("form", \.form, "形式")
            Field("on", \.on, "日期")
            Field("place", \.place, "地点")
            Field("attendees", \.attendees, "参加人数")
            Field("summary", \.summary, "主要意见").long()
            Field("noticeOn", \.noticeOn, "听证公告日期")
            Field("participantsOn", \.participantsOn, "听证参加人名单公布日期")
            Field("papersServedOn", \.papersServedOn, "听证材料送达日期")
            Field("presented", \.presented, "承办单位介绍草案、依据和有关情况")
            Field("debated", \.debated, "参加人陈述、询问、质证、辩论")
            Field("signed", \.signed, "参加人确认记录并签字")
        }
    }

    /// One opinion of the public (第十八条); what was made of it is an ``Answer`` of its number.
    package struct Comment: SubRecord {
        package var number: Int?
        package var on: Day?
        package var by = ""
        package var source: CommentSource?
        package var content = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("number", \.number, "序号").help("登记时编定")
            Field("on", \.on, "收到日期").help("登记之日")
            Field("by", \.by, "提出人").personal(.name)
            Field("source", \.source, "来源")
            Field("content", \.content, "意见").long()
        }
    }

    package struct Answer: SubRecord {
        package var number: Int?
        /// 归纳整理: those that are studied together with it.
        package var others: [Int] = []
        package var adoption: Adoption?
        package var reason = ""
        package var on: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("number", \.number, "意见序号")
            Field("others", \.others, "一并研究的其他意见序号")
            Field("adoption", \.adoption, "采纳情况")
            Field("reason", \.reason, "理由").long()
            Field("on", \.on, "研究处理日期").help("登记之日")
        }
        var numbers: [Int?] { [number] + others.map(Optional.some) }
    }

    /// One expert or institution, and what ties there are to the matter (第二十条).
    package struct Expert: SubRecord {
        package var name = ""
        package var unit = ""
        package var specialty = ""
        package var hasInterest = false
        package var recusedOn: Day?
        package var recusalReason = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("name", \.name, "专家、专业机构").personal(.name)
            Field("unit", \.unit, "单位")
            Field("specialty", \.specialty, "专业")
            Field("hasInterest", \.hasInterest, "与决策事项有直接利害关系")
            Field("recusedOn", \.recusedOn, "回避日期").help("选定以后回避的记下")
            Field("recusalReason", \.recusalReason, "回避事由").help("选定以后回避的记下")
        }
    }

    /// The opinion of one expert who was appointed: one that is given in writing is signed (第十九条第二款).
    package struct ExpertOpinion: SubRecord {
        package var name = ""
        package var position: Position?
        package var opinion = ""
        package var isOral = false
        package var signed = false
        package init() {}
        package static var fields: [Field<Self>] {
            Field("name", \.name, "专家、专业机构").personal(.name)
            Field("position", \.position, "论证结论")
            Field("opinion", \.opinion, "论证意见").long()
            Field("isOral", \.isOral, "在论证会上口头提出").help("书面提出的不填，应当署名、盖章")
            Field("signed", \.signed, "已署名、盖章")
        }
    }

    /// One risk report (第二十三条), or one made under other rules that is not made again (第二十二条第二款).
    package struct Risk: SubRecord {
        package var on: Day?
        package var assessor = ""
        package var isThirdParty = false
        package var isPrior = false
        package var risksIn: [RiskField] = []
        package var methods: [RiskMethod] = []
        package var departments = ""
        package var points = ""
        package var measures = ""
        package var contingency = ""
        package var level: RiskLevel?
        package var control: RiskControl?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "评估日期")
            Field("assessor", \.assessor, "评估单位")
            Field("isThirdParty", \.isThirdParty, "委托第三方评估")
            Field("isPrior", \.isPrior, "采用按有关规定已作的评价、评估")
            Field("risksIn", \.risksIn, "风险领域")
            Field("methods", \.methods, "评估方式")
            Field("departments", \.departments, "听取有关部门意见").long()
            Field("points", \.points, "风险点").long()
            Field("measures", \.measures, "防范措施").long()
            Field("contingency", \.contingency, "处置预案").long()
            Field("level", \.level, "风险等级")
            Field("control", \.control, "风险可控性")
        }
    }
}
