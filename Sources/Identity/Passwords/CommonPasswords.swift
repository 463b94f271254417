/// Passwords that everybody tries first. A short list: attempts are few, so a long one would gain little.
enum CommonPasswords {
    /// Words that stay common whatever digits and signs stand around them.
    private static let words: Set<String> = [
        "a", "aa", "abc", "abcd", "admin", "administrator", "asdf", "asdfgh", "asdfghjkl", "changeme", "guest", "gov", "hello", "iloveyou", "letmein",
        "login", "manager", "master", "mima", "nihao", "office", "oracle", "pass", "passw", "passwd", "password", "plumbline", "psswrd", "pssw",
        "psswd", "pwd", "q", "qaz", "qazwsx", "qazwsxedc", "qq", "qw", "qwe", "qwer", "qwerty", "qwertyuiop", "root", "system", "test", "user",
        "weixin", "welcome", "woaini", "woaizhongguo", "zhunsheng", "zxcvbn", "zxcvbnm", "zhengfu", "gongan", "sifaju", "xianzhengfu",
    ]

    private static let whole: Set<String> = [
        "1q2w3e4r5t6y", "1qaz2wsx3edc", "q1w2e3r4t5y6", "1qaz!qaz2wsx", "5201314woaini", "woaini5201314", "zaq12wsxcde3", "abc123def456",
        "a1b2c3d4e5f6", "qwer1234asdf", "abcd1234efgh", "abcdefghijklmnop", "qwertyuiopasdfgh", "qwertyuiopasdfghjkl", "passwordpassword",
        "iloveyouiloveyou", "correcthorsebatterystaple",
    ]

    /// - Parameter password: in small letters.
    static func contains(_ password: String) -> Bool {
        if whole.contains(password) { return true }
        let letters = password.unicodeScalars.filter { !("0"..."9").contains($0) && !punctuation.contains($0) }
        // Digits and signs alone are a date or a telephone number.
        return letters.isEmpty || words.contains(String(String.UnicodeScalarView(letters)))
    }

    private static let punctuation: Set<Unicode.Scalar> = Set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ！＠＃￥％……＆＊。，".unicodeScalars)
}
