/// Lawful values to begin with.
enum Sample {
    static let dispute: [String: String] = [
        "applicationForm": "oral", "disputeKind": "neighbour", "subject": "槐花巷界址争议",
        "parties": #"[{"citizenName":"张三丰"},{"citizenName":"李四海"}]"#,
    ]
}
