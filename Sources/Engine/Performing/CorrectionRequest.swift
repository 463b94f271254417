package import Kernel
package import Storage

/// What somebody wants to do about a slip of the pen, or about a paper that has not gone out.
package struct CorrectionRequest: MatterRequest {
    package enum Deed: Sendable {
        /// Proposes other values, by the names of fields.
        ///
        /// - Parameter evidence: the paper that shows what was meant.
        case propose(Input, evidence: Attachment? = nil)
        case approve
        case refuse
        /// Takes back what one proposed oneself.
        case withdraw
        /// Takes a paper back before it is served.
        case recall(document: String, ordinal: Int)
        /// Issues a paper anew that was taken back.
        case reissue(document: String)
    }

    package var on: MatterAct
    package var deed: Deed
    /// Why; or what whoever approves says of it.
    package var words: String
    /// How it was judged ahead of the transaction that enters it.
    var judged: Judged?

    /// A judgement, which holds for the matter as it was then.
    struct Judged: Sendable {
        let version: Int
        let judgement: CorrectionJudgement
    }

    package init(_ deed: Deed, of matter: MatterID, version: Int? = nil, saying words: String = "", at: Instant, id: String? = nil) {
        self.init(deed, on: MatterAct(matter, version: version, at: at, id: id), saying: words)
    }

    package init(_ deed: Deed, on act: MatterAct, saying words: String = "") {
        self.deed = deed
        self.words = words
        on = act
    }

    /// The names under which the reason and the evidence are asked for, and refused; no field of a kind can bear them.
    package static let wordsField: String = "correction-reason"
    package static let evidenceField: String = "correction-evidence"

    package var act: Correction.Act {
        switch deed {
        case .propose: .propose
        case .approve: .approve
        case .refuse: .refuse
        case .withdraw: .withdraw
        case .recall: .recall
        case .reissue: .reissue
        }
    }

    /// What is wrong with what is said.
    var problems: [FieldProblem] {
        func problem(_ rule: String) -> [FieldProblem] { [FieldProblem(field: Self.wordsField, label: "理由", given: words, rule: rule)] }
        if Endorsement.isTooLong(words) { return problem("不超过\(Endorsement.longest)字") }
        switch deed {
        case .propose, .refuse, .recall:
            return Correction.isReason(words) ? [] : problem("“\(act.name)”必须写明理由，至少\(Correction.leastReason)个字，空格和标点不算")
        default: return []
        }
    }
}

/// What an entry of a matter says of a slip of the pen or of a paper taken back, as the journal keeps it: for timelines.
package struct CorrectionEntry: Sendable {
    package let act: Correction.Act
    package let words: String
    /// Who wanted it, when somebody decided on it.
    package let proposal: Endorsement?
    package let changes: [Correction.Change]
    /// What steps had written of them, and was put right with them.
    package let carried: [Correction.Change]
    package let evidence: Attachment?
    /// The papers that were corrected, with the how manieth paper of correction each was; or those taken back and issued anew.
    package let papers: [(document: String, ordinal: Int, notice: Int?)]
    /// What of the entry is damaged and cannot be read, in words; empty for a sound one.
    package let unreadable: [String]

    /// `nil` for any other entry.
    ///
    /// - Parameter content: the entry's; `nil` for one that is no JSON, of which its reader is told besides.
    package init?(_ row: JournalRow, _ content: JSON?) {
        guard let act = Correction.Act(rawValue: row.action), let json = content?["correction"] else { return nil }
        self.act = act
        words = json["words"]?.string ?? ""
        // What is damaged is named to whoever reads the timeline, and hides nothing that is not.
        var damaged: [String] = []
        func read<Value>(_ name: String, _ value: () throws -> Value?) -> Value? {
            do {
                if let value = try value() { return value }
            } catch {
                // Which part it is says all that its reader can use.
            }
            damaged.append(name)
            return nil
        }
        func each<Value>(_ member: String, _ name: String, _ value: (JSON) throws -> Value?) -> [Value] {
            (json[member]?.items ?? []).enumerated().compactMap { index, item in read("第\(index + 1)\(name)") { try value(item) } }
        }
        proposal = json["proposal"].flatMap { item in read("提请人和理由") { try Endorsement(json: item) } }
        changes = each("changes", "处更正") { try Correction.Change(json: $0) }
        carried = each("carried", "处随之更正的内容") { try Correction.Change(json: $0) }
        evidence = json["evidence"].flatMap { item in read("证明材料") { Attachment(json: item) } }
        papers = each("papers", "份文书") { paper in
            guard let document = paper["id"]?.string, let ordinal = paper["ordinal"]?.int else { return nil }
            return (document, ordinal, paper["notice"]?.int)
        }
        unreadable = damaged
    }

    /// What was said, in a sentence for people.
    package func sentence(_ definition: any Definition, _ names: [PersonID: String]) -> String {
        func which(_ paper: (document: String, ordinal: Int, notice: Int?)) -> String {
            "《\(definition.name(ofPaper: paper.document))》\(paper.ordinal > 1 ? "（第\(paper.ordinal)次制发的）" : "")"
        }
        var parts: [String] = []
        if let proposal, act != .propose { parts.append("\(names[proposal.person] ?? proposal.person.description)提请：\(proposal.words)") }
        if !words.isEmpty { parts.append(act == .approve ? "意见：\(words)" : "理由：\(words)") }
        let corrected = papers.filter { $0.notice != nil }
        if !corrected.isEmpty { parts.append("以\(definition.correcting.paper)更正\(corrected.map(which).joined(separator: "、"))") }
        let others = papers.filter { $0.notice == nil }
        if !others.isEmpty { parts.append("\(act == .recall ? "收回" : "重新制发")\(others.map(which).joined(separator: "、"))") }
        if !unreadable.isEmpty { parts.append("本条记录的\(unreadable.joined(separator: "、"))已经损坏，不能读取；请用 plumbline verify 核验") }
        return parts.joined(separator: "；")
    }
}
