#!/usr/bin/env python3
"""Makes accounts.json: answers of getaccount and TronGrid in every shape, and the flags that follow from them.

Addresses come from private keys 1, 2, 3, … by tronpy, and the flags from the rules as they are written in `flags` below, which knows nothing of the
desk's own code. Needs: pip install tronpy. Run: Scripts/chain-accounts.py > Tests/ChainKitTests/Vectors/accounts.json
"""
import json
import random

from tronpy.keys import PrivateKey

ASSETS, NO_CHANGE, CHANGE = [1, 2, 31], "7fff1fc0033efb0f", "7fff1fc0037efb0f"
DANGEROUS = ASSETS + [46, 57]


def address(number):
    return PrivateKey(number.to_bytes(32, "big")).public_key


def base58(number):
    return address(number).to_base58check_address()


def hexadecimal(number):
    return address(number).to_hex_address()


def bitmap(bits):
    raw = bytearray(32)
    for bit in bits:
        raw[bit // 8] |= 1 << (bit % 8)
    return raw.hex()


def bits(operations):
    raw = bytes.fromhex(operations)
    return [bit for bit in range(256) if raw[bit // 8] >> (bit % 8) & 1]


def in_others_hands(permission, me):
    own = sum(weight for number, weight in permission["keys"] if number == me)
    others = sum(weight for number, weight in permission["keys"] if number != me)
    return others > 0 and (others >= permission["threshold"] or own < permission["threshold"])


def flags(owner, actives, me):
    found = []
    if all(number != me for number, _ in owner["keys"]):
        found.append("owner_replaced")
    elif in_others_hands(owner, me):
        found.append("owner_shared")
    foreign = [active for active in actives if in_others_hands(active, me)]
    if any(set(bits(active["operations"])) & set(DANGEROUS) for active in foreign):
        found.append("extra_signer")
    if any(46 in bits(active["operations"]) for active in foreign):
        found.append("can_change_permissions")
    return found


def permission(spec, write, kind, number=None):
    made = {"permission_name": kind.lower(), "threshold": spec["threshold"], "keys": [{"address": write(k), "weight": w} for k, w in spec["keys"]]}
    if kind == "Active":
        made |= {"type": "Active", "id": number, "operations": spec["operations"]}
    return made


def account(owner, actives, me, visible):
    write = base58 if visible else hexadecimal
    return {
        "address": write(me),
        "balance": 5_000_000,
        "create_time": 1_700_000_000_000,
        "owner_permission": permission(owner, write, "owner"),
        "active_permission": [permission(active, write, "Active", 2 + index) for index, active in enumerate(actives)],
    }


def case(name, owner, actives, me=1, visible=True):
    return {"name": name, "flags": flags(owner, actives, me), "answer": account(owner, actives, me, visible)}


def padded(prefix):
    return prefix + "0" * (64 - len(prefix))


def key_set(threshold, *keys, operations=None):
    made = {"threshold": threshold, "keys": list(keys)}
    return made | ({"operations": operations} if operations else {})


def named_cases():
    usual = padded(NO_CHANGE)
    own = key_set(1, (1, 1))
    active = key_set(1, (1, 1), operations=usual)
    stranger = lambda *types: key_set(1, (2, 1), operations=bitmap(types))
    yield case("untouched", own, [active])
    yield case("untouched, hexadecimal", own, [active], visible=False)
    yield case("owner replaced", key_set(1, (2, 1)), [key_set(1, (2, 1), operations=usual)])
    yield case("owner replaced, active left", key_set(1, (2, 1)), [active])
    yield case("owner paired", key_set(2, (1, 1), (2, 1)), [key_set(2, (1, 1), (2, 1), operations=usual)])
    yield case("owner open", key_set(1, (1, 1), (2, 1)), [active])
    yield case("owner of three", key_set(2, (1, 1), (2, 1), (3, 1)), [key_set(2, (1, 1), (2, 1), (3, 1), operations=usual)])
    yield case("owner heavier than the others", key_set(2, (1, 2), (2, 1)), [active])
    yield case("owner lighter than the other", key_set(2, (1, 1), (2, 2)), [active])
    for name, types in [("TRX", [1]), ("TRC-10", [2]), ("contracts", [31]), ("permissions", [46]), ("lending", [57])]:
        yield case(f"stranger in active: {name}", own, [active, stranger(*types)])
    for name, types in [("votes", [4]), ("staking", [54, 55, 56]), ("rewards", [13])]:
        yield case(f"limited stranger: {name}", own, [active, stranger(*types)])
    yield case("stranger with the default and permissions", own, [key_set(1, (2, 1), operations=padded(CHANGE))])
    yield case("active paired", own, [key_set(2, (1, 1), (2, 1), operations=usual)])
    yield case("own key may change permissions", own, [key_set(1, (1, 1), operations=padded(CHANGE))])
    yield case("active heavier than the stranger", own, [key_set(3, (1, 3), (2, 2), operations=padded(CHANGE))])


def random_cases(count):
    dice = random.Random(20261122)
    for index in range(count):
        def keys():
            return [(number, dice.randint(1, 3)) for number in dice.sample(range(1, 5), dice.randint(1, 4))]

        def one(with_operations):
            chosen = keys()
            threshold = dice.randint(1, sum(weight for _, weight in chosen))
            types = dice.sample([0, 1, 2, 4, 13, 30, 31, 46, 54, 55, 57, 58], dice.randint(0, 4))
            return key_set(threshold, *chosen, operations=bitmap(types) if with_operations else None)

        yield case(f"random {index}", one(False), [one(True) for _ in range(dice.randint(0, 3))], visible=dice.random() < 0.5)


def other_shapes():
    me = base58(1)
    bare = {"address": me, "balance": 1, "create_time": 1_529_891_469_000}
    yield {"name": "permissions never stored", "flags": [], "answer": bare}
    yield {"name": "not activated", "flags": ["not_activated"], "answer": {}}
    yield {"name": "not activated, TronGrid", "flags": ["not_activated"], "answer": {"data": [], "success": True, "meta": {"at": 1_739_542_070_527}}}
    bare_row = {"data": [{"address": hexadecimal(1), "trc20": [{"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t": "2500000"}]}], "success": True}
    yield {"name": "not activated, holds tokens", "flags": ["not_activated"], "answer": bare_row}
    row = account(key_set(1, (2, 1)), [], 1, True) | {"address": hexadecimal(1)}
    yield {"name": "TronGrid mixes spellings", "flags": ["owner_replaced"], "answer": {"data": [row], "success": True}}
    yield {"name": "contract", "flags": [], "answer": {"address": me, "type": "Contract", "balance": 7}}
    yield {"name": "error", "flags": [], "answer": {"Error": "class java.lang.IllegalAccessException : lack of computing resources"}}


cases = [*named_cases(), *other_shapes(), *random_cases(150)]
print("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]")
