package import Kernel

/// What walks seldom guess: a contract bought by the procurement law is so by two choices made at two steps.
extension GovernmentContract {
    @Samples
    package static var samples: [Sample<Self>] {
        Sample(\.category) { _ in
            let bought: [Category] = [.procurement, .service, .procurement, .service, .works]
            return (bought + Category.allCases).map(\.json)
        }
    }
}
