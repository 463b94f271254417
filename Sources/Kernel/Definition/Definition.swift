/// A kind of matter with its record's type erased: what the engine works with.
///
/// Records travel as `any Record`; a definition is handed only records that it made itself.
package protocol Definition: Sendable {
    var kind: MatterKind { get }
    var editions: [Edition] { get }
    /// The versions of the definition after the first, in order.
    var versions: [DefinitionVersion] { get }
    /// What becomes of matters under way from one edition to the next, in the order of the declaration.
    var passages: [PassageOutline] { get }
    /// What stored data depend on, for the file that guards it.
    var shape: DefinitionShape { get }
    var fields: [FieldInfo] { get }
    /// The field that is, or was, stored under a name.
    func field(stored name: String) -> FieldInfo?
    /// What lists filter by and the search looks through, without personal data: fields, and parts of the records in them
    /// (`parties.organisationName`).
    var listed: [FieldInfo] { get }
    var measures: [MeasureInfo] { get }
    /// What the kind lets a report tell, in the order of the declaration.
    var figures: [DeclaredFigure] { get }
    var documents: [DocumentOutline] { get }
    var publications: [PublicationOutline] { get }
    var cautions: [CautionOutline] { get }
    var settings: [any SettingDeclaration] { get }
    /// Posts that may read the matters of their own organ without having a step in them.
    var readers: [Role] { get }
    /// The roles and duties that the kind's declarations name, each once, in their order.
    var roles: [Role] { get }
    var duties: [Organ.Duty] { get }
    /// What the law says of slips of the pen.
    var correcting: Correcting { get }
    /// Where other editions say what papers, publications, cautions and slips of the pen cite.
    var concordance: Concordance { get }
    /// The procedure of an edition; `nil` for an id that is none.
    func outline(_ edition: String) -> ProcedureOutline?
    /// The edition that matters opened on a day follow.
    func edition(on day: Day) -> Edition?
    /// Mistakes in the definition itself; empty for a sound one.
    func findings(registry: [StatuteEdition]) -> [Finding]
    /// The articles which an edition cites for its steps and limits, and which are no longer in force on a day.
    func outdated(_ edition: String, on day: Day) -> [OutdatedCitation]

    func blank() -> any Record
    /// Reads a stored body; throws ``Malformed`` or ``JSONError`` when it was damaged.
    func decode(_ body: String) throws -> any Record
    func encode(_ record: any Record) -> String
    /// The same with the place of each field kept, to encode the next state from.
    func encoding(_ record: any Record) -> Encoding
    func title(of record: any Record) -> String
    /// What is filled in of a record, field by field, as it is stored; ``ValueText`` makes words of it.
    func values(of record: any Record) -> [(info: FieldInfo, json: JSON)]
    /// What one field holds, as it is stored; `nil` for one that is unset, and for none of the kind.
    func value(_ field: String, of record: any Record) -> JSON?
    /// The fields in which two records differ, as JSON object text with the new values.
    func changes(from old: any Record, to new: any Record) -> String
    /// The body of a record, and as JSON object text the fields in which it differs from an earlier one.
    /// What has not changed is copied from the earlier body: most steps change few of many fields.
    func encode(_ record: any Record, after earlier: Encoding) -> (encoding: Encoding, changes: String)
    /// What a record holds of what is listed, as codes; of a list of records that of every item.
    func keys(of record: any Record) -> [(info: FieldInfo, key: String)]
    /// Names and numbers of identity cards of the persons whom a record names: personal data, for finding whoever is asked for by one of them whole.
    func personalKeys(of record: any Record) -> [String]
    /// Whether two records hold the same of what is listed and of what persons are known by, as far as that is told without looking at each code.
    func haveSameKeys(_ left: any Record, _ right: any Record) -> Bool
    /// Organs that the matter concerns besides its own.
    func concerned(of record: any Record) -> [OrganCode]
    /// The organs that stand before it as parties.
    func partyOrgans(of record: any Record) -> [OrganCode]
    func references(of record: any Record) -> [(field: String, target: MatterID)]
    /// Whether two records refer to the same matters in the same fields.
    func haveSameReferences(_ left: any Record, _ right: any Record) -> Bool

    /// What was typed, as values of the fields; for forms, tables, the command line and scenarios.
    func input(typed texts: [String: String]) -> Input
    /// Puts input into the fields that an action fills. All problems are reported at once.
    func fill(_ record: inout any Record, _ action: ActionOutline, _ edition: String, with input: Input, adding added: inout Added) -> [FieldProblem]
    /// What an input says of when the step's event happened, and every rule that it breaks; nothing for what is said to happen now.
    func occurrence(
        of action: ActionOutline, _ edition: String, in input: Input, _ record: any Record, _ moment: Moment
    ) -> (told: Occurrence?, problems: [FieldProblem])
    /// The limit that has run out where a step is what silence means; `nil` where none has.
    func lapse(by action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment) -> Ledger.Lapse?
    /// The organ at which the action is taken.
    func place(of action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment) -> OrganCode?
    /// Every reason why the action may not be taken now, apart from permission.
    ///
    /// - Parameter added: what is to be added to lists; `nil` while nobody has filled it in, and its conditions are not judged.
    func refusals(
        _ action: ActionOutline, _ edition: String, _ record: any Record, adding added: Added?, stage: String, _ moment: Moment
    ) -> [Refusal]
    /// What keeps some persons from the step who do not take it but had it in their hands before: separation of duties, recusal.
    ///
    /// Whoever stands back from the matter has no hand in it. What keeps somebody from deciding for what he or she did before (调查与决定分离)
    /// does not keep from proposing the decision: that it is proposed by the one who did it, and decided by another, is what is meant.
    func bars(
        _ persons: [PersonID], _ hand: StepHand, from action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment
    ) -> [Refusal]
    /// Those of some persons whom the matter keeps from it as a whole (回避), each once, with what says so.
    func standingBack(
        _ persons: [PersonID], _ edition: String, _ record: any Record, _ moment: Moment
    ) -> [(person: PersonID, refusal: Refusal)]
    /// Every condition that the law puts before the action for this matter, and how it stands by what was refused; those on what is added
    /// to lists are still asked while nothing is.
    func conditions(
        _ action: ActionOutline, _ edition: String, _ record: any Record, adding added: Added, refused: [Refusal], _ moment: Moment
    ) -> [Condition]
    /// Which of some unmet conditions are about fields that the action fills and that are still empty, by their ids.
    ///
    /// - Parameter refilling: also about those that are filled, as the form would let them be filled anew.
    func asking(
        _ ids: Set<String>, _ action: ActionOutline, _ edition: String, _ record: any Record, refilling: Bool, _ moment: Moment
    ) -> Set<String>
    /// The fields of a step, beside those that it declares to need, without which a condition cannot hold as the record stands: forms mark
    /// them as needed. Where either of two would do, neither is named.
    func demanded(by action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment) -> Set<String>
    /// By which conditions of a step each of some values of one of its fields would be refused, whatever else is filled in: what a form
    /// offers to choose from. Conditions on a list are those on each of its items, alone or beside another.
    ///
    /// - Parameters:
    ///   - values: as they are stored; of a list, of one item.
    ///   - name: of the field.
    /// - Returns: for each value the conditions' words; none for what may be chosen.
    func refusing(
        _ values: [JSON], as name: String, by action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment
    ) -> [[String]]
    /// Which of some unmet conditions of a step are about what another step fills or writes, and may be met by taking that.
    func meeting(
        _ ids: Set<String>, of action: ActionOutline, by other: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment
    ) -> Set<String>
    /// Which of some unmet conditions look at who acts, by their ids: another may have the step, and no other step makes the actor the one.
    func askingWhoActs(
        _ ids: Set<String>, of action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment
    ) -> Set<String>
    /// The running limits that stop with the days that a step fills or writes, by their ids, as far as that can be told without taking it.
    func stopping(
        _ action: ActionOutline, _ edition: String, _ record: any Record, _ settings: Settings, _ ledger: Ledger, _ moment: Moment
    ) -> Set<String>
    func apply(_ action: ActionOutline, _ edition: String, to record: inout any Record, adding added: Added, _ moment: Moment)
    func receive(_ child: any Record, by action: ActionOutline, _ edition: String, into record: inout any Record, _ moment: Moment)
    func ledger(after action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment) -> Ledger
    /// The matter as it is under the next edition, where the law takes it over on the moment's day; `nil` where it stays as it is.
    ///
    /// - Parameter step: a step that has just been taken under the earlier edition; `nil` where the law takes it over by itself.
    func passing(from edition: String, _ record: any Record, stage: String, by step: String?, _ moment: Moment) -> PassedMatter?
    func openings(_ action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment) -> [ChildOpening]

    /// The steps that follow of themselves in other matters.
    func consequences(_ action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment) -> [FollowingStep]
    /// What should be looked at again in this matter, and why.
    func cautions(_ record: any Record, _ moment: Moment) -> [CautionNote]

    /// The actions that matters of a stage may ordinarily wait for, by id: declared, or the first that leads on.
    func expected(_ edition: String, at stage: String) -> [String]
    /// The actions that the matter ordinarily waits for, by id.
    func awaited(_ edition: String, _ record: any Record, stage: String) -> [String]
    /// The posts on whose desk the matter lies: those who may take the actions that it ordinarily waits for.
    func awaiting(_ edition: String, _ record: any Record, stage: String, _ moment: Moment) -> [Desk]
    func clocks(_ edition: String, _ record: any Record, _ settings: Settings, _ ledger: Ledger) -> [LimitClock]
    /// What a matter counts for, each fact with the organ that it counts for.
    ///
    /// - Parameters:
    ///   - organ: that has the matter.
    ///   - ledger: says where, and whether, it counts: organs that had it, matters it was joined to or came from.
    func facts(_ record: any Record, organ: OrganCode, _ ledger: Ledger) -> [Fact]
    /// What the law of the kind says of matters that are dealt with as one, and of one of which a part goes out.
    var joining: JoiningOutline { get }
    var splitting: SplittingOutline { get }
    /// Where it is decided that a matter is joined, goes apart or is divided.
    func joiningPlace(_ record: any Record, _ moment: Moment) -> OrganCode?
    func splittingPlace(_ record: any Record, _ moment: Moment) -> OrganCode?
    /// What in the law of the kind keeps a matter from being joined to another of the kind.
    ///
    /// - Parameters:
    ///   - edition: that both follow; what is cited is cited as it has it.
    ///   - moment: of the matter that is to be joined.
    func refusals(
        joining record: any Record, at stage: String, to leader: any Record, at leading: String, under edition: String, _ moment: Moment
    ) -> [Refusal]
    /// A joined matter with what is decided in the leading one.
    func following(_ leader: any Record, in record: any Record) -> any Record
    /// Makes two records of one, or says everything that stands in the way.
    ///
    /// - Parameters:
    ///   - edition: that the matter follows; what is cited is cited as it has it.
    ///   - items: of each list that is divided, which go, counted from 1.
    ///   - input: what is said anew of the part that goes.
    func split(
        _ record: any Record, at stage: String, under edition: String, taking items: [String: [Int]], filling input: Input, _ moment: Moment
    ) -> SplitDecision
    /// What stays counted at the organ that a matter leaves, although it is of the day on which it goes, or of a later one.
    func kept(_ record: any Record, tenures: [Tenure], from day: Day) -> [Tenure.Kept]
    /// What the law of the kind says of a matter that goes to another organ.
    var handing: HandingOutline { get }
    /// The matter as it would be at another organ, with everything in the law of the kind that keeps it from going there.
    ///
    /// - Parameter opening: the step that opened it: what it asks of an organ is asked of the other one too.
    func handedOver(
        _ edition: String, _ record: any Record, to organ: OrganCode, openedBy opening: String?, _ moment: Moment
    ) -> HandedOver
    /// Which powers a matter moves, where the kind is one that does.
    func powerMove(_ record: any Record, _ moment: Moment) -> PowerMove?
    /// The places that parties have.
    var successions: [SuccessionOutline] { get }
    /// How matters of an edition end, and for whom outside they may have to wait; empty where the kind does not say.
    func endings(_ edition: String) -> EndingsOutline
    /// What it means that a step has brought a matter to a final stage; `nil` where the kind does not say, or the stage is none.
    func ground(_ step: String, to stage: String, _ edition: String, _ record: any Record) -> EndingGround?
    /// Who outside alone can end the matter at a stage; `nil` where the county can.
    func isLeft(_ record: any Record, at stage: String, _ edition: String) -> Outsider?
    /// Whom a step waits for, by the record as it is once the step is taken; `nil` where somebody of the county, or the clock, takes it alone.
    func waits(_ step: String, _ edition: String, _ record: any Record) -> Outsider?
    /// Puts a successor into a party's place, or says everything that stands in the way.
    ///
    /// - Parameter day: of the death, the merger …
    func succeed(
        _ id: String, _ record: any Record, edition: String, stage: String, on cause: SuccessionCause, of day: Day, filling input: Input,
        _ moment: Moment
    ) -> SuccessionDecision
    /// What the record calls the party in a place.
    func partyName(_ succession: String, _ record: any Record) -> String
    /// The values that a publication would show; `nil` when this matter is not one that is published.
    func rendering(_ publication: String, _ record: any Record, _ moment: Moment) -> RenderedView?
    /// What in the free text of a publication points at a person: it must not become public.
    func exposures(_ rendering: RenderedView) -> [Exposure]
    /// The same publication with what was found in the free text of some fields made unreadable.
    func withholding(_ fields: Set<String>, from rendering: RenderedView) -> RenderedView
    /// The same of the reason for which a publication is withdrawn: the notice shows it.
    func exposures(_ reason: WithdrawalReason, withdrawing publication: String, _ record: any Record) -> [Exposure]
    /// What a publication shows; `nil` when this matter is not one that is published.
    ///
    /// - Parameter rendering: made of an earlier state of the record at the same moment; values that have not changed are taken from it.
    func view(_ publication: String, _ record: any Record, _ moment: Moment, reusing rendering: RenderedView?) -> PublicView?
    /// Whether a filled field of the record is personal data.
    func holdsPersonalData(_ record: any Record) -> Bool
    /// The organ that issues a document; the number goes into the record.
    func issuer(of document: String, _ record: any Record, _ moment: Moment) -> OrganCode?
    func setNumber(_ number: String, of document: String, in record: inout any Record)
    /// The document as it would be issued now, complete with title, number and the opinions given so far.
    func content(of document: String, _ record: any Record, _ moment: Moment) -> DocumentContent?
    /// Whether a document has reached whom it concerns; `nil` where the record does not tell.
    func isServed(_ document: String, _ record: any Record) -> Bool?

    /// A record with other values in some fields, and every rule that these break.
    func correcting(_ record: any Record, with values: Input) -> (record: any Record, problems: [FieldProblem])
    /// A record with slips of the pen put right, as far as it has them.
    func putting(_ changes: [Correction.Change], right record: any Record) -> any Record
    /// Why a field is none that somebody filled in; `nil` where one was.
    func unfilled(_ field: String, _ edition: String) -> String?
    /// What the conditions of a step that was taken answered, and who and what followed from it, for a record.
    func answers(_ step: TakenStep, _ edition: String, _ record: any Record, adding input: Input) -> [StepAnswer]
    /// What a step that was taken makes of a record by itself.
    func written(by step: TakenStep, _ edition: String, on record: any Record, adding input: Input) -> any Record
    /// A publication as it was shown, with the present values of some fields; `nil` where the public sees no difference. What points at a person
    /// is left out of free text, as it is where the law publishes by itself.
    ///
    /// - Returns: the view, and what could still be found in it.
    func renewed(
        _ view: PublicView, _ publication: String, _ fields: Set<String>, _ record: any Record, _ moment: Moment
    ) -> (view: PublicView, left: [Exposure])?
}

