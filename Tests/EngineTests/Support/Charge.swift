import Affairs
import Kernel

/// A charge that is looked into by whoever does not stand back from it, and decided by a head.
struct Charge: Matter {
    enum Stage: String, MatterStage {
        case filed, examined, closed
        var name: String { rawValue }
        var isFinal: Bool { self == .closed }
    }

    var subject = ""
    var apart: [PersonID] = []
    var result = ""

    init() {}
    static let kind: MatterKind = MatterKind("charge", "控告", .services, laws: [TestLaw.act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { subject }

    static var fields: [Field<Self>] {
        Field("subject", \.subject, "事由")
        Field("apart", \.apart, "回避的人员")
        Field("result", \.result, "结果")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "收到", to: .filed, by: .clerk, basis: TestLaw.act(1)).needs(\.subject).fills(\.apart)
        Action("recuse", "决定回避", .filed, by: .head, basis: TestLaw.act(2)).needs(\.apart)
        Action("examine", "调查", .filed, to: .examined, by: .clerk, basis: TestLaw.act(3))
            .excludes("apart", "决定回避的人员不得办理", TestLaw.act(2), fromMatter: true) { charge, _ in charge.apart }
        Action("close", "决定", .examined, to: .closed, by: .head, basis: TestLaw.act(4)).needs(\.result)
    }

    static var measures: [Measure<Self>] { [] }
}
