package import Kernel

extension NormativeDocument {
    /// All count for the maker. I-02 in one year: 期初有效 + effective − repealed − lapsed − revoked = 期末有效; a document
    /// issued in December takes effect in January, so `issued` and `effective` are two figures.
    @Measures
    package static var measures: [Measure<Self>] {
        counted.map { measure in measure.attributed { $0.maker } }
    }

    @Measures
    private static var counted: [Measure<Self>] {
        Measure.count("document.issued", "制发规范性文件", on: \.issuedOn)
        Measure.counts("document.issued", "制发规范性文件", on: \.issuedOn, by: \.makerKind)
        Measure.count("document.imported", "存量登记规范性文件", on: \.publishedOn) { $0.isImported }
        Measure.stock("document.in-force", "现行有效规范性文件", during: \.periodsInForce)
        Measure.count("document.effective", "开始施行规范性文件", on: \.tookEffectOn)
        Measure.count("document.repealed", "废止规范性文件") { $0.ended(as: .repealed) }
        Measure.count("document.lapsed", "失效规范性文件") { $0.ended(as: .lapsed) }
        Measure.count("document.revoked", "被撤销规范性文件") { $0.ended(as: .revoked) }
        Measure.each("document.amended", "修改规范性文件") { $0.amendments.compactMap(\.on) }
        Measure.each("document.corrected", "被纠正规范性文件") { $0.corrections.compactMap(\.on) }
        Measure.count("document.consulted", "公开征求意见的规范性文件", on: \.consultationOpenedOn)
        Measure.count("document.reviewed", "合法性审核规范性文件", on: \.firstReviewedOn)
        Measure.count("document.filed", "报送备案规范性文件", on: \.filedOn)
        // 备案率 and 及时率 by the year of publication, so that neither can pass 100 % (I-03).
        Measure.count("document.filing-due", "应备案规范性文件", on: \.issuedOn)
        Measure.count("document.filing-done", "应备案中已备案", on: \.issuedOn) { $0.filedOn != nil }
        Measure.count("document.filing-timely", "应备案中按期备案", on: \.issuedOn) { $0.isFiledInTime }
    }

    private var issuedOn: Day? { isImported ? nil : publishedOn }
    private var periodsInForce: [(first: Day, last: Day?)] { periodInForce.map { [$0] } ?? [] }
    private var isFiledInTime: Bool {
        guard let filedOn, let filingDue else { return false }
        return filedOn <= filingDue
    }
}
