import Kernel

extension Mount {
    /// The paths of the part's fields: what an effect changes that puts the whole part back to its beginning.
    var paths: [Path<M>] { fields.map(\.path) }
}

extension Part {
    /// What a mount omits that keeps only some fields of the part.
    static func all(but kept: String...) -> Set<String> { Set(fields.map(\.info.name)).subtracting(kept) }
}
