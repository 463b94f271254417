package import Kernel

/// 行政规范性文件: one document, from project approval to its end.
///
/// A document cited elsewhere is asked ``isInForce(on:)``; expiry is derived from `validUntil` and never entered.
package struct NormativeDocument: Matter {
    package enum Stage: String, MatterStage {
        case published, repealed
        package var name: String {
            switch self {
            case .published: "已公布"
            case .repealed: "废止"
            }
        }
        package var isFinal: Bool { self != .published }
    }

    package var title = ""
    package var maker = OrganCode("")
    /// 发文字号.
    package var number = ""
    /// 统一登记号.
    package var registrationNumber = ""
    package var publishedOn: Day?
    package var effectiveOn: Day?
    package var validUntil: Day?
    package var repealedOn: Day?
    package var revokedOn: Day?
    package var lapsedOn: Day?

    package init() {}

    package static let kind: MatterKind = MatterKind("document", "行政规范性文件", .rules, laws: [Law.documentControl2018, Law.documentReview2018])

    package static var fields: [Field<Self>] {
        Field("title", \.title, "文件名称").indexed()
        Field("maker", \.maker, "制定机关").indexed()
        Field("number", \.number, "发文字号").indexed()
        Field("registrationNumber", \.registrationNumber, "统一登记号").indexed()
        Field("publishedOn", \.publishedOn, "公布日期")
        Field("effectiveOn", \.effectiveOn, "施行日期")
        Field("validUntil", \.validUntil, "有效期至")
        Field("repealedOn", \.repealedOn, "废止日期").help("由“废止”环节记下")
        Field("revokedOn", \.revokedOn, "撤销日期").help("由“撤销”环节记下")
        Field("lapsedOn", \.lapsedOn, "失效日期").help("由“宣布失效”环节记下")
    }

    package static var editions: [Edition] { [Edition("2018", "三统一", from: "2004-01-01")] }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("import-existing", "存量登记", to: .published, by: .clerk, .office, basis: Law.documentControl2018.cited())
            .needs(\.title, \.maker, \.registrationNumber, \.publishedOn, \.effectiveOn).fills(\.number, \.validUntil)
        Action("repeal", "废止", .published, to: .repealed, by: .office, .clerk, basis: Law.documentControl2018.cited()).stamps(\.repealedOn)
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.stock("document.in-force", "现行有效规范性文件", during: { matter in matter.periodInForce.map { [$0] } ?? [] })
    }
}
