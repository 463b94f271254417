import Kernel

/// The numbers of persons and organisations, checked wherever a record holds one; one sentence for all kinds.
extension Field {
    /// A citizen identity number (GB 11643), with its check character. Numbers are compared as they are stored, so the X is a capital.
    ///
    /// - Parameter applies: where the field may also hold the number of another paper.
    func checkedIdentityNumber(
        _ number: @escaping @Sendable (R) -> String, when applies: @escaping @Sendable (R) -> Bool = { _ in true }
    ) -> Field {
        rule("公民身份号码应为18位，出生日期和校验码应当正确，X用大写") { record in
            !applies(record) || CitizenNumber(number(record))?.description == number(record)
        }
    }

    /// A unified social credit code (GB 32100), with its check character.
    func checkedCreditCode(_ code: @escaping @Sendable (R) -> String) -> Field {
        rule("统一社会信用代码应为18位，字母用大写，校验码应当正确") { SocialCreditCode(code($0)) != nil }
    }
}
