import Hummingbird
import Kernel

extension Site {
    /// A sign-in, of which a refusal that costs nothing is not answered at once.
    ///
    /// A program that guesses asks again as soon as it is answered. Refused at once, each of its connections would keep the processors busy with
    /// refusals, and everybody else waiting for their turn; with a moment's pause it is refused once a second. The pause holds no thread, and
    /// whoever comes when very many wait already is answered at once: what waits takes memory.
    func unhurried(_ signIn: () async throws -> Response) async throws -> Response {
        do {
            return try await signIn()
        } catch let problem as Problem where problem.kind == .unavailable {
            await pause()
            throw problem
        }
    }

    /// Also before a page that says so is made: what waits should be small, and a page that carries a form is many times what was sent.
    func pause() async {
        guard let turn = pauses.take("") else { return }
        defer { turn.end() }
        // Whoever has gone is not waited for.
        do { try await Task.sleep(for: options.refusalPause) } catch {}
    }
}
