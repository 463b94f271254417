import HTML
import Kernel
import Storage

extension ReportPages {
    /// What a reader needs to verify the report without trusting whoever made it.
    var proof: HTML {
        """
        <section id="proof" aria-labelledby="proof-title">
        <h2 id="proof-title">核验</h2>
        <p>本报告的每个数字都由全过程记录算出。记录逐条以 SHA-256 相连，改动任何一条，其后的摘要都会改变。</p>
        <dl class="terms">
        <div><dt>生成日</dt><dd>\(report.day.chinese)</dd></div>
        <div><dt>截至记录</dt><dd>第\(report.set.entry)号</dd></div>
        <div><dt>记录摘要</dt><dd><code class="digest">\(report.head ?? "（没有记录）")</code></dd></div>
        </dl>
        \(checkpoint)
        <p>取得数据库或者其备份后，用 <code>plumbline verify</code> 从头重算记录、统计事实和汇总数；\
        用 <code>plumbline records</code> 列出任何一个数字背后的全部记录。</p>
        <h3>数据来源</h3>
        <ul>\(each: report.notes, { "<li>\($0)</li>\n" })</ul>
        \(changes)
        </section>
        """
    }

    /// What has been counted otherwise, with each figure of the text that it touches before and after.
    private var changes: HTML {
        guard !report.changes.isEmpty else { return "" }
        return """
            <h3>统计口径变更</h3>
            <ul>\(each: report.changes, { "<li>\($0.text)</li>\n" })</ul>
            """
    }

    private var checkpoint: HTML {
        guard let checkpoint = report.checkpoint else { return "<p>生成时还没有签名的检查点。</p>" }
        let rest: HTML =
            checkpoint.entry < report.set.entry ? "第\(checkpoint.entry + 1)号至第\(report.set.entry)号记录由其后的检查点覆盖。" : ""
        return """
            <p>最近的检查点于\(checkpoint.day.chinese)签名，覆盖到第\(checkpoint.entry)号记录，树上有\(checkpoint.size)个叶子。\(rest)</p>
            <pre>\(checkpoint.note)</pre>
            """
    }

    /// All records behind a figure, up to the cap.
    func records(_ figure: Figure, _ records: [NamedRecord]) -> HTML {
        let count = figure.records ?? records.count
        let more: HTML = count > records.count ? "此处列前\(records.count)件；全部可用 <code>plumbline records</code> 命令列出。" : "全部列出。"
        let table = RecordTable(report: report, showsValue: figure.indicator.isAmount, decimals: figure.indicator.decimals)
        let body: HTML = """
            <main class="records">
            <p><a href="../report.html#\(FigureName.anchor(figure.id))">返回报告</a></p>
            <h1>\(figure.name)的记录</h1>
            <p>\(report.set.year)年，\(figure.text)\(figure.unit)。共\(count)件，\(more)</p>
            <p>\(figure.indicator.explanation)</p>
            \(table.table(records))
            </main>
            """
        return page("\(figure.name)的记录 · \(report.title)", body)
    }
}
