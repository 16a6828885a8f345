"""A device that makes and uses passkeys, honestly or not."""

import json
import secrets

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

FLAG = AuthenticatorData.FLAG
ORIGIN, HOST = "http://testserver", "testserver"


class Device:
    def __init__(self):
        self.key, self.key_id = ec.generate_private_key(ec.SECP256R1()), secrets.token_bytes(16)
        self.count, self.handle, self.origin, self.is_verified = 0, b"", ORIGIN, True

    def create(self, asked):
        self.handle = websafe_decode(asked["user"]["id"])
        public = ES256.from_cryptography_key(self.key.public_key())
        made = AttestedCredentialData.create(bytes(16), self.key_id, public)
        data = AuthenticatorData.create(digest(HOST), self._flags | FLAG.AT, self.count, made)
        told = AttestationObject.create("none", data, {})
        return self._answer(asked, "create", attestationObject=told)

    def get(self, asked):
        self.count += 1
        data = AuthenticatorData.create(digest(HOST), self._flags, self.count)
        client = self._client(asked, "get")
        signature = self.key.sign(data + client.hash, ec.ECDSA(SHA256()))
        parts = {"authenticatorData": data, "signature": signature, "userHandle": self.handle}
        return self._answer(asked, "get", **parts)

    @property
    def _flags(self):
        return FLAG.UP | FLAG.UV if self.is_verified else FLAG.UP

    def _client(self, asked, deed):
        challenge = websafe_decode(asked["challenge"])
        return CollectedClientData.create(f"webauthn.{deed}", challenge, self.origin)

    def _answer(self, asked, deed, **parts):
        told = {"clientDataJSON": self._client(asked, deed), **parts}
        response = {name: websafe_encode(bytes(part)) for name, part in told.items()}
        name = websafe_encode(self.key_id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})


def digest(text):
    hashing = Hash(SHA256())
    hashing.update(text.encode())
    return hashing.finalize()
