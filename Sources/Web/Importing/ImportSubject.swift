import Engine
import Identity
import Kernel

/// What a table is about: the registers that administrators keep, or matters that an opening step enters.
enum ImportSubject: Sendable {
    case registers(RegisterTable)
    case matters(kind: String, action: String)

    static let organs: ImportSubject = .registers(.organs)
    static let people: ImportSubject = .registers(.people)

    var path: String {
        switch self {
        case .registers(let table): "\(Paths.adminImport)/\(table.rawValue)"
        case .matters(let kind, let action): "\(Paths.importing)/\(Percent.encode(kind))/\(Percent.encode(action))"
        }
    }
    var examplePath: String { path + "/example.csv" }
    var previewPath: String { path + "/preview" }
    var errorsPath: String { path + "/errors.csv" }
}

/// A subject with what its page says of it.
struct ImportTable: Sendable {
    struct Column: Sendable {
        let label: String
        let isRequired: Bool
        let hint: String
    }

    let subject: ImportSubject
    let title: String
    /// The article by which it is entered, and who does so.
    let lead: String
    let columns: [Column]
    /// Rows that show how it is filled in.
    let examples: [[String]]
    let mostRows: Int
    /// What follows when it is taken in.
    let after: String

    static func registers(_ table: RegisterTable, county: String) -> ImportTable {
        let rows: [[String]] =
            switch table {
            case .organs:
                [
                    ["\(county)-sf", "某县司法局", "某司", "", "部门", "司法行政部门"],
                    ["\(county)-bb", "中共某县委机构编制委员会办公室", "某编", "", "部门", "机构编制部门"],
                    ["\(county)-cg", "某县城市管理和综合执法局", "某城", "", "部门", "行政执法主体"],
                    ["\(county)-cg-1", "某县城市管理和综合执法局执法大队", "", "某县城市管理和综合执法局", "部门", ""],
                    ["\(county)-t1", "某镇人民政府", "某政", "", "乡镇", "乡镇人民政府、街道办事处"],
                ]
            case .people:
                [
                    ["张三", "zhangsan", "", "某县城市管理和综合执法局", "执法人员", "", ""],
                    ["李四", "lisi", "", "某县城市管理和综合执法局", "机关负责人", "", "2030-12-31"],
                    ["王五", "wangwu", "", "某县司法局", "执法证件管理人员", "", ""],
                    ["赵六", "zhaoliu", "", county, "系统管理员", "", ""], ["钱七", "qianqi", "", county, "审计管理员", "", ""],
                ]
            }
        return ImportTable(
            subject: .registers(table), title: table.name,
            lead: table == .organs ? "新的登记，名称、代字、职责不同的更改，相同的不动；表中没有的机关不受影响。" : "没有的账号开立，没有的岗位授予，届满日期提前的结束；表中没有的人员和岗位不受影响。",
            columns: table.columns.map { Column(label: $0.label, isRequired: $0.isRequired, hint: $0.hint) }, examples: rows,
            mostRows: table.mostRows, after: table == .organs ? "接着导入人员、岗位和账号。" : "请把一次性密码当面交给本人。")
    }

    /// - Parameter openings: where the reader may take the step.
    static func matters(_ openings: [Permission.Opportunity], _ organs: OrganTree) -> ImportTable? {
        guard let first = openings.first else { return nil }
        let (definition, action) = (first.definition, first.action)
        let columns = OpeningColumns(definition, action).columns
        let places = openings.map { organs.name(of: $0.organ) }.joined(separator: "、")
        let organ = Column(label: "机关", isRequired: openings.count > 1, hint: openings.count > 1 ? "应为：\(places)" : "不填为\(places)")
        return ImportTable(
            subject: .matters(kind: definition.kind.id, action: action.id), title: "\(definition.kind.name)：\(action.name)",
            lead: "每行一件，登记在\(places)；每一行都按在表单上办理的同样条件判断（\(action.basis)）。",
            columns: columns.map { Column(label: $0.label, isRequired: $0.isRequired, hint: $0.hint) } + [organ], examples: [], mostRows: 500,
            after: "登记以后的环节由有权的岗位办理，见“今日”和各类事项的列表。")
    }

    /// The table with its column names, and rows that show how it is filled in and are not taken in.
    var example: String {
        var lines = [columns.map(\.label)]
        if examples.isEmpty {
            lines.append(columns.map { $0.isRequired ? "必填。\($0.hint)" : $0.hint })
        } else {
            lines += examples
        }
        let marked = lines.enumerated().map { index, cells in
            index == 0 ? cells : [Sheet.exampleMark + (cells.first ?? "")] + cells.dropFirst()
        }
        return CSVText.table(marked)
    }
}

/// Comma-separated values for a spreadsheet here: with the mark by which it knows UTF-8, and nothing that it takes for a formula.
enum CSVText {
    static func table(_ lines: [[String]]) -> String {
        "\u{FEFF}" + lines.map { $0.map(CSVExport.quoted).joined(separator: ",") + "\r\n" }.joined()
    }
}
