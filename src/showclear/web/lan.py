"""A hub on the set's own network: its address there, and certificates that phones can be told to trust.

The authority is made once a data folder and signs for this hub alone: it is constrained to the addresses of private
networks and to names under .local, so that a stolen key can't stand in for anybody's bank. Its key never leaves the
hub; a phone is given the certificate, over plain HTTP, and compares the fingerprint that the hub shows.
"""

import contextlib
import ipaddress
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from msgspec import Struct

PRIVATE: Final = (
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "169.254.0.0/16",
    "127.0.0.0/8",
    "fc00::/7",
    "::1/128",
)
AUTHORITY_LASTS: Final = timedelta(days=3650)
HUB_LASTS: Final = timedelta(days=397)  # the longest that phones take
RENEW: Final = timedelta(days=30)
ANYWHERE: Final = ("192.0.2.1", 9)  # nothing is sent: asking the way there tells which of our addresses the LAN sees


class Tls(Struct, frozen=True):
    """Paths of the hub's certificate and key; `authority` is what a phone is told to trust, None for a real name."""

    cert: Path
    key: Path
    authority: Path | None
    fingerprint: str


def lan_address() -> str:
    """This machine's address on the network it is in; 127.0.0.1 when it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked, contextlib.suppress(OSError):
        asked.connect(ANYWHERE)
        return str(asked.getsockname()[0])
    return "127.0.0.1"


def certificates(folder: Path, address: str, instant: int) -> Tls:
    """The hub's certificates for this address, made where they are missing, near their end or for another address.

    `instant` is now, in µs UTC.
    """
    now = datetime.fromtimestamp(instant / 1_000_000, UTC)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    ca_crt, ca_key = folder / "authority.crt", folder / "authority.key"
    if not (ca_crt.is_file() and ca_key.is_file() and permits(ca_crt, address)):
        make_authority(ca_crt, ca_key, address, now)
    authority = x509.load_pem_x509_certificate(ca_crt.read_bytes())
    crt, key = folder / "hub.crt", folder / "hub.key"
    if not good_still(crt, authority, address, now):
        make_hub(crt, key, (authority, ca_key), address, now)
    return Tls(crt, key, ca_crt, authority.fingerprint(hashes.SHA256()).hex(":").upper())


def permits(authority: Path, address: str) -> bool:
    """True when this authority may sign for this address; a hub outside private networks needs one of its own."""
    held = x509.load_pem_x509_certificate(authority.read_bytes())
    allowed = held.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    networks = [n.value for n in allowed if isinstance(n, x509.IPAddress)]
    asked = ipaddress.ip_address(address)
    return any(isinstance(n, ipaddress.IPv4Network | ipaddress.IPv6Network) and asked in n for n in networks)


def good_still(crt: Path, authority: x509.Certificate, address: str, now: datetime) -> bool:
    if not crt.is_file():
        return False
    held = x509.load_pem_x509_certificate(crt.read_bytes())
    names = held.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    known = ipaddress.ip_address(address) in names.get_values_for_type(x509.IPAddress)
    return known and held.issuer == authority.subject and held.not_valid_after_utc - now > RENEW


def named(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime
) -> x509.CertificateBuilder:
    """A certificate with what both kinds have; valid from yesterday, because clocks on a set are wrong."""
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def make_authority(crt: Path, key: Path, address: str, now: datetime) -> None:
    pair = ec.generate_private_key(ec.SECP256R1())
    public = pair.public_key()
    name = named(f"Showclear hub {x509.random_serial_number() % 10_000:04d}")
    networks = [ipaddress.ip_network(n) for n in dict.fromkeys((*PRIVATE, address))]
    allowed = [*(x509.IPAddress(n) for n in networks), x509.DNSName("local"), x509.DNSName("localhost")]
    made = (
        begun(name, name, public, now)
        .not_valid_after(now + AUTHORITY_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(signs_only(), critical=True)
        .add_extension(x509.NameConstraints(permitted_subtrees=allowed, excluded_subtrees=None), critical=True)
        .sign(pair, hashes.SHA256())
    )
    keep_key(key, pair)
    crt.write_bytes(made.public_bytes(serialization.Encoding.PEM))


def signs_only() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=False, content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def make_hub(crt: Path, key: Path, authority: tuple[x509.Certificate, Path], address: str, now: datetime) -> None:
    issuer, issuer_key = authority
    signer = serialization.load_pem_private_key(issuer_key.read_bytes(), password=None)
    assert isinstance(signer, ec.EllipticCurvePrivateKey)  # noqa: S101 - we made it
    pair = ec.generate_private_key(ec.SECP256R1())
    addresses = {ipaddress.ip_address(address), ipaddress.ip_address("127.0.0.1")}
    names: list[x509.GeneralName] = [x509.IPAddress(a) for a in sorted(addresses, key=str)]
    names += [x509.DNSName("localhost"), x509.DNSName("showclear.local")]
    made = (
        begun(named("Showclear hub"), issuer.subject, pair.public_key(), now)
        .not_valid_after(now + HUB_LASTS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key()), critical=False)  # type: ignore[arg-type]
        .sign(signer, hashes.SHA256())
    )
    keep_key(key, pair)
    crt.write_bytes(made.public_bytes(serialization.Encoding.PEM))


def keep_key(path: Path, pair: ec.EllipticCurvePrivateKey) -> None:
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_bytes(
        pair.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def name_in(certificate: Path) -> str:
    """The first name that a certificate is for; empty when it has none, or is for any name of a domain."""
    held = x509.load_pem_x509_certificate(certificate.read_bytes())
    try:
        names = held.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ""
    return next((n for n in names.get_values_for_type(x509.DNSName) if not n.startswith("*")), "")
