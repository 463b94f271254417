import HTML
import Proof
import Testing

@testable import Web

@Suite("二维码") struct QRCodeTests {
    /// As another encoder draws it.
    @Test func `版本1与另一程序所画的逐点相同`() throws {
        let code = try #require(QRCode("plumbline", mask: 3))
        #expect(
            code.rows == [
                "#######.###...#######", "#.....#.#.##..#.....#", "#.###.#....#..#.###.#", "#.###.#.##.#..#.###.#", "#.###.#....#..#.###.#",
                "#.....#...###.#.....#", "#######.#.#.#.#######", "........##.##........", "#.##.###.#.##.#..#.##", "###.#..###.#######..#",
                "#.#..####..#...#.#.##", ".#.#.....#.#...###.#.", "#.##.###.##.#.####...", "........##.#.##.#..#.", "#######.#####..###...",
                "#.....#.#.#....#.###.", "#.###.#..##.#.#####..", "#.###.#.####..#..###.", "#.###.#.#.#.#.#..##..", "#.....#..#...#..#...#",
                "#######.#.#..#..#.#..",
            ])
    }

    /// Digests of what another encoder draws for the first so many characters of a repeated text.
    @Test(arguments: [
        (26, 0, 2, "f43c0846ff2a52a14f148a72f6e44235466e453fb47dc573aea84a381693c105"),
        (62, 1, 4, "b717c97bac905da9b0f7f395dfad9695fd3ee6136ad34cb9297d380413de66b6"),
        (84, 2, 5, "0e8d76fa92e200be13ea39f5f6db7e1c5cccdf482a45d53b6cd818ad64d298e3"),
        (100, 4, 6, "2e714b5d1731575d603d2860e18109465cb4a339b8f5f13879cc26f3d0667eb0"),
        (122, 5, 7, "798a93dd905d0b438cd0f5ef68209ade23531cf4719607731e1d48f77a9a651c"),
        (140, 6, 8, "4d18c896895d4d062866abaae831e808d241dee9f1fc8b127f79a665ea1fb6b2"),
        (170, 7, 9, "621da5847be5b82b262a7ae86d3d51686ef27b443909a71e9a4587004a6e5b65"),
        (213, 3, 10, "cd454bd5270a96821ae10ee460071107ca312aee00323c42273abe7649f76dd8"),
    ])
    func `各版本与另一程序所画的相同`(length: Int, mask: Int, version: Int, digest: String) throws {
        let text = String(String(repeating: "otpauth://totp/", count: 20).prefix(length))
        let code = try #require(QRCode(text, mask: mask))
        #expect(code.size == 17 + 4 * version)
        #expect(Digest32.sha256(code.rows.joined(separator: "\n")).hex == digest)
    }

    /// The example of the standard's annex on encoding, known from many descriptions.
    @Test func `纠错码与标准的算例相同`() {
        let data: [UInt8] = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17]
        #expect(QRCode.ReedSolomon.remainder(data, length: 10) == [196, 35, 39, 119, 235, 215, 231, 226, 93, 23])
    }

    @Test func `每个版本恰好装满的也装得下，多一个字节就换大一号`() throws {
        let capacities = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213]
        for (index, capacity) in capacities.enumerated() {
            #expect(QRCode(String(repeating: "a", count: capacity))?.size == 21 + 4 * index)
            let more = QRCode(String(repeating: "a", count: capacity + 1))
            #expect(more?.size == (capacity == 213 ? nil : 25 + 4 * index))
        }
    }

    @Test func `自选的图案是八种之一，内容与指明该图案时相同`() throws {
        let chosen = try #require(QRCode("otpauth://totp/x"))
        #expect(QRCode("otpauth://totp/x", mask: chosen.mask)?.rows == chosen.rows)
        #expect((0..<8).map { QRCode("otpauth://totp/x", mask: $0)?.rows }.count { $0 == chosen.rows } == 1)
    }

    @Test func `画成的图四周留白，标签成对，名称转义`() throws {
        let code = try #require(QRCode("x"))
        let svg = code.svg(label: "<二维码>")
        #expect(svg.unbalancedTags.isEmpty)
        #expect(svg.source.contains("viewBox=\"0 0 29 29\""))
        #expect(svg.source.contains("&lt;二维码&gt;"))
        #expect(svg.source.contains("M4 4h7v1h-7z"))
        #expect(!svg.source.contains("style="))
    }
}
