"""A provider of our own making, which does whatever a test tells it to."""

import base64
import hashlib
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SUBJECT = "zhicai-client", "subject-0001"
KEY, OTHER_KEY = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in "ab")


class Wicked:
    """Honest until `claims`, `token`, `metadata` or `answers` are changed."""

    def __init__(self, address):
        self.issuer, self.now, self.nonce, self.challenge = address, None, "", ""
        self.claims, self.metadata, self.answers, self.asked = {}, {}, {}, []
        self.sign = lambda claims: jwt.encode(claims, KEY, "RS256", headers={"kid": "1"})

    def token(self):
        at = int(self.now().timestamp())
        honest = {
            "iss": self.issuer,
            "sub": SUBJECT,
            "aud": CLIENT,
            "exp": at + 300,
            "iat": at,
            "nonce": self.nonce,
        }
        return self.sign({**honest, **self.claims})

    def told(self, path, sent):
        self.asked.append(path)
        if path in self.answers:
            return self.answers[path]
        if path.endswith("/openid-configuration"):
            names = {
                "authorization_endpoint": "auth",
                "token_endpoint": "token",
                "jwks_uri": "jwks",
            }
            honest = {name: f"{self.issuer}/{end}" for name, end in names.items()}
            return 200, {"issuer": self.issuer, **honest, **self.metadata}
        if path == "/jwks":
            key = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
            return 200, {"keys": [{**key, "kid": "1", "use": "sig", "alg": "RS256"}]}
        digest = hashlib.sha256(sent.get("code_verifier", [""])[0].encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != self.challenge:
            return 400, {"error": "invalid_grant"}
        return 200, {"id_token": self.token(), "access_token": "a", "token_type": "Bearer"}


@contextmanager
def serving():
    class Desk(BaseHTTPRequestHandler):
        def do_GET(self):
            self.answer({})

        def do_POST(self):
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.answer(parse_qs(sent))

        def answer(self, sent):
            status, told = provider.told(self.path, sent)
            self.send_response(status)
            if status == 302:
                self.send_header("Location", told)
            self.end_headers()
            self.wfile.write(json.dumps(told).encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    provider = Wicked(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
