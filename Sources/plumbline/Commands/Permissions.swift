import Affairs
import ArgumentParser
import Engine
import Kernel

/// `plumbline permissions`: who may take which step where, and how far each post sees; or what one person may do.
struct Permissions: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "列出岗位×事项×环节×机关的全部权限，以及各岗位看得到什么；给出 --login 的，列出一个人的实际权限。",
        discussion: "由各类事项的程序定义生成，与系统实际判断的完全一致。只有 --login 需要数据文件夹。")

    @OptionGroup var data: DataOption
    @Option(help: "列出这个账号的实际权限。") var login: String?
    @Option(help: "以哪一天的岗位为准；默认为今天。") var on: String?
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let matrix = PermissionMatrix(Catalogue.definitions)
        guard let login else { return MatrixText(matrix: matrix).print(format) }
        let day = try on.map { try Day.given($0, for: "--on") } ?? Perform.moment(on: nil).day
        let engine = try data.folder.engine(readOnly: true)
        let actor = try engine.actor(login)
        PersonText(
            actor: actor, day: day, engine: engine, entitlements: matrix.entitlements(of: actor, on: day, organs: engine.organs)
        ).print(format)
    }
}

/// The whole matrix: a table for each kind on a terminal, a line for each cell elsewhere.
struct MatrixText {
    let matrix: PermissionMatrix

    func print(_ format: Format) {
        switch format {
        case .text: for line in lines { Swift.print(line) }
        case .csv:
            Swift.print(CSVText.line(["post", "post_name", "kind", "kind_name", "action", "action_name", "allowed", "place", "editions"]))
            for cell in matrix.cells {
                Swift.print(
                    CSVText.line([
                        cell.role.id, cell.role.name, cell.kind.id, cell.kind.name, cell.action.id, cell.action.name,
                        cell.isAllowed ? "yes" : "no", Self.place(cell), cell.editions.map(\.id).joined(separator: " "),
                    ]))
            }
        case .json: Swift.print(json.encoded)
        }
    }

    static func place(_ cell: PermissionMatrix.Cell) -> String { cell.places.map(\.words).joined(separator: "或者") }

    /// A column of its own for each post: A to Z, then a to z.
    private static func letter(_ place: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        return String(letters[place % letters.count])
    }

    private var lines: [String] {
        let letters = Dictionary(uniqueKeysWithValues: matrix.roles.enumerated().map { ($1, Self.letter($0)) })
        var lines = ["【岗位，以及看得到什么】"]
        var sights: [String] = []
        for role in matrix.roles where !sights.contains(role.sight) { sights.append(role.sight) }
        for sight in sights {
            let alike = matrix.roles.filter { $0.sight == sight }.map { "\(letters[$0] ?? "")\($0.name)" }
            lines += ["  \(alike.joined(separator: "　"))", "    看得到：\(sight)。"]
        }
        lines += ["  \(Role.commonSight)", "", "●可以办理　◐只在部分版本的程序中可以办理　·不能办理"]
        var kinds: [MatterKind] = []
        for cell in matrix.cells where !kinds.contains(cell.kind) { kinds.append(cell.kind) }
        for kind in kinds { lines += table(kind, letters) }
        return lines
    }

    private func table(_ kind: MatterKind, _ letters: [Role: String]) -> [String] {
        let cells = matrix.cells.filter { $0.kind == kind }
        let columns = matrix.roles.map { letters[$0] ?? "" }.joined(separator: " ")
        var lines = ["", "【\(kind.name)（\(kind.id)）】", "  " + Columns.padded("环节", 44) + columns + "  在何处办理"]
        for action in cells.filter({ $0.role == matrix.roles.first }).map(\.action) {
            let row = cells.filter { $0.action.id == action.id }
            let marks = row.map { $0.isAllowed ? ($0.isAlways ? "●" : "◐") : "·" }.joined(separator: " ")
            let places = row.filter(\.isAllowed).map(Self.place)
            let place = places.enumerated().filter { places.firstIndex(of: $0.element) == $0.offset }.map(\.element).joined(separator: "；")
            lines.append("  " + Columns.padded("\(action.name)（\(action.id)）", 44) + marks + "  " + place)
        }
        return lines
    }

    private var json: JSON {
        let roles = matrix.roles.map { role in
            JSON.object([.init("post", .text(role.id)), .init("name", .text(role.name)), .init("sees", .text(role.sight))])
        }
        let cells = matrix.cells.map { cell in
            JSON.object([
                .init("post", .text(cell.role.id)), .init("kind", .text(cell.kind.id)), .init("action", .text(cell.action.id)),
                .init("name", .text(cell.action.name)), .init("allowed", .flag(cell.isAllowed)), .init("place", .text(Self.place(cell))),
                .init("editions", .array(cell.editions.map { .text($0.id) })),
            ])
        }
        return .object([.init("posts", .array(roles)), .init("everybody", .text(Role.commonSight)), .init("cells", .array(cells))])
    }
}

