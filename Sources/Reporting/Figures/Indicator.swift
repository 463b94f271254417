package import Kernel

extension Indicator {
    /// All indicators: those that the kinds declare beside their measures, and those that are made of the measures of several kinds.
    package static func all(for definitions: [any Definition]) -> [Indicator] { definitions.flatMap(\.indicators) + acrossKinds }
}
