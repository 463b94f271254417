import Engine
import Kernel
import Logging
import Storage

/// The files of one form of one person: stored as they come, and held against what the form may name at all.
///
/// A digest opens nothing: a form may name what its own sender uploaded for it, and what its matter holds already.
struct FormUploads: Sendable {
    /// A file that a form names and may not name, or not any more: it was tidied away, or never was the form's.
    struct Lost: Sendable {
        /// The control that it stands at.
        let control: String
        let name: String

        var says: String { "附件“\(FileName.shown(name))”已经清理，或者不是在这份表单上传的，请重新选择" }
    }

    /// What a form names of files that are there already.
    struct Found: Sendable {
        /// By the form's controls.
        var files: [String: [Attachment]] = [:]
        /// All that the form may name.
        var known: Set<Attachment> = []
        var lost: [Lost] = []
        /// The form without what is lost.
        var form: FormData
    }

    let site: Site
    let login: String
    /// The form's address.
    let place: String
    let organ: OrganCode
    /// What the matter holds.
    private let held: [Attachment]
    private let hasFiles: Bool
    /// Whether a control takes several files, or one; `nil` for one that takes none.
    private let takesSeveral: @Sendable (String) -> Bool?

    init(_ site: Site, _ model: ActionModel, _ login: String) {
        self.site = site
        self.login = login
        place = model.path
        organ = model.place
        held = model.stored.attachments
        hasFiles = model.hasFiles
        takesSeveral = { model.takesSeveral($0) }
    }

    /// A form of its own with one control for one file.
    init(_ site: Site, at place: String, of organ: OrganCode, control: String, held: [Attachment], _ login: String) {
        (self.site, self.login, self.place, self.organ, self.held) = (site, login, place, organ, held)
        hasFiles = true
        takesSeveral = { $0 == control ? false : nil }
    }

