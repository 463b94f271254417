import Kernel
import Testing

private let plaintAct: StatuteEdition = StatuteEdition("plaint-act", "试验条例", "2018年", from: "2018-01-01")
private let clerk: Role = Role("clerk", "经办人员")

/// A plaint whose steps happen outside: what is received, heard, told, and an answer that silence stands for.
private struct Plaint: Matter {
    enum Stage: String, MatterStage {
        case filed, accepted, replied, silent
        var name: String { rawValue }
        var isFinal: Bool { self == .replied }
    }

    var subject = ""
    var filedOn: Day?
    var acceptedOn: Day?
    var repliedOn: Day?
    var silentOn: Day?
    var heardOn: Day?
    var toldOn: Day?
    var calledAt: Instant?

    init() {}
    static let kind: MatterKind = MatterKind("plaint", "申诉", .services, laws: [plaintAct])
    static var editions: [Edition] {
        [Edition("old", "旧", from: "2018-01-01", until: "2018-12-31"), Edition("new", "新", from: "2019-01-01")]
    }
    @Passages
    static var passages: [Passage<Self>] { Passage.stays("old", from: "new", "以前开启的仍按旧条例办结", plaintAct(1)) }
    var title: String { subject }

    static var fields: [Field<Self>] {
        Field("subject", \.subject, "事由")
        Field("filedOn", \.filedOn, "收到日期")
        Field("acceptedOn", \.acceptedOn, "受理日期")
        Field("repliedOn", \.repliedOn, "答复日期")
        Field("silentOn", \.silentOn, "视为不答复日期")
        Field("heardOn", \.heardOn, "听取日期")
        Field("toldOn", \.toldOn, "告知日期")
        Field("calledAt", \.calledAt, "通话时间")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "收到申诉", to: .filed, by: clerk, basis: plaintAct(1)).needs(\.subject).stamps(\.filedOn).occurs("收到申诉之日")
        Action("accept", "受理", .filed, to: .accepted, by: clerk, basis: plaintAct(2)).stamps(\.acceptedOn)
        Action("reply", "收到答复", .accepted, to: .replied, by: clerk, basis: plaintAct(3)).stamps(\.repliedOn)
            .occurs("收到答复之日", after: \.acceptedOn)
            .requires("in-time", "答复在十日以内", plaintAct(3)) { plaint, now in now.isWithin(.days(10), of: plaint.acceptedOn) }
        Action("no-reply", "视为不答复", .accepted, to: .silent, by: .system, basis: plaintAct(4)).stamps(\.silentOn)
        Action("late-reply", "补录在期限以内收到的答复", .silent, to: .replied, by: clerk, basis: plaintAct(4)).stamps(\.repliedOn)
            .occurs("收到答复之日", after: \.acceptedOn).undoes("no-reply").writes(\.silentOn) { plaint, _ in plaint.silentOn = nil }
        Action("answer", "收到迟来的答复", .silent, to: .replied, by: clerk, basis: plaintAct(4)).stamps(\.repliedOn)
            .occurs("收到答复之日", after: \.acceptedOn).undoesIfInTime("no-reply")
            .writes(\.silentOn) { plaint, now in if now.undoes("no-reply") { plaint.silentOn = nil } }
        Action("hear", "听取意见", .accepted, by: clerk, basis: plaintAct(5)).stamps(\.heardOn).occurs("听取之日")
        Action("tell", "告知", .accepted, by: clerk, basis: plaintAct(6)).stamps(\.toldOn).occurs("告知之日").mayPrecedeOpening()
        Action("call", "通话", .accepted, by: clerk, basis: plaintAct(7)).stampsInstant(\.calledAt).occurs("通话之时", after: \.acceptedOn)
        Action("own-reply", "自行答复", .accepted, .silent, to: .replied, by: clerk, basis: plaintAct(3)).stamps(\.repliedOn)
            .occurs("答复之日", after: \.acceptedOn).bindsWhoEnters()
        Action("ask-again", "提请复核", .accepted, by: clerk, .head, basis: plaintAct(8)).stamps(\.heardOn)
            .occurs("提请之日", after: \.acceptedOn).bindsWhoEnters(butForHead: true)
            .requires("within-three-days", "在三日以内", plaintAct(8)) { plaint, now in now.isWithin(.days(3), of: plaint.acceptedOn) }
            .awaited()
        Action("stop", "鉴定", .accepted, by: clerk, .head, basis: plaintAct(9)).suspends("reply", ground: "鉴定").occurs("鉴定开始之日", after: \.acceptedOn)
        Action("go-on", "鉴定结束", .accepted, by: clerk, basis: plaintAct(9)).resumes("reply").occurs("鉴定结束之日")
            .notBefore("听取之日") { $0.heardOn }
        Limit("reply", "答复期限", .days(10), from: \.acceptedOn, until: \.repliedOn, basis: plaintAct(3)).deems("no-reply")
    }

    static var measures: [Measure<Self>] { [] }
}

