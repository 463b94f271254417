import Affairs
import Engine
import Explorer
import Foundation
import Kernel
import Proof
import Storage
import Web

import struct Explorer.Finding

/// Takes walks again through the engine, on a database of its own, and says where it comes to something else than the walk did.
final class EngineWalks {
    private static let county = "430626"

    private let explorer: Explorer
    private let folder: URL
    private let engine: Engine
    private let signer: SignerKey
    private(set) var faults: [Finding] = []
    private(set) var steps = 0
    private(set) var pages = 0

    /// - Throws: what keeps a database from being made.
    init(_ explorer: Explorer) throws {
        self.explorer = explorer
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("plumbline-walks-\(UUID().uuidString)", isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let database = try Storage.Database.open(.file(folder.appendingPathComponent("plumbline.sqlite").path))
        try database.migrate()
        let town = explorer.town
        let people = (town.people + town.reserve).map { Register.Person(id: $0.person, name: $0.name, login: $0.login, posts: $0.posts) }
        let organs = town.codes.compactMap { town.organs[$0] }
        try Register(organs: organs, people: people).enter(Self.county, in: database, at: Instant(Day.firstDay(of: 2018)), isDemonstration: true)
        if let file = explorer.walkedFile { try Self.storeFile(file, for: people, in: database) }
        engine = try Engine(database, county: Self.county, kinds: Catalogue.definitions, calendar: explorer.calendar)
        signer = try SignerKey(name: Checkpoints.origin(Self.county), seed: Array(repeating: 1, count: 32))
    }

    /// A walk's file is made up, and its digest nobody's: here it lies in the store, uploaded by everybody.
    private static func storeFile(_ file: Attachment, for people: [Register.Person], in database: Storage.Database) throws {
        let at = Instant(Day.firstDay(of: 2018))
        try database.write(for: county) { connection in
            let content = Array(repeating: UInt8(0), count: file.size)
            try connection.storeAttachment(county, digest: file.digest, type: "application/pdf", content: content, at: at, by: "")
            for person in people {
                try connection.storeUpload(county, UploadRow(login: person.login, place: "", file: file, organ: "", stored: at))
            }
        }
    }

    /// Removes the database.
    func finish() throws { try FileManager.default.removeItem(at: folder) }

    /// Takes a script in memory and in the database side by side, some hundred steps a transaction, and verifies what it came to.
    func run(_ script: Script) throws {
        var world = World(explorer.town, explorer.kinds, explorer.calendar)
        for start in stride(from: 0, to: script.steps.count, by: 200) {
            let slice = script.steps[start..<min(start + 200, script.steps.count)]
            try engine.batch(repeats: false) { work in
                for step in slice {
                    let (passed, changes) = world.retake(step)
                    for (step, changes) in passed { try take(step, changes, world, work) }
                    if let changes { try take(step, changes, world, work) }
                }
            }
        }
        try readPages(world)
        let result = try Verifier(engine, keys: [signer.verifierKey]).verify()
        faults += result.faults.filter { $0.part != .attachment }.prefix(20).enumerated().map { Finding(error: "verify.\($0)", "核验不符：\($1)") }
    }

    private func take(_ step: ScriptStep, _ changes: [Change], _ world: World, _ work: Work) throws {
        guard faults.count < 50, let actor = explorer.town.person(step.by), let first = changes.first else { return }
        steps += 1
        let target: Request.Target = first.action.isOpening ? .opening(kind: step.kind, organ: step.organ) : .matter(first.after.id)
        let request = Request(target, step.action, step.input, at: step.at, overrides: step.overrides)
        switch try work.perform(request, as: actor) {
        case .refused(let refusals, let fields):
            let reasons = refusals.map(\.id) + fields.map(\.message)
            note(first, "refused", "走时可以办理，引擎不予办理：\(reasons.joined(separator: "、"))")
        case .done: for change in changes { try compare(change, work) }
        }
    }

    private func note(_ change: Change, _ word: String, _ says: String) {
        faults.append(Finding(.error, change.after, "engine.\(change.action.id).\(word)", "“\(change.action.name)”\(says)"))
    }

    /// The matter as it is stored, beside what the walk made of it; each paper beside what the walk would have issued.
    private func compare(_ change: Change, _ work: Work) throws {
        let entry = change.after
        guard let row = try work.connection.matter(Self.county, entry.id) else {
            return note(change, "missing", "以后，引擎中没有事项\(entry.id)")
        }
        if row.stage != entry.stage { note(change, "stage", "以后，走到“\(entry.stage)”，引擎到“\(row.stage)”") }
        if row.body != entry.definition.encode(entry.record) { note(change, "body", "以后，存储的内容与走时不同") }
        if row.title != entry.definition.title(of: entry.record) { note(change, "title", "以后，名称与走时不同") }
        for paper in change.papers {
            let issues = try work.connection.issues(Self.county, of: entry.id)[paper.id] ?? 0
            let stored = try work.connection.paper(Self.county, of: entry.id, paper.id, issues)
            guard let stored, stored.number?.text == paper.number, stored.content == paper.content?.json.encoded else {
                note(change, "paper.\(paper.id)", "制发的文书“\(paper.id)”与走时不同")
                continue
            }
            // Whoever opens it later reads it from there.
            let read = (try? JSON(parsing: stored.content)).flatMap { DocumentContent(json: $0) }
            if read != paper.content { note(change, "paper.\(paper.id).read", "制发的文书“\(paper.id)”读不回来") }
        }
    }

    // MARK: Pages

    /// Reads the page of every matter, every form that it offers and every paper that was issued in it, as somebody of its organ sees them.
    private func readPages(_ world: World) throws {
        for id in 1..<world.nextID {
            guard faults.count < 50, let entry = world[id] else { continue }
            guard let reader = explorer.town.reserve.first(where: { $0.posts.contains { $0.organ == entry.organ } }) else { continue }
            try engine.look { work in
                let pages = PageReading(Sight(work, reader, on: entry.touched.day), at: entry.touched)
                try read(entry, "page") { try pages.matter(id) }
                for action in entry.outline.actions(from: entry.stage) where !action.isAutomatic {
                    try read(entry, "form.\(action.id)") { try pages.form(of: action.id, on: id) }
                }
                for (document, issues) in try work.connection.issues(Self.county, of: id) {
                    guard let last = try work.connection.paper(Self.county, of: id, document, issues) else { continue }
                    let before = issues > 1 ? try work.connection.paper(Self.county, of: id, document, issues - 1) : nil
                    try read(entry, "paper-page.\(document)") { try pages.paper(last, issues: issues, before: before) }
                }
            }
        }
    }

    private func read(_ entry: Entry, _ id: String, _ page: () throws -> PageReading.Page) throws {
        do {
            let page = try page()
            pages += 1
            if !page.unbalanced.isEmpty { faults.append(Finding(.error, entry, id, "页面的标记不配对：\(page.unbalanced.joined(separator: " "))")) }
            if page.text.contains("Optional(") { faults.append(Finding(.error, entry, id, "页面上有程序的写法")) }
        } catch let problem as Problem {
            faults.append(Finding(.error, entry, id, "页面打不开：\(problem.message)"))
        }
    }
}