/// What one person may do and see on a day, post by post.
struct PersonText {
    let actor: Actor
    let day: Day
    let engine: Engine
    let entitlements: [PermissionMatrix.Entitlement]

    func print(_ format: Format) {
        switch format {
        case .text: for line in lines { Swift.print(line) }
        case .csv:
            Swift.print(CSVText.line(["organ", "organ_name", "post", "on_behalf_of", "kind", "action", "action_name", "matters_of"]))
            for item in entitlements {
                Swift.print(
                    CSVText.line([
                        item.post.organ.description, engine.organs.name(of: item.post.organ), item.post.role.id,
                        item.post.onBehalfOf?.description ?? "", item.cell.kind.id, item.cell.action.id, item.cell.action.name,
                        item.organs.map { $0.map(\.description).joined(separator: " ") } ?? "named",
                    ]))
            }
        case .json: Swift.print(json.encoded)
        }
    }

    private var lines: [String] {
        var lines = ["\(actor.name)（账号\(actor.login)）　\(day.chinese)"]
        let held = actor.posts.filter { $0.isHeld(on: day) }
        if held.isEmpty { lines.append("没有岗位，不能办理任何事项。") }
        for post in held {
            let giver = post.onBehalfOf.map { "（代理\(engine.names[$0] ?? $0.description)）" } ?? ""
            lines += ["", "【\(engine.organs.name(of: post.organ))　\(post.role.name)\(giver)】", "  \(post.role.sight)。"]
            let own = entitlements.filter { $0.post == post }
            if own.isEmpty { lines.append("  没有可以办理的环节。") }
            for (kind, items) in grouped(own) {
                lines.append("  \(kind.name)：")
                for (place, actions) in byPlace(items) { lines.append("    \(place)：\(actions.joined(separator: "、"))") }
            }
        }
        lines += ["", "【看得到的事项】"]
        let seen = engine.kinds.map { ($0.kind.name, Permission.scope(actor, $0, on: day, organs: engine.organs)) }.filter { !$0.1.isEmpty }
        for (name, scope) in seen { lines.append("  \(name)：\(words(scope))") }
        if seen.isEmpty { lines.append("  没有。") }
        return lines
    }

    private func grouped(_ items: [PermissionMatrix.Entitlement]) -> [(MatterKind, [PermissionMatrix.Entitlement])] {
        engine.kinds.map(\.kind).map { kind in (kind, items.filter { $0.cell.kind == kind }) }.filter { !$0.1.isEmpty }
    }

    private func byPlace(_ items: [PermissionMatrix.Entitlement]) -> [(String, [String])] {
        var found: [(String, [String])] = []
        for item in items {
            let place = item.organs.map { words(.organs(Set($0))) + "的事项" } ?? "载明本机关的事项"
            if let index = found.firstIndex(where: { $0.0 == place }) {
                found[index].1.append(item.cell.action.name)
            } else {
                found.append((place, [item.cell.action.name]))
            }
        }
        return found
    }

    private func words(_ scope: Scope) -> String {
        guard let organs = scope.list else { return "全县" }
        let shown = organs.prefix(4).map { engine.organs.name(of: $0) }.joined(separator: "、")
        return organs.count > 4 ? "\(shown)等\(organs.count)个机关" : shown
    }

    private var json: JSON {
        let items = entitlements.map { item in
            JSON.object([
                .init("organ", .text(item.post.organ.description)), .init("post", .text(item.post.role.id)),
                .init("onBehalfOf", item.post.onBehalfOf.map { .text($0.description) } ?? .null), .init("kind", .text(item.cell.kind.id)),
                .init("action", .text(item.cell.action.id)),
                .init("mattersOf", item.organs.map { .array($0.map { .text($0.description) }) } ?? .text("named")),
            ])
        }
        let sees = engine.kinds.map { definition in
            let scope = Permission.scope(actor, definition, on: day, organs: engine.organs)
            return JSON.Member(definition.kind.id, scope.list.map { .array($0.map { .text($0.description) }) } ?? .text("all"))
        }
        return .object([
            .init("login", .text(actor.login)), .init("name", .text(actor.name)), .init("day", .text(day.iso)), .init("sees", .object(sees)),
            .init("may", .array(items)),
        ])
    }
}
