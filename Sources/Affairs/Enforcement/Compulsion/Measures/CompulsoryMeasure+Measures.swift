package import Kernel

extension CompulsoryMeasure {
    /// One measure counts once, at its kind, on the day it was imposed; how it ended, on the day it ended.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("compulsory-measure.count", "实施行政强制措施", unit: "次", on: \.imposedOn)
        Measure.counts("compulsory-measure.kind", "行政强制措施", unit: "次", on: \.imposedOn, by: \.measureKind)
        Measure.count("compulsory-measure.urgent", "情况紧急当场实施的强制措施", unit: "次", on: \.imposedOn) { $0.wasUrgent }
        Measure.count("compulsory-measure.extended", "延长期限的强制措施", unit: "次", on: \.extendedOn)
        Measure.count("compulsory-measure.lifted", "解除的强制措施", unit: "次", on: \.liftedOn)
        Measure.counts("compulsory-measure.ground", "解除强制措施", unit: "次", on: \.liftedOn, by: \.liftGround)
        Measure.count("compulsory-measure.lapsed", "期满自动解除的强制措施", unit: "次", on: \.liftedOn) { $0.lapsed }
        Measure.count("compulsory-measure.disposed", "没收、销毁、拍卖处理的强制措施", unit: "次", on: \.endedOn) { $0.disposal != nil }
        Measure.count("compulsory-measure.transferred", "随案移送的强制措施", unit: "次", on: \.endedOn) { !$0.transferredTo.isEmpty }
        Measure.count("compulsory-measure.published", "公示的强制措施决定", unit: "次", on: \.publishedOn)
        Measure.stock("compulsory-measure.open", "实施中的强制措施", unit: "次", from: \.imposedOn) { $0.endedOn?.advanced(by: -1) }
    }

    private var liftedOn: Day? { liftGround == nil ? nil : endedOn }
}
