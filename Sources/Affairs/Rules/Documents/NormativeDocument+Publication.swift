package import Kernel

extension NormativeDocument {
    /// 草案、采纳情况和文本; the text stays public after its end, with the day on which it ended.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "consultation", "公开征求意见", basis: Law.documentControl2018.cited("第（五）项"),
            shows: \.title, \.drafter, \.explanation, \.text, \.consultationOpenedOn, \.consultUntil, \.urgencyReason)
        Publication(
            "adoption", "意见采纳情况", basis: Law.documentControl2018.cited("第（五）项"),
            shows: \.title, \.opinionsReceived, \.opinionsAdopted, \.adoptionExplanation)
        Publication(
            "text", "规范性文件", basis: Law.documentControl2018.cited("第（八）项"),
            shows: \.title, \.maker, \.number, \.registrationNumber, \.signedOn, \.registeredOn, \.publishedOn, \.effectiveOn, \.validUntil, \.text,
            \.amendments, \.repealedOn, \.lapsedOn, \.revokedOn
        )
        .replaces("consultation", "adoption")
    }
}