/// A kind whose declarations of what happens outside are wrong.
private struct Crooked: Matter {
    enum Stage: String, MatterStage {
        case open, lapsed, done
        var name: String { rawValue }
        var isFinal: Bool { self == .done }
    }

    var on: Day?
    var other: Day?

    init() {}
    static let kind: MatterKind = MatterKind("crooked", "不当", .services, laws: [plaintAct])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "不当" }
    static var fields: [Field<Self>] {
        Field("on", \.on, "日期")
        Field("late-reason", \.other, "另一日期")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("open", "登记", to: .open, by: clerk, basis: plaintAct(1)).fills(\.other)
        Action("lapse", "视为", .open, to: .lapsed, by: .system, basis: plaintAct(2)).stamps(\.on).occurs("之日")
        Action("mend", "改正", .open, .lapsed, to: .done, by: clerk, basis: plaintAct(3)).undoes("open")
        Action("tell", "告知", .open, by: clerk, basis: plaintAct(3)).occurs("之日").bindsWhoEnters(butForHead: true)
        Action("forget", "改正而不改回", .open, to: .done, by: clerk, basis: plaintAct(3)).occurs("之日").undoes("lapse")
        Limit("term", "期限", .days(5), from: \.other, until: \.on, basis: plaintAct(2)).deems("lapse")
    }

    static var measures: [Measure<Self>] { [] }
}

@Suite("发生之日和登记之日")
struct OccurrenceTests {
    private let definition = KindDefinition(Plaint.self)
    private let organ = OrganCode("1")

    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    private func moment(
        _ today: String, hour: Int = 9, opened: String? = "2020-03-01", _ ledger: Ledger = Ledger(), _ settings: [String: String] = [:],
        by role: Role = clerk
    ) throws -> Moment {
        let year = CalendarEdition(
            id: "2020", year: 2020, title: "试验", document: "试验", published: Day.firstDay(of: 2019), holidays: [], workdays: [])
        let posts = [Post(organ: organ, role: role, from: try day("2020-03-05"))]
        let actor = role == .system ? Actor.system : Actor(login: "a", person: PersonID("a"), name: "甲", posts: posts)
        return Moment(
            now: Instant(try day(today), hour: hour), actor: actor, organ: organ, matter: 1, organs: OrganTree([]),
            calendar: try WorkCalendar(editions: [year]), settings: Settings(settings), ledger: ledger, opened: try opened.map { try day($0) },
            related: NothingRelated())
    }

    /// A plaint that was accepted on 2 March 2020: answers are in time through the 12th.
    private var accepted: Plaint {
        var plaint = Plaint()
        plaint.subject = "甲"
        plaint.acceptedOn = Day(iso: "2020-03-02")
        return plaint
    }

    private func step(
        _ id: String, _ record: Plaint, at stage: String = "accepted", _ day: String? = nil, _ reason: String = "", in moment: Moment
    ) throws -> StepDecision {
        let action = try #require(definition.outline("new")?.action(id))
        return definition.step(
            action, "new", on: record, at: stage, filling: Occurrence.input(typed: day ?? "", late: reason), moment)
    }

