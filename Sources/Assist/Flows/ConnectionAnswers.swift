import Kit

/// What the flows say where the app can't connect.
enum ConnectionAnswers {
    static let networkRuns = Phrase(
        en:
            "TRON is running: the newest block is {age} seconds old. So the trouble most likely lies between your phone and the node the app uses. Your coins are on the chain and don't depend on it.",
        zh: "波场运行正常，最新区块是 {age} 秒前出的。问题多半在您的手机和 App 所用的节点之间；币记在链上，连不上不会动它。")
    static let networkRunsPlain = Phrase(
        en:
            "Our nodes reach TRON. So the trouble most likely lies between your phone and the node the app uses. Your coins are on the chain and don't depend on it.",
        zh: "我们的节点能连上波场。问题多半在您的手机和 App 所用的节点之间；币记在链上，连不上不会动它。")
    static let networkBusy = Phrase(en: "The network is busy at the moment, so answers may be slow.", zh: "现在网络比较忙，反应可能慢。")
    static let networkBehind = Phrase(
        en:
            "The newest block that our nodes know is {age} seconds old; usual are 3. It may be the network or our nodes. Please send nothing until your balance loads again.",
        zh: "我们的节点看到的最新区块是 {age} 秒前的，正常是 3 秒一个。可能是网络，也可能是我们的节点。余额能正常刷新之前，先不要转账。")
    static let networkUnknown = Phrase(
        en: """
            Our own nodes can't reach TRON either at the moment, so I can't tell whether it is the network, our nodes or your connection. Your coins \
            are on the chain and don't depend on it. Please send nothing until your balance loads again.
            """,
        zh: "我们自己的节点现在也连不上波场，所以分不清是网络、我们的节点，还是您那边的问题。币记在链上，连不上不会动它。余额能正常刷新之前，先不要转账。")
    static let steps = Phrase(
        en: """
            Please try in this order:
            1. Open any website; if that fails too, it is your internet connection.
            2. Switch between Wi-Fi and mobile data; turn a VPN off, or on.
            3. Let the phone set its clock automatically.
            4. In the app's network settings choose another node from its own list. Add no node that somebody sends you.
            5. Close the app completely and open it again.
            Don't delete the app, and type your phrase nowhere to “reconnect”.
            """,
        zh: """
            请按顺序试：
            1. 打开随便一个网页，也打不开就是手机网络的问题。
            2. Wi-Fi 和移动数据互换；用了 VPN 的，开关各试一次。
            3. 手机时间改成自动设置。
            4. 在 App 的网络设置里换一个自带的节点，不要添加别人发来的节点。
            5. 彻底关掉 App 再打开。
            不要卸载 App，也不要为了“重新连接”在任何地方填助记词。
            """)
    static let nodeBusy = Phrase(
        en:
            "By that message, the node is busy, answers too late or limits how often it is asked. It says nothing about your account. Wait a little and choose another node from the app's own list.",
        zh: "按这个提示，是节点太忙、没有及时回应，或者限制了查询次数，跟您的账户没有关系。等一会儿，换一个 App 自带的节点。")
}
