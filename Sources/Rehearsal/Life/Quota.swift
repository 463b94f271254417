/// At which of a kind's matters one variation is due: spread over the year, and over organs as far as there are several.
struct Quota {
    /// Of the matters in order, those from which one more is due.
    private let places: [Int]
    private var seen = 0
    private var done = 0
    private var organs: Set<String> = []

    /// - Parameters:
    ///   - count: of the kind's matters in the year.
    ///   - shift: where in its part of them each lies, in thousandths.
    init(of count: Int, _ share: Scenario.Share, shift: Int) {
        let wanted = min(share.most, max(1, count * share.perMille / 1_000))
        places = (0..<wanted).map { ($0 * 1_000 + shift) * count / (wanted * 1_000) }
    }

    /// Whether the next matter, of an organ, is to go through it.
    mutating func isDue(at organ: String) -> Bool {
        seen += 1
        guard done < places.count, places[done] < seen else { return false }
        // Another organ's is waited for, but not long.
        return !organs.contains(organ) || seen > places[done] + 8
    }

    mutating func take(_ organ: String) {
        done += 1
        organs.insert(organ)
    }
}
