import Kernel

/// Names of files: which are taken, and how any of them is handed out so that it does no harm.
enum FileName {
    /// In Unicode scalars.
    static let longest: Int = 200

    /// What may be uploaded, by the end of the name. No archives, nothing with macros, nothing that a browser or a computer would run.
    private static let taken: Set<String> = [
        "pdf", "ofd", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "txt", "csv", "jpg", "jpeg", "png", "gif", "bmp",
        "tif", "tiff", "mp3", "wav", "m4a", "mp4",
    ]

    /// Ends of names that computers run or browsers show as pages: none may stand before the last one either, for some computers hide that.
    private static let dangerous: Set<String> = [
        "ade", "adp", "apk", "appref-ms", "asp", "aspx", "bat", "chm", "cmd", "cpl", "deb", "desktop", "dll", "dmg", "docm", "dotm", "exe",
        "gadget", "hta", "htm", "html", "img", "inf", "iso", "jar", "js", "jse", "jsp", "lnk", "mht", "mhtml", "msc", "msi", "msp", "mst",
        "php", "pif", "potm", "ppam", "ppsm", "pptm", "ps1", "py", "reg", "rpm", "scf", "scr", "sct", "sh", "shb", "svg", "swf", "sys",
        "url", "vb", "vbe", "vbs", "vhd", "ws", "wsc", "wsf", "wsh", "xhtml", "xla", "xlam", "xll", "xlsm", "xltm", "xml", "xsl", "xslt",
    ]

    /// The end of a name, in small letters.
    static func ending(_ name: String) -> String {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count > 1 ? parts[parts.count - 1].lowercased() : ""
    }

    /// Why a name is not taken, as the end of a sentence about it; `nil` for one that is.
    static func fault(_ name: String) -> String? {
        if name.unicodeScalars.contains(where: isHidden) { return "的名称中有看不见的字符或者改变文字方向的字符" }
        if name.unicodeScalars.contains(where: reserved.contains) { return "的名称中有文件名不能使用的符号" }
        guard taken.contains(ending(name)) else { return "的扩展名不在可以接收的范围" }
        let inner = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().dropLast()
        if inner.contains(where: { dangerous.contains($0.lowercased().filter { !$0.isWhitespace }) }) { return "的名称中藏有另一个扩展名" }
        if name.prefix(while: { $0 != "." }).allSatisfy(\.isWhitespace) { return "没有名称" }
        return nil
    }

    /// A name as it may be shown, whatever it is.
    static func shown(_ name: String) -> String { String(String.UnicodeScalarView(name.unicodeScalars.filter { !isHidden($0) }.prefix(longest))) }

    /// A name under which a file can be saved without harm: files that are older than these rules, or came by other ways, may be called anything.
    static func harmless(_ name: String) -> String {
        let plain: [Unicode.Scalar] = shown(name).unicodeScalars.map { reserved.contains($0) ? "_" : $0 }
        let text = String(String.UnicodeScalarView(plain))
        if fault(text) == nil { return text }
        // No computer runs this one, and the name before it is still to be read.
        return (text.isEmpty ? "附件" : text) + ".bin"
    }

    /// The header for a file that is saved and never shown (RFC 6266, RFC 8187), also for browsers that know only letters.
    static func disposition(_ name: String) -> String {
        let name = harmless(name)
        let end = ending(name)
        return "attachment; filename=\"file.\(end.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } ? end : "bin")\"; filename*=UTF-8''"
            + Percent.encode(name)
    }

    private static let reserved: Set<Unicode.Scalar> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|"]

    /// Control characters, marks of direction, and what takes no room.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: scalar.properties.isDefaultIgnorableCodePoint && !(0xFE00...0xFE0F).contains(scalar.value)
        }
    }
}
