/// Measures ChainKit on one core: `walletdesk-bench-chain [NAME…]` runs the benches whose names begin so, or all.
let wanted = CommandLine.arguments.dropFirst()
let benches = AddressBench.all + MessageBench.all + TransactionBench.all

for bench in benches where wanted.isEmpty || wanted.contains(where: { bench.name.hasPrefix($0) }) { print(bench.line()) }
