import Affairs
import Engine
import Kernel
import Testing

@Suite("权限一览") struct PermissionMatrixTests {
    private let matrix: PermissionMatrix = PermissionMatrix(Catalogue.definitions)

    @Test(arguments: Catalogue.offices.roles)
    func `每个岗位之下，各类事项的每个环节恰好列出一次`(role: Role) {
        let cells = matrix.cells.filter { $0.role == role }.map { "\($0.kind.id) \($0.action.id)" }
        let all = Catalogue.definitions.flatMap { definition in
            Set(definition.editions.compactMap { definition.outline($0.id) }.flatMap { $0.actions.map { "\(definition.kind.id) \($0.id)" } })
        }
        #expect(cells.count == all.count)
        #expect(Set(cells) == Set(all))
    }

    @Test func `与程序的定义一致：列出的版本中，该岗位都可以办理，其余的都不可以`() throws {
        for cell in matrix.cells {
            let definition = try #require(Catalogue.definitions.first { $0.kind == cell.kind })
            for edition in definition.editions {
                guard let action = definition.outline(edition.id)?.action(cell.action.id) else { continue }
                #expect(cell.editions.contains(edition) == action.roles.contains(cell.role), "\(cell.kind.id) \(action.id) \(cell.role)")
                if cell.editions.contains(edition) { #expect(cell.places.contains(action.place)) }
            }
        }
    }

    @Test func `系统管理员不办理任何环节，系统办理的环节任何人不得代办`() {
        #expect(!matrix.cells.contains { $0.role == .administrator && $0.isAllowed })
        for cell in matrix.cells where cell.role == .system && cell.isAlways && cell.action.isAutomatic {
            #expect(!matrix.cells.contains { $0.kind == cell.kind && $0.action.id == cell.action.id && $0.role != .system && $0.isAllowed })
        }
        #expect(matrix.cells.contains { $0.role == .system && $0.isAllowed })
    }

    @Test func `一个人的权限与办理时的判断一致`() throws {
        let county = try TestCounty()
        let organs = county.engine.organs
        let day = try #require(Day(iso: "2020-03-02"))
        for login in ["clerk", "head", "both", "lawyer", "certifier"] {
            let actor = try county.engine.actor(login)
            let items = matrix.entitlements(of: actor, on: day, organs: organs)
            #expect(!items.isEmpty, "\(login)")
            for item in items {
                #expect(item.cell.action.permission(of: actor, at: item.post.organ, on: day, organs: organs) == nil)
                guard let served = item.organs, let place = item.cell.places.first else { continue }
                for organ in served {
                    if case .holding(let duty) = place { #expect(organs.nearest(duty, to: organ) == item.post.organ) }
                    if case .own = place { #expect(organ == item.post.organ) }
                }
            }
            let may = Set(items.map { "\($0.cell.kind.id) \($0.cell.action.id) \($0.post.organ)" })
            for cell in matrix.cells where cell.role == .officer && cell.action.place == .own {
                for organ in organs.organs.keys where !may.contains("\(cell.kind.id) \(cell.action.id) \(organ)") {
                    #expect(cell.action.permission(of: actor, at: organ, on: day, organs: organs) != nil, "\(login) \(cell.action.id)")
                }
            }
        }
    }

    @Test func `岗位不在任期之内的，没有权限`() throws {
        let county = try TestCounty()
        let actor = try county.engine.actor("clerk")
        #expect(matrix.entitlements(of: actor, on: try #require(Day(iso: "2014-12-31")), organs: county.engine.organs).isEmpty)
    }

    @Test func `县司法局的证件管理人员办理全县各机关的申请`() throws {
        let county = try TestCounty()
        let items = matrix.entitlements(
            of: try county.engine.actor("certifier"), on: try #require(Day(iso: "2020-03-02")), organs: county.engine.organs)
        let issue = try #require(items.first { $0.cell.kind.id == "certificate" && $0.cell.action.id == "issue" })
        #expect(Set(try #require(issue.organs)) == Set(county.engine.organs.organs.keys))
    }

    @Test func `看得到什么，每种岗位都有说明`() {
        #expect(Role.administrator.sight.contains("没有任何事项"))
        #expect(Role.head.sight.contains("下级机关"))
        for role in Catalogue.offices.roles { #expect(!role.sight.isEmpty) }
    }
}
