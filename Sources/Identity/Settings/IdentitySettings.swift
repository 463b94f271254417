import Engine
package import Kernel

/// What a county sets for signing in itself.
package enum IdentitySettings {
    /// The default is that of real counties; see `asksTwoFactors`.
    package static let administratorsNeedTwo: Setting<Bool> = Setting(
        "identity.administrator.second-factor", "系统管理员、审计管理员须启用动态口令", default: true, lawful: .any, isWeighty: true,
        source: "网络安全等级保护基本要求（GB/T 22239）第三级：两种或者两种以上组合的鉴别技术；演示的县默认为否")

    package static let declared: [any SettingDeclaration] =
        [administratorsNeedTwo, Occurrence.lateAfter, Preparation.signaturesWanted, Handler.dealing] + AuditSettings.declared
        + ReminderSettings.declared

    /// Whether somebody may administer, or read the audit trail, only after a second factor: where the county asks for it, as a county does that is not for
    /// demonstration and has not set it otherwise.
    package static func asksTwoFactors(_ actor: Actor, _ settings: Settings, isDemonstration: Bool, on day: Day) -> Bool {
        let isAsked = settings.texts[administratorsNeedTwo.key] == nil ? !isDemonstration : settings[administratorsNeedTwo]
        return isAsked && actor.posts.contains { [.administrator, .auditor].contains($0.role) && $0.onBehalfOf == nil && $0.isHeld(on: day) }
    }
}
