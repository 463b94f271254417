import Affairs
import Kernel

/// 行政规范性文件: those in force from earlier years, those made in the year, and drafts that are not issued in it.
package struct DocumentPlays {
    /// A document as it will have been made: what other plays need to know before.
    struct Planned {
        let draft: DocumentDraft
        let opens: Instant
        let published: Day?
        let effective: Day?
    }

    let world: World
    let old: [OldDocument]
    let planned: [Planned]

    package init(_ world: World) throws {
        self.world = world
        old = try OldDocument.read(world.scenario)
        let drafts = try DocumentDraft.read(world.scenario, "documents.csv", "document/new")
        let projects = try DocumentDraft.read(world.scenario, "projects.csv", "document/project")
        planned = (drafts + projects).map { Self.plan($0, world) }
    }

    package func plays() -> [Play] { old.map { $0.play(world) } + planned.map(play) + amended() }

    /// Lets a draft begin early enough to be published on its day.
    private static func plan(_ draft: DocumentDraft, _ world: World) -> Planned {
        var begins = draft.has(.emergency) ? draft.published.advanced(by: -3) : draft.published.advanced(by: -105)
        while true {
            let opens = Instant(world.workingDay(onOrAfter: begins), hour: 9, minute: 20)
            var course = DocumentCourse(draft, Course(world, opening: opens, world.dice(draft.key.key)))
            course.write()
            guard let published = course.published, published > draft.published else {
                return Planned(draft: draft, opens: opens, published: course.published, effective: course.effective)
            }
            begins = begins.advanced(by: -min(7, published - draft.published))
        }
    }

    private func play(_ planned: Planned) -> Play {
        Play(planned.draft.key, opens: planned.opens) { course in
            var writer = DocumentCourse(planned.draft, course)
            writer.write()
        }
    }

    /// What a new document amends or replaces is amended or repealed once it has taken effect.
    private func amended() -> [Play] {
        planned.flatMap { planned -> [Play] in
            guard let effective = planned.effective, effective <= world.scenario.until else { return [] }
            return planned.draft.replaces.compactMap { number -> Play? in
                // Whether it has run out by then is known: its validity is in the table.
                guard let document = old.first(where: { $0.number == number }), document.validUntil > effective.advanced(by: 7) else { return nil }
                let opens = Instant(world.workingDay(onOrAfter: effective), hour: 10, minute: 15)
                return Play(NormativeDocument.self, "document/amended/\(number)", opens: opens) { course in
                    let member = document.keeper(world, course.dice)
                    let by = world.find(planned.draft.key)
                    if planned.draft.repeals.contains(number) {
                        course.begin(
                            "repeal", on: document.key, by: member, \.repealGround <- .replaced, \.replacedBy <- by,
                            \.endNote <- "由《\(planned.draft.title)》替代")
                    } else {
                        course.begin("amend", on: document.key, by: member, \.amendedBy <- by, \.amendmentNote <- "有关规定按《\(planned.draft.title)》执行")
                    }
                }
            }
        }
    }
}

/// A document of an earlier year, registered as existing before the year begins.
struct OldDocument: Sendable {
    let number: String
    let title: String
    let maker: OrganCode
    let published: Day
    let effective: Day
    let validUntil: Day
    let registration: String
    let note: String
    /// 发文字号, made up: the running number grows with the day.
    let reference: Int

    var key: Handle<NormativeDocument> { "document/old/\(number)" }

    static func read(_ scenario: Scenario) throws -> [OldDocument] {
        let columns = ["no", "title", "organ", "published", "effective", "valid_until", "number", "note"]
        var last: [String: Int] = [:]
        return try scenario.lines("documents-old.csv", columns: columns).map { line in
            let published = try line.day("published")
            let series = "\(line["organ"])/\(published.year)"
            let isOffice = line["organ"].contains("-")
            let number = max((last[series] ?? 0) + 1, (published - Day.firstDay(of: published.year)) / (isOffice ? 9 : 16) + 1)
            last[series] = number
            return OldDocument(
                number: line["no"], title: line["title"], maker: OrganCode(line["organ"]), published: published,
                effective: try line.day("effective"), validUntil: try line.day("valid_until"),
                registration: line["number"].split(separator: "-").joined(separator: "—"), note: line["note"], reference: number)
        }
    }

    /// Who keeps the register of an organ's documents: the government's office, a department's clerk.
    func keeper(_ world: World, _ dice: Dice) -> Member { world.person(.office, in: maker, dice) }

    func play(_ world: World) -> Play {
        let dice = world.dice("import/\(number)")
        // Not before the day from which the procedure exists.
        let autumn = max(Day.first(ofMonth: 10, year: world.year - 1), Day.first(ofMonth: 11, year: 2018).advanced(by: 26))
        let first = autumn.advanced(by: 7 + dice.number(0...(autumn.parts.month == 10 ? 30 : 17)))
        let day = world.workingDay(onOrAfter: max(first, published.advanced(by: dice.number(5...20))))
        let opens = dice.time(9...16, on: day)
        return Play(key, opens: opens) { course in
            let organ = world.organs[maker]
            course.open(
                "import-existing", at: maker, by: keeper(world, course.dice), \.title <- title, \.maker <- maker,
                \.makerKind <- organ?.level == .county ? .government : .department,
                \.number <- "\(organ?.short ?? "")\(world.scenario.settings["document.number.letter"] ?? "发")〔\(published.year)〕\(reference)号",
                \.registrationNumber <- registration, \.publishedOn <- published, \.effectiveOn <- effective, \.validUntil <- validUntil)
        }
    }
}
