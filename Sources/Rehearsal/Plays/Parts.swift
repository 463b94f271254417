import Affairs
import Kernel

/// What a step gives that serves a paper (送达): the way, and what the law asks of it.
func served<M: Matter>(_ service: WritableKeyPath<M, Service>, _ method: Service.Method) -> Fields<M> {
    var given: Fields<M> = [service.appending(path: \.method) <- method]
    switch method {
    case .left: given += [service.appending(path: \.refusal) <- "受送达人拒绝签收", service.appending(path: \.witness) <- "村（居）民委员会工作人员"]
    case .mailed: given.append(service.appending(path: \.mailReceipt) <- "邮件回执已存卷")
    default: break
    }
    return given
}

/// What a step gives that files a matter (归档): the number of the file, its index, and how long it is kept.
///
/// - Parameters:
///   - papers: the sorts of papers in the file, in order.
///   - pages: of each paper.
func filed<M: Matter, Paper: Choice>(
    _ archive: WritableKeyPath<M, Archive<Paper>>, _ number: String, _ papers: [Paper], pages: Int = 2, retention: Retention = .tenYears
) -> Fields<M> {
    [
        archive.appending(path: \.number) <- number, archive.appending(path: \.retention) <- retention,
        archive.appending(path: \.index) <- papers.map { ArchivedPaper(\.paper <- $0, \.pages <- pages) },
    ]
}

/// What a step gives of the certificates of those who act (执法人员).
func acting<M: Matter>(_ officers: WritableKeyPath<M, Officers>, _ certificates: [Ref<EnforcementCertificate>]) -> Fields<M> {
    [officers.appending(path: \.certificates) <- certificates]
}
