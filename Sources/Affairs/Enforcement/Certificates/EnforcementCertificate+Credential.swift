package import Kernel

extension EnforcementCertificate: Credential {
    package static var holderField: String { "holder" }

    package func standing(on day: Day) -> CredentialStanding {
        let name = (certificateClass?.name ?? Class.enforcement.name) + (number.isEmpty ? "" : "（\(number)）")
        guard issuedOn != nil, !isValid(on: day) else { return CredentialStanding(name, holds: issuedOn != nil, issuedOn == nil ? "尚未发证" : "") }
        return CredentialStanding(name, holds: false, lapse(on: day))
    }

    private func lapse(on day: Day) -> String {
        if let end = voidSince ?? voidedOn, end <= day {
            return "已于\(end.chinese)注销" + (voidReason.map { "（\($0.name)）" } ?? "")
        }
        if let validUntil, validUntil < day { return "已于\(validUntil.chinese)有效期届满" }
        if let issuedOn, issuedOn > day { return "自\(issuedOn.chinese)起有效" }
        return "正在暂扣"
    }
}
