package import Kernel

/// What a password has to be. All broken rules are told at once; what was typed is never repeated.
package enum PasswordRules {
    package static let shortest: Int = 10
    package static let longest: Int = 128
    /// From this length on, one kind of character is enough.
    package static let longEnough: Int = 16
    /// How many passwords, the present one included, may not be used again.
    package static let remembered: Int = 5

    /// The broken rules; empty for a password that may be used.
    ///
    /// - Parameter former: the present password and the ones before.
    package static func problems(
        _ password: String, login: String, name: String, former: [PasswordHash] = [], field: String = "password", label: String = "新密码"
    ) throws -> [FieldProblem] {
        var broken: [String] = []
        let length = password.unicodeScalars.count
        if length < shortest { broken.append("至少\(shortest)个字符") }
        if length > longest { broken.append("最多\(longest)个字符") }
        if length < longEnough, classes(of: password) < 3 {
            broken.append("应含大写字母、小写字母、数字、其他符号中的至少三种，或者不少于\(longEnough)个字符")
        }
        if length >= shortest, Set(password).count < 5 { broken.append("至少有5个不同的字符") }
        let folded = password.lowercased()
        if login.count >= 3, folded.contains(login.lowercased()) { broken.append("不得含有账号") }
        if name.count >= 2, folded.contains(name.lowercased()) { broken.append("不得含有本人姓名") }
        if CommonPasswords.contains(folded) { broken.append("不得使用常见密码") }
        // Each comparison costs a digest, so what is too long to be a password is not compared.
        if length <= longest, try former.prefix(remembered).contains(where: { try $0.verify(password) != .wrong }) {
            broken.append("不得与最近\(remembered)次用过的密码相同")
        }
        return broken.map { FieldProblem(field: field, label: label, given: "", rule: $0) }
    }

    private static func classes(of password: String) -> Int {
        var found: Set<Int> = []
        for scalar in password.unicodeScalars {
            switch scalar {
            case "a"..."z": found.insert(0)
            case "A"..."Z": found.insert(1)
            case "0"..."9": found.insert(2)
            default: found.insert(3)
            }
        }
        return found.count
    }
}
