import Kernel

/// Invented names and the like.
enum Invented {
    private static let families: [String] = [
        "李", "王", "张", "刘", "陈", "杨", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "罗", "彭", "钟", "余", "方", "毛", "喻", "凌", "苏",
    ]
    private static let given: [String] = [
        "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "涛", "明", "超", "秀英", "建国", "志强", "国庆", "小红", "玉兰", "海燕", "文斌", "春生",
        "德明", "桂香", "新华", "立新", "冬梅", "金莲", "正平", "友良", "细毛", "满香",
    ]

    static func name(_ dice: Dice) -> String { dice.pick(families) + dice.pick(given) }

    /// Of somebody who was of full age when the earliest of the counties' years began.
    static func identityNumber(_ dice: Dice) -> String {
        let birth = "\(min(1999, 1950 + dice.number(0...50)))\(padded(dice.number(1...12), 2))\(padded(dice.number(1...28), 2))"
        return identityNumber(born: birth, order: dice.number(1...9_999), at: dice.place)
    }

    /// Empty where the county's code begins no such number; a step that needs one is refused then.
    ///
    /// - Parameters:
    ///   - birth: eight digits.
    ///   - order: at most four digits, of which the first three count.
    static func identityNumber(born birth: String, order: Int, at place: Place) -> String {
        CitizenNumber(completing: "\(place.code)\(birth)\(padded(max(1, order / 10), 3))")?.description ?? ""
    }

    static func phone(_ dice: Dice) -> String { "13\(dice.number(0...9))\(padded(dice.number(0...99_999_999), 8))" }

    static func company(_ dice: Dice) -> String {
        let trade = ["商贸", "建材", "食品", "矿业", "运输", "餐饮", "农业开发", "家居", "物业", "机械", "电子", "建筑工程"]
        return "\(dice.place.name)\(dice.pick(dice.place.brands))\(dice.pick(trade))有限公司"
    }

    static func creditCode(_ dice: Dice) -> String {
        SocialCreditCode(completing: "91\(dice.place.code)MA4L\(padded(dice.number(0...999_999) / 10, 5))")?.description ?? ""
    }

    /// The code of one of very many premises: another number makes another code.
    ///
    /// - Parameters:
    ///   - class: `91` for companies, `92` for shops.
    ///   - number: below 31 to the seventh power.
    static func creditCode(class: String, number: Int, at place: Place) -> String {
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        var digits: [Character] = []
        var left = number
        for _ in 0..<7 {
            digits.append(alphabet[left % alphabet.count])
            left /= alphabet.count
        }
        return SocialCreditCode(completing: "\(`class`)\(place.code)MA\(String(digits.reversed()))")?.description ?? ""
    }

    /// The number of a receipt on the province's form.
    static func receipt(_ dice: Dice) -> String { "\(dice.place.receipt)\(dice.number(10_000_000...99_999_999))" }
}
