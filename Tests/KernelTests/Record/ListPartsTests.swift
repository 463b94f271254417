import Kernel
import Testing

@Suite("列表的分项")
struct ListPartsTests {
    /// Browsers send line ends as two characters, which are one to the library.
    @Test(arguments: ["甲,乙", "甲，乙", "甲、乙", "甲\n乙", "甲\r\n乙", "甲\r\n\r\n乙\r\n", "甲\r乙"])
    func `逗号、顿号和换行分开各项，不论换行怎样写`(typed: String) {
        #expect(FieldType.parts(of: typed) == ["甲", "乙"])
    }
}