    private func taken(_ decision: StepDecision) throws -> (step: Step, record: Plaint) {
        guard case .taken(let step) = decision else {
            Issue.record("\(decision)")
            throw Unreadable("")
        }
        return (step, try #require(step.record as? Plaint))
    }

    private func refusals(_ decision: StepDecision) -> [String] {
        guard case .refused(let refusals, _) = decision else { return [] }
        return refusals.map(\.id)
    }

    private func rules(_ decision: StepDecision) -> [String: String] {
        guard case .refused(_, let fields) = decision else { return [:] }
        return Dictionary(fields.map { ($0.field, $0.rule) }, uniquingKeysWith: { $0 + $1 })
    }

    @Test func `不填发生之日的，就是登记的那一日`() throws {
        let (step, record) = try taken(step("reply", accepted, in: moment("2020-03-11")))
        #expect(step.occurrence == nil && record.repliedOn?.iso == "2020-03-11")
        #expect(try taken(self.step("reply", accepted, "2020-03-11", in: moment("2020-03-11"))).step.occurrence == nil, "今天发生的也一样")
    }

    @Test func `条件、记下的日期按发生之日：最后一日发生而一周以后登记的可以，次日发生的不可以`() throws {
        let (step, record) = try taken(step("reply", accepted, "2020-03-12", "原件压在收发室", in: moment("2020-03-19")))
        #expect(record.repliedOn?.iso == "2020-03-12" && step.occurrence?.text == "2020-03-12" && step.occurrence?.reason == "原件压在收发室")
        #expect(try refusals(self.step("reply", accepted, "2020-03-13", "原件压在收发室", in: moment("2020-03-19"))) == ["plaint.reply.in-time"])
        #expect(try refusals(self.step("reply", accepted, in: moment("2020-03-13"))) == ["plaint.reply.in-time"])
    }

    @Test func `岗位按登记之日：发生时还没有任职的人现在可以登记`() throws {
        _ = try taken(step("reply", accepted, "2020-03-03", "收发室漏送", in: moment("2020-03-12")))
        #expect(try refusals(self.step("reply", accepted, "2020-03-03", in: moment("2020-03-04"))) == ["plaint.reply.permission"])
    }

    @Test func `晚于登记之日的、早于应当在前的日期的、读不出的，指名退回`() throws {
        let now = try moment("2020-03-10")
        #expect(try rules(step("reply", accepted, "2020-03-11", in: now))[Occurrence.dayName]?.hasPrefix("不得晚于登记的时间") == true)
        #expect(try rules(step("reply", accepted, "2020-03-01", "收发室漏送", in: now))[Occurrence.dayName] == "不得早于“受理日期”（2020年3月2日）")
        _ = try taken(step("reply", accepted, "2020-03-02", "收发室漏送", in: now))
        #expect(try rules(step("reply", accepted, "三月", in: now))[Occurrence.dayName] == "应为日期，如2026-03-05")
        #expect(try rules(step("reply", accepted, "2020-03-09T10:00", in: now))[Occurrence.dayName] == "只填日期，如2020-03-09")
    }

    @Test func `没有写明在后于哪一日的，不得早于事项开始；写明可以的除外`() throws {
        let now = try moment("2020-03-12")
        #expect(try rules(step("hear", accepted, "2020-02-29", "收发室漏送", in: now))[Occurrence.dayName] == "不得早于本事项开始之日（2020年3月1日）")
        _ = try taken(step("hear", accepted, "2020-03-01", "收发室漏送", in: now))
        _ = try taken(step("tell", accepted, "2020-02-29", "收发室漏送", in: now))
        var ledger = Ledger()
        ledger.begun = try day("2020-02-20")
        _ = try taken(step("hear", accepted, "2020-02-29", "收发室漏送", in: moment("2020-03-12", ledger)))
    }

    @Test func `超过规定日数的必须写明理由，日数由县自定；没有超过的不问`() throws {
        _ = try taken(step("hear", accepted, "2020-03-07", in: moment("2020-03-10")))
        #expect(try rules(step("hear", accepted, "2020-03-06", in: moment("2020-03-10")))[Occurrence.reasonName]?.contains("超过3日") == true)
        #expect(try rules(step("hear", accepted, "2020-03-06", " \n", in: moment("2020-03-10")))[Occurrence.reasonName] != nil)
        let strict = try moment("2020-03-10", Ledger(), [Occurrence.lateAfter.key: "0"])
        #expect(try rules(step("hear", accepted, "2020-03-09", in: strict))[Occurrence.reasonName] != nil)
        _ = try taken(step("hear", accepted, in: strict))
        #expect(Occurrence.lateAfter.problem(with: "31")?.rule == "应为0至30" && Occurrence.lateAfter.problem(with: "30") == nil)
        #expect(
            try rules(step("hear", accepted, "2020-03-06", String(repeating: "长", count: 501), in: moment("2020-03-10")))[Occurrence.reasonName]
                == "不超过500字")
    }

