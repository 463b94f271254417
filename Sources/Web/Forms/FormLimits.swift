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
    /// Files of one form that no matter has taken in yet, over all its rounds.
    static let mostUploads: Int = 200
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

    /// Whether what is typed may be taken apart as a list: what counts is how many items there are, not what stands between them.
    static func mayBeList(_ typed: String) -> Bool {
        var items = 0
        var isInside = false
        for scalar in typed.unicodeScalars {
            let parts = isSeparator(scalar)
            if !parts, !isInside { items += 1 }
            if items > mostItems { return false }
            isInside = !parts
        }
        return true
    }

    /// Whatever parts items anywhere: as ``FieldType/parts(of:)`` and `Candidates` have it. A Greek question mark is a semicolon to the library.
    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ",", "，", "、", ";", "；", "\u{37E}": true
        default: scalar.properties.isWhitespace
        }
    }

    /// - Throws: `form.tooManyRows` for a list of more rows than are read, which would be left out without a word.
    static func check(rowsOf lists: [String], in form: FormData) throws {
        for list in lists where FormInput.rowNumbers(list, form, most: mostRows + 1).count > mostRows {
            throw Problem(
                .invalid, .formTooManyRows, "一个列表一次最多填\(mostRows)行，这份表单的多于\(mostRows)行，没有办理。",
                remedy: "请分次办理，多出的行没有保留在这一页上；回到上一页可以看到。")
        }
    }

    static var tooMany: Problem {
        Problem(
            .invalid, .formTooManyFields, "提交的表单超过\(mostFields)项内容或者\(mostFiles)个附件，没有受理，填写的内容没有保存。", remedy: "请减少内容，或者分次办理。")
    }
}

extension Problem.Code {
    static let formTooManyFields: Problem.Code = Problem.Code("form.tooManyFields")
    static let formTooManyRows: Problem.Code = Problem.Code("form.tooManyRows")
}
