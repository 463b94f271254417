/// Lawful values to begin with.
enum Sample {
    static let dispute: [String: String] = [
        "applicationForm": "oral", "disputeKind": "neighbour", "subject": "槐花巷界址争议", "parties": #"[{"name":"张三丰"},{"name":"李四海"}]"#,
    ]
}
