import Design
import Engine
import HTML
import Identity
import Kernel
import Storage

/// What was done to a person's own accounts and in the person's name, as the person is told of it.
struct AccountNoticeList {
    let notices: [AccountNotice]
    let words: AdminWords
    let csrf: String
    /// The page to come back to.
    let back: String

    /// Those not read yet, each to be marked as read by itself; they stay until then.
    var unread: HTML {
        let items: [HTML] = notices.filter { !$0.isSeen }.map { notice in
            let row = notice.row
            if row.kind == HandoverOrder.kind { return moving(row) }
            return Callout.callout(
                .warn, title: words.text(row),
                body: """
                    <p>\(words.who(row))，\(row.at.chinese)，记录第\(row.entry)条。不是您要求或者同意的，请立即告知系统管理员。</p>\
                    \(Button.post("知道了", path: Paths.accountNotices, csrf: csrf, fields: [("entry", String(row.entry)), ("back", back)], style: .plain))
                    """)
        }
        return items.joined()
    }

    /// Pending matters go to another organ, or have gone.
    private func moving(_ row: JournalRow) -> HTML {
        Callout.callout(
            .info, title: words.text(row),
            body: """
                <p>\(words.who(row))，\(row.at.chinese)，记录第\(row.entry)条。<a href="\(Paths.handovers)">查看成批移交</a></p>\
                \(Button.post("知道了", path: Paths.accountNotices, csrf: csrf, fields: [("entry", String(row.entry)), ("back", back)], style: .plain))
                """)
    }

    /// All of them, read or not: what has been read can still be found.
    var history: HTML {
        guard !notices.isEmpty else { return "" }
        let items: [HTML] = notices.map { notice in
            "<li>\(words.text(notice.row)) <span class=\"quiet\">\(words.who(notice.row))，\(notice.row.at.day.iso)</span></li>"
        }
        return Panel.panel("关于我的账号", id: "account-notices", body: "<ul class=\"links\">\(items.joined())</ul>")
    }
}

extension Site {
    /// What somebody is told of the own accounts.
    func accountNotices(_ actor: Actor, _ csrf: String, back: String) async throws -> AccountNoticeList {
        let notices = try await blocking { [self] in try AccountNotices(identity).all(of: actor.person) }
        return AccountNoticeList(notices: notices, words: adminWords, csrf: csrf, back: back)
    }

    var adminWords: AdminWords { AdminWords(organs: engine.organs, names: engine.names, offices: engine.offices) }
}
