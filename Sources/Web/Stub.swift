import Hummingbird
import HummingbirdHTTP2
import HummingbirdTLS
import AsyncHTTPClient
import JWTKit
import Logging
import Metrics
import NIOSSL
