package import Kernel

/// What walks cannot guess: enough experts, and of each that stands a signed opinion under the very name.
extension MajorDecision {
    @Samples
    package static var samples: [Sample<Self>] {
        Sample(\.experts) { _ in
            let appointed = ["欧阳论证", "上官论证", "司徒论证"].map { name in
                var expert = Expert()
                (expert.name, expert.unit, expert.specialty) = (name, "省社会科学院", "公共管理")
                return expert
            }
            return [appointed.json] + appointed.map { [$0].json }
        }
        Sample(\.opinions) { matter in
            let heard = Set(matter.opinions.map(\.name))
            let given = matter.standingExperts.filter { !heard.contains($0.name) }.map { expert in
                var opinion = ExpertOpinion()
                (opinion.name, opinion.position, opinion.opinion, opinion.signed) = (expert.name, Position.allCases.first, "论证充分", true)
                return opinion
            }
            return [given.json] + given.map { [$0].json }
        }
    }
}
