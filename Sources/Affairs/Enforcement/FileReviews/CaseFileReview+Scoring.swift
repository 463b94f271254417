package import Kernel

/// 三层标准: veto, 卷面 20, 内容 80; 扣完为止.
extension CaseFileReview {
    static let formPoints: Setting<Int> = Setting(
        "file-review.points.form", "卷面标准分值", default: 20, lawful: .within(0...100), isWeighty: true, source: "评查标准样本：卷面20分，内容80分；县可自定")
    static let standardPoints: Setting<[Int]> = Setting(
        "file-review.points.standard", "内容标准分值（处罚等，九部分依次）", default: [6, 6, 18, 12, 14, 10, 6, 4, 4],
        lawful: .points(9), isWeighty: true, source: "80分的分配没有读到原文，待核；县应自定，合计80")
    static let licencePoints: Setting<[Int]> = Setting(
        "file-review.points.licence", "内容标准分值（许可，五部分依次）", default: [14, 14, 32, 12, 8], lawful: .points(5), isWeighty: true,
        source: "许可案卷样本：听证32分，其余待核；合计80")
    static let cutOffs: Setting<[Int]> = Setting(
        "file-review.grades", "优秀、良好、合格的最低分", default: [90, 75, 60], lawful: .descending(3), isWeighty: true, source: "没有读到原文，待核；县应自定")
    static let objectionDays: Setting<Int> = Setting(
        "file-review.objection.days", "对评查意见提出异议的工作日数", default: 5, lawful: .within(1...30), source: "各地自定，待核")
    static let answerDays: Setting<Int> = Setting("file-review.answer.days", "复查答复异议的工作日数", default: 10, lawful: .within(1...30), source: "各地自定，待核")
    static let isPublic: Setting<Bool> = Setting(
        "file-review.public", "公开案卷评查结果", default: false, lawful: .any, source: "内部通报或者公开，由各地自定")

    package static var settings: [any SettingDeclaration] {
        [formPoints, standardPoints, licencePoints, cutOffs, objectionDays, answerDays, isPublic]
    }

    /// What each part of a file's table is worth.
    static func points(of type: FileType, _ settings: Settings) -> [(part: Part, points: Int)] {
        let setting = type == .licence ? licencePoints : standardPoints
        let set = settings[setting]
        // A list of another length cannot be read onto the parts: keep the default.
        let values = set.count == type.parts.count ? set : setting.fallback
        return [(.form, settings[formPoints])] + zip(type.parts, values).map { ($0, $1) }
    }

    /// 扣完为止: no part goes below nothing, however much is deducted in it.
    static func score(_ file: File, _ settings: Settings) -> Quantity {
        guard let type = file.type else { return Quantity(tenThousandths: 0) }
        let total = points(of: type, settings).reduce(0) { sum, entry in
            let lost = file.deductions.filter { $0.part == entry.part }.reduce(0) { $0 + max(0, $1.points?.tenThousandths ?? 0) }
            return sum + max(0, entry.points * 10_000 - lost)
        }
        return Quantity(tenThousandths: total)
    }

    static func grade(_ score: Quantity, _ settings: Settings) -> Grade {
        let set = settings[cutOffs]
        let cuts = set.count == 3 ? set : cutOffs.fallback
        let grades: [Grade] = [.excellent, .good, .passed]
        for (cut, grade) in zip(cuts, grades) where score.tenThousandths >= cut * 10_000 { return grade }
        return .failed
    }

    /// Puts the computed score and grade on a file: a veto fails it whatever its points.
    static func judged(_ file: File, _ now: Moment) -> File {
        var file = file
        let score = score(file, now.settings)
        file.score = score
        file.grade = file.isVetoed ? .failed : grade(score, now.settings)
        (file.by, file.on, file.confirmedBy) = (now.actor.person, now.today, nil)
        return file
    }

    func count(_ grade: Grade) -> Int { files.count { $0.grade == grade } }

    /// What is wrong with a file's review, one by one.
    static func faults(_ file: File) -> [String] {
        guard let type = file.type else { return ["没有案卷类型"] }
        let answered = file.basics.filter { $0.held != nil }.compactMap(\.item)
        var faults = Basic.allCases.filter { item in answered.count { $0 == item } != 1 }.map { "“\($0.name)”应当作出一个结论" }
        faults += file.basics.compactMap { $0.held == .notApplicable ? $0.item : nil }.filter { !$0.mayNotApply }
            .map { "“\($0.name)”每卷都应当作出符合或者不符合的结论" }
        faults += file.basics.filter { $0.held == .no && $0.note.isEmpty }.map { "“\($0.item?.name ?? "")”不符合，应当说明" }
        let parts: [Part] = [.form] + type.parts
        for deduction in file.deductions {
            let name = deduction.part?.name ?? "未指明部分"
            if !(deduction.part.map(parts.contains) ?? false) { faults.append("“\(name)”不是\(type.name)案卷的评分部分") }
            if (deduction.points?.tenThousandths ?? 0) <= 0 { faults.append("“\(name)”的扣分应为正数") }
            if deduction.reason.isEmpty { faults.append("“\(name)”的扣分没有写明问题") }
        }
        return faults
    }
}