extension Definition {
    /// What a matter counts for that was never another organ's.
    package func facts(_ record: any Record, organ: OrganCode) -> [Fact] { facts(record, organ: organ, Ledger()) }

    package func view(_ publication: String, _ record: any Record, _ moment: Moment) -> PublicView? {
        view(publication, record, moment, reusing: nil)
    }

    /// Every reason why the action may not be taken by what is stored, before anything is filled in.
    package func refusals(_ action: ActionOutline, _ edition: String, _ record: any Record, stage: String, _ moment: Moment) -> [Refusal] {
        refusals(action, edition, record, adding: nil, stage: stage, moment)
    }
}

/// A role in an organ, as the place where a matter waits.
package struct Desk: Hashable, Sendable {
    package let organ: OrganCode
    package let role: Role

    package init(organ: OrganCode, role: Role) {
        self.organ = organ
        self.role = role
    }
}

/// A body with the place of each field in it.
package struct Encoding: Sendable {
    package let record: any Record
    let body: WrittenRecord

    package var text: String { String(decoding: body.bytes, as: UTF8.self) }
}

/// A citation whose text has been replaced or repealed: whoever keeps the definition has to look at it, and at what still runs under it.
package struct OutdatedCitation: Hashable, Sendable {
    package let place: String
    package let basis: Basis
    /// The last day on which the text was in force.
    package let until: Day
}

/// A mistake in a definition: what a reviewer would otherwise have to spot.
package struct Finding: Hashable, Sendable, CustomStringConvertible {
    package let kind: String
    package let message: String
    package var description: String { "\(kind)：\(message)" }

    package init(kind: String, message: String) {
        self.kind = kind
        self.message = message
    }
}
