import Foundation
import Kernel

/// Puts prepared files in the place of a folder's own, all or none of them, whenever the machine stops.
///
/// The new files are gathered in a folder inside the folder, on the same disk. Giving that folder its second name is the moment of the
/// decision: before it nothing was changed, after it whoever opens the database next carries on where the swap was broken off. What was
/// there before is moved aside, never deleted.
package struct FolderSwap {
    private static let gathering: String = ".plumbline-restore.part"
    private static let decided: String = ".plumbline-restore"
    private static let done: String = ".plumbline-restore.done"

    private let folder: String

    /// Where the new files are to be put, under the paths that they will have.
    package var place: String { folder + "/" + Self.gathering + "/new" }

    /// Begins anew; what an earlier attempt had gathered is dropped, for it was never in effect.
    package init(in folder: String) throws {
        self.folder = folder
        try Disk.remove(folder + "/" + Self.gathering)
        try Disk.makeFolder(place)
    }

    /// Drops what was gathered.
    package func abandon() throws { try Disk.remove(folder + "/" + Self.gathering) }

    /// Decides for the new files and puts them in place.
    ///
    /// - Parameters:
    ///   - retired: paths in the folder that go although nothing new takes their place.
    ///   - aside: the name of the folder, in the folder, that takes in what was there.
    ///   - pause: called before each move, for tests that break off there.
    package func commit(retiring retired: [String], aside: String, pause: (Int) throws -> Void = { _ in }) throws {
        let new = Disk.files(below: place)
        for path in new { try Disk.sync(place + "/" + path) }
        for inner in Set(new.map { Disk.folder(of: place + "/" + $0) }) { try Disk.sync(inner) }
        try Disk.sync(place)
        let gathered = folder + "/" + Self.gathering
        try Disk.write(Array(([aside] + Set(retired + new).sorted()).joined(separator: "\n").utf8), to: gathered + "/plan")
        try Disk.sync(gathered)
        try Disk.remove(folder + "/" + Self.decided)
        try pause(0)
        try Disk.move(gathered, to: folder + "/" + Self.decided)
        try Self.finish(folder, pause: pause)
    }

    /// Whether a swap was decided and not finished, or what it leaves behind has not been cleared away.
    package static func isPending(_ folder: String) -> Bool { [decided, done].contains { Disk.exists(folder + "/" + $0) } }

    /// Carries a swap to its end that was broken off after its decision, if there is one.
    ///
    /// - Precondition: nobody has the database open.
    package static func finishIfPending(_ folder: String) throws { if isPending(folder) { try finish(folder) } }

    /// Carries a decided swap to its end; each move may have been made already.
    ///
    /// - Precondition: nobody has the database open.
    package static func finish(_ folder: String, pause: (Int) throws -> Void = { _ in }) throws {
        let work = folder + "/" + decided
        guard Disk.exists(work) else { return try Disk.remove(folder + "/" + done) }
        let plan = String(decoding: try Disk.bytes(of: work + "/plan"), as: UTF8.self).split(separator: "\n").map(String.init)
        guard let aside = plan.first else { throw Problem.file(work + "/plan", EINVAL) }
        var step = 1
        func move(_ source: String, _ target: String) throws {
            guard Disk.exists(source) else { return }
            try pause(step)
            step += 1
            try Disk.makeFolder(Disk.folder(of: target))
            try Disk.move(source, to: target)
        }
        // The old ones all go before the first new one comes, or the next attempt would take a new file for an old one.
        if !Disk.exists(work + "/moved") {
            for path in plan.dropFirst() { try move(folder + "/" + path, folder + "/" + aside + "/" + path) }
            try pause(step)
            step += 1
            try Disk.write([], to: work + "/moved")
        }
        for path in Disk.files(below: work + "/new") { try move(work + "/new/" + path, folder + "/" + path) }
        try pause(step)
        try Disk.remove(folder + "/" + done)
        try Disk.move(work, to: folder + "/" + done)
        try pause(step + 1)
        try Disk.remove(folder + "/" + done)
    }
}
