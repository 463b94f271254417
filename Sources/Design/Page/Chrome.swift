/// What stands around every page: whose system this is, who is signed in, where one can go.
package struct Chrome: Sendable {
    package var product: String
    /// The county's name.
    package var place: String
    package var user: (name: String, posts: String)?
    package var nav: [NavItem]
    /// From the outermost; the last one is the page itself and has no path.
    package var crumbs: [(label: String, path: String?)]
    /// Goes with the sign-out form, which is left out without it.
    package var csrf: String?
    /// What the last action led to, shown once above the page.
    package var flash: (tone: Tone, text: String)?
    /// Where the search box sends `q`; no box without it.
    package var searchPath: String?
    package var searchText: String
    /// Unread notices.
    package var notices: Int
    package var noticesPath: String
    package var accountPath: String?
    /// One line on every page, of what always holds for this place: that its data are for demonstration.
    package var standing: String?

    package init(
        product: String = "准绳", place: String, user: (name: String, posts: String)? = nil, nav: [NavItem] = [],
        crumbs: [(label: String, path: String?)] = [], csrf: String? = nil, flash: (Tone, String)? = nil, searchPath: String? = nil,
        searchText: String = "", notices: Int = 0, noticesPath: String = "/notices", accountPath: String? = nil, standing: String? = nil
    ) {
        self.product = product
        self.place = place
        self.user = user
        self.nav = nav
        self.crumbs = crumbs
        self.csrf = csrf
        self.flash = flash.map { (tone: $0.0, text: $0.1) }
        self.searchPath = searchPath
        self.searchText = searchText
        self.notices = notices
        self.noticesPath = noticesPath
        self.accountPath = accountPath
        self.standing = standing
    }
}