    @Test func `在办理时发生的环节没有发生之日`() throws {
        var filed = Plaint()
        filed.subject = "甲"
        let decision = try step("accept", filed, at: "filed", "2020-03-08", "收发室漏送", in: moment("2020-03-10"))
        #expect(rules(decision).keys.sorted() == [Occurrence.dayName, Occurrence.reasonName])
        #expect(rules(decision)[Occurrence.dayName] == "“受理”是在办理的时候发生的，没有另外的发生之日，请留空")
    }

    @Test func `理由至少四个字，空格和标点不算；五百字按字符计，一个字母加再多附标也算在内`() throws {
        let now = try moment("2020-03-10")
        for reason in ["漏", "漏送了", "……。。。……", "a b c", "漏\u{301}\u{301}\u{301}送"] {
            let rule = try rules(step("hear", accepted, "2020-03-06", reason, in: now))[Occurrence.reasonName]
            #expect(rule == "至少写4个字，空格和标点不算", "\(reason)")
        }
        #expect(try rules(step("hear", accepted, "2020-03-09", "漏", in: now))[Occurrence.reasonName] != nil, "不须写的，写了也要能看懂")
        _ = try taken(step("hear", accepted, "2020-03-06", "漏送一日", in: now))
        let marked = "漏送一日" + String(repeating: "\u{301}", count: 497)
        #expect(marked.count == 4)
        #expect(try rules(step("hear", accepted, "2020-03-06", marked, in: now))[Occurrence.reasonName] == "不超过500字")
        _ = try taken(step("hear", accepted, "2020-03-06", String(marked.unicodeScalars.dropLast()), in: now))
    }

    @Test func `期限届满在发生和登记之间的，次日登记也要写明理由；届满当日登记的不要`() throws {
        let asked = try rules(step("hear", accepted, "2020-03-12", in: moment("2020-03-13")))[Occurrence.reasonName]
        #expect(asked?.contains("“答复期限”至2020年3月12日届满") == true, "\(asked ?? "")")
        _ = try taken(step("hear", accepted, "2020-03-12", "收发室漏送", in: moment("2020-03-13")))
        _ = try taken(step("hear", accepted, "2020-03-11", in: moment("2020-03-12")))
        _ = try taken(step("hear", accepted, "2020-03-13", in: moment("2020-03-14")))
        // One that was met after it had run out.
        var replied = accepted
        replied.repliedOn = try day("2020-03-13")
        #expect(try rules(step("hear", replied, "2020-03-12", in: moment("2020-03-14")))[Occurrence.reasonName]?.contains("“答复期限”") == true)
        replied.repliedOn = try day("2020-03-12")
        _ = try taken(step("hear", replied, "2020-03-12", in: moment("2020-03-14")))
    }

