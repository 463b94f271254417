/// Whether a text reads as a text for people.
enum Wording {
    private static let faults: [(bytes: [UInt8], says: String)] = {
        let leaks = ["Optional(", "nil", "Ref<", "some(", "none)"].map { ($0, "有程序的写法“\($0)”") }
        let holes = [
            "“”", "《》", "（）", "〔〕", "，，", "、、", "；；", "：，", "：。", "：；", "，。", "、，", "、。", "，住所，", "，住所。", "，电话，",
        ].map { ($0, "“\($0)”处缺内容") }
        return (leaks + holes).map { (Array($0.0.utf8), $0.1) }
    }()

    /// What is wrong with a text; `nil` when nothing is.
    static func fault(in text: String) -> String? {
        // By bytes: every step of every walk is read, and characters cost fifty times as much.
        let bytes = Array(text.utf8)
        return faults.first { contains(bytes, $0.bytes) }?.says
    }

    private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard text.count >= part.count, let first = part.first else { return false }
        var start = 0
        while start <= text.count - part.count {
            if text[start] == first, (1..<part.count).allSatisfy({ text[start + $0] == part[$0] }) { return true }
            start += 1
        }
        return false
    }

    /// A label with nothing after it: what is not filled in should not be printed.
    static func isBareLabel(_ text: String) -> Bool { text.hasSuffix("：") && text.utf8.count > 3 && text.utf8.count < 60 }
}
