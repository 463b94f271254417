extension Definition {
    /// Whether a step goes out: it draws a number, issues a paper that reaches somebody, or changes what the public sees. What has gone out is
    /// not taken back by another step but corrected, withdrawn with a notice or decided anew; so whoever takes such a step reads first what
    /// will go out.
    ///
    /// A paper without a number that stays in the file (审批表) goes out to nobody.
    package func goesOut(_ action: ActionOutline) -> Bool {
        guard action.publishes.isEmpty, action.withdraws.isEmpty else { return true }
        guard !action.issues.isEmpty else { return false }
        return documents.contains { action.issues.contains($0.id) && ($0.pattern != nil || !$0.isInternal) }
    }

    /// What the record calls the parties in its places, each once.
    package func parties(_ record: any Record) -> [String] {
        var names: [String] = []
        for place in successions {
            let name = partyName(place.id, record)
            if !name.isEmpty, !names.contains(name) { names.append(name) }
        }
        return names
    }
}
