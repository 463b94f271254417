package import Kernel

extension QualificationExam {
    /// Why the unit is one that enforces at all: only such a unit's people sit.
    package enum SubjectBasis: String, Choice {
        case organ, authorised, entrusted
        package var name: String {
            switch self {
            case .organ: "行政机关，列入执法主体名录"
            case .authorised: "法律、法规授权的组织"
            case .entrusted: "依法受委托的组织"
            }
        }
    }

    package enum Education: String, Choice {
        case secondary, college, bachelor, postgraduate
        package var name: String {
            switch self {
            case .secondary: "高中、中专"
            case .college: "大专"
            case .bachelor: "本科"
            case .postgraduate: "研究生"
            }
        }
        var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    package struct Candidate: SubRecord {
        package var person = PersonID("")
        package var name = ""
        package var identityNumber = ""
        package var staffing: EnforcementCertificate.Staffing?
        package var education: Education?
        package var post = ""
        /// Holders of the national legal qualification may be spared the public-law paper (国办发〔2018〕118号（二十三）).
        package var hasLegalQualification = false
        package init() {}
        package static var fields: [Field<Self>] {
            Field("person", \.person, "人员")
            Field("name", \.name, "姓名").personal(.name)
            Field("identityNumber", \.identityNumber, "公民身份号码").personal(.identityNumber)
                .checkedIdentityNumber { $0.identityNumber }
            Field("staffing", \.staffing, "编制性质")
            Field("education", \.education, "学历")
            Field("post", \.post, "拟任执法岗位")
            Field("hasLegalQualification", \.hasLegalQualification, "已取得法律职业资格")
        }
    }

    package struct RefusedCandidate: SubRecord {
        package var name = ""
        package var reason = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("name", \.name, "姓名").personal(.name)
            Field("reason", \.reason, "理由")
        }
    }

    package struct Result: SubRecord {
        package var name = ""
        package var sat = false
        package var exempt = false
        package var score: Quantity?
        package var passed = false
        package init() {}
        package static var fields: [Field<Self>] {
            Field("name", \.name, "姓名").personal(.name)
            Field("sat", \.sat, "参加考试")
            Field("exempt", \.exempt, "免试")
            Field("score", \.score, "成绩")
            Field("passed", \.passed, "合格").help("由“登记成绩”环节按合格分数算出")
        }
    }

    /// Those who may sit: registered and not refused.
    var admittedCandidates: [Candidate] {
        let refused = Set(refusals.map(\.name))
        return candidates.filter { !refused.contains($0.name) }
    }

    var passedNames: Set<String> { Set(results.filter(\.passed).map(\.name)) }

    var registeredCount: Int { existingPersons ?? candidates.count }
    var satCount: Int { existingSat ?? results.count { $0.sat } }
    /// Who was exempted did not sit, and so is not among those who passed the paper.
    var passedCount: Int { existingPassed ?? results.count { $0.sat && $0.passed } }
}
