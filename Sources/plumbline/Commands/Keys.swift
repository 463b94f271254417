import ArgumentParser
import Engine
import Foundation
import Identity
import Kernel
import Proof
import Storage

/// `plumbline keys`: which keys a county's folder has, whether they fit, and what to do when one is lost.
struct Keys: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "keys", abstract: "密钥：列出数据文件夹中的密钥、是否相配；签名密钥遗失的，改用新的一把；为多个节点生成账号密钥。",
        discussion: """
            keys/journal.key 签署每日校验点，keys/journal.pub 是核验用的公钥，keys/accounts.key 封存动态口令的密钥。备份和连续副本中只有公钥，两把密钥请另行保管。
            已有东西依赖的密钥，本程序从不另行生成、覆盖：缺少的说明缺什么，怎么办。
            """, subcommands: [Show.self, MakeAccounts.self, Renew.self], defaultSubcommand: Show.self)

    struct Show: PlumblineCommand {
        static let configuration: CommandConfiguration = CommandConfiguration(abstract: "列出密钥和各自的状况；缺少要用的、不相配的，退出码为1。")
        @OptionGroup var data: DataOption

        func execute() throws {
            let engine = try data.folder.engine(readOnly: true)
            let keys = data.folder.keys
            var isRight = true
            let own = try keys.verifierKeys().filter { $0.name == Checkpoints.origin(engine.county) }
            for key in own { print("公钥 \(CountyKeys.verifying)：指纹 \(Anchor.fingerprint(key))") }
            if own.isEmpty {
                isRight = false
                print("公钥 \(CountyKeys.verifying)：没有“\(engine.county)”的，校验点不能核验。请从备份恢复。")
            }
            do {
                let signer = try keys.signer(engine.county)
                print("签名密钥 \(CountyKeys.signing)：" + (signer == nil ? "不在，本机不签署校验点。" : "在，与公钥是一对。"))
            } catch let problem as Problem where problem.code == .folderKey || problem.code == .storageKey {
                isRight = false
                print("签名密钥 \(CountyKeys.signing)：\(problem.message)\(problem.remedy ?? "")")
            }
            let (seal, sealed) = try engine.database.read { connection in
                let seal = try keys.seal()
                return (seal, try SealedSecrets(engine.county, connection, by: seal))
            }
            print("账号密钥 \(CountyKeys.accounts)：\(seal == nil ? "不在" : "在")；封存的动态口令密钥\(sealed.count)个，打得开\(sealed.opened.count)个。")
            if !sealed.closed.isEmpty {
                isRight = false
                print("打不开的：\(sealed.named)。\(SealedSecrets.remedy)")
            }
            for successor in try engine.database.read({ try KeySuccessor.all(engine.county, $0) }) {
                print("第\(successor.entry)条记录起改用指纹为 \(Anchor.fingerprint(successor.key)) 的签名密钥，理由：\(successor.reason)。")
            }
            if !isRight { throw ExitCode(1) }
        }
    }

    struct MakeAccounts: PlumblineCommand {
        static let configuration: CommandConfiguration = CommandConfiguration(
            commandName: "make-accounts", abstract: "生成账号密钥 keys/accounts.key，供共用一个数据库的各节点使用；已有的、已有封存的，不生成。")
        @OptionGroup var data: DataOption

        func execute() throws {
            let engine = try data.folder.engine(readOnly: true)
            try data.folder.create()
            try data.folder.keys.makeAccountsKey(engine.county, in: engine.database)
            print("已生成 \(CountyKeys.accounts)。请复制到这个县的其他节点（权限0600），另行保管一份，然后逐个重新启动节点：现有的动态口令密钥届时封存。")
        }
    }

    struct Renew: PlumblineCommand {
        static let configuration: CommandConfiguration = CommandConfiguration(
            abstract: "签名密钥遗失或者停用的，改用新的一把：公钥加入 keys/journal.pub，更换记入全过程记录。此前的校验点仍以原来的公钥核验。",
            discussion: "数据文件夹中已另放了一把的，就改用那一把。请先找另行保管的原来那一把：找到的，放回即可，不必更换。")
        @OptionGroup var data: DataOption
        @Option(help: "理由，如 服务器磁盘损坏，另行保管的一份也找不到。") var reason: String

        func validate() throws {
            if reason.allSatisfy(\.isWhitespace) { throw ValidationError("请用 --reason 写明理由。") }
        }

        func execute() throws {
            let engine = try data.folder.engine()
            let (key, entry) = try data.folder.keys.renew(
                engine.county, in: engine.database, reason: reason, by: .machineOperator, at: .present)
            print("已改用新的签名密钥，记入第\(entry)条。公钥指纹：\(Anchor.fingerprint(key.verifierKey))")
            print("请另行保管 \(CountyKeys.signing)；把指纹和新的外部凭据（plumbline anchor export）交给保管凭据的人；重新启动服务以后开始用它签署。")
            print("几台机器共用的，把 \(CountyKeys.signing) 和 \(CountyKeys.verifying) 一并复制到其他节点。")
        }
    }
}
