import CMalloc

/// How a server holds memory.
enum ServerMemory {
    /// Keeps what was freed from staying with the threads that freed it.
    ///
    /// glibc gives each thread a heap of its own, up to eight a processor, and learns from the first large block that is given back to keep such
    /// blocks too. Under many large forms each heap ends up with its own leftovers, and a server that needs little holds much. Two heaps are enough
    /// for a few processors, and large blocks go back at once.
    static func holdLittle() {
        #if canImport(Glibc)
            _ = mallopt(M_ARENA_MAX, 2)
            _ = mallopt(M_MMAP_THRESHOLD, 262_144)
            _ = mallopt(M_TRIM_THRESHOLD, 1_048_576)
        #endif
    }
}
