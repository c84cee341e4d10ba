#!/usr/bin/env python3
"""A real EVM chain in this process (PyPI alysis 0.6.3 on py-evm, Prague rules), its JSON-RPC served over HTTP on the loopback.

Usage: Tests/Support/local_chain.py [PORT]
Prints the address, the chain's number and the private key of the account that holds all coins. The coins are play money.
"""
import http.server
import json
import sys
import threading

from alysis import Node, RPCNode
from ethereum_rpc import RPCError

CHAIN_ID = 31337
ROOT_BALANCE = 10**24


class LocalChain:
    """Blocks are made one for each transaction, unless `node.disable_auto_mine_transactions()` was called."""

    def __init__(self, port=0):
        self.node = Node(root_balance_wei=ROOT_BALANCE, chain_id=CHAIN_ID)
        self.key = self.node.root_private_key
        self.rpc = RPCNode(self.node)
        self._lock = threading.Lock()
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def serve(self):
        self._server.serve_forever()

    def call(self, method, *params):
        """The result of a method; raises RPCError."""
        with self._lock:
            return self.rpc.rpc(method, *params)

    def answer(self, request):
        """A JSON-RPC answer: a result, or an error with its code and data."""
        envelope = {"jsonrpc": "2.0", "id": request.get("id")}
        try:
            return envelope | {"result": self.call(request["method"], *request.get("params", []))}
        except RPCError as error:
            return envelope | {"error": {"code": error.code, "message": error.message} | ({"data": "0x" + error.data.hex()} if error.data else {})}
        except (ValueError, TypeError) as error:
            # What alysis stumbles over itself.
            return envelope | {"error": {"code": -32603, "message": f"internal error: {error}"}}

    def _handler(chain):
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                answer = [chain.answer(one) for one in request] if isinstance(request, list) else chain.answer(request)
                body = json.dumps(answer).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler


if __name__ == "__main__":
    chain = LocalChain(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    print(json.dumps({"url": chain.url, "chain": CHAIN_ID, "key": "0x" + chain.key.hex()}), flush=True)
    chain.serve()
