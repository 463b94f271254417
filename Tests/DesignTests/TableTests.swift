import HTML
import Testing

@testable import Design

@Suite("数据表") struct TableTests {
    private var table: DataTable {
        DataTable(
            caption: "案件",
            columns: [
                DataTable.Column("案件", sortPath: "?s=t"), DataTable.Column("期限", sortPath: "?s=d", sorted: .descending),
                DataTable.Column("罚款", isNumber: true),
            ], rows: [["甲案", "余 2 日", "5.00"], ["乙案", "", ""]], rowLinks: ["/m/1", nil], rowTones: [.bad])
    }

    @Test func `排了序的列才标排序方向，能排序的列才是链接`() {
        let html = table.html.source
        #expect(html.contains("scope=\"col\" aria-sort=\"descending\"><a href=\"?s=d\">期限"))
        #expect(html.contains("scope=\"col\"><a href=\"?s=t\">案件"))
        #expect(html.contains("scope=\"col\" class=\"number\">罚款</th>"))
        #expect(html.matches(of: /aria-sort/).count == 1)
    }

    @Test func `每格都带自己的列名，供手机上成卡片时显示`() {
        let html = table.html.source
        #expect(html.matches(of: /data-label="案件"/).count == 2)
        #expect(html.matches(of: /data-label="期限"/).count == 2)
        #expect(html.matches(of: /data-label="罚款"/).count == 2)
    }

    @Test func `有去处的行，名称是链接，可用键盘移动到`() {
        let html = table.html.source
        #expect(
            html.contains(
                "<tr role=\"row\" class=\"bad\" data-row><th role=\"rowheader\" scope=\"row\" data-label=\"案件\"><a class=\"row-link\" href=\"/m/1\">甲案</a></th>"
            ))
        #expect(html.contains("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\" data-label=\"案件\">乙案</th>"))
    }

    @Test func `表的角色逐级写明`() {
        let html = table.html.source
        #expect(html.matches(of: /<table class="data" role="table">/).count == 1)
        #expect(html.matches(of: /role="row"/).count == 3)
        #expect(html.matches(of: /role="columnheader"/).count == 3)
        #expect(html.matches(of: /role="cell"/).count == 4)
    }

    @Test func `没有行的表只有表头`() {
        let empty = DataTable(caption: "案件", columns: [DataTable.Column("案件")], rows: []).html
        #expect(empty.source.contains("<tbody role=\"rowgroup\">\n</tbody>"))
    }
}
