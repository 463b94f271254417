package import Kernel

/// What walks cannot guess: a score sheet that answers every standard once, for a file that was drawn.
extension CaseFileReview {
    @Samples
    package static var samples: [Sample<Self>] {
        Sample(\.files) { matter in
            let open = matter.selected.filter { id in !matter.files.contains { $0.file == id } }
            return (open.isEmpty ? matter.objectedFiles : open).flatMap { id in
                [[sheet(id)].json, [sheet(id, deducting: 6)].json, [sheet(id, failing: .procedure)].json]
            }
        }
        Sample(\.candidates) { _ in
            let listed = (1...4).map { Draw.Candidate(id: "A-00\($0)", name: "案卷\($0)") }
            return [listed.json, Array(listed.prefix(2)).json]
        }
        Sample(\.confirmed) { matter in
            let open = matter.files.filter { $0.confirmedBy == nil }.map(\.file)
            return [open.json] + open.map { [$0].json }
        }
    }

    private static func sheet(_ id: String, deducting points: Int = 0, failing failed: Basic? = nil) -> File {
        var file = File()
        (file.file, file.type) = (id, .penalty)
        file.basics = Basic.allCases.map { item in
            var answer = BasicAnswer()
            (answer.item, answer.held) = (item, item == failed ? .no : .yes)
            if item == failed { answer.note = "告知晚于决定" }
            return answer
        }
        guard points > 0 else { return file }
        var deduction = Deduction()
        (deduction.part, deduction.points, deduction.reason) = (.form, Quantity(tenThousandths: points * 10_000), "目录页码有误")
        file.deductions = [deduction]
        return file
    }
}
