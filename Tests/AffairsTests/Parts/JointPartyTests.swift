import Kernel
import Testing

@testable import Affairs

@Suite("部件：多人推选代表人")
struct JointPartyTests {
    @Test(arguments: [
        ("5", "", true), ("6", "", false), ("6", "甲", true), ("300", "甲,乙,丙,丁,戊", true), ("300", "甲,乙,丙,丁,戊,己", false), ("", "", true),
        ("2", "甲,乙,丙,丁,戊,己", false),
    ])
    func `超过五人的，推选一至五名代表`(count: String, representatives: String, lawful: Bool) {
        let refused = Joinder.registered(["applicants.count": count, "applicants.representatives": representatives]).refused
        #expect(refused.isEmpty == lawful)
        #expect(lawful || refused.contains { $0.contains("推选一至五名代表") })
    }

    @Test(arguments: [(10, 0, true), (11, 0, false), (11, 1, false), (11, 2, true), (11, 5, true), (11, 6, false)])
    func `人数和名额由各法自定：超过十人的，推选二至五名（行政复议法实施条例2026年第十七条）`(count: Int, chosen: Int, lawful: Bool) {
        var joint = JointParty()
        (joint.count, joint.representatives) = (count, (0..<chosen).map { "代表\($0)" })
        #expect(joint.isRepresented(beyond: 10, by: 2...5) == lawful)
    }

    @Test func `后来又来的人数另算`() {
        var joint = JointParty()
        #expect(joint.isRepresented(beyond: 5, by: 1...5))
        #expect(!joint.isRepresented(6, beyond: 5, by: 1...5))
        joint.representatives = ["甲"]
        #expect(joint.isRepresented(6, beyond: 5, by: 1...5))
    }

    @Test(arguments: ["0", "-1"]) func `人数不少于一人`(count: String) {
        #expect(Joinder.registered(["applicants.count": count]).refused.contains { $0.contains("人数应不少于一人") })
    }

    @Test func `一人不写人数，多人写明人数；代表人的姓名遮掩`() {
        var joint = JointParty()
        #expect(joint.persons == 1 && joint.words.isEmpty)
        joint.count = 12
        #expect(joint.words == "等12人")
        #expect(Joinder.joint.fields.first { $0.info.name == "applicants.representatives" }?.info.mask == .hidden)
    }
}
