#!/usr/bin/python3
"""Reads text and surface data of a My Number Card over PC/SC and prints them as JSON.

    python3 docs/python-reader/reader.py --text-pin 1234 --matching-number-a 123456789012

Python's standard library and pyscard (Debian package python3-pyscard) are all it needs. Each secret is presented to its own
reference, and only once; without one, what it opens is left out. It checks no signature. The output is personal data."""
import argparse, base64, json, sys

from smartcard.Exceptions import CardConnectionException, NoCardException
from smartcard.System import readers

TEXT, SURFACE = "D3921000310001010408", "D3921000310001010402"
SEX = {"0": "not-known", "1": "male", "2": "female", "9": "not-applicable"}


class Refused(Exception):
    """The card answered with a status that ends the work."""


class Card:
    def __init__(self, name):
        found = [reader for reader in readers() if name is None or str(reader) == name]
        if not found:
            raise Refused(f"expected the reader {name!r}, PC/SC has {[str(reader) for reader in readers()]}")
        self.connection = found[0].createConnection()
        self.connection.connect()

    def send(self, command, accepted=("9000",)):
        data, sw1, sw2 = self.connection.transmit(list(bytes.fromhex(command)))
        status = f"{sw1:02X}{sw2:02X}"
        if status not in accepted:
            # The header tells enough; what follows may be a secret.
            raise Refused(f"{command[:8]} -> {status}")
        return bytes(data), status

    def select(self, application):
        self.send(f"00A4040C0A{application}")

    def verify(self, file, secret):
        self.send(f"00A4020C02{file}")
        self.send(f"00200080{len(secret):02X}{secret.encode('ascii').hex()}")

    def read(self, file):
        """The whole file: 256 octets at a time until there is no more."""
        self.send(f"00A4020C02{file}")
        content = b""
        while True:
            piece, status = self.send(f"00B0{len(content):04X}00", ("9000", "6B00"))
            content += piece
            if status == "6B00" or len(piece) < 256:
                return content


def objects(octets):
    """Tags of two octets and their values; lengths are one octet, or 82 and two even where one would do."""
    found, at = {}, 0
    while at < len(octets) and octets[at] not in (0x00, 0xFF):
        tag, length, at = octets[at : at + 2].hex().upper(), octets[at + 2], at + 3
        if length >= 0x80:
            count = length & 0x7F
            length, at = int.from_bytes(octets[at : at + count], "big"), at + count
        found[tag], at = octets[at : at + length], at + length
    return found


def inside(content, tag):
    # The outer tag begins with FF, which elsewhere is filler.
    length, at = content[2], 3
    if length >= 0x80:
        count = length & 0x7F
        length, at = int.from_bytes(content[3 : 3 + count], "big"), 3 + count
    if content[:2].hex().upper() != tag:
        raise Refused(f"expected an object {tag}, the file begins with {content[:2].hex().upper()}")
    return content[at : at + length]


def date(digits):
    text = digits.decode("ascii")
    return f"{text[:4]}-{text[4:6]}-{text[6:]}"


def image(octets):
    return base64.b64encode(octets).decode("ascii")


def read_text(card, reference, secret):
    card.select(TEXT)
    card.verify(reference, secret)
    found = objects(inside(card.read("0002"), "FF20"))
    return {
        "name": found["DF22"].decode("utf-8"),
        "address": found["DF23"].decode("utf-8"),
        "birth": date(found["DF24"]),
        "sex": SEX[found["DF25"].decode("ascii")],
    }


def read_number(card, reference, secret):
    card.select(TEXT)
    card.verify(reference, secret)
    return inside(card.read("0001"), "FF10").decode("ascii")


def read_surface(card, reference, secret, with_number):
    card.select(SURFACE)
    card.verify(reference, secret)
    found = objects(inside(card.read("0002"), "FF20"))
    surface = {
        "birth": date(found["DF22"]),
        "sex": SEX[found["DF23"].decode("ascii")],
        "expiry": date(found["DF29"]),
        "name_image": image(found["DF25"]),
        "address_image": image(found["DF26"]),
        "photo": image(found["DF27"]),
        "security_code_image": image(found["DF2A"]),
    }
    if with_number:
        surface["number_image"] = image(objects(inside(card.read("0005"), "FF40"))["DF41"])
    return surface


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", help="its PC/SC name; the first one if not given")
    parser.add_argument("--text-pin", help="opens text and number")
    parser.add_argument("--matching-number-a", help="the individual number; opens number and surface")
    parser.add_argument("--matching-number-b", help="fourteen digits; opens text and surface")
    options = parser.parse_args()
    pin, a, b = options.text_pin, options.matching_number_a, options.matching_number_b
    card, result = Card(options.reader), {}
    if pin or b:
        result["text"] = read_text(card, *(("0011", pin) if pin else ("0015", b)))
    if pin or a:
        result["number"] = read_number(card, *(("0011", pin) if pin else ("0014", a)))
    if a or b:
        result["surface"] = read_surface(card, *(("0013", a) if a else ("0012", b)), with_number=bool(a))
    json.dump(result, sys.stdout, ensure_ascii=False, indent=2)
    print()


if __name__ == "__main__":
    try:
        main()
    except (Refused, CardConnectionException, NoCardException) as error:
        sys.exit(f"reader.py: {error}")
