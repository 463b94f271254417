package import Kernel

/// 持证上岗: which holders stand at a post of front-line enforcement, and since when. The certificate of a supervisor or of a
/// presider at hearings is none to enforce with, so no such post goes with it.
extension EnforcementCertificate {
    /// One post, from its first day; `until` is the day of leaving, which is no longer served.
    package struct Posting: SubRecord {
        package var name = ""
        package var since: Day?
        package var until: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("name", \.name, "岗位")
            Field("since", \.since, "上岗日期")
            Field("until", \.until, "离岗日期").help("由离岗环节记下")
        }
    }

    /// What must hold of a post that is taken.
    private static func taking(_ law: QualificationLaw) -> [Check<Self, Posting>] {
        [
            Check("certificate-valid-at-post", "没有取得有效行政执法证的，不得在执法岗位工作", law.management) { posting, matter, now in
                matter.isValid(on: now.today) && (posting.since.map { matter.isValid(on: $0) } ?? false)
            },
            Check("post-day-in-order", "上岗日期不晚于登记当日，不早于离开前一岗位之日", law.management) { posting, matter, now in
                guard let since = posting.since else { return false }
                return since <= now.today && (matter.posts.last?.until.map { since >= $0 } ?? true)
            },
        ]
    }

    var currentPost: Posting? { posts.last.flatMap { $0.until == nil ? $0 : nil } }

    @Clauses
    static func postings(_ law: QualificationLaw) -> [Clause<Self>] {
        Action("assign-post", "安排执法岗位", .inForce, by: .clerk, basis: law.management)
            .appends(\.posts, needing: \.name, \.since, atMost: 1, checks: taking(law)) { posting, _, _ in posting.until = nil }
            .requires("certificate-for-enforcement", "行政执法监督证、听证主持人证不用于一线执法", law.management) { matter, _ in
                matter.certificateClass == .enforcement
            }
            .requires("no-current-post", "先离开现在的岗位，再安排新的岗位", law.management) { matter, _ in matter.currentPost == nil }
        Action("leave-post", "离开执法岗位", .inForce, .suspended, by: .clerk, basis: law.management)
            .needs(\.postLeftOn)
            .requires("at-current-post", "现在在一线执法岗位", law.management) { matter, _ in matter.currentPost != nil }
            .requires("leaving-day-in-order", "离岗日期不早于上岗之日，不晚于登记当日", law.management) { matter, now in
                guard let left = matter.postLeftOn, let since = matter.currentPost?.since else { return false }
                return left >= since && left <= now.today
            }
            .writes(\.posts, \.postLeftOn) { matter, _ in
                if let left = matter.postLeftOn { matter.leavePost(on: left) }
                matter.postLeftOn = nil
            }
    }

    /// Certificates of before the system was in use, in the province's own style or the national one: the holder's organ enters them, the
    /// bureau that issued them checks and takes them in.
    @Clauses
    static func existing(_ law: QualificationLaw) -> [Clause<Self>] {
        Action("register-existing", "补登已发证件", to: .recorded, by: .clerk, basis: law.management)
            .needs(\.holder, \.holderName, \.staffing, \.certificateClass, \.categories, \.formerNumber, \.formerIssuedOn, \.formerValidUntil)
            .fills(\.identityNumber, \.position, \.area)
            .requires(onEstablishment(law))
            .requires("issued-in-earlier-year", "补登的限于以前年度发给的证件", law.management) { matter, now in
                guard let issued = matter.formerIssuedOn, let until = matter.formerValidUntil else { return false }
                return issued < Day.firstDay(of: now.today.year) && until >= issued
            }
        Action("confirm-existing", "核实补登", .recorded, to: .inForce, by: .certification, basis: law.management).at(.holding(.justice))
            .requires("former-certificate-unexpired", "证件仍在有效期内", law.management) { matter, now in
                matter.formerValidUntil.map { $0 >= now.today } ?? false
            }
            .requires(noOther(law.management))
            .writes(\.number, \.issuedOn, \.validUntil) { matter, _ in
                (matter.number, matter.issuedOn, matter.validUntil) = (matter.formerNumber, matter.formerIssuedOn, matter.formerValidUntil)
            }
            .publishes("officer")
        Action("reject-existing", "不予补登", .recorded, to: .refused, by: .certification, basis: law.management).at(.holding(.justice))
            .needs(\.refusalReason)
    }

    mutating func leavePost(on day: Day) {
        guard currentPost != nil, let last = posts.indices.last else { return }
        posts[last].until = day
    }

    /// The days at a front-line post with a certificate valid on that day: while it is withheld, expired or void, nobody enforces.
    var frontLinePeriods: [(first: Day, last: Day?)] {
        guard certificateClass == .enforcement else { return [] }
        let valid = validPeriods
        return posts.flatMap { post -> [(first: Day, last: Day?)] in
            guard let since = post.since else { return [] }
            return valid.compactMap { Self.common($0, (since, post.until?.advanced(by: -1))) }
        }
    }

    private static func common(_ one: (first: Day, last: Day?), _ other: (first: Day, last: Day?)) -> (first: Day, last: Day?)? {
        let first = max(one.first, other.first)
        let ends = [one.last, other.last].compactMap { $0 }
        guard let last = ends.min() else { return (first, nil) }
        return last < first ? nil : (first, last)
    }
}
