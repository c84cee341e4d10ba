import Kit

/// The hints that are the same for every text of their code.
enum AddressHintWords {
    static let plain: [AddressCode: Phrase] = [
        .empty: Phrase(en: "There is nothing in it.", zh: "内容是空的。"),
        .tooLong: Phrase(en: "The text is longer than 4,096 characters. Give the address alone.", zh: "内容超过 4096 个字符了，请只发地址。"),
        .notAddress: Phrase(
            en: "This is no address of a chain that we know. A TRON address has 34 characters and begins with T.",
            zh: "这不是我们认识的地址格式。TRON 地址有 34 个字符，以 T 开头。"),
        .badChecksum: Phrase(
            en: "The checksum does not match: at least one character differs from the address that was meant. Copy it again from the wallet.",
            zh: "地址校验不通过，至少有一个字符和原来的地址不一样。请从钱包里重新复制。"),
        .wrongVersion: Phrase(
            en: "The checksum is right, but this is another kind of address: TRON's carry the number 41 inside.",
            zh: "校验是通过的，但这是另一种地址，不是 TRON 地址（TRON 地址内部以 41 开头）。"),
        .caseFolded: Phrase(
            en:
                "Capital and small letters have become one. In this address they are different, and the original can't be told from it. Copy it again from the wallet.",
            zh: "大小写被统一了。这种地址区分大小写，从这串字符已经看不出原来的地址，请从钱包里重新复制。"),
        .hexLength: Phrase(
            en: "These are hexadecimal digits, but not as many as an address has: 42 with 41 in front on TRON, 40 behind 0x on Ethereum. Copy it again.",
            zh: "这是十六进制数字，但位数不对：TRON 是 41 开头共 42 位，以太坊是 0x 后面 40 位。请重新复制。"),
        .hex0x41: Phrase(
            en: "This is a TRON address in hexadecimal with 0x in front, which does not belong there. Wallets show it in the form that begins with T.",
            zh: "这是十六进制写法的 TRON 地址，前面多了 0x。钱包里显示的是 T 开头的写法。"),
        .hexNoPrefix: Phrase(
            en: "40 hexadecimal digits without anything in front: it does not say of which chain. Copy the address from the wallet, with its beginning.",
            zh: "40 位十六进制数字，前面没有 0x 或 41，看不出是哪条链的地址。请从钱包里连开头一起复制。"),
        .badEIP55: Phrase(
            en:
                "It has the form of an Ethereum address, but its capital letters are a checksum, and that does not match: a character or its case is wrong. Copy it again.",
            zh: "这是以太坊格式的地址，但大小写校验不通过，说明有字符或大小写写错了。请重新复制。"),
        .invisible: Phrase(
            en: "There are characters in it that can't be seen. Many wallets refuse such a text.", zh: "里面夹着看不见的字符，很多钱包会因此不认。"),
        .fullWidth: Phrase(
            en: "Some characters are full-width, as a Chinese keyboard writes them. Wallets do not accept them.", zh: "里面有全角字符（中文输入法打出来的），钱包不认。"),
        .whitespace: Phrase(
            en: "There is a space or line break in front of it, behind it or in it. Copy it again from the wallet, without any.",
            zh: "前后或中间多了空格或换行，请从钱包里重新复制，不要带空格。"),
        .quoted: Phrase(en: "There are quotation marks, brackets or stops around it. Use the address alone.", zh: "前后多了引号、括号或标点，请只用地址本身。"),
        .extraText: Phrase(en: "There are other words around the address. Use the address alone.", zh: "地址前后还有别的文字，请只用地址本身。"),
        .several: Phrase(en: "There is more than one address in it. Check one at a time.", zh: "里面不止一个地址，请一个一个地查。"),
        .truncated: Phrase(
            en: "The middle is left out, as wallets show it on narrow screens. Addresses with the same ends are made on purpose: copy the whole one.",
            zh: "中间被省略了，这是钱包在窄屏上的显示方式。骗子会专门生成首尾相同的地址，请复制完整的地址。"),
        .uri: Phrase(
            en: "This is a payment link with an address in it. A field for addresses takes the address alone.", zh: "这是带地址的付款链接，地址栏里只能填地址本身。"),
        .url: Phrase(en: "This is a web address with an address in it. Use the address alone.", zh: "这是一个网页链接，里面有地址。请只用地址本身。"),
        .evmAddress: Phrase(
            en: "This is an address of Ethereum or a chain like it (BSC, Polygon, …), not of TRON. What is sent must go by a network that both sides use.",
            zh: "这是以太坊系（以太坊、BSC、Polygon 等）的地址，不是 TRON 地址。转账双方必须用同一个网络。"),
        .tronOldTestnet: Phrase(
            en: "This is an address of TRON's old test network. The main network's begin with T.", zh: "这是 TRON 旧测试网的地址，主网地址以 T 开头。"),
        .bitcoin: other("Bitcoin", zh: "比特币"),
        .bitcoinTestnet: other("Bitcoin's test network", zh: "比特币测试网"),
        .litecoin: other("Litecoin", zh: "莱特币"),
        .dogecoin: other("Dogecoin", zh: "狗狗币"),
        .solana: Phrase(
            en: "This has the form of a Solana address, not of a TRON one. Solana's have no checksum, so a slip can't be seen.",
            zh: "这是 Solana 格式的地址，不是 TRON 地址。Solana 地址没有校验位，写错了也看不出来。"),
        .ton: other("TON", zh: "TON "),
        .xrp: other("the XRP Ledger", zh: "瑞波（XRP）"),
        .cosmos: other("a chain of the Cosmos family", zh: "Cosmos 系"),
        .cardano: other("Cardano", zh: "Cardano "),
        .hash: Phrase(
            en: "64 hexadecimal digits are no address. They are a transaction's id, or a private key: if it may be the key, show it to nobody.",
            zh: "64 位十六进制数字不是地址，它可能是交易哈希，也可能是私钥。如果有可能是私钥，请不要发给任何人。"),
        .secret: Phrase(
            en:
                "This has the form of a private key or recovery phrase. Show it to nobody. If it is real, whoever has read it can move everything: move the funds first.",
            zh: "这看起来是私钥或助记词，请不要发给任何人。如果是真的，看到它的人都能转走全部资产，请先把资产转到新钱包。"),
    ]

    private static func other(_ name: String, zh: String) -> Phrase {
        Phrase(en: "This is an address of \(name), not of TRON.", zh: "这是\(zh)的地址，不是 TRON 地址。")
    }
}
