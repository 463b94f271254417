import Kernel
import Logging

extension FormUploads {
    /// Has files looked through where there is a scanner, before any of them is stored.
    ///
    /// - Throws: `form.infected`; `form.unscanned` where what was not looked through is not taken; `web.busy`.
    func scan(_ files: [FormFiles.Stored]) async throws {
        guard let scanner = site.scanner, !files.isEmpty else { return }
        guard let turn = site.scans.take(login) else {
            throw Problem(.unavailable, .webBusy, "同时检查的附件太多，这一次的附件没有保存。", remedy: "请稍候几秒再试。")
        }
        defer { turn.end() }
        for file in files {
            let name = FileName.shown(file.attachment.name)
            switch await scanner.look(at: file.bytes) {
            case .clean: continue
            case .found(let what):
                site.logger.warning(
                    "upload refused", metadata: ["found": "\(what)", "login": "\(login)", "place": "\(place)", "digest": "\(file.attachment.digest)"])
                throw Problem(
                    .invalid, .formInfected, "附件“\(name)”中查出“\(what)”，可能是病毒或者木马，没有接收。", remedy: "请向提供文件的人核实，换一个没有问题的文件。")
            case .tooLarge:
                site.logger.warning("upload not scanned", metadata: ["why": "larger than the scanner takes", "login": "\(login)"])
                guard scanner.options.isRequired else { continue }
                throw Problem(
                    .invalid, .formUnscanned, "附件“\(name)”有\(FileSize.text(file.bytes.count))，查毒程序不能检查这样大的文件，没有接收。",
                    remedy: "请拆分成几个文件，或者请系统管理员放宽查毒程序的限度。")
            case .unknown(let why):
                site.logger.error("upload not scanned", metadata: ["why": "\(why)", "login": "\(login)"])
                // Where it may be taken all the same, the rest need not wait for a scanner that does not answer.
                guard scanner.options.isRequired else { return }
                throw Problem(
                    .unavailable, .formUnscanned, "查毒程序现在没有回答，附件“\(name)”没有接收。", remedy: "请过几分钟重新选择附件再试；一直这样的，请告诉系统管理员。")
            }
        }
    }
}

extension Problem.Code {
    static let formInfected: Problem.Code = Problem.Code("form.infected")
    static let formUnscanned: Problem.Code = Problem.Code("form.unscanned")
}
