#!/usr/bin/env python3
"""An OpenID Connect provider for the tests: strict with its clients, and wrong in its answers when asked to be.

Prints its port, serves on 127.0.0.1, and ends when its standard input does. It signs with the openssl program.
A `fault` in the query of the authorization request says what to do wrong; a `subject` whom to sign in.

usage: provider.py CLIENT-ID CLIENT-SECRET REDIRECT-URI
"""
import base64
import hashlib
import hmac
import json
import os
import re
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote_plus, urlencode, urlsplit

CLIENT, SECRET, REDIRECT = sys.argv[1:4]
FOLDER = tempfile.TemporaryDirectory()
LOCK = threading.Lock()
codes = {}
followed = 0


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def openssl(*arguments, data=None):
    return subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=True).stdout


class RSAKey:
    algorithm = "RS256"

    def __init__(self, name):
        self.name = name
        self.path = os.path.join(FOLDER.name, secrets.token_hex(8))
        openssl("genrsa", "-out", self.path, "2048")

    @property
    def public(self):
        modulus = openssl("rsa", "-in", self.path, "-noout", "-modulus").decode().strip().split("=")[1]
        return {"kty": "RSA", "use": "sig", "kid": self.name, "n": b64(bytes.fromhex(modulus)), "e": "AQAB"}

    def sign(self, data):
        return openssl("dgst", "-sha256", "-sign", self.path, data=data)


class ECKey:
    algorithm = "ES256"

    def __init__(self, name):
        self.name = name
        self.path = os.path.join(FOLDER.name, secrets.token_hex(8))
        openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", self.path)

    @property
    def public(self):
        text = openssl("ec", "-in", self.path, "-noout", "-text").decode()
        point = bytes.fromhex(re.sub(r"[^0-9a-f]", "", re.search(r"pub:\n((?:\s+[0-9a-f:]+\n)+)", text).group(1)))
        return {
            "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": self.name, "x": b64(point[1:33]), "y": b64(point[33:65]),
        }

    def sign(self, data):
        der = openssl("dgst", "-sha256", "-sign", self.path, data=data)
        # SEQUENCE of two INTEGERs; JSON wants the two halves beside each other.
        first = der[4:4 + der[3]]
        second = der[6 + der[3]:]
        return b"".join(part.lstrip(b"\0").rjust(32, b"\0") for part in (first, second))


keys = [RSAKey("first"), ECKey("curve")]
rogue = RSAKey("first")
# Signs for the fault "lent", until somebody asks for /withdraw.
lent = ECKey("lent")
withdrawn = False


def token(code):
    """The ID token for a code, with the fault that was asked for."""
    fault, now = code["fault"], int(time.time())
    key = lent if fault == "lent" else keys[1] if fault == "curve" else keys[-1] if isinstance(keys[-1], RSAKey) else keys[0]
    claims = {
        "iss": ISSUER, "sub": code["subject"], "aud": CLIENT, "exp": now + 300, "iat": now, "nonce": code["nonce"], "name": "钱局长", "ratio": 1.5,
    }
    header = {"alg": key.algorithm, "kid": key.name, "typ": "JWT"}
    changes = {
        "nonce": {"nonce": "another"}, "no-nonce": {"nonce": None}, "audience": {"aud": "another"}, "audiences": {"aud": ["another", "third"]},
        "party": {"aud": [CLIENT, "another"], "azp": "another"}, "no-party": {"aud": [CLIENT, "another"]},
        "good-party": {"aud": [CLIENT, "another"], "azp": CLIENT}, "expired": {"exp": now - 120}, "late": {"exp": now - 20},
        "early": {"nbf": now + 600}, "future": {"iat": now + 600}, "issuer": {"iss": ISSUER + "/other"}, "no-subject": {"sub": ""},
        "empty-audience": {"aud": []}, "no-expiry": {"exp": None},
    }
    claims = {name: value for name, value in (claims | changes.get(fault, {})).items() if value is not None}
    if fault in ("none", "None"):
        header = {"alg": fault}
    if fault == "hmac":
        header = {"alg": "HS256", "kid": key.name}
    if fault == "hmac-key":
        header = {"alg": "HS256", "kid": key.name}
    if fault == "critical":
        header["crit"] = ["exp"]
    if fault == "no-key":
        header.pop("kid")
    if fault == "unknown-key":
        header["kid"] = "nobody"
    if fault == "mixed":
        header["alg"] = "ES256"
    body = b64(json.dumps(header).encode()) + "." + b64(json.dumps(claims).encode())
    if fault in ("none", "None"):
        return body + "."
    if fault == "hmac":
        return body + "." + b64(hmac.new(SECRET.encode(), body.encode(), hashlib.sha256).digest())
    if fault == "hmac-key":
        # The public key's text taken for the secret of an HMAC.
        public = openssl("rsa", "-in", key.path, "-pubout")
        return body + "." + b64(hmac.new(public, body.encode(), hashlib.sha256).digest())
    signature = (rogue if fault == "rogue" else key).sign(body.encode())
    if fault == "changed":
        body = body[:-1] + ("A" if body[-1] != "A" else "B")
    if fault == "unsigned":
        signature = b""
    return body + "." + b64(signature)


