import Affairs
import ArgumentParser
import Engine
import Identity
import Kernel
import Storage

/// `plumbline found`: sets up a county, or a city above counties, that has nothing yet.
struct Found: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "设立一个县（或者市）：登记其人民政府，然后用 account create 设立第一名系统管理员。",
        discussion: "这样设立的是真实的县，不能改作演示；演示的县由 plumbline demo 设立。其他机关和人员由系统管理员在网页中登记。表不存在的，先运行 plumbline migrate。")
    @OptionGroup var data: DataOption
    @Option(help: "行政区划代码，如 430626；也是其人民政府的机关代码。") var code: String
    @Option(help: "人民政府的名称，如 平江县人民政府。") var name: String
    @Option(help: "文号中的简称，如 平政。") var short: String

    func execute() throws {
        let folder = data.folder
        try folder.requireNotVanished()
        try folder.create()
        let location = try folder.location()
        let database = try Storage.Database.open(location, durability: .power)
        try database.migrate()
        let known = try database.read { try $0.counties() }
        guard !known.contains(code) else {
            throw Problem(.conflict, .storageCountyExists, "数据库中已经有代码为“\(code)”的县。", remedy: "请核对代码。")
        }
        // Before the county: a folder whose key is lost takes none in.
        _ = try database.read { try folder.keys.found(code, $0) }
        let organ = Organ(code: OrganCode(code), name: name, short: short, level: .county, parent: nil, duties: [.government])
        try Register(organs: [organ], people: []).enter(code, in: database, at: Perform.moment(on: nil))
        print("已设立“\(name)”（\(code)）。")
        // As it can be copied: what is left out would be looked for in the folder that is usual.
        let place = "--data \(data.path)" + (data.database == nil ? "" : " --database （同上）")
        print("下一步：plumbline account create \(place) --county \(code) --login 账号 --name 姓名 --role administrator --organ \(code)")
    }
}

/// `plumbline jurisdiction`: which county stands below which.
struct Jurisdiction: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "列出各县（市）的隶属关系；给出 --superior 的，登记一个县由哪个市（省）管辖。",
        discussion: "上级人民政府的负责人由此在“辖区”中看到各县的指标；看不到各县的事项。登记记入该县的全过程记录。")
    @OptionGroup var data: DataOption
    @OptionGroup var signer: SignerOption
    @Option(help: "上级的代码，如 430600；写“无”的，取消登记。") var superior: String?
    @Option(help: "该县在表中的名称；不写的用其人民政府的名称。") var name: String?

    func execute() throws {
        if let superior {
            let engine = try data.folder.engine()
            try register(engine, below: superior == "无" ? nil : superior)
        }
        let rows = try data.folder.database(readOnly: true).read { try $0.jurisdictions() }
        if rows.isEmpty { print("还没有登记隶属关系。") }
        for row in rows {
            print("\(Columns.padded(row.county, 12))\(Columns.padded(row.name, 24))\(row.superior.map { "属\($0)" } ?? "")")
        }
    }

    /// An administrator of the county; in one for demonstration the operator too.
    private func registrar(_ engine: Engine) throws -> Actor {
        if engine.isDemonstration, !signer.isGiven { return .machineOperator }
        let actor = try signer.actor(in: engine, data.folder)
        // It lets another government look at the county's sums.
        guard !actor.isByToken else {
            throw Problem(.forbidden, .identityToken, "登记隶属关系不能用令牌办理。", remedy: "请用密码办理。")
        }
        let day = Instant.present.day
        let may = actor.posts.contains { post in
            let isHeld = engine.isDemonstration || post.isHeld(on: day)
            return post.role == .administrator && post.onBehalfOf == nil && post.organ == engine.organs.root && isHeld
        }
        guard may else {
            throw Problem(.forbidden, .identityForbidden, "隶属关系由县的系统管理员登记，账号“\(actor.login)”没有这样的岗位。", remedy: "请由县的系统管理员办理。")
        }
        return actor
    }

    private func register(_ engine: Engine, below superior: String?) throws {
        let county = engine.county
        let actor = try registrar(engine)
        let root = engine.organs.root.map { engine.organs.name(of: $0) } ?? county
        try engine.database.write(for: county) { connection in
            if let superior {
                guard superior != county, try !connection.subordinates(of: county).contains(where: { $0.county == superior }) else {
                    throw Problem(.invalid, .badFill, "“\(superior)”在“\(county)”之下，不能又是它的上级。", remedy: "请核对代码。")
                }
                guard try connection.counties().contains(superior) else {
                    throw Problem(.missing, .storageNoCounty, "数据库中没有代码为“\(superior)”的市（省）。", remedy: "请先用 plumbline found 设立。")
                }
                if try connection.jurisdiction(superior) == nil {
                    let name = try connection.organs(superior, engine.offices).first { $0.parent == nil }?.name ?? superior
                    try connection.put(JurisdictionRow(county: superior, name: name, superior: nil))
                }
            }
            let row = JurisdictionRow(county: county, name: name ?? root.replacing("人民政府", with: ""), superior: superior)
            try connection.put(row)
            try RegisterEntry(
                kind: "administration", action: "jurisdiction", login: actor.login, person: actor.person.description, organ: county,
                changes: [.init("superior", superior.map { .text($0) } ?? .null), .init("name", .text(row.name))] + actor.journalled
            ).append(county, connection, at: Perform.moment(on: nil))
        }
    }
}
