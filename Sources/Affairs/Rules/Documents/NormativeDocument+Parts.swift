package import Kernel

extension NormativeDocument {
    /// 听证会、论证会、座谈会: one occasion on which those concerned were heard.
    package struct Hearing: SubRecord {
        package var form: HearingForm?
        package var on: Day?
        package var outcome = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("form", \.form, "形式")
            Field("on", \.on, "日期")
            Field("outcome", \.outcome, "意见和处理")
        }
    }

    package struct Amendment: SubRecord {
        package var on: Day?
        package var by: Ref<NormativeDocument>?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "修改日期")
            Field("by", \.by, "修改文件")
            Field("note", \.note, "修改说明").long()
        }
    }

    /// 备案审查后的纠正, by itself or as ordered.
    package struct Correction: SubRecord {
        package var on: Day?
        package var result: FilingResult?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "纠正日期")
            Field("result", \.result, "方式")
            Field("note", \.note, "纠正情况").long()
        }
    }
}
