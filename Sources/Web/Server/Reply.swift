import Crypto
import HTML
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

/// Responses in the forms the pages need.
enum Reply {
    /// A page with an entity tag, so that an unchanged page is not sent twice.
    static func page(_ html: HTML, status: HTTPResponse.Status = .ok, for request: Request? = nil) -> Response {
        var headers: HTTPFields = [.contentType: "text/html; charset=utf-8"]
        guard status == .ok, let request else {
            headers[.cacheControl] = "no-store"
            return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
        }
        let tag = "\"" + SHA256.hash(data: html.bytes).prefix(12).map { Self.hex($0) }.joined() + "\""
        headers[.eTag] = tag
        headers[.cacheControl] = "private, no-cache"
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
    }

    /// After a change: the browser asks for the next page, so that reloading it repeats nothing.
    static func see(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }

    /// The same, with when to come back.
    static func waiting(_ response: Response, seconds: Int?) -> Response {
        guard let seconds else { return response }
        var response = response
        response.headers[.retryAfter] = String(max(1, seconds))
        return response
    }

    static func text(_ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private static func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}

extension Request {
    /// The part after `?`, decoded.
    var asked: Query { Query(Percent.pairs((uri.query ?? "").utf8)) }

    /// The path and the query, for coming back after signing in.
    var address: String { uri.path + (uri.query.map { "?\($0)" } ?? "") }

    /// A form's contents. Without files it is never larger than `FormLimits.plain`, whatever the route allows.
    ///
    /// - Parameters:
    ///   - pool: where a large body is understood; the threads that carry requests are not for that.
    ///   - share: of the memory that there is for large forms; it grows with what comes beyond `FormLimits.plain`.
    /// - Throws: `form.tooLarge`, `form.tooManyFields`, `form.malformed`, `web.busy`.
    func form(upTo limit: Int, on pool: WorkPool, holding share: Turns.Turn? = nil) async throws -> FormData {
        let boundary = Multipart.boundary(headers[.contentType] ?? "")
        let body = try await bytes(upTo: boundary == nil ? min(limit, FormLimits.plain) : limit, holding: share)
        guard body.count > FormLimits.small else { return try Self.form(body, boundary) }
        return try await pool.run { try Self.form(body, boundary) }
    }

    private static func form(_ body: [UInt8], _ boundary: String?) throws -> FormData {
        let form: FormData
        if let boundary {
            form = try Multipart.parse(body, boundary: boundary)
        } else {
            try FormLimits.check(urlencoded: body)
            form = FormData(urlencoded: body)
        }
        try FormLimits.check(form)
        return form
    }

    /// Bytes that the body says it has.
    var announced: Int? { headers[.contentLength].flatMap { Int($0) } }

    /// The whole body. The framework takes a connection's end for the body's, so the length announced is held against it.
    private func bytes(upTo limit: Int, holding share: Turns.Turn?) async throws -> [UInt8] {
        let announced = announced
        if let announced, announced > limit { throw Site.tooLarge(limit) }
        var bytes: [UInt8] = []
        // Untouched memory costs nothing until something comes.
        bytes.reserveCapacity(announced ?? 0)
        var held = FormLimits.plain
        do {
            for try await part in body {
                guard bytes.count + part.readableBytes <= limit else { throw Site.tooLarge(limit) }
                bytes.append(contentsOf: part.readableBytesView)
                guard let share, bytes.count > held else { continue }
                guard share.grow(by: bytes.count - held) else { throw Site.formsBusy }
                held = bytes.count
            }
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Site.cutOff
        }
        guard announced.map({ $0 == bytes.count }) ?? true else { throw Site.cutOff }
        return bytes
    }
}

extension Site {
    static func tooLarge(_ limit: Int) -> Problem {
        Problem(
            .invalid, .formTooLarge, "提交的内容超过\(FileSize.text(limit))，没有受理，填写的内容没有保存。", remedy: "请减少文字，减小附件，或者分次办理。")
    }

    /// The connection ended before the body did; most likely nobody reads this answer any more.
    static var cutOff: Problem { Problem(.invalid, .formCutOff, "提交的内容没有传完。", remedy: "请检查网络后重新提交。") }
}
