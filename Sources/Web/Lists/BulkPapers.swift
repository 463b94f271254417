import Design
import Engine
import HTML
import Kernel
import Storage

/// The papers of many matters, to be printed in one go.
struct BulkPapers: Sendable {
    /// Sheets in one printing.
    static let most: Int = 400

    struct Group: Sendable {
        let document: String
        let name: String
        var count: Int
        var personal: Int
    }

    let pages: [DocumentPage]
    /// Matters whose papers hold personal data: seeing them is entered for each.
    let disclosed: [MatterID]

    /// What there is to print, by the document; a matter of which nothing can be printed says why.
    static func groups(_ dossiers: [Dossier], _ sight: Sight, into reasons: inout BulkReasons) throws -> [Group] {
        var groups: [Group] = []
        for dossier in dossiers {
            let found = try papers(of: dossier, nil, sight, into: &reasons)
            for paper in found {
                if let place = groups.firstIndex(where: { $0.document == paper.document }) {
                    groups[place].count += 1
                    groups[place].personal += paper.isPersonal ? 1 : 0
                } else {
                    let name = dossier.definition.documents.first { $0.id == paper.document }?.name ?? paper.document
                    groups.append(Group(document: paper.document, name: name, count: 1, personal: paper.isPersonal ? 1 : 0))
                }
            }
        }
        return groups
    }

    /// The last issue of each document that stands: what was issued before is superseded and is printed from the matter's page.
    private static func papers(of dossier: Dossier, _ documents: Set<String>?, _ sight: Sight, into reasons: inout BulkReasons) throws -> [PaperRow] {
        let (id, county, connection) = (dossier.row.id, sight.work.engine.county, sight.work.connection)
        let party = try sight.insight(into: dossier)?.party
        var last: [PaperLine] = []
        for line in try connection.papers(county, of: id)
        where (party?.shows(paper: line.document) ?? true) && documents?.contains(line.document) ?? true {
            guard dossier.ledger.recall(of: line.document, line.ordinal) == nil else { continue }
            last.removeAll { $0.document == line.document && $0.ordinal < line.ordinal }
            last.append(line)
        }
        let papers = try last.sorted { ($0.entry, $0.document) < ($1.entry, $1.document) }.compactMap {
            try connection.paper(county, of: id, $0.document, $0.ordinal)
        }
        if papers.isEmpty { reasons.add(id, "no-paper", "没有制发过可以打印的文书。") }
        guard papers.contains(where: \.isPersonal), try !sight.mayUnmask(dossier) else { return papers }
        let free = papers.filter { !$0.isPersonal }
        if free.isEmpty { reasons.add(id, "masked", "文书载有个人信息，您的岗位不办理这一事项，不能查看全文。") }
        return free
    }

    /// - Parameter documents: those that were chosen.
    init(_ order: BulkOrder, _ documents: Set<String>, _ sight: Sight) throws {
        var pages: [DocumentPage] = []
        var disclosed: [MatterID] = []
        var reasons = BulkReasons()
        for ticked in order.ticked {
            guard let dossier = try Self.seen(ticked.id, order.kind, sight) else { continue }
            for row in try Self.papers(of: dossier, documents, sight, into: &reasons) {
                guard pages.count < Self.most else {
                    throw Problem(.invalid, .formMalformed, "所选的文书超过\(Self.most)份。", remedy: "请分几次打印。")
                }
                guard let content = DocumentContent(json: try JSON(parsing: row.content)) else {
                    throw Problem(.damaged, .engineDamaged, "事项\(ticked.id)的一份文书已经损坏。", remedy: "请用 plumbline verify 核验，并从备份恢复。")
                }
                pages.append(DocumentPage(row: row, content: content, issuer: sight.work.engine.organs.name(of: row.organ), issues: 1))
                if row.isPersonal, !disclosed.contains(ticked.id) { disclosed.append(ticked.id) }
            }
        }
        (self.pages, self.disclosed) = (pages, disclosed)
    }

    private static func seen(_ id: MatterID, _ kind: String, _ sight: Sight) throws -> Dossier? {
        do {
            let dossier = try sight.dossier(id)
            return dossier.row.kind == kind ? dossier : nil
        } catch let problem as Problem where problem.code == .engineNoMatter {
            return nil
        }
    }

    func html(back: String) -> HTML {
        let sheets = pages.map { page in
            Layout.Sheet(
                title: page.name, issuer: page.issuer, number: page.content.number.isEmpty ? nil : page.content.number,
                body: DocumentText(content: page.content).html)
        }
        return Layout.printed(title: "打印\(pages.count)份文书", sheets: sheets, back: (label: "返回列表", path: back))
    }
}