    /// The files that a form names: those of an earlier round of it, of a draft, of rows that the matter has already. Name and size are those
    /// that were stored, whatever the form says of them.
    func found(_ form: FormData) async throws -> Found {
        var found = Found(form: form)
        guard hasFiles || form.has(prefix: FormFiles.kept) else { return found }
        let known = try await known()
        found.known = Set(known)
        let byDigest = Dictionary(known.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
        var gone: Set<Int> = []
        for (index, text) in form.texts.enumerated() {
            let isKept = text.name.hasPrefix(FormFiles.kept)
            let control = isKept ? String(text.name.dropFirst(FormFiles.kept.count)) : text.name
            guard isKept || takesSeveral(control) != nil, let named = FormFiles.decode(text.value) else { continue }
            if let file = found.known.contains(named) ? named : byDigest[named.digest] {
                if isKept { found.files[control, default: []].append(file) }
            } else {
                gone.insert(index)
                found.lost.append(Lost(control: control, name: named.name))
            }
        }
        if !gone.isEmpty { found.form.texts = form.texts.indices.filter { !gone.contains($0) }.map { form.texts[$0] } }
        // What has been chosen anew where one file stands takes the place of the old one.
        let chosen = Set(form.files.map(\.name)).union(found.files.keys)
        found.lost.removeAll { chosen.contains($0.control) && takesSeveral($0.control) == false }
        return found
    }

    /// What the form may name: what its sender uploaded for it, before what the matter holds.
    private func known() async throws -> [Attachment] {
        let (county, login, place) = (site.engine.county, self.login, self.place)
        let own = try await site.blocking { [site] in
            try site.engine.database.read { try $0.uploads(county, login: login, place: place).map(\.file) }
        }
        return own + held
    }

    /// Stores what was chosen, after it was looked through.
    ///
    /// - Returns: the files by the form's controls.
    /// - Throws: `form.badFile`, `form.tooLarge`, `form.infected`, `form.unscanned`, `form.quota`, `web.busy`.
    func store(_ files: [FormData.File], at now: Instant) async throws -> [String: [Attachment]] {
        guard !files.isEmpty else { return [:] }
        try require(files)
        let largest = site.options.largestFile
        let prepared = try await site.pools.uploads.run { try FormFiles.prepare(files, largest: largest) }
        try await scan(prepared)
        try await keep(prepared, at: now)
        return Dictionary(grouping: prepared, by: \.field).mapValues { $0.map(\.attachment) }
    }

    /// Beside what is there where several can be; in its place where one can.
    func adding(_ chosen: [String: [Attachment]], to files: [String: [Attachment]]) -> [String: [Attachment]] {
        files.merging(chosen, uniquingKeysWith: +).reduce(into: [:]) { result, entry in
            let isSeveral = takesSeveral(entry.key) == true
            var known: Set<Attachment> = []
            result[entry.key] = isSeveral ? entry.value.filter { known.insert($0).inserted } : chosen[entry.key] ?? entry.value
        }
    }

    /// - Throws: `form.badFile` for files where none can be chosen, or more than can.
    private func require(_ files: [FormData.File]) throws {
        for (control, chosen) in Dictionary(grouping: files, by: \.name).sorted(by: { $0.key < $1.key }) {
            let name = FileName.shown(chosen[0].fileName)
            guard let isSeveral = takesSeveral(control) else {
                throw Problem(.invalid, .formBadFile, "附件“\(name)”不属于这份表单的任何一项，没有接收。", remedy: "请回到表单，刷新后重新选择。")
            }
            guard isSeveral || chosen.count == 1 else {
                let names = chosen.map { "“\(FileName.shown($0.fileName))”" }.joined(separator: "、")
                throw Problem(.invalid, .formBadFile, "有一项只能有一个附件，却选了\(chosen.count)个：\(names)，没有接收。", remedy: "请只选一个。")
            }
        }
    }

    private func keep(_ files: [FormFiles.Stored], at now: Instant) async throws {
        let size = files.map(\.attachment.size).reduce(0, +)
        try await site.blocking { [self] in
            let (county, options) = (site.engine.county, site.options)
            try site.engine.database.write(for: county) { connection in
                let used = try connection.openUploads(county, login: login, place: place, organ: organ.description)
                try Self.require(used, files.count, size, options)
                for file in files {
                    try connection.storeAttachment(
                        county, digest: file.attachment.digest, type: file.type, content: file.bytes, at: now, by: login)
                    try connection.storeUpload(
                        county, UploadRow(login: login, place: place, file: file.attachment, organ: organ.description, stored: now))
                }
            }
        }
    }

    /// - Throws: `form.quota`.
    private static func require(_ used: OpenUploads, _ count: Int, _ size: Int, _ options: ServerOptions) throws {
        guard used.files + count <= options.mostUploads else { throw overdrawn("您", "\(used.files)个", "\(options.mostUploads)个") }
        guard used.formFiles + count <= FormLimits.mostUploads else {
            throw overdrawn("这份表单", "\(used.formFiles)个", "\(FormLimits.mostUploads)个")
        }
        guard used.bytes + size <= options.personQuota else {
            throw overdrawn("您", FileSize.text(used.bytes), FileSize.text(options.personQuota))
        }
        guard used.organBytes + size <= options.organQuota else {
            throw overdrawn("本机关的表单", FileSize.text(used.organBytes), FileSize.text(options.organQuota))
        }
    }

    private static func overdrawn(_ who: String, _ used: String, _ most: String) -> Problem {
        Problem(
            .invalid, .formQuota, "\(who)已经上传、还没有归入事项的附件有\(used)，最多\(most)，这次的附件没有保存。",
            remedy: "请先办完或者放弃已经上传了附件的表单；没有办成的表单的附件，一天以后自动清理。")
    }

    /// - Throws: `form.badFile` when what is to be carried out names a file that this form may not name, in whichever way it was typed.
    func require(_ input: Input, _ known: Set<Attachment>, _ files: [String: [Attachment]]) throws {
        let mine = known.union(files.values.joined())
        for file in input.values.flatMap(\.attachments) where !mine.contains(file) {
            throw Problem(
                .invalid, .formBadFile, "附件“\(FileName.shown(file.name))”不是在这份表单上传的，也不是这个事项的，不能使用。", remedy: "请重新选择文件上传。")
        }
    }

    /// The step has been taken: the files that it took in are the matter's now, and what else was uploaded for the form is as open as before. Should that not be noted, the tidying finds it in the journal.
    func done(into matter: MatterID) async {
        let (county, login, place) = (site.engine.county, self.login, self.place)
        do {
            try await site.blocking { [site] in
                try site.engine.database.write(for: county) { try $0.takeUploads(county, login: login, place: place, into: matter) }
            }
        } catch {
            site.logger.warning("uploads not noted as taken in", metadata: ["matter": "\(matter)", "error": "\(String(reflecting: error))"])
        }
    }
}

extension Problem.Code {
    static let formQuota: Problem.Code = Problem.Code("form.quota")
}
