import Engine
import Kernel
import Logging
import Storage

/// The files of one form of one person: stored as they come, and held against what the form may name at all.
///
/// A digest opens nothing: a form may name what its own sender uploaded for it, and what its matter holds already.
struct FormUploads: Sendable {
    let site: Site
    let login: String
    /// The form's address.
    let place: String
    let organ: OrganCode
    /// What the matter holds.
    private let held: [Attachment]

    init(_ site: Site, _ model: ActionModel, _ login: String) {
        self.site = site
        self.login = login
        place = model.path
        organ = model.place
        held = model.stored.attachments
    }

    /// Stores what was uploaded, and takes up what an earlier round of the same form stored.
    ///
    /// - Returns: the files by the form's fields, and all that the form may name.
    /// - Throws: `form.badFile`, `form.tooLarge`, `form.quota`, `web.busy`.
    func take(_ form: FormData, at now: Instant) async throws -> (files: [String: [Attachment]], known: Set<Attachment>) {
        let largest = site.options.largestFile
        let prepared = form.files.isEmpty ? [] : try await site.pools.uploads.run { try FormFiles.prepare(form.files, largest: largest) }
        if !prepared.isEmpty { try await store(prepared, at: now) }
        let known = try await known()
        let fresh = Set(prepared.map(\.field))
        var files = Self.kept(form, known).filter { !fresh.contains($0.key) }
        for file in prepared { files[file.field, default: []].append(file.attachment) }
        return (files, Set(known))
    }

    /// The files that a draft of the form holds.
    func kept(_ form: FormData) async throws -> [String: [Attachment]] {
        guard form.has(prefix: FormFiles.kept) else { return [:] }
        return Self.kept(form, try await known())
    }

    /// What the form may name: what its sender uploaded for it, before what the matter holds.
    private func known() async throws -> [Attachment] {
        let (county, login, place) = (site.engine.county, self.login, self.place)
        let own = try await site.blocking { [site] in
            try site.engine.database.read { try $0.uploads(county, login: login, place: place).map(\.file) }
        }
        return own + held
    }

    /// Name and size are those that were stored, whatever the form says of them.
    private static func kept(_ form: FormData, _ known: [Attachment]) -> [String: [Attachment]] {
        guard !known.isEmpty else { return [:] }
        let (exact, byDigest) = (Set(known), Dictionary(known.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first }))
        var files: [String: [Attachment]] = [:]
        for text in form.texts where text.name.hasPrefix(FormFiles.kept) {
            guard let named = FormFiles.decode(text.value) else { continue }
            let file = exact.contains(named) ? named : byDigest[named.digest]
            if let file { files[String(text.name.dropFirst(FormFiles.kept.count)), default: []].append(file) }
        }
        return files
    }

    private func store(_ files: [FormFiles.Stored], at now: Instant) async throws {
        let size = files.map(\.attachment.size).reduce(0, +)
        try await site.blocking { [self] in
            let (county, options) = (site.engine.county, site.options)
            try site.engine.database.write(for: county) { connection in
                let used = try connection.uploadedBytes(county, login: login, organ: organ.description)
                guard used.person + size <= options.personQuota else { throw Self.overdrawn("您", used.person, options.personQuota) }
                guard used.organ + size <= options.organQuota else { throw Self.overdrawn("本机关的表单", used.organ, options.organQuota) }
                for file in files {
                    try connection.storeAttachment(
                        county, digest: file.attachment.digest, type: file.type, content: file.bytes, at: now, by: login)
                    try connection.storeUpload(
                        county, UploadRow(login: login, place: place, file: file.attachment, organ: organ.description, stored: now))
                }
            }
        }
    }

    private static func overdrawn(_ who: String, _ used: Int, _ most: Int) -> Problem {
        Problem(
            .invalid, .formQuota, "\(who)已经上传、还没有归入事项的附件有\(FileSize.text(used))，最多\(FileSize.text(most))，这次的附件没有保存。",
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

    /// The step has been taken: its files are the matter's now. Should that not be noted, the tidying finds it in the journal.
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

extension JSON {
    /// All files that a value names, at any depth.
    var attachments: [Attachment] {
        if let attachment = Attachment(json: self) { return [attachment] }
        return (items ?? []).flatMap(\.attachments) + (members ?? []).flatMap(\.value.attachments)
    }
}

extension Problem.Code {
    static let formQuota: Problem.Code = Problem.Code("form.quota")
}
