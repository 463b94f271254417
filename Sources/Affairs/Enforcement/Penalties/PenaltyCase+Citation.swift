import Kernel

extension PenaltyCase {
    /// HG-07: a document without registration, number and publication, expired or repealed is no basis.
    static func citation(_ law: PenaltyArticles) -> Gate<PenaltyCase> {
        Gate("cited-documents-in-force", "引用的规范性文件现行有效", Law.documentControl2018.cited("第二部分")) { matter, now in
            matter.basisDocuments.isEmpty || now.all(matter.basisDocuments) { $0.isInForce(on: now.today) }
        }
    }
}
