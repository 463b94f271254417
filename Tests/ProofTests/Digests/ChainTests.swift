import Proof
import Testing

@Suite("链") struct ChainTests {
    // printf 'plumbline/journal/1\n520123' | sha256sum
    // { printf '\002'; printf 'plumbline/journal/1\n520123' | sha256sum | xxd -r -p; printf '立案'; } | sha256sum
    @Test func `链的字节是固定的，可用sha256sum复算`() {
        #expect(Chain.genesis(county: "520123").hex == "7a91e7d0c50ad7a05016755f899cde0b7c4b3eefe755ff7646a7519a1baafa1d")
        let first = Chain.next(previous: Chain.genesis(county: "520123"), content: "立案")
        #expect(first.hex == "8e0906248284b62aefe50fce737d7202b066899fb2943b906d8d7e3ace90bace")
    }

    @Test func `一环是0x02、前一散列与内容相接的散列`() {
        let previous = Digest32.sha256("前一条")
        let content = #"{"action":"filed"}"#
        #expect(Chain.next(previous: previous, content: content) == .sha256([[2], previous.bytes, Array(content.utf8)]))
        #expect(Chain.next(previous: previous, content: Array(content.utf8)) == Chain.next(previous: previous, content: content))
        #expect(Chain.next(previous: previous, content: "") != previous)
    }

    @Test func `各县的链各有开端`() {
        #expect(Chain(county: "520123") != Chain(county: "520124"))
        #expect(Chain(county: "520123").head == Chain.genesis(county: "520123"))
    }

    @Test func `改动、调换或删去一条，其后的散列全都不同`() {
        let entries = (1...20).map { "第\($0)条" }
        let heads = heads(of: entries)
        for place in entries.indices {
            var changed = entries
            changed[place] += "。"
            let altered = self.heads(of: changed)
            #expect(altered[..<place] == heads[..<place])
            #expect(zip(altered, heads).dropFirst(place).allSatisfy { $0 != $1 })
        }
        var swapped = entries
        swapped.swapAt(3, 4)
        #expect(self.heads(of: swapped).last != heads.last)
        #expect(self.heads(of: Array(entries.dropFirst())).last != heads.last)
    }

    @Test func `从存下的散列可以接着记`() {
        var whole = Chain(county: "520123")
        whole.append("甲")
        var resumed = Chain(head: whole.head)
        #expect(whole.append("乙") == resumed.append("乙"))
    }

    @Test func `写法不同而看来相同的文字是不同的内容`() {
        let head = Chain.genesis(county: "520123")
        #expect(Chain.next(previous: head, content: "\u{E9}") != Chain.next(previous: head, content: "e\u{301}"))
    }

    private func heads(of entries: [String]) -> [Digest32] {
        var chain = Chain(county: "520123")
        return entries.map { chain.append($0) }
    }
}
