import HTTPTypes

/// What browsers are told to refuse on every page.
enum SecurityHeaders {
    /// Nothing inline, nothing from elsewhere, no framing, forms only to ourselves.
    static let policy: String = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'", "font-src 'self'",
        "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
    ].joined(separator: "; ")

    static func add(to headers: inout HTTPFields, isSecure: Bool) {
        set("Content-Security-Policy", policy, &headers)
        set("X-Content-Type-Options", "nosniff", &headers)
        set("X-Frame-Options", "DENY", &headers)
        set("Referrer-Policy", "same-origin", &headers)
        set("Cross-Origin-Opener-Policy", "same-origin", &headers)
        set("Cross-Origin-Resource-Policy", "same-origin", &headers)
        set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()", &headers)
        if isSecure { set("Strict-Transport-Security", "max-age=31536000; includeSubDomains", &headers) }
    }

    private static func set(_ name: String, _ value: String, _ headers: inout HTTPFields) {
        guard let name = HTTPField.Name(name), headers[name] == nil else { return }
        headers[name] = value
    }
}
