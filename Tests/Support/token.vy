# pragma version 0.4.3
"""
A token of the kind that users meet (EIP-20, with Tether's blacklist), and doors that fail in the ways in which contracts do.
"""

event Transfer:
    sender: indexed(address)
    receiver: indexed(address)
    amount: uint256

event Approval:
    owner: indexed(address)
    spender: indexed(address)
    amount: uint256

event AddedBlackList:
    account: address

event ApprovalForAll:
    owner: indexed(address)
    operator: indexed(address)
    granted: bool

symbol: public(String[16])
decimals: public(uint8)
balanceOf: public(HashMap[address, uint256])
allowance: public(HashMap[address, HashMap[address, uint256]])
isBlackListed: public(HashMap[address, bool])
trace: HashMap[uint256, uint256]

@deploy
def __init__(symbol: String[16], supply: uint256):
    self.symbol = symbol
    self.decimals = 6
    self.balanceOf[msg.sender] = supply
    log Transfer(sender=empty(address), receiver=msg.sender, amount=supply)

@internal
def _move(sender: address, receiver: address, amount: uint256):
    assert not self.isBlackListed[sender]
    assert self.balanceOf[sender] >= amount, "ERC20: transfer amount exceeds balance"
    self.balanceOf[sender] -= amount
    self.balanceOf[receiver] += amount
    log Transfer(sender=sender, receiver=receiver, amount=amount)

@external
def transfer(receiver: address, amount: uint256) -> bool:
    self._move(msg.sender, receiver, amount)
    return True

@external
def transferFrom(sender: address, receiver: address, amount: uint256) -> bool:
    assert self.allowance[sender][msg.sender] >= amount, "ERC20: insufficient allowance"
    self.allowance[sender][msg.sender] -= amount
    self._move(sender, receiver, amount)
    return True

@external
def approve(spender: address, amount: uint256) -> bool:
    self.allowance[msg.sender][spender] = amount
    log Approval(owner=msg.sender, spender=spender, amount=amount)
    return True

@external
def setApprovalForAll(operator: address, granted: bool):
    log ApprovalForAll(owner=msg.sender, operator=operator, granted=granted)

@external
def addBlackList(account: address):
    self.isBlackListed[account] = True
    log AddedBlackList(account=account)

@external
def safeMint(receiver: address, number: uint256):
    raw_log(
        [keccak256("Transfer(address,address,uint256)"), empty(bytes32), convert(receiver, bytes32), convert(number, bytes32)], b"")

@external
@payable
def deposit():
    log Transfer(sender=empty(address), receiver=msg.sender, amount=msg.value)

@external
def panic():
    raw_revert(concat(method_id("Panic(uint256)"), convert(17, bytes32)))

@external
def refuse():
    raw_revert(method_id("Frozen()"))

@external
def burn_gas():
    for i: uint256 in range(10000):
        self.trace[i] = i + 1
