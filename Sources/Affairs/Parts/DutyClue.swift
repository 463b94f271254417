package import Kernel

/// 职务违法犯罪问题线索: what points, while a matter is handled, at a public official's corruption or dereliction goes to the supervision organ,
/// and the matter itself goes on as it would.
///
/// Asked for alike by 监察法 (2018年第三十四条第一款，2024年第三十七条第一款), 行政复议法第八十六条 and 行政执法监督条例第三十三条第一款. What is
/// left to people: whether something is such a clue, and which supervision organ has power over the official.
package struct DutyClues: Part {
    package var clues: [DutyClue] = []
    package var number = ""
    /// Which of them the paper that came in is about, counted from one; the earliest that still waits for it, if nobody says.
    package var which: Int?
    package var receipt = ""
    package var answer: DutyClue.Answer?
    package var answerNote = ""

    package init() {}

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        Field("clues", \.clues, "记录")
        Field("number", \.number, "移送函文号")
        Field("which", \.which, "所指的是第几次移送").help("不填的，为最早一次尚待登记的移送").rule("应在1至99之间") { (1...99).contains($0.which ?? 1) }
        Field("receipt", \.receipt, "回执").help("监察机关签收人、回执文号")
        Field("answer", \.answer, "监察机关的答复")
        Field("answerNote", \.answerNote, "答复的文号和内容").long().personal(.hidden)
    }

    /// The one that a receipt, or an answer, is about; `nil` where none waits for it.
    private func place(_ isOpen: (DutyClue) -> Bool) -> Int? {
        guard let which else { return clues.firstIndex(where: isOpen) }
        return clues.indices.contains(which - 1) && isOpen(clues[which - 1]) ? which - 1 : nil
    }
    var unreceived: Int? { place { $0.receivedOn == nil } }
    /// An answer may come without a receipt before it.
    var unanswered: Int? { place(\.awaitsAnswer) }
    var isWaiting: Bool { clues.contains(where: \.awaitsAnswer) }

    mutating func noteReceipt(on day: Day) {
        guard let place = unreceived else { return }
        (clues[place].receivedOn, clues[place].receipt) = (day, receipt)
        which = nil
    }

    mutating func noteAnswer(on day: Day) {
        guard let place = unanswered else { return }
        (clues[place].answeredOn, clues[place].answer, clues[place].answerNote) = (day, answer, answerNote)
        which = nil
    }
}

/// One clue that was sent to a supervision organ, with its receipt and what the organ answered.
package struct DutyClue: SubRecord {
    package var suspicion: Suspicion?
    package var persons: [PersonID] = []
    package var others = ""
    package var facts = ""
    package var materials = ""
    package var recipient = ""
    package var referredOn: Day?
    package var receivedOn: Day?
    package var receipt = ""
    package var answeredOn: Day?
    package var answer: Answer?
    package var answerNote = ""

    package init() {}

    /// The supervision organ has said nothing yet, or that it looks into it first.
    var awaitsAnswer: Bool { answeredOn == nil || answer?.isInterim ?? false }

    package static var fields: [Field<Self>] {
        Field("suspicion", \.suspicion, "涉嫌的问题")
        Field("persons", \.persons, "涉及的本县在册人员").personal(.hidden)
        Field("others", \.others, "涉及的其他公职人员及其单位、职务").personal(.hidden)
        Field("facts", \.facts, "问题线索").long().personal(.hidden)
        Field("materials", \.materials, "随函移送的材料").long()
        Field("recipient", \.recipient, "移送的监察机关")
        Field("referredOn", \.referredOn, "移送日期")
        Field("receivedOn", \.receivedOn, "签收日期")
        Field("receipt", \.receipt, "回执")
        Field("answeredOn", \.answeredOn, "收到答复日期")
        Field("answer", \.answer, "监察机关的答复")
        Field("answerNote", \.answerNote, "答复的文号和内容").long().personal(.hidden)
    }

    /// What the law names (监察法).
    package enum Suspicion: String, Choice {
        case corruption, dereliction, otherDuty, dutyCrime
        package var name: String {
            switch self {
            case .corruption: "贪污贿赂"
            case .dereliction: "失职渎职"
            case .otherDuty: "其他职务违法"
            case .dutyCrime: "其他职务犯罪"
            }
        }
    }

    package enum Answer: String, Choice {
        case filed, notFiled, passedOn, otherwise, verifying, settled
        package var name: String {
            switch self {
            case .filed: "立案调查"
            case .notFiled: "不予立案"
            case .passedOn: "转有管辖权的机关"
            case .otherwise: "谈话提醒等其他处置"
            case .verifying: "初步核实"
            case .settled: "予以了结"
            }
        }
        /// Another answer is still to come.
        var isInterim: Bool { self == .verifying }
    }
}
