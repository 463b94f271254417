package import Kernel

extension Registers {
    /// What the codes in stored values are called in this county.
    package var valueNames: ValueText.Names {
        ValueText.Names(organ: { [organs] in organs.name(of: $0) }, person: { [names] in names[$0] ?? $0.description })
    }
}
