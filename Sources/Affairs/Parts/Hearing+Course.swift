import Kernel

/// 举行听证、听证报告、终止听证.
extension Hearing {
    static func noticedAndDue<M: Matter>(in hearing: Mount<M, Self>, basis: Basis) -> Gate<M> {
        hearing.gate("noticed-and-due", "听证已经通知，不早于通知的日期举行", basis) { hearing, now in hearing.isDue(now) }
    }

    static func presiderAsNoticed<M: Matter>(in hearing: Mount<M, Self>, basis: Basis) -> Gate<M> {
        hearing.gate("presider-as-noticed", "由通知的听证主持人主持", basis) { hearing, now in hearing.presider == now.actor.person }
    }

    /// - Parameter signers: 当事人或者代理人, 听证参加人.
    static func recordSigned<M: Matter>(in hearing: Mount<M, Self>, by signers: String, basis: Basis) -> Gate<M> {
        hearing.gate("record-signed", "笔录交\(signers)核对无误后签字、盖章，拒绝的由主持人注明", basis) { hearing, _ in hearing.signed }
    }

    /// A presider, officers beside the presider, and a recorder who is neither.
    ///
    /// - Parameters:
    ///   - least: how many officers the law asks for.
    ///   - staff: of whom the panel is made: 行政复议人员.
    static func panel<M: Matter>(in hearing: Mount<M, Self>, officers least: Int, of staff: String, basis: Basis) -> [Gate<M>] {
        let number = least == 2 ? "两" : chineseNumeral(least)
        return [
            hearing.gate("presider-and-officers", "一名\(staff)任主持人，\(number)名以上\(staff)任听证员", basis) { hearing, _ in
                hearing.presider != nil && Set(hearing.officers).subtracting([hearing.presider].compactMap { $0 }).count >= least
            },
            hearing.gate("separate-recorder", "一名记录员制作听证笔录，不兼任主持人、听证员", basis) { hearing, _ in
                guard let recorder = hearing.recorder else { return false }
                return recorder != hearing.presider && !hearing.officers.contains(recorder)
            },
        ]
    }

    /// 听证报告 (市场监督管理行政处罚听证办法第二十九条: five working days; 湖南省行政程序规定第一百四十三条: two days).
    static func reportLimit<M: Matter>(in hearing: Mount<M, Self>, within term: Term, basis: Basis) -> Limit<M> {
        Limit<M>(
            hearing.step("report"), "提出听证报告", term, from: { hearing.read($0).heldOn }, until: { hearing.read($0).reportedOn }, basis: basis)
    }

    /// Where it was begun, it is over: nothing is decided meanwhile.
    static func over<M: Matter>(in hearing: Mount<M, Self>, basis: Basis) -> Gate<M> {
        hearing.gate("over", "举行听证的，听证已经结束", basis) { hearing, _ in hearing.startedOn == nil || hearing.isHeld }
    }
}

extension Action {
    /// 举行听证, on or after the day of the notice, on the record.
    ///
    /// - Parameter notice: the article that asks for the notice.
    func holding(_ hearing: Mount<M, Hearing>, dated dating: Hearing.Dating, notice: Basis) -> Self {
        needs(hearing.record).requires(Hearing.noticedAndDue(in: hearing, basis: notice))
            .writes(hearing.heldOn) { matter, now in
                let noticed = hearing.read(matter).on
                matter[keyPath: hearing.path].heldOn = dating == .today ? now.today : noticed
            }
    }

    /// 终止听证: staying away or leaving gives the right up, where notice was given and the day has come.
    func ending(_ hearing: Mount<M, Hearing>, basis: Basis) -> Self {
        needs(hearing.end)
            .requires(
                hearing.gate("absence-after-notice", "拒不出席、中途退出的，应当已经通知并到通知的日期", basis) { hearing, now in
                    !(hearing.end?.needsNotice ?? false) || hearing.isDue(now)
                }
            )
            .stamps(hearing.endedOn)
    }

    /// 视为放弃听证权利, where staying away is the only way to end a hearing.
    ///
    /// - Parameter whom: 申请人, 当事人.
    func abandoning(_ hearing: Mount<M, Hearing>, by whom: String, basis: Basis) -> Self {
        needs(hearing.endNote)
            .requires(hearing.gate("absent-when-due", "\(whom)经通知无正当理由拒不参加听证", basis) { hearing, now in hearing.isDue(now) })
            .writes(hearing.end) { matter, _ in matter[keyPath: hearing.path].end = .absent }
            .stamps(hearing.endedOn)
    }

    /// 听证报告, after the hearing.
    func reporting(_ hearing: Mount<M, Hearing>, basis: Basis) -> Self {
        needs(hearing.report)
            .requires(hearing.gate("held-before-report", "听证已经举行", basis) { hearing, _ in hearing.isHeld })
            .stamps(hearing.reportedOn)
    }

    /// The hearing begins, and time stands still for a limit: 听证所需时间不计算在期限内.
    func beginning(_ hearing: Mount<M, Hearing>, outside limit: String, ground: String, basis: Basis) -> Self {
        requires(hearing.gate("not-begun", "听证尚未举行", basis) { hearing, _ in hearing.startedOn == nil })
            .stamps(hearing.startedOn).suspends(limit, ground: ground)
    }

    /// The hearing that was begun is over, and the limit runs on.
    func finishing(_ hearing: Mount<M, Hearing>, outside limit: String, basis: Basis) -> Self {
        requires(hearing.gate("under-way", "听证正在进行", basis) { hearing, _ in hearing.startedOn != nil && !hearing.isHeld })
            .stamps(hearing.heldOn).resumes(limit)
    }
}
