package import Kernel

extension CompulsoryMeasure {
    /// One measure counts once, at its kind, on the day it was imposed; how it ended, on the day it ended.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("compulsory-measure.count", "实施行政强制措施", unit: "次", on: \.imposedOn)
            .told("查封、扣押、冻结、限制人身自由和其他行政强制措施，一份决定计一次，按实施日计入。")
        Measure.counts("compulsory-measure.kind", "行政强制措施", unit: "次", on: \.imposedOn, by: \.measureKind)
            .part(of: "compulsory-measure.count")
        Measure.count("compulsory-measure.urgent", "情况紧急当场实施", unit: "次", on: \.imposedOn) { $0.wasUrgent }
            .told("先当场实施、后补办批准的强制措施，按实施日计入。")
        Measure.count("compulsory-measure.extended", "延长强制措施期限", unit: "次", on: \.extendedOn)
            .told("经负责人批准延长的强制措施，按延长日计入。")
        Measure.count("compulsory-measure.lifted", "解除行政强制措施", unit: "次", on: \.liftedOn)
            .told("决定解除和期满自动解除的强制措施，按解除日计入。")
        Measure.counts("compulsory-measure.ground", "解除强制措施", unit: "次", on: \.liftedOn, by: \.liftGround)
            .part(of: "compulsory-measure.lifted")
        Measure.count("compulsory-measure.lapsed", "期满自动解除", unit: "次", on: \.liftedOn) { $0.lapsed }
            .told("期限届满没有处理决定而自动解除的强制措施，按解除日计入。")
        Measure.count("compulsory-measure.disposed", "没收、销毁、拍卖处理", unit: "次", on: \.endedOn) { $0.disposal != nil }
            .told("对查封、扣押的财物作出没收、销毁、拍卖处理的，按处理日计入。")
        Measure.count("compulsory-measure.transferred", "随案移送", unit: "次", on: \.endedOn) { !$0.transferredTo.isEmpty }
            .told("涉嫌犯罪，将财物随案移送司法机关的，按移送日计入。")
        Measure.count("compulsory-measure.published", "公示强制措施决定", unit: "次", on: \.publicity.firstOn)
            .told("按公示日计入。")
        Measure.stock("compulsory-measure.open", "实施中的行政强制措施", unit: "次", from: \.imposedOn) { $0.endedOn?.advanced(by: -1) }
            .told("年末尚未解除、处理、移送的强制措施。")
    }

    private var liftedOn: Day? { liftGround == nil ? nil : endedOn }
}
