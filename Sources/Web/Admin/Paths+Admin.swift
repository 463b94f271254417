package import Kernel

extension Paths {
    package static let accounts: String = admin + "/accounts"
    package static let newAccount: String = admin + "/accounts/new"
    package static let organs: String = admin + "/organs"
    package static let newOrgan: String = admin + "/organs/new"
    package static let adminJournal: String = admin + "/journal"
    package static let settings: String = admin + "/settings"
    package static let confirmSetting: String = settings + "/confirm"
    package static let withdrawSetting: String = settings + "/withdraw"
    package static let setup: String = "/setup"
    package static let holidays: String = admin + "/calendar"
    package static let importing: String = "/import"
    package static let adminImport: String = admin + "/import"
    package static let releaseDeemed: String = admin + "/deemed"

    package static func administered(_ login: String) -> String { "\(admin)/account/\(Percent.encode(login))" }
    /// One of the things that can be done to an account: `disable`, `enable`, `password`, `second-factor`, `posts`, `posts/end`.
    package static func administer(_ login: String, _ what: String) -> String { "\(administered(login))/\(what)" }
    package static func setting(_ key: String) -> String { "\(admin)/setting/\(Percent.encode(key))" }
    package static func organ(_ code: OrganCode) -> String { "\(admin)/organ/\(Percent.encode(code.description))" }
}
