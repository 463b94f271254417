import Affairs
import Kernel
import Testing

@Suite("哪些环节可以成批办理")
struct BulkMannerTests {
    private func manner(_ definition: any Definition, _ action: String) throws -> BulkManner {
        let outline = try #require(definition.editions.last.flatMap { definition.outline($0.id) })
        return definition.bulk(try #require(outline.action(action)), in: outline)
    }

    @Test func `处罚案件：报备、公示、结案可以；决定、不予公示、撤回、送达、归档不可以`() throws {
        let penalty = try #require(Catalogue.definitions.first { $0.kind.id == "penalty" })
        #expect(try manner(penalty, "report-spot") == .together(asking: [], looking: false))
        #expect(try manner(penalty, "publicity-publish") == .together(asking: [], looking: true))
        #expect(try manner(penalty, "close-spot") == .together(asking: [], looking: true))
        #expect(try manner(penalty, "close") == .together(asking: [], looking: true))
        for action in ["decide-on-the-spot", "penalise", "publicity-withhold", "publicity-withdraw", "close-unserved", "archive"] {
            #expect(try !manner(penalty, action).isTogether, "\(action)")
        }
    }

    @Test(arguments: Catalogue.definitions.map(\.kind.id))
    func `每一类事项：成批的环节不决定、不制发对外的文书、不开启、不写明个人`(kind: String) throws {
        let definition = try #require(Catalogue.definitions.first { $0.kind.id == kind })
        for outline in definition.editions.compactMap({ definition.outline($0.id) }) {
            for action in outline.actions {
                guard case .together(let asked, let looking) = definition.bulk(action, in: outline) else { continue }
                #expect(!action.isOpening && !action.isAutomatic && action.undoes.isEmpty, "\(kind).\(action.id)")
                #expect(action.bulk != .unsaid || !action.isDecision, "\(kind).\(action.id)")
                #expect(action.bulk != .unsaid || action.opens.isEmpty && action.causes.isEmpty && action.suspends.isEmpty, "\(kind).\(action.id)")
                #expect(Set(asked).isSubset(of: action.fills), "\(kind).\(action.id)")
                #expect(looking || action.publishes.isEmpty, "公开的应当逐件查看：\(kind).\(action.id)")
            }
        }
    }
}
