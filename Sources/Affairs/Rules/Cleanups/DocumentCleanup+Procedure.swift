package import Kernel

private let control = Law.documentControl2018
private let hunan = Law.hunanDocuments

extension DocumentCleanup {
    package static var editions: [Edition] { [Edition("2018", "规范性文件清理", from: "2018-12-04")] }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("start", "启动清理", to: .collecting, by: .office, basis: hunan.cited())
            .needs(\.title, \.cutOff, \.scope).fills(\.makers)
            .requires("organised-by-government", "清理由县级人民政府组织", hunan.cited()) { _, now in
                now.organs[now.organ]?.duties.contains(.government) ?? false
            }
            .requires("cut-off-not-in-future", "截止日不晚于启动之日", hunan.cited()) { matter, now in matter.cutOff.map { $0 <= now.today } ?? false }
            .writes(\.entries) { matter, now in matter.enter(now) }
            .stamps(\.startedOn)
        Action("propose", "提出处理意见", .collecting, by: .clerk, .office, basis: hunan.cited()).at(.named { $0.proposer })
            .needs(\.proposer, \.proposals)
            .requires("proposals-for-own-documents", "只对本机关制定且属于清理范围的文件提出意见", hunan.cited(), listing: { matter, now in matter.foreign(now) })
            .requires("proposals-reasoned", "每件应有处理意见和理由", hunan.cited()) { matter, _ in
                matter.proposals.allSatisfy { $0.proposal != nil && !$0.reason.isEmpty }
            }
            .writes(all: mergingWrites) { matter, now in
                matter.enter(now)
                matter.merge()
            }
            .writes(\.proposer) { matter, _ in matter.proposer = OrganCode("") }
        Action("review", "审核", .collecting, to: .reviewed, by: .legality, basis: hunan.cited()).at(.holding(.justice))
            .separate(from: "propose").needs(\.reviewOpinion).fills(\.proposals).requires(changesListed)
            .requires(
                "proposal-for-every-document", "每件文件都已提出处理意见", hunan.cited(),
                listing: { matter, _ in matter.unproposed }
            )
            .writes(all: mergingWrites) { matter, _ in
                matter.merge()
                matter.decide()
            }
            .stamps(\.reviewedOn)
        Action("reopen", "补充清理", .reviewed, .deliberated, to: .collecting, by: .legality, basis: hunan.cited())
            .at(.holding(.justice))
            .writes(\.entries) { matter, now in
                matter.strike(now)
                matter.enter(now)
            }
        Action("deliberate", "集体审议", .reviewed, to: .deliberated, by: .office, basis: control.cited("第（七）项"))
            .fills(\.proposals).requires(changesListed)
            .appends(\.meetings, needing: \.name, \.on, atMost: 1, checks: meetingChecks, completing: Meeting.completed(as: .passed))
            .writes(all: mergingWrites) { matter, _ in
                matter.merge()
                matter.decide()
            }
            .stamps(\.deliberatedOn)
        Action("announce", "公布清理结果", .deliberated, to: .announced, by: .office, basis: control.cited("第（八）项"))
            .requires("every-document-classified", "截止日现行有效的文件逐件归类，没有遗漏", hunan.cited(), listing: { matter, now in matter.unclassified(now) })
            .requires("classified-within-scope", "归类的文件都在清理范围以内", hunan.cited(), listing: { matter, now in matter.outside(now) })
            .requires("classified-once", "每件文件只归入一类", hunan.cited(), listing: { matter, _ in matter.classifiedTwice })
            .writes(\.continuedList, \.amendedList, \.endedList) { matter, _ in matter.list() }
            .stamps(\.announcedOn).issues("announcement").publishes("result")
        Action("close", "办结", .announced, to: .closed, by: .office, basis: hunan.cited())
            .requires("endings-carried-out", "决定废止、宣布失效的文件已经办理", hunan.cited(), listing: { matter, now in matter.outstanding(now) })
            .stamps(\.closedOn)
    }

    private static var meetingChecks: [Check<Self, Meeting>] {
        let basis = control.cited("第（七）项")
        return [Meeting.inOrder(after: "审核", on: \.reviewedOn, basis: basis), Meeting.counted(basis: basis)]
    }

    /// The reviewer and the meeting may decide otherwise than proposed, for a document of the list and with a reason.
    private static let changesListed: Gate<Self> = Gate(
        "changes-listed-and-reasoned", "改变处理意见的文件应在目录内，并写明意见和理由", hunan.cited(),
        listing: { matter, _ in
            matter.proposals.filter { change in
                change.proposal == nil || change.reason.isEmpty || !matter.entries.contains { $0.document == change.document }
            }.map { $0.document?.shown ?? "未指明文件" }
        })
}
