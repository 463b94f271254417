import Kernel
import Testing

@Suite struct `文字中的文字` {
    @Test(arguments: [
        ("当事人王小明，住城关镇", "王小明", true), ("当事人王小明", "明", true), ("王小明", "王小明", true), ("王小", "王小明", false),
        ("王王小明", "王小明", true), ("", "王", false), ("王", "", true), ("", "", true), ("aab", "ab", true), ("aaa", "ab", false),
    ])
    func `逐字节查找`(text: String, part: String, stands: Bool) { #expect(text.holds(part) == stands) }
}
