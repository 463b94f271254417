import Engine

/// The engine's request for an action, under a name of its own: beside it, `Request` is the browser's.
typealias Deed = Request
