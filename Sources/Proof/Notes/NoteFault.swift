/// Why a note, a key or a checkpoint cannot be taken. Nothing in it may be believed then.
package enum NoteFault: Error, Hashable, Sendable {
    /// More bytes than a note may have.
    case tooLong(Int)
    case notUTF8
    /// A control character other than newline, with its value.
    case controlCharacter(UInt8)
    /// The text does not end in a newline.
    case textNotEnded
    /// No blank line with signatures after it, or their last line is cut off.
    case unsigned
    /// A signature line that is not `— name base64`; counted from 1.
    case signatureLine(Int)
    case tooManySignatures(Int)

    /// A key name that is empty or has spaces, plus signs or control characters.
    case keyName(String)
    /// Not `name+hexid+base64`.
    case verifierKey(String)
    /// An algorithm byte other than 0x01, Ed25519.
    case algorithm(UInt8)
    /// The id written in a verifier key, and the one that follows from its name and public key.
    case keyID(written: UInt32, computed: UInt32)
    /// A seed that is not 32 bytes.
    case seed

    /// A trusted key's signature does not fit the text.
    case badSignature(String)
    /// No trusted key signed.
    case noKnownSignature
    /// Two trusted keys share a name and an id.
    case ambiguousKey(String)

    /// Fewer than the three lines origin, size and root.
    case checkpointLines(Int)
    case origin(String)
    case treeSize(String)
    case rootHash(String)
    /// An extension line that is empty or has a line break.
    case extensionLine(Int)
    /// The checkpoint of another log.
    case otherOrigin(expected: String, found: String)
}

extension NoteFault: CustomStringConvertible {
    package var description: String { message }

    /// Chinese sentences for the person at the screen: what is wrong, and what to do.
    package var message: String {
        switch self {
        case .tooLong(let count): "签名文本有\(count)字节，超过上限\(SignedNote.maximumBytes)字节。请核对文件是否取错。"
        case .notUTF8: "签名文本不是有效的UTF-8编码。请重新取得原文件，不要经过转码。"
        case .controlCharacter(let byte): "签名文本含有不允许的控制字符0x\(Hex.encode([byte]))。请重新取得原文件，不要改动换行。"
        case .textNotEnded: "签名文本的正文没有以换行结束。请核对文件是否完整。"
        case .unsigned: "签名文本末尾没有完整的签名行。请核对文件是否被截断。"
        case .signatureLine(let line): "第\(line)个签名行不是“— 名称 base64”的形式。请重新取得原文件。"
        case .tooManySignatures(let count): "签名文本有\(count)个签名，超过上限\(SignedNote.maximumSignatures)个。"
        case .keyName(let name): "签名者名称“\(name)”不能为空，也不能含有空格、加号或控制字符。"
        case .verifierKey(let text): "“\(text)”不是“名称+编号+base64”形式的验证公钥。请核对公布的公钥全文。"
        case .algorithm(let byte): "验证公钥的算法标识是0x\(Hex.encode([byte]))，本系统只接受Ed25519（0x01）。"
        case .keyID(let written, let computed): "验证公钥写明编号\(Hex.encode(written.bytes))，按名称和公钥算得\(Hex.encode(computed.bytes))，两者不一致。请核对公布的公钥全文。"
        case .seed: "签名私钥的种子必须是32字节。"
        case .badSignature(let name): "“\(name)”的签名与正文不符，正文或签名已被改动，整份文本不可采信。"
        case .noKnownSignature: "没有任何受信任的签名者签署这份文本，不可采信。请核对所用的验证公钥。"
        case .ambiguousKey(let name): "受信任的公钥中有两个同为“\(name)”且编号相同，无法判断用哪一个。请只保留一个。"
        case .checkpointLines(let count): "检查点应有来源、条数、根散列三行，这里只有\(count)行。"
        case .origin(let text): "检查点的来源“\(text)”不能为空，也不能含有换行或控制字符。"
        case .treeSize(let text): "检查点的条数“\(text)”不是没有前导零的十进制整数。"
        case .rootHash(let text): "检查点的根散列“\(text)”不是32字节的base64。"
        case .extensionLine(let line): "检查点的第\(line)个附加行不能为空，也不能含有换行或控制字符。"
        case .otherOrigin(let expected, let found): "检查点的来源是“\(found)”，不是“\(expected)”。请核对是否取了别处的检查点。"
        }
    }
}
