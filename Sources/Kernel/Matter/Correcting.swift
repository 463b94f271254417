/// What a kind's law says of slips of the pen: by which article they are put right, and by what paper.
///
/// Which values are such slips is found by computing; a field about which that cannot tell says so itself
/// (``Field/notCorrectable(_:)``, ``Field/correctable()``).
package struct Correcting: Sendable {
    /// `nil` where the law says nothing of it: then the kind's first law is cited as a whole.
    package let basis: Basis?
    /// What the paper is called: 更正书, 补正决定书.
    package let paper: String

    package init(_ basis: Basis? = nil, paper: String = "更正书") {
        self.basis = basis
        self.paper = paper
    }
}

/// Whether a field's value can be a slip of the pen.
package enum Correctability: Equatable, Sendable {
    /// As is found from the type, and from the conditions and limits of the steps taken.
    case computed
    /// Also where its type would say that it is what was decided; conditions and limits are asked all the same.
    case declared
    /// Never, and why: a Chinese clause.
    case never(String)
}
