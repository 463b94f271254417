import Kernel
import Testing

@Suite struct `县可自定的设置` {
    private let mark: Setting<Int> = Setting("test.mark", "合格分数", default: 60, lawful: .within(60...100), isWeighty: true, source: "试验")

    @Test func `界限之内的可以，之外的不可以，并说明界限`() {
        #expect(mark.problem(with: "60") == nil && mark.problem(with: "100") == nil)
        for text in ["59", "101", "999", "-1"] {
            let told = mark.problem(with: text)
            #expect(told?.field == "test.mark" && told?.given == text && told?.rule == "应为60至100")
        }
        #expect(mark.problem(with: "六十")?.rule.isEmpty == false)
    }

    @Test func `只有一个合法的值的，说明是哪个`() {
        let fixed: Setting<Int> = Setting("test.days", "日数", default: 60, lawful: .within(60...60), source: "试验")
        #expect(fixed.problem(with: "61")?.rule == "只能是60")
    }

    @Test func `文字、分值、等次各有规则`() {
        let letters: Setting<String> = Setting("test.letters", "字头", default: "PJ", lawful: .letters(1...4), source: "试验")
        #expect(letters.problem(with: "平政") == nil && letters.problem(with: "P-J") != nil && letters.problem(with: "ABCDE") != nil)
        let points: Setting<[Int]> = Setting("test.points", "分值", default: [1, 2], lawful: .points(2), source: "试验")
        #expect(points.problem(with: "40,40") == nil && points.problem(with: "40") != nil && points.problem(with: "40,101") != nil)
        let grades: Setting<[Int]> = Setting("test.grades", "等次", default: [90, 60], lawful: .descending(2), source: "试验")
        #expect(grades.problem(with: "95,70") == nil && grades.problem(with: "70,95") != nil && grades.problem(with: "70,70") != nil)
        let some: Setting<[Int]> = Setting("test.some", "至少一项", default: [1], lawful: .nonEmpty, source: "试验")
        #expect(some.lawful.holds([1]) && !some.lawful.holds([]) && some.rule == "至少应有一项")
    }

    @Test func `没有另行声明的，由系统管理员改`() {
        #expect(mark.setters == [.administrator] && mark.isWeighty)
    }
}
