package import HTML

/// Identities with what the figures make of each.
package struct IdentityTable: Sendable {
    package let identities: [Identity]

    package init(_ identities: [Identity]) { self.identities = identities }

    private var failing: [Identity] { identities.filter { $0.verdict == .fails } }

    /// Whether all that apply hold, in a sentence.
    package var summary: HTML {
        let text =
            failing.isEmpty
            ? "适用的勾稽关系全部成立。" : "有\(failing.count)项不成立：\(failing.map(\.id).joined(separator: "、"))。请核对后再报送。"
        return "<p\(HTML(" class=\"warning\""), if: !failing.isEmpty)>\(text)</p>"
    }

    package var table: HTML {
        """
        <table class="stack"><thead><tr><th scope="col">编号</th><th scope="col">关系</th><th scope="col">结果</th>\
        <th scope="col">比较的数</th></tr></thead>
        <tbody>
        \(each: identities, row)
        </tbody></table>
        """
    }

    private func row(_ identity: Identity) -> HTML {
        """
        <tr><td class="short">\(identity.id)</td><td>\(identity.statement)</td><td class="\(identity.verdict == .fails ? "fails" : "verdict")">\
        \(identity.verdict.rawValue)</td><td>\(compared(identity))</td></tr>

        """
    }

    /// What fails is told in full; of many that hold, how many.
    private func compared(_ identity: Identity) -> HTML {
        let shown = identity.verdict == .fails ? identity.failures : Array(identity.cases.prefix(2))
        let rest = identity.cases.count - shown.count
        return """
            \(each: shown, { "<div>\($0.text)</div>" })\("<div>另有\(rest)组数，均成立</div>", if: rest > 0)
            """
    }
}
