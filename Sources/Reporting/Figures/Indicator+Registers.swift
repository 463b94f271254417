extension Indicator {
    /// Registers of people and bodies: legal reviewers, supervisors and front-line officers, training, examinations, mediation.
    static let registers: [Indicator] = officers + learning + mediationRegisters

    private static let officers: [Indicator] = [
        stock("certificate.supervision", "持有效行政执法监督证", unit: "人", "年末行政执法监督证有效的人数，与行政执法证分别统计。已经注销、暂扣、有效期届满的不计入。"),
        stock("certificate.hearing", "持有效听证主持人证", unit: "人", "年末听证主持人证有效的人数，与行政执法证分别统计。"),
        stock(
            "certificate.all", "有效的各类执法证件", unit: "个",
            "年末有效的行政执法证、行政执法监督证、听证主持人证之和；一人持有两种证件的计两个。执法主体资格证是单位的资格，不是人员证件，不计入。"),
        stock(
            "certificate.front-line", "一线执法岗位持证人员", unit: "人",
            "年末安排在一线执法岗位、行政执法证当日有效的人数，自上岗日期起计入，离岗之日起不计入。证件暂扣、失效期间不计入。"),
        stock("legal-reviewer.registered", "法制审核人员", unit: "名", "年末登记在册的行政执法法制审核人员，自登记入库之日起计入，退出之日起不计入；一人在两个机关审核的计两名。"),
        stock("legal-reviewer.qualified", "具有法律职业资格的法制审核人员", unit: "名", "年末登记在册的法制审核人员中取得国家统一法律职业资格的。"),
        flow("legal-reviewer.entered", "登记入库法制审核人员", unit: "名", "本年登记入库的法制审核人员，按登记日计入，含补登的在任人员。"),
        flow("legal-reviewer.removed", "退出法制审核人员", unit: "名", "本年调离、退休等退出的法制审核人员，按退出日计入。"),
        amount("legal-reviewer.trained", "法制审核人员培训", unit: "人次", "法制审核人员参加培训的人次，按培训日计入。"),
        ratio(
            "legal-reviewer.share", "法制审核人员占比", "legal-reviewer.registered", of: "certificate.valid", decimals: 2,
            "年末法制审核人员数÷年末持有效行政执法证人数，保留两位小数。国办发〔2018〕118号原则上要求不少于5%。"),
    ]

    private static let learning: [Indicator] = [
        flow("training.sessions", "行政执法培训", unit: "期", "本年结业的行政执法培训班次，线上线下都计入，按结业日计入；取消的不计入。"),
        amount("training.persons", "参加行政执法培训", unit: "人次", "本年结业的培训中至少到课一次的人次，按结业日计入；一人参加两期的计两人次，报名而没有到课的不计入。"),
        amount("training.newcomers", "参加岗前培训", unit: "人次", "本年结业的新任执法人员岗前培训中至少到课一次的人次，按结业日计入。"),
        amount("training.finished", "培训结业", unit: "人次", "出勤达到规定比例、考核没有不合格的人次，按结业日计入。"),
        amount("training.hours", "行政执法培训学时", unit: "学时", "本年结业的培训实际授课的学时之和，按结业日计入。"),
        amount("training.person-hours", "参训人员学时", unit: "人学时", "每人实际到课学时之和，按结业日计入。"),
        flow("exam.units", "报名参加执法资格考试单位", unit: "个", "本年报送执法资格考试报名的单位，按最后一次报送日计入；同一单位两次考试报名的计两个，撤回的不计入。"),
        amount("exam.persons", "报名参加执法资格考试", unit: "人", "本年报送报名的人数，按报送日计入；资格审核不予报名的仍计入，撤回的不计入。"),
        amount("exam.refused", "资格审核不予报名", unit: "人", "经司法行政部门资格审核不予报名的人数，按审核日计入。"),
        amount("exam.sat", "参加执法资格考试", unit: "人", "实际参加考试的人数，按登记成绩日计入；缺考和免试的不计入。"),
        amount("exam.passed", "执法资格考试合格", unit: "人", "参加考试并达到合格分数的人数，按登记成绩日计入；免试的不计入。"),
        ratio("exam.pass-rate", "执法资格考试合格率", "exam.passed", of: "exam.sat", decimals: 1, "合格人数÷参加考试人数，保留一位小数。"),
    ]

    private static let mediationRegisters: [Indicator] = [
        stock("mediation.organisations", "人民调解组织", unit: "个", "年末备案在册的人民调解委员会，按备案日计入，补登的按设立日期计入；撤销之日起不计入。"),
        stock("mediation.standard", "规范化人民调解委员会", unit: "个", "年末经评定达到规定项目、没有被取消认定的人民调解委员会，按认定日计入。"),
        ratio(
            "mediation.standard-rate", "规范化人民调解委员会占比", "mediation.standard", of: "mediation.organisations", decimals: 0,
            "年末规范化人民调解委员会数÷年末在册人民调解委员会数，四舍五入取整，不会超过100%。"),
        flow("mediation.organisations-new", "新设人民调解委员会", unit: "个", "本年设立并备案的人民调解委员会，按备案日计入，补登的不计入。"),
        flow("mediation.organisations-ended", "撤销人民调解委员会", unit: "个", "本年撤销的人民调解委员会，按撤销日计入。"),
        amount("mediation.re-elections", "人民调解委员会换届", unit: "次", "按推选或者聘任日期计入。"),
        amount("mediation.court-notices", "向人民法院通报人民调解委员会情况", unit: "次", "将设立、人员组成和调整情况通报基层人民法院的次数，按通报日计入。"),
        stock("mediation.mediators", "人民调解员", unit: "名", "年末在任的人民调解员，含委员和聘任人员，自登记之日（补登的自任职开始日期）起计入，离任之日起不计入；一人在两个委员会任职的计两名。"),
        flow("mediation.mediators-new", "新任人民调解员", unit: "名", "本年推选或者聘任并登记的人民调解员，按登记日计入，补登的不计入。"),
        flow("mediation.mediators-ended", "离任人民调解员", unit: "名", "本年离任的人民调解员，按离任日计入。"),
        flow("mediation.mediators-removed", "罢免、解聘人民调解员", unit: "名", "本年因违规被罢免或者解聘的人民调解员，按处理日计入。"),
        amount("mediation.mediators-trained", "人民调解员业务培训", unit: "人次", "人民调解员参加业务培训的人次，按培训日计入。"),
        amount("mediation.supports", "人民调解员补贴、救助和抚恤", unit: "人次", "发给误工补贴、救助和抚恤的人次，按登记日计入。"),
        flow("mediation.major", "化解重大疑难复杂纠纷", "列为重大、疑难、复杂的矛盾纠纷中达成调解协议的，按终结日计入。"),
        flow("mediation.major-found", "列为重大疑难复杂纠纷", "本年列为重大、疑难、复杂的矛盾纠纷，按列为之日计入，不论结果。"),
    ]
}
