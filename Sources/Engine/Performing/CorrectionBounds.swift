import Kernel

/// What is no slip of the pen, whatever conditions say of it: another person, another text.
extension Definition {
    /// - Parameters:
    ///   - earlier: what was put right in the matter before: one after the other comes to the same.
    ///   - edition: that the matter follows.
    func bounds(_ changes: [Correction.Change], since earlier: [Correction.Change], in edition: String) -> [Refusal] {
        var refusals: [Refusal] = []
        let persons = (changes + earlier).compactMap { change in info(of: change).flatMap { Identified(change, $0) } }
        let (named, numbered) = (Set(persons.filter(\.isName).map(\.whose)), Set(persons.filter { !$0.isName }.map(\.whose)))
        let touched = Set(changes.compactMap { change in info(of: change).flatMap { Identified(change, $0) }?.whose })
        if !named.intersection(numbered).isDisjoint(with: touched) {
            let says = "姓名和证件号码都更正，就是另一个人，不是笔误，应当依法重新办理"
            refusals.append(correctionRefusal(.gate, "other-person", says, in: edition))
        }
        for change in changes {
            guard let was = change.was.string, let becomes = change.becomes.string, let info = info(of: change), info.type == .text,
                was.count > Correction.mostChanged, !Self.isSlip(was, becomes)
            else { continue }
            let says = "“\(info.label)”改动超过\(Correction.mostChanged)个字，不是笔误，应当依法重新办理"
            refusals.append(correctionRefusal(.gate, "other-text", says, in: edition))
        }
        return refusals
    }

    /// Whether two texts differ in no more characters than a slip has.
    private static func isSlip(_ was: String, _ becomes: String) -> Bool {
        let (old, new) = (Array(was), Array(becomes))
        let before = zip(old, new).prefix { $0 == $1 }.count
        let after = zip(old[before...].reversed(), new[before...].reversed()).prefix { $0 == $1 }.count
        let (gone, come) = (old[before..<(old.count - after)], new[before..<(new.count - after)])
        // Between the first and the last place where they differ; longer ones are not compared word by word.
        guard max(gone.count, come.count) <= 500 else { return false }
        let difference = come.difference(from: gone)
        return max(difference.insertions.count, difference.removals.count) <= Correction.mostChanged
    }
}

extension Correction {
    /// How many characters of a text may be others: a name, a line, and no more.
    package static var mostChanged: Int { 20 }
}

/// A value by which a person is known, and whose it is: the part of the record that it stands in.
private struct Identified {
    let isName: Bool
    let whose: String

    init?(_ change: Correction.Change, _ info: FieldInfo) {
        switch info.mask {
        case .name: isName = true
        case .identityNumber: isName = false
        default: return nil
        }
        whose = change.place.split(separator: ".").dropLast().joined(separator: ".")
    }
}
