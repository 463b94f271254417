package import Kernel

extension CriminalTransfer {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        let law = edition.id == "2001" ? Law.crimeTransfer2001 : Law.crimeTransfer2020
        Ending.at(.refused, means: .refused)
        Ending.at(.handed, .referred, means: .transferred)
        Ending.at(.returned, .handled, means: .completed)
        Ending.waits(for: .police, "record-receipt", "record-forwarding", "police-file", "police-decline", "police-uphold")
        Ending.waits(for: .procuratorate, "supervision-ends")
        Ending.own("hand-over", "contest", "ask-supervision", "ask-supervision-of-review")
        Ending.left(to: .police, at: .transferred, says: "公安机关自接受移送之日起3日内决定立案或者不予立案", law(8))
        Ending.left(to: .police, at: .contested, says: "公安机关自收到提请复议的文件之日起3日内作出决定", law(9, 2))
        Ending.left(to: .procuratorate, at: .supervised, says: "公安机关应当接受人民检察院依法进行的立案监督", law(9, 3))
    }
}
