"""A hub's own certificates: what they sign for, when they are made anew, and that a phone that trusts them gets in."""

import ssl
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from cryptography import x509

from showclear.desk.clock import RealClock
from showclear.web.app import make_app
from showclear.web.lan import HUB_LASTS, certificates
from showclear.web.run import running
from showclear.web.trust import make_trust_app
from tests.cast import MORNING
from tests.web.hub import hub_at

DAY = 24 * 3600 * 1_000_000


def serial(path: Path) -> int:
    return x509.load_pem_x509_certificate(path.read_bytes()).serial_number


def test_the_same_address_keeps_its_certificate_and_another_gets_a_new_one(tmp_path: Path) -> None:
    first = serial(certificates(tmp_path, "192.168.1.5", MORNING).cert)
    assert serial(certificates(tmp_path, "192.168.1.5", MORNING + DAY).cert) == first
    assert serial(certificates(tmp_path, "192.168.1.6", MORNING + DAY).cert) != first


def test_a_certificate_near_its_end_is_made_anew_by_the_same_authority(tmp_path: Path) -> None:
    made = certificates(tmp_path, "192.168.1.5", MORNING)
    first, fingerprint = serial(made.cert), made.fingerprint
    late = MORNING + (HUB_LASTS - timedelta(days=29)) // timedelta(microseconds=1)
    again = certificates(tmp_path, "192.168.1.5", late)
    assert serial(again.cert) != first
    assert again.fingerprint == fingerprint


def test_keys_are_for_their_owner_alone(tmp_path: Path) -> None:
    certificates(tmp_path, "192.168.1.5", MORNING)
    assert {p.name: oct(p.stat().st_mode & 0o777) for p in tmp_path.glob("*.key")} == {
        "authority.key": "0o600",
        "hub.key": "0o600",
    }


def test_the_authority_may_not_sign_for_the_world_outside(tmp_path: Path) -> None:
    made = certificates(tmp_path, "192.168.1.5", MORNING)
    assert made.authority is not None
    held = x509.load_pem_x509_certificate(made.authority.read_bytes())
    names = held.extensions.get_extension_for_class(x509.NameConstraints)
    assert names.critical
    assert "8.8.8.8" not in str(names.value.permitted_subtrees)


def test_a_phone_that_trusts_the_authority_gets_in_and_one_that_does_not_stays_out(tmp_path: Path) -> None:
    made = certificates(tmp_path / "tls", "127.0.0.1", RealClock().now())
    with hub_at(tmp_path / "data") as hub:
        app = make_app({"show": hub.production})
        with running(app, "127.0.0.1", 0, made) as address:
            trusting = ssl.create_default_context(cafile=made.authority)
            assert httpx.get(f"{address}/schema/openapi.json", verify=trusting).status_code == 200
            with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
                httpx.get(f"{address}/schema/openapi.json")


def test_the_way_in_shows_the_fingerprint_and_gives_the_certificate(tmp_path: Path) -> None:
    made = certificates(tmp_path, "127.0.0.1", MORNING)
    assert made.authority is not None
    with running(make_trust_app(made, "https://127.0.0.1:8443"), "127.0.0.1", 0) as address:
        assert made.fingerprint in httpx.get(address).text
        assert httpx.get(f"{address}/showclear.crt").content == made.authority.read_bytes()