    @Test func `发生之日适用旧版程序而今天适用新版的，开启要写明理由`() throws {
        let action = try #require(definition.outline("old")?.action("file"))
        let opened = try moment("2019-01-02", opened: nil)
        for (reason, holds) in [("", false), ("元旦前收到", true)] {
            var input = Occurrence.input(on: try day("2018-12-31"), late: reason)
            input["subject"] = .text("甲")
            let asked = rules(definition.step(action, "old", on: Plaint(), at: "", filling: input, opened))[Occurrence.reasonName]
            #expect((asked == nil) == holds, "\(asked ?? "")")
        }
    }

    @Test func `受期限约束的人，届满以后不能自己登记为期限以内`() throws {
        let (record, ledger) = try silent()
        let now = try moment("2020-03-20", ledger)
        let undoing = try rules(step("own-reply", record, at: "silent", "2020-03-12", "收发室漏送", in: now))[Occurrence.dayName]
        #expect(undoing?.contains("“视为不答复”不由自己改正") == true && undoing?.contains("由收到的一方登记") == true, "\(undoing ?? "")")
        let (late, plaint) = try taken(step("own-reply", record, at: "silent", "2020-03-13", "收发室漏送", in: now))
        #expect(plaint.silentOn?.iso == "2020-03-13" && plaint.repliedOn?.iso == "2020-03-13" && late.ledger.lapses.count == 1)
        let unswept = try rules(step("own-reply", accepted, "2020-03-12", "收发室漏送", in: moment("2020-03-13")))[Occurrence.dayName]
        #expect(unswept?.contains("“答复期限”至2020年3月12日届满") == true, "\(unswept ?? "")")
        #expect(try taken(step("own-reply", accepted, "2020-03-11", in: moment("2020-03-12"))).record.repliedOn?.iso == "2020-03-11", "期限以内照登")
    }

    @Test func `收到的一方不在系统内的，由机关负责人写明理由登记期限以内的日期`() throws {
        let rule = try rules(step("ask-again", accepted, "2020-03-05", "收发室漏送", in: moment("2020-03-06")))[Occurrence.dayName]
        #expect(rule?.contains("登记之日已经不符合“在三日以内”") == true && rule?.contains("由机关负责人写明理由登记") == true, "\(rule ?? "")")
        let head = try moment("2020-03-06", by: .head)
        #expect(try rules(step("ask-again", accepted, "2020-03-05", in: head))[Occurrence.reasonName]?.contains("须写明理由") == true)
        #expect(try taken(step("ask-again", accepted, "2020-03-05", "收发室漏送", in: head)).record.heardOn?.iso == "2020-03-05")
        #expect(try refusals(step("ask-again", accepted, "2020-03-06", "收发室漏送", in: head)) == ["plaint.ask-again.within-three-days"])
        // It does not wait for the head, who is asked only for what comes too late.
        #expect(definition.awaiting("new", accepted, stage: "accepted", head) == [Desk(organ: organ, role: clerk)])
    }

    @Test func `届满以前发生、届满以后登记的中止，只有机关负责人可以登记；届满当日登记的不受限制`() throws {
        let now = try moment("2020-03-13")
        #expect(try refusals(step("stop", accepted, "2020-03-12", "收发室漏送", in: now)) == ["plaint.stop.overrun-reply"])
        let head = try moment("2020-03-13", by: .head)
        #expect(try rules(step("stop", accepted, "2020-03-12", in: head))[Occurrence.reasonName]?.contains("届满") == true)
        #expect(try taken(step("stop", accepted, "2020-03-12", "收发室漏送", in: head)).step.ledger.suspensions.map(\.pause.from.iso) == ["2020-03-12"])
        #expect(try taken(step("stop", accepted, "2020-03-11", in: moment("2020-03-12"))).step.ledger.suspensions.count == 1)
        // What begins after the last day changes nothing of what was overrun.
        #expect(try taken(step("stop", accepted, "2020-03-13", in: moment("2020-03-14"))).step.ledger.suspensions.count == 1)
    }

