import Engine
import HTML
import Kernel

/// The pages of a report, each one file that needs no other.
struct ReportPages {
    let report: AnnualReport.Content

    /// The report itself, with its data, checks and proof below it.
    func main() -> HTML {
        let title = report.title
        let body: HTML = """
            <nav class="contents" aria-label="目录">
            <ul><li><a href="#text">正文</a></li><li><a href="#data">数据</a></li><li><a href="#identities">勾稽</a></li>\
            <li><a href="#blanks">待填写</a></li><li><a href="#proof">核验</a></li></ul>
            <p>正文中带下划线的数字可以点开，看到口径、分子分母和背后的记录。</p>
            </nav>
            <main>
            <article id="text" class="text">
            \(TemplatePage(set: report.set) { "#" + FigureName.anchor($0) }.blocks(report.template.blocks))
            </article>
            \(data)
            \(identities)
            \(blanks)
            \(proof)
            </main>
            """
        return page(title, body)
    }

    func page(_ title: String, _ body: HTML) -> HTML {
        """
        <!doctype html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title)</title>
        <style>
        \(Styles.sheet)
        </style>
        </head>
        <body>
        \(standing)\(body)
        </body>
        </html>

        """
    }

    private var standing: HTML {
        report.figures.engine.isDemonstration ? "<p class=\"standing\">\(AnnualReport.demonstration)</p>\n" : ""
    }

    private var data: HTML {
        let cited = report.cited
        let others = report.set.figures.filter { !cited.contains($0.id) }
        return """
            <section id="data" aria-labelledby="data-title">
            <h2 id="data-title">数据</h2>
            <p>统计期间\(Day.firstDay(of: report.set.year).chinese)至\(Day.lastDay(of: report.set.year).chinese)，\
            依据截至第\(report.set.entry)号的全过程记录算出。时点数为年末数。机器可读的全部数据见<a href="figures.json">figures.json</a>。</p>
            \(each: report.set.figures.filter { cited.contains($0.id) }, { FigureEntry(report: report, figure: $0).section })
            \(otherFigures(others), if: !others.isEmpty)
            </section>
            """
    }

    private func otherFigures(_ figures: [Figure]) -> HTML {
        """
        <section class="entry">
        <h3>正文没有引用的指标</h3>
        <table class="plain"><thead><tr><th scope="col">指标</th><th scope="col" class="number">数值</th><th scope="col">单位</th>\
        <th scope="col" class="number">上年</th></tr></thead>
        <tbody>
        \(each: figures, { figure in """
            <tr id="\(FigureName.anchor(figure.id))"><td>\(recordsLink(figure))</td><td class="number">\(figure.text)</td>\
            <td>\(figure.unit)</td><td class="number">\(figure.previous?.text ?? "—")</td></tr>

            """ })
        </tbody></table>
        </section>
        """
    }

    private func recordsLink(_ figure: Figure) -> HTML {
        guard figure.hasRecords else { return HTML(text: figure.name) }
        return "<a href=\"\(FigureName.recordsPage(report.counted(figure).id))\">\(figure.name)</a>"
    }

    private var identities: HTML {
        let table = IdentityTable(report.identities)
        return """
            <section id="identities" aria-labelledby="identities-title">
            <h2 id="identities-title">勾稽关系</h2>
            \(table.summary)
            \(table.table)
            </section>
            """
    }

    private var blanks: HTML {
        """
        <section id="blanks" aria-labelledby="blanks-title">
        <h2 id="blanks-title">待填写</h2>
        <p>以下\(report.template.blanks.count)处没有数据可取，由县里在模板中填写。</p>
        <ol class="blanks">\(each: report.template.blanks, { "<li>模板第\($0.line)行：\($0.text)</li>\n" })</ol>
        </section>
        """
    }
}

/// How figures are named in addresses and files.
enum FigureName {
    /// Safe in a file name and an address: everything but letters, digits, dot and hyphen is written as hyphens.
    static func file(_ id: String) -> String {
        String(id.replacing(":", with: "--").map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") ? $0 : "-" })
    }
    static func anchor(_ id: String) -> String { "figure-" + file(id) }
    static func recordsPage(_ id: String) -> String { "records/\(file(id)).html" }
}
