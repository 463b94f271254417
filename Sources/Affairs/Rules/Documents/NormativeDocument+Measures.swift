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
        Measure.count("document.issued", "制定规范性文件", on: \.issuedOn)
            .told("统一登记、统一编号、统一公布的行政规范性文件，按公布日计入。")
        Measure.counts("document.issued", "制发规范性文件", on: \.issuedOn, by: \.makerKind)
            .part(of: "document.issued")
        Measure.count("document.imported", "存量登记规范性文件", on: \.publishedOn) { $0.isImported }
        Measure.stock("document.in-force", "现行有效规范性文件", during: \.periodsInForce)
            .told("年末已经施行、没有废止或者失效的规范性文件。")
        Measure.count("document.effective", "开始施行规范性文件", on: \.tookEffectOn)
            .told("本年开始施行的规范性文件，按施行日计入。")
        Measure.count("document.repealed", "废止规范性文件") { $0.ended(as: .repealed) }
            .told("按废止生效日计入。")
        Measure.count("document.lapsed", "期满失效规范性文件") { $0.ended(as: .lapsed) }
            .told("有效期在本年届满的规范性文件，按届满次日计入。")
        Measure.count("document.revoked", "被撤销规范性文件") { $0.ended(as: .revoked) }
            .told("被有权机关撤销的规范性文件，按撤销日计入。")
        Measure.each("document.amended", "修改规范性文件") { $0.amendments.compactMap(\.on) }
            .told("按修改日计入，一件修改几次计几次。")
        Measure.each("document.corrected", "纠正规范性文件") { $0.corrections.compactMap(\.on) }
            .told("经审查纠正的规范性文件，按纠正日计入，一件纠正几次计几次。")
        Measure.count("document.consulted", "公开征求意见的规范性文件", on: \.consultationOpenedOn)
        Measure.count("document.reviewed", "规范性文件合法性审核", on: \.firstReviewedOn)
            .told("按审核意见日计入。")
        Measure.count("document.filed", "报送备案规范性文件", on: \.filedOn)
            .told("按报送备案日计入。")
        // 备案率 and 及时率 by the year of publication, so that neither can pass 100 % (I-03).
        Measure.count("document.filing-due", "应当报送备案规范性文件", on: \.issuedOn)
            .told("依法应当报送备案的规范性文件，按公布日计入。")
        Measure.count("document.filing-done", "应当备案中已经备案", on: \.issuedOn) { $0.filedOn != nil }
            .told("应当报送备案的规范性文件中已经报送的，与应当备案件数一样按公布日计入，所以不会多于应当备案件数。")
        Measure.ratio(
            "document.filing-rate", "规范性文件备案率", "document.filing-done", of: "document.filing-due", decimals: 1,
            "本年公布的应当备案的规范性文件中已经报送备案的件数÷本年公布的应当备案件数，保留一位小数。上年公布、本年报送的不计入。")
        Measure.count("document.filing-timely", "应备案中按期备案", on: \.issuedOn) { $0.isFiledInTime }
    }

    private var issuedOn: Day? { isImported ? nil : publishedOn }
    private var periodsInForce: [(first: Day, last: Day?)] { periodInForce.map { [$0] } ?? [] }
    private var isFiledInTime: Bool {
        guard let filedOn, let filingDue else { return false }
        return filedOn <= filingDue
    }
}