    @Test func `不早于没有自己字段的日子`() throws {
        var heard = accepted
        heard.heardOn = try day("2020-03-09")
        let now = try moment("2020-03-11")
        #expect(try rules(step("go-on", heard, "2020-03-08", in: now))[Occurrence.dayName] == "不得早于“听取之日”（2020年3月9日）")
        _ = try taken(step("go-on", heard, "2020-03-09", in: now))
        _ = try taken(step("go-on", accepted, "2020-03-08", in: now))
    }

    @Test func `按小时计算的要写明几时几分，次日登记的写明理由`() throws {
        let asked = try rules(self.step("call", accepted, "2020-03-09T10:30", in: moment("2020-03-10")))[Occurrence.reasonName]
        #expect(asked?.contains("按小时计算") == true, "\(asked ?? "")")
        let (step, record) = try taken(step("call", accepted, "2020-03-09T10:30", "收发室漏送", in: moment("2020-03-10")))
        #expect(record.calledAt?.iso == "2020-03-09T10:30:00" && step.occurrence?.text == "2020-03-09T10:30:00")
        #expect(try rules(self.step("call", accepted, "2020-03-09", in: moment("2020-03-10")))[Occurrence.dayName]?.contains("须写明几时几分") == true)
        #expect(try rules(self.step("call", accepted, "2020-03-10T09:01", in: moment("2020-03-10")))[Occurrence.dayName] != nil, "还没有发生")
        #expect(try taken(self.step("call", accepted, "2020-03-10T08:59", in: moment("2020-03-10"))).record.calledAt?.iso == "2020-03-10T08:59:00")
    }

    /// What the law made of silence on 13 March.
    private func silent() throws -> (record: Plaint, ledger: Ledger) {
        let (step, record) = try taken(step("no-reply", accepted, in: moment("2020-03-13", hour: 0, by: .system)))
        let last = try day("2020-03-12")
        #expect(step.ledger.lapses == [Ledger.Lapse(step: "no-reply", limit: "reply", last: last)])
        return (record, step.ledger)
    }

    @Test func `期限以内已经收到的，写明理由改正视为不答复；以后收到的不能`() throws {
        let (record, ledger) = try silent()
        #expect(record.silentOn?.iso == "2020-03-13")
        let now = try moment("2020-03-20", ledger)
        let (mended, plaint) = try taken(step("late-reply", record, at: "silent", "2020-03-12", "收发室漏送", in: now))
        #expect(plaint.silentOn == nil && plaint.repliedOn?.iso == "2020-03-12" && mended.stage == "replied" && mended.ledger.lapses.isEmpty)
        #expect(try refusals(step("late-reply", record, at: "silent", "2020-03-13", "收发室漏送", in: now)) == ["plaint.late-reply.undo"])
        #expect(try refusals(step("late-reply", record, at: "silent", nil, "收发室漏送", in: now)) == ["plaint.late-reply.undo"])
    }

    @Test func `改正总要理由，也只改正由系统办理的`() throws {
        let (record, ledger) = try silent()
        let soon = try moment("2020-03-13", ledger)
        #expect(try rules(step("late-reply", record, at: "silent", "2020-03-12", in: soon)) == [Occurrence.reasonName: "改正期限届满的结果，须写明理由"])
        let decision = try step("late-reply", record, at: "silent", "2020-03-12", "收发室漏送", in: moment("2020-03-13"))
        #expect(refusals(decision) == ["plaint.late-reply.undo"])
    }

    @Test func `表单先不说发生之日是否在期限以内；填了以后照说`() throws {
        let (record, ledger) = try silent()
        let action = try #require(definition.outline("new")?.action("late-reply"))
        let now = try moment("2020-03-20", ledger)
        let blank = definition.preview(action, "new", on: record, at: "silent", now)
        #expect(blank.others == [] && blank.problems == [] && blank.isReady)
        let late = definition.preview(
            action, "new", on: record, at: "silent", filling: Occurrence.input(typed: "2020-03-13", late: ""), now)
        #expect(late.others.map(\.id) == ["plaint.late-reply.undo"])
        let reply = try #require(definition.outline("new")?.action("reply"))
        let told = definition.preview(
            reply, "new", on: accepted, at: "accepted", filling: Occurrence.input(typed: "2020-03-12", late: ""), try moment("2020-03-20"))
        #expect(told.conditions.map(\.state) == [.met], "条件按所填的发生之日判断")
    }

