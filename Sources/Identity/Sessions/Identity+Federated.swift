import Kernel
import Storage

extension Identity {
    /// Signs in somebody for whom an identity provider vouches; refused unless that identity is linked to an account.
    ///
    /// A second factor that the account has is asked for all the same; a password that must be changed is not.
    package func signInFederated(issuer: String, subject: String, address: String, agent: String) throws -> SignIn {
        let at = now()
        let result = try database.write(for: county) { connection -> SignIn? in
            guard let login = try connection.login(county, issuer: issuer, subject: subject) else { return nil }
            return try admit(login, vouched: nil, connection, address: address, agent: agent, at: at)
        }
        if case .session(let new) = result { cache.put(new.session, checked: at) }
        return result ?? .refused(retryAfter: nil)
    }
}
