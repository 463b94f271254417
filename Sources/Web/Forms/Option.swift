import Design

/// One thing to choose from in a control; the kernel's `Choice` is an enumeration of the law.
typealias Option = Design.Choice