    @Test func `也可以照常办理的，只在期限以内发生的才改正`() throws {
        let (record, ledger) = try silent()
        let now = try moment("2020-03-14", ledger)
        let (late, plaint) = try taken(step("answer", record, at: "silent", "2020-03-13", in: now))
        #expect(plaint.silentOn?.iso == "2020-03-13" && plaint.repliedOn?.iso == "2020-03-13" && late.ledger.lapses.count == 1)
        #expect(try rules(step("answer", record, at: "silent", "2020-03-12", in: now)) == [Occurrence.reasonName: "改正期限届满的结果，须写明理由"])
        let (mended, undone) = try taken(step("answer", record, at: "silent", "2020-03-12", "收发室漏送", in: now))
        #expect(undone.silentOn == nil && undone.repliedOn?.iso == "2020-03-12" && mended.ledger.lapses.isEmpty)
    }

    @Test func `发生在旧版程序之下的开启，记下开始之日`() throws {
        let action = try #require(definition.outline("new")?.action("file"))
        var input = Occurrence.input(on: try day("2020-03-07"))
        input["subject"] = .text("甲")
        let decision = definition.step(action, "new", on: Plaint(), at: "", filling: input, try moment("2020-03-10", opened: nil))
        let (step, record) = try taken(decision)
        #expect(step.ledger.begun?.iso == "2020-03-07" && record.filedOn?.iso == "2020-03-07")
    }

    @Test func `程序文本写明发生之日和改正`() {
        let text = ProcedureText(definition).markdown
        #expect(text.contains("- 发生之日：收到答复之日，可以以后登记，期限从发生之日计算；不早于“受理日期”"))
        #expect(text.contains("- 发生之日：听取之日，可以以后登记，期限从发生之日计算；不早于本事项开始之日"))
        #expect(text.contains("- 发生之日：通话之时，可以以后登记，期限从发生之日计算，以后登记的须写明几时几分；不早于“受理日期”"))
        #expect(text.contains("- 发生之日：答复之日，可以以后登记，期限从发生之日计算；不早于“受理日期”；期限以内发生而在届满以后登记的，由收到的一方登记"))
        #expect(text.contains("- 发生之日：提请之日，可以以后登记，期限从发生之日计算；不早于“受理日期”；期限以内发生而在届满以后登记的，只有机关负责人可以登记"))
        #expect(text.contains("- 发生之日：鉴定结束之日，可以以后登记，期限从发生之日计算；不早于“听取之日”"))
        #expect(text.contains("- 改正：只登记发生之日在期限以内的，写明理由，改正期限届满后由系统办理的“视为不答复”"))
        #expect(text.contains("- 改正：发生之日在期限以内而在届满以后登记的，写明理由，改正期限届满后由系统办理的“视为不答复”"))
        #expect(text.contains("- 改正：补录在期限以内收到的答复"), "期限也说由哪一环节改正")
    }

    @Test func `写错了的声明被查出`() {
        #expect(definition.findings(registry: [plaintAct]).isEmpty)
        let found = KindDefinition(Crooked.self).findings(registry: [plaintAct]).map(\.message)
        for message in [
            "环节“lapse”由系统办理，没有另外的发生之日", "环节“mend”改正期限届满的结果，却没有写明发生之日",
            "环节“mend”要改正的“open”不是期限届满后由系统办理的环节", "环节“forget”要改正“lapse”，却不从它进入的阶段办理",
            "环节“forget”要改正“lapse”，却没有改回它写入的字段“on”",
            "环节“tell”期限以内的发生之日由机关负责人登记，却不由负责人办理", "字段“late-reason”用了发生之日或者补录理由的名称",
        ] { #expect(found.contains(message), "\(message)") }
    }
}
