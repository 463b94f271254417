import Kernel

/// How much a form may be, whatever the route: what is read must be bounded before it is understood.
enum FormLimits {
    /// Bytes of a form without files.
    static let plain: Int = 1_048_576
    /// Bytes of a form from whoever has no session.
    static let signedOut: Int = 64 * 1_024
    /// Bytes of a form of the sign-in pages.
    static let signIn: Int = 8 * 1_024
    /// The same when it carries along what was typed before the session ended; percent signs of a form within a form take two bytes more.
    static let signInCarrying: Int = 2 * signedOut
    /// Fields, texts and files together.
    static let mostFields: Int = 2_000
    static let mostFiles: Int = 50
    /// Bytes of a field's name, and points in it.
    static let longestName: Int = 200
    static let deepestName: Int = 8
    /// Rows of one list of records.
    static let mostRows: Int = 200
    /// Items of one list that is typed as a text.
    static let mostItems: Int = 2_000
    /// Bodies larger than that are understood on threads of their own.
    static let small: Int = 256 * 1_024

    /// - Throws: `form.tooManyFields` before anything is taken apart.
    static func check(urlencoded body: [UInt8]) throws {
        let separators = body.reduce(into: 0) { count, byte in if byte == UInt8(ascii: "&") { count += 1 } }
        guard separators < mostFields else { throw tooMany }
    }

    /// - Throws: `form.tooManyFields`, or `form.malformed` for a name that no page has.
    static func check(_ form: FormData) throws {
        guard form.texts.count + form.files.count <= mostFields, form.files.count <= mostFiles else { throw tooMany }
        for name in form.texts.map(\.name) + form.files.map(\.name) {
            let points = name.utf8.reduce(into: 0) { count, byte in if byte == UInt8(ascii: ".") { count += 1 } }
            guard name.utf8.count <= longestName, points <= deepestName else {
                throw Problem(.invalid, .formMalformed, "提交的表单有一项的名称过长或者层次过多，不是本系统的表单。", remedy: "请回到原来的页面，刷新后重新提交。")
            }
        }
    }

    /// Whether what is typed may be taken apart as a list.
    static func mayBeList(_ typed: String) -> Bool {
        var separators = 0
        // The three characters that part items, as `FieldType.parts(of:)` has them, and line ends.
        for scalar in typed.unicodeScalars where scalar == "," || scalar == "，" || scalar == "、" || scalar == "\n" || scalar == "\r" {
            separators += 1
        }
        return separators < mostItems
    }

    static var tooMany: Problem {
        Problem(
            .invalid, .formTooManyFields, "提交的表单超过\(mostFields)项内容或者\(mostFiles)个附件，没有受理，填写的内容没有保存。", remedy: "请减少内容，或者分次办理。")
    }
}

extension Problem.Code {
    static let formTooManyFields: Problem.Code = Problem.Code("form.tooManyFields")
}