class Provider(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, value, **headers):
        data = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        for name, text in headers.items():
            self.send_header(name, text)
        self.end_headers()
        try:
            self.wfile.write(data)
        except ConnectionError:
            # Whoever asked has had enough.
            self.close_connection = True

    def do_GET(self):
        global withdrawn
        address = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(address.query, keep_blank_values=True).items()}
        if address.path == "/.well-known/openid-configuration":
            self.answer(200, {
                "issuer": ISSUER, "authorization_endpoint": ISSUER + "/authorize", "token_endpoint": ISSUER + "/token",
                "jwks_uri": ISSUER + "/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256", "ES256"],
            })
        elif address.path == "/elsewhere/.well-known/openid-configuration":
            self.answer(200, {
                "issuer": ISSUER, "authorization_endpoint": ISSUER + "/authorize", "token_endpoint": ISSUER + "/token",
                "jwks_uri": ISSUER + "/keys",
            })
        elif address.path == "/plain/.well-known/openid-configuration":
            self.answer(200, {
                "issuer": ISSUER + "/plain", "authorization_endpoint": "http://id.example/authorize",
                "token_endpoint": "http://id.example/token", "jwks_uri": "http://id.example/keys",
            })
        elif address.path == "/endless/.well-known/openid-configuration":
            self.answer(200, b" " * 4_000_000)
        elif address.path == "/keys":
            self.answer(200, {"keys": [{"kty": "oct", "kid": "symmetric", "k": "c2VjcmV0"}] + [key.public for key in keys + ([] if withdrawn else [lent])]})
        elif address.path == "/authorize":
            self.authorize(query)
        elif address.path == "/withdraw":
            withdrawn = True
            self.answer(200, {})
        elif address.path == "/followed":
            self.answer(200, {"followed": followed})
        else:
            self.answer(404, {})

    def authorize(self, query):
        wanted = {"response_type": "code", "client_id": CLIENT, "redirect_uri": REDIRECT, "code_challenge_method": "S256"}
        wrong = [name for name, value in wanted.items() if query.get(name) != value]
        missing = [name for name in ("state", "nonce", "code_challenge") if len(query.get(name, "")) < 20]
        if wrong or missing or "openid" not in query.get("scope", "").split():
            return self.answer(400, {"wrong": wrong, "missing": missing})
        fault = query.get("fault", "")
        if fault == "rotate":
            with LOCK:
                keys.append(RSAKey("key-" + secrets.token_hex(4)))
        code = secrets.token_urlsafe(24)
        with LOCK:
            codes[code] = {
                "nonce": query["nonce"], "challenge": query["code_challenge"], "fault": fault, "subject": query.get("subject", "official-1"),
            }
        back = {"code": code, "state": query["state"]}
        if fault == "denied":
            back = {"error": "access_denied", "error_description": "<b>no</b>", "state": query["state"]}
        if fault == "other-issuer":
            back["iss"] = "https://attacker.example"
        if fault == "good-issuer":
            back["iss"] = ISSUER
        self.answer(302, {}, Location=REDIRECT + "?" + urlencode(back))

    def do_POST(self):
        global followed
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        if self.path == "/trap":
            followed += 1
            return self.answer(200, {})
        form = {name: values[0] for name, values in parse_qs(body).items()}
        name, _, secret = base64.b64decode(self.headers.get("Authorization", "")[len("Basic "):]).decode().partition(":")
        if self.path != "/token" or (unquote_plus(name), unquote_plus(secret)) != (CLIENT, SECRET):
            return self.answer(401, {"error": "invalid_client"})
        with LOCK:
            code = codes.pop(form.get("code", ""), None)
        challenge = b64(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if not code or form.get("grant_type") != "authorization_code" or form.get("redirect_uri") != REDIRECT or code["challenge"] != challenge:
            return self.answer(400, {"error": "invalid_grant"})
        if code["fault"] == "redirected":
            return self.answer(307, {}, Location=ISSUER + "/trap")
        if code["fault"] == "broken":
            return self.answer(200, b"<html>")
        if code["fault"] == "tokenless":
            return self.answer(200, {"access_token": "x", "token_type": "Bearer"})
        self.answer(200, {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer", "id_token": token(code)})


server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
ISSUER = f"http://127.0.0.1:{server.server_port}"
print(server.server_port, flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
