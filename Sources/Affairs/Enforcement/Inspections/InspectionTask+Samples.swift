package import Kernel

/// What walks cannot guess: a library of objects with codes and grades, of which fewer are drawn than there are.
extension InspectionTask {
    @Samples
    package static var samples: [Sample<Self>] {
        Sample(\.objects) { _ in
            let objects = Grade.allCases.enumerated().map { place, grade in
                var object = LibraryObject()
                (object.code, object.name, object.grade) = ("91430626MA4L00\(place)X", "企业\(place + 1)", grade)
                return object
            }
            return [objects.json, Array(objects.prefix(2)).json]
        }
        Sample(\.objectCount) { _ in [.integer(1), .integer(2)] }
        Sample(\.officerCount) { _ in [.integer(2)] }
        Sample(\.partners) { _ in [.array([])] }
    }
}
