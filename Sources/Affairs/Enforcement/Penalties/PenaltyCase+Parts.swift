import Kernel

/// The parts that a penalty case shares with other kinds, and where they stand in the record.
extension PenaltyCase {
    static let party: Mount<Self, Party> = Mount("party", \.party, "当事人", omitting: Party.inLists)
    static let officers: Mount<Self, Officers> = Mount("officers", \.officers, "办案人员")
    static let hearing: Mount<Self, Hearing> = Mount(
        "hearing", \.hearing, "听证", omitting: ["noticeNumber", "topics", "officers", "recorder", "startedOn", "reportedOn", "endNote"])
    static let noticeService: Mount<Self, Service> = Mount("notice", \.noticeService, "告知书")
    static let decisionService: Mount<Self, Service> = Mount("decision", \.decisionService, "决定书")
    static let correctionService: Mount<Self, Service> = Mount("correction", \.correctionService, "纠正决定书")
    static let demandService: Mount<Self, Service> = Mount("demand", \.demandService, "催告书")
    static let publicity: Mount<Self, Publicity> = Mount("publicity", \.publicity, "处罚决定")
    static let archive: Mount<Self, Archive<FilePaper>> = Mount("archive", \.archive, "案卷")
    static let dutyClues: Mount<Self, DutyClues> = Mount("duty", \.dutyClues, "职务违法犯罪问题线索")
}
