package import Kernel

extension DocumentFiling {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.filed, .rectified, means: .completed)
        Ending.at(.refused, .returned, means: .refused)
        Ending.at(.revoked, means: .revoked)
        Ending.waits(for: .superior, "record-granted", "record-refused", "record-correction", "record-revoked")
        Ending.own("supplement")
        Ending.left(to: .superior, at: .sent, says: "上级机关对报送备案的文件进行审查", Law.documentControl2018.cited("第（十）项"))
    }
}
