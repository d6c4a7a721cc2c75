#!/usr/bin/env python3
"""A driver in Python's standard library: sekisho run -- python3 docs/python-driver/driver.py

To test an SDK of your own, let it do the work of `certificate`, with `send` as its transceive function."""
import base64, json, re, ssl, sys

FILES = {"signature": "0001", "signature-ca": "0002", "authentication": "000A", "authentication-ca": "000B"}
REASONS = {"6A82": "not-present", "6984": "pin-blocked"}

class Refused(Exception): pass
def refuse(code, **data): raise Refused({"code": code, **data})
def write(**message): print(json.dumps({"jsonrpc": "2.0", **message}), flush=True)
def call(method, **params):
    write(id=1, method=method, params=params)
    answer = json.loads(sys.stdin.readline())
    if answer.get("error", {}).get("code") == -32010: refuse("card-removed")
    return answer["result"]
def send(card, command, *accepted):
    response = call("card/transmit", card=card, command=command)["response"]
    data, status = bytes.fromhex(response[:-4]), response[-4:]
    if status in ("9000", *accepted): return data
    if status[:3] == "63C": refuse("wrong-pin", tries_left=int(status[3], 16))
    refuse(REASONS[status]) if status in REASONS else refuse("card-error", status_word=int(status, 16))

def certificate(card, kind, pin=None):
    if kind == "signature" and pin is None: refuse("pin-required")
    if kind == "signature" and not re.fullmatch("[A-Za-z0-9]{6,16}", pin): refuse("pin-malformed")
    call("card/connect", card=card)
    if call("card/transmit", card=card, command="00A4040C0AD392F000260100000001")["response"] != "9000": refuse("card-unknown")
    if kind == "signature":
        send(card, "00A4020C02001B")
        send(card, f"00200080{len(pin):02X}" + pin.upper().encode().hex())
    send(card, "00A4020C02" + FILES[kind])
    der, length, block = b"", 4, b"more"
    while block and len(der) < min(length, 0x8000):
        block = send(card, f"00B0{len(der):04X}00", "6B00")  # 6B00: the file ends here
        der += block
        length = 4 + int.from_bytes(der[2:4], "big")
    if not any(der): refuse("not-present")  # filler only
    try: ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=der[:length])
    except (ssl.SSLError, ValueError): refuse("malformed-data")  # OpenSSL does not take it for a certificate
    return {"outcome": "done", "certificate": base64.b64encode(der[:length]).decode()}

for request in map(json.loads, iter(sys.stdin.readline, "")):
    result = {"protocol": "1.0", "name": "Python example", "version": "1.0", "methods": ["reader/certificate"], "status": "none"}
    try:
        if request["method"] == "reader/certificate": result = certificate(**{**request["params"], "card": request["params"]["card"]["card"]})
    except Refused as refused: result = {"outcome": "refused", "reason": refused.args[0]}
    write(id=request["id"], result=result)
