/// The terms by which messages are recognised, as customers write them. A rule that fires on a question with another meaning does more
/// harm than one that doesn't fire: what no rule takes is looked up in the articles.
enum FlowRules {
    static let all: [FlowRule] = transfers + failures + addresses + fees + staking + approvals + permissions + tokens + connections

    // MARK: - Not for any flow

    /// Theft, fraud, secrets, what might be, other products, other people's programs.
    static let elsewhere = FlowTerms(
        zh: """
            被盗|被偷|盗走|盗了|被骗|骗子|骗局|诈骗|骗我|骗走|钓鱼|被黑|黑客|转走|木马|杀猪盘|助记词|私钥|密钥|keystore|洗钱|报警|警察|立案|起诉|\
            如果|万一|要是|假如|会不会|能不能撤|撤回|转错|打错|充错|错地址|错链|错网络|选错|忘填|忘了填|没填|备注|memo|\
            跨链|闪兑|假币|真币|智能合约|区别|有啥不同|买的钱包|别人给的钱包|别人的钱包|兑换|swap|桥|合约部署|部署合约|开发|接口|sdk|api|rpc|tronweb|私链|铭文|nft|mint|挖矿|矿池|合伙|贷款|借款|\
            人工|真人|客服电话|投诉|退款|退钱|赔|银行卡|信用卡|支付宝|微信|验证码|短信|邮件|邮箱|实名|kyc|登录|密码|话费|股票|基金|\
            以太坊质押|eth质押|sol质押|nervos|eos|dao|什么是|是什么意思|什么意思
            """,
        en: """
            stolen|stole|theft|thief|hacked|hacker*|scam*|phish*|fraud*|drain*|malware|seed|mnemonic|recovery phrase|secret phrase|secret phase|\
            private key|keystore|keys|police|lawyer|lawsuit|what if|in case|would happen|hypothetical*|wrong address|wrong network|wrong chain|wrong \
            memo|memo|swap*|bridge*|cross chain|crosschain|smartcontract|smart contract|someone gave|somebody gave|was given|stored|dangerous|\
            exchange rate|nft*|mint*|mining|deploy*|developer*|sdk|api|rpc|tronweb|typescript|java|grpc|docker|repo|pull request|loan|human|agent|\
            representative|complain*|refund*|reimburse*|compensat*|bank|credit card|paypal|verification code|sms|email|kyc|log in|login|password|\
            passcode|firmware|trezor|ledger|eos|nervos*|ckb|cosmos|solana|polkadot|cardano|what is a|what is an|what are|mean|means|what is the \
            difference|difference between|explain what|definition of|stock|shares
            """)

    /// What was a problem and is none any more.
    static let settled = FlowTerms(
        zh: "已经到账|已到账|到账了谢|刚到账了|现在到了|终于到了|收到了谢|已经收到|已收到|解决了|已解决|搞定了|没事了|可以了谢|好了谢|不用了|弄好了|恢复正常|又好了",
        en: """
            resolved|solved|sorted|it arrived|has arrived now|got it now|received it now|works now|working now|works again|working again|all good|never mind|\
            nevermind|no longer needed|fixed now|is fixed|found it
            """)

    // MARK: - Transfers

    private static let transfer = FlowTerms(
        zh: "转账|转的|转了|转出|转给|转进|转入|转过|转到|打款|打了|打给|汇款|汇了|提币|提现|提到|充值|充币|充到|充进|划转|付款|那笔|这笔|一笔|交易|转u|usdt|trx|trc20|u|币|钱",
        en: """
            transfer*|sent|send|sending|transaction*|withdraw*|deposit*|payment*|tx|txid|txn|txs|usdt|trx|trc20|coin|coins|money|fund|funds|token|\
            tokens|crypto|btc|bitcoin|eth
            """)

    private static let notArrived = FlowTerms(
        zh: """
            没到账|没有到账|未到账|不到账|还没到|没到|没收到|没有收到|未收到|收不到|没进账|没入账|未入账|没有入账|不入账|到哪了|到哪去了|去哪了|去哪里了|没看到到账|\
            不见到账|还不到|没进来|没显示到账|没到对方|怎么还没|多久能到|什么时候能到|什么时候到|几时到|啥时候到|没影|没动静|那边就是没有|他那边没有|余额没增加|余额没有增加|没有显示到账
            """,
        en: """
            not arriv*|didnt arrive|did not arrive|didnt arrived|didnt get there|doesnt arrive|dont arrive|does not arrive|hasnt arrived|has not \
            arrived|havent arrived|never arrived|not received|not receive|didnt receive|did not receive|havent received|have not received|hasnt \
            received|has not received|never received|didnt recieve|not recieved|never came|never got|hasnt got|didnt get|did not get|havent got|where \
            is my|wheres my|where did my|where are my|not credited|hasnt been credited|not been credited|not showing up|hasnt shown up|didnt show up|\
            not reached|hasnt reached|hasnt come|still waiting for my|still not there|not there yet|not landed|hasnt landed|missing transfer|missing \
            deposit|deposit missing|nothing came|not showing|nothing arrived|not in my wallet|no balance on|not appeared
            """)

    private static let waiting = FlowTerms(
        zh: "打包中|待打包|没打包|未打包|待确认|确认中|未确认|没确认|没有确认|等待确认|一直pending|unconfirmed|pending|卡住|卡在|卡着|不上链|没上链|没有上链|未上链|处理中",
        en: "pending|stuck|unconfirmed|not confirmed|isnt confirmed|not confirming|still confirming|waiting for confirmation|being packed|not packed|processing"
    )

    private static let packing = FlowTerms(zh: "一直打包|打包中|待打包|还在打包|没打包|未打包|没上链|没有上链|未上链|一直待确认|一直未确认|一直没确认")

    /// Something else is waited for: rented energy, a reward, an order, other signers.
    private static let otherThings = FlowTerms(
        zh: "租能量|租了能量|能量没到|能量未到|能量还没到|买能量|买的能量|租的能量|奖励|收益|利息|分红|投票|空投|通知|图标|logo|发票|刷卡|买币|铸造",
        en: "order|orders|signers|cosigner*|co signer*|synced|syncing")
    private static let howLong = FlowTerms(
        zh: "一般多久|通常多久|要多久|需要多久|多长时间|大概多久|正常多久|怎么转账|如何转账|怎么提币|怎么充值|怎么取消|能取消|能不能取消|怎么撤销|撤销|加速|有没有成功|是否成功|怎么看",
        en:
            "how long do|how long does|how do i send|how to send|how can i send|how to transfer|how do i transfer|how to cancel|cancel|speed up|accelerate|airdrop*|reward*"
    )
    private static let staked = FlowTerms(zh: "质押|解冻|冻结|赎回", en: "stake*|staking|unstak*|unfreez*|unfroze*|frozen|freez*|froze")

    private static let transfers: [FlowRule] = [
        FlowRule(.whereIsMyTransfer, transfer, notArrived, mineOrEnglish, unless: [otherThings, howLong, staked, display]),
        FlowRule(
            .whereIsMyTransfer, FlowTerms(zh: "没到账|未到账|没有到账", en: "not arrived|didnt arrive|has not arrived|hasnt arrived"),
            unless: [otherThings, howLong, staked, display]),
        FlowRule(.whereIsMyTransfer, sending, waiting, unless: [otherThings, howLong, staked, display]),
        FlowRule(.whereIsMyTransfer, packing, unless: [otherThings, howLong, staked]),
        FlowRule(
            .whereIsMyTransfer, FlowTerms(zh: "显示成功|显示完成|显示已完成|链上成功|转账成功|显示转账成功"), FlowTerms(zh: "没收到|没到|没有到|没看到|没有收到|看不到|不见"),
            unless: [otherThings, staked]),
        FlowRule(
            .whereIsMyTransfer, FlowTerms(zh: "查一下|查查|帮我查|帮查|查下|看看|看下|查询", en: "check|look up|track|trace|find"),
            FlowTerms(
                zh: "这笔转账|那笔转账|这笔交易|那笔交易|我的转账|转账进度|转账状态|交易状态|到哪了", en: "my transfer|this transfer|my transaction|this transaction|my withdrawal|my deposit"),
            unless: [otherThings, howLong, staked, history]),
    ]

    private static let mineOrEnglish = FlowTerms(
        zh: "我|转了|转的|刚|昨天|前天|今天|早上|上午|下午|晚上|这笔|那笔|小时|分钟|天了|还没|怎么|一直|显示|对方|朋友|交易所|币安|欧易|火币|半天|好久|很久|没到账|没收到|未到账|没有到账|没有收到|未收到|收不到",
        en: "i|my|we|our|me|sent|still|yet|recipient|receiver|friend|exchange|binance|okx|didnt|hasnt|not"
    )
    private static let sending = FlowTerms(
        zh: "转账|转的|转了|转出|转给|打款|提币|提现|充值|充币|划转|付款|那笔|这笔|交易|转u|usdt|trx|订单扣",
        en: "transfer*|sent|transaction*|withdrawal|deposit|payment*|tx|txid|usdt|trx"
    )
    /// It is there and the app doesn't show it, or its list of transactions is empty.
    private static let display = FlowTerms(
        zh: "余额就是没有|显示到账|图标|logo|交易记录|转账记录没|看不到记录|没有记录|余额为0|余额是0|余额显示",
        en:
            "history|icon*|logo*|confirmed but|already confirmed|nonce|gas price|balance is 0|0 balance|zero balance|balance shows|token not|tokens not|coin not"
    )
    private static let history = FlowTerms(zh: "记录|历史|怎么查|如何查|在哪查|哪里查", en: "history|how do i|how to|how can i|where can i|contract")

    // MARK: - Failures

    private static let failed = FlowTerms(
        zh: "失败|没成功|不成功|没有成功|没转成|报错|revert|被拒绝|交易回滚",
        en:
            "fail|failed|fails|failing|failure|failed with|reverted|revert|unsuccessful|rejected|error|out of energy|didnt go through|did not go through|wont go through|not successful"
    )
    private static let failedElsewhere = FlowTerms(
        zh: """
            有没有成功|是否成功|成功没有|成功了没|登录失败|导入失败|更新失败|下载失败|连接失败|加载失败|授权失败|验证失败|备份失败|扫码失败|创建失败|安装失败|升级失败|激活失败|绑定失败|注册失败|恢复失败|同步失败|\
            请求失败|获取失败|刷新失败|签名失败|投票失败|质押失败|交易所|固件|添加失败
            """,
        en: """
            import|importing|install*|update*|upgrad*|download*|connect*|load*|restor*|sync*|backup|verif*|dapp*|web3*|vote|voting|stake|staking|freeze|\
            contract address|exchange|trade|quote|quotes
            """)
    private static let charged = FlowTerms(
        zh: "扣了|扣我|还扣|白扣|被扣|烧了|烧掉|扣掉|扣费|扣手续费|扣trx", en: "charged|burned|burnt|took|deducted|cost me|lost trx|fee was taken|still paid|paid the fee|lost the fee"
    )
    private static let notMoved = FlowTerms(
        zh: "没转出去|没转成功|没转成|没成功|失败|没出去|没转过去|没有转出|没有转成功|u没动|没转走|没转出去",
        en: "failed|fail|not sent|didnt go through|did not go through|never went through|nothing was sent"
    )
    private static let lacking = FlowTerms(
        zh: "能量不足|能量不够|带宽不足|带宽不够|矿工费不足|矿工费不够|trx不足|trx不够|缺少trx|缺trx|余额不足以支付手续费|trx余额不足|没有足够的trx|没有足够trx|能量用完|没能量了",
        en: """
            not enough energy|insufficient energy|not enough bandwidth|insufficient bandwidth|not enough trx|insufficient trx|out of energy|no energy|\
            no bandwidth|zero bandwidth|account resource insufficient|dont have enough trx|need trx to send
            """)
    private static let stakeProduct = FlowTerms(
        zh: "授权|bep|bsc|erc|eth|以太|币安链|质押|冻结|投票|租|代理|怎么获得|怎么得到|怎么来|多久恢复|等多久",
        en: "revok*|approv*|bep20|bsc|erc20|eth|ethereum|stake*|staking|freeze|froze|vote*|rent|get energy|how to get|how do i get|recover"
    )

    private static let failures: [FlowRule] = [
        FlowRule(.whyDidItFail, transferNamed, failed, unless: [failedElsewhere, stakedOnly, reward]),
        FlowRule(.whyDidItFail, notMoved, charged, unless: [failedElsewhere, stakedOnly, reward]),
        FlowRule(.whyDidItFail, lacking, unless: [howMuch, stakeProduct]),
        FlowRule(.whyDidItFail, FlowTerms(en: "out of energy|outofenergy|tapos error|revert opcode executed")),
    ]

    private static let transferNamed = FlowTerms(
        zh: "转账|转u|转usdt|转trx|转出|转了|转币|提币|打款|交易|发送|这笔|那笔|转给|转不",
        en: "transfer*|sent|send|sending|transaction*|withdraw|tx|usdt|trx|payment|fee"
    )
    private static let stakedOnly = FlowTerms(zh: "质押|冻结|投票", en: "stake*|staking|freez*|vote*|voting|unstake*")
    private static let reward = FlowTerms(zh: "奖励|领取", en: "reward*|claim*")
    private static let howMuch = FlowTerms(
        zh: "多少|要几个|几个trx|几个u|贵不贵|要不要手续费",
        en: "how much|how many|what does it cost|whats the fee|what is the fee|what are the fees|cost to|fee to|fee for|fees for|estimate*"
    )

    // MARK: - Fees

    private static let feeWord = FlowTerms(
        zh: "手续费|矿工费|能量|带宽|trx|网络费|转账费|gas", en: "fee|fees|energy|bandwidth|gas|cost|costs|trx"
    )
    private static let sendWord = FlowTerms(
        zh: "转|发送|发u|发usdt|打u", en: "send|sending|transfer|transferring|transfers|move"
    )
    private static let otherFees = FlowTerms(
        zh: "为什么|为啥|凭什么|怎么这么|这么高|太高|太贵|扣了|扣我|退|交易所|币安|欧易|质押|激活|投票|多签|以太|erc|eth|bsc|bnb|bep|sol|比特币|btc|polygon|arb|提现|提币|授权|改权限|失败",
        en: """
            why|charged|so high|too high|expensive|deducted|withdraw*|exchange|binance|okx|coinbase|stake*|staking|activat*|vote*|ethereum|erc20|eth|bsc|bnb|\
            bep20|btc|bitcoin|polygon|arbitrum|base|revok*|approv*|failed|permission*|freez*
            """)

    private static let fees: [FlowRule] = [
        FlowRule(.feesBeforeSending, feeWord, howMuch, sendWord, unless: [otherFees, asset]),
        FlowRule(.feesBeforeSending, FlowTerms(zh: "要多少能量|需要多少能量|要准备多少trx|准备多少trx|要留多少trx|留多少trx"), unless: [otherFees]),
        FlowRule(
            .feesBeforeSending, FlowTerms(zh: "手续费怎么算|矿工费怎么算|要不要手续费|手续费多少|矿工费多少|多少手续费|多少矿工费"), FlowTerms(zh: "转|usdt|trc20|波场|trx"), unless: [otherFees]),
    ]
    private static let asset = FlowTerms(zh: "最多能转多少|限额", en: "how much can i send|limit|how much trx can|how much usdt can")

    // MARK: - Addresses

    private static let otherAddress = FlowTerms(
        zh: "合约地址|怎么查|如何查|在哪|哪里|忘了地址|地址变了|换地址|新地址怎么|收款地址在|我的地址是多少|怎么看地址|交易记录|地址簿|官网地址|下载地址|网址|冻结|链接|连不上|节点|余额|导入|恢复",
        en: """
            contract address|token address|how do i find|how to find|where is my|where do i|where can|email address|ip address|my address changed|\
            change my address|address book|website|download|site|history|balance|transactions|restore|import*|different address|frozen|freeze*|\
            connect*|how do i get
            """)

    private static let addresses: [FlowRule] = [
        FlowRule(
            .addressCheck, FlowTerms(zh: "地址"),
            FlowTerms(
                zh: """
                    对不对|对吗|正确吗|有效吗|是否有效|地址有没有问题|地址有问题吗|能不能转|能转吗|可以转吗|能用吗|查一下这个|查查这个|查下这个|帮我查个|帮我查下|帮我查一下|查一下对方|\
                    帮看|看一下这个|看看这个|看下这个|检查一下|检查下|核对|核实|验证一下|是不是真的|格式|激活了吗|激活了没|激活没有|有没有激活|是否激活|是不是激活
                    """),
            unless: [otherAddress]),
        FlowRule(
            .addressCheck, FlowTerms(en: "address"),
            FlowTerms(
                en: """
                    check this|check the|check an|check my friends|check if|check whether|check a|verify this|verify the|verify an|verify a|validate|\
                    valid|is this address|this address correct|address correct|address right|correct address|right address|look up this|ok to send|\
                    does this address exist|address exists|address is active|address active|address activated|is activated|address real|look at this
                    """),
            unless: [otherAddress]),
    ]

    // MARK: - Staking

    private static let unstake = FlowTerms(
        zh: "解质押|解除质押|取消质押|解押|赎回质押|赎回的trx|赎回trx|解锁质押|解锁的trx|解锁trx|解锁14天|解锁十四天|解冻的trx|解冻trx|trx解冻|trx解锁|trx赎回|质押解锁|质押赎回|质押到期|解质",
        en: "unstake|unstaked|unstaking|un stake|unstakes|unfreeze trx|unfroze trx|unfreezing trx|unfrozen trx|after unfreeze"
    )
    private static let stakeBack = FlowTerms(
        zh: "什么时候到|什么时候能到|什么时候回|什么时候能取|什么时候取|多久到|多久能到|多久才能|怎么取出|怎么取回|怎么拿回|怎么拿出|怎么提取|取不出|拿不回|还没到|没到账|没回来|几天到|几天能|到期",
        en: """
            when do i get|when will i get|how long until|get my staked|get back my staked|staked trx back|withdraw my staked|withdraw staked|when can \
            i withdraw|take out my staked|when will my staked|when is my staked
            """)
    private static let stakedTRX = FlowTerms(
        zh: "质押的trx|质押trx|质押的币|质押了trx|trx质押|质押的", en: "staked trx|staked tron|staked my trx|my stake|staked coins|my staked")
    private static let otherStake = FlowTerms(
        zh: "怎么解质押|如何解质押|怎么取消|后悔|代理|收益|利息|年化|投票奖励|奖励|哪个好|账户|usdt|以太|eth|sol|atom|自动扣|被冻结|风控|能量没|票",
        en:
            "how to unstake|how do i unstake|step by step|cancel|undo|delegat*|reward*|apy|apr|yield|interest|eth|ethereum|sol|dao|deposit|cpu|automatic*|usdt|account is|vote*"
    )

    private static let staking: [FlowRule] = [
        FlowRule(.unstaking, unstake, unless: [otherStake]),
        FlowRule(.unstaking, stakedTRX, stakeBack, unless: [otherStake]),
    ]

    // MARK: - Approvals

    private static let approvals: [FlowRule] = [
        FlowRule(
            .approvals, FlowTerms(zh: "授权"),
            FlowTerms(
                zh: "取消|撤销|解除|关闭|关掉|收回|撤掉|清除|清理|清掉|删除|删掉|查看|检查|查一下|查查|查下|查询|怎么查|有哪些|哪些|管理|去掉|断开|看看|看一下|看下|还有没有|有没有"),
            unless: [FlowTerms(zh: "授权管理在哪|在哪里打开|授权登录|授权失败|怎么授权|如何授权|多签|相机|相册|通知|定位|麦克风|一键|骗|授权书|授权码")]),
        FlowRule(
            .approvals, FlowTerms(en: "approval*|allowance*|approved|permission to spend|spending cap|token access"),
            FlowTerms(en: "revoke|revoking|remove|cancel|delete|withdraw|check|see|list|which|manage|undo|disable|unlimited|have i|did i|still|what|show"),
            unless: [FlowTerms(en: "pending approval|loan|store|app approval|approved token|approved tokens|waiting for approval|approved yet|logo|listing")]),
        FlowRule(
            .approvals,
            FlowTerms(
                en: """
                    revoke access|revoke a dapp|revoke dapp|revoke permission*|revoke usdt|revoke a contract|revoke contract|revoke token*
                    """)),
    ]

    // MARK: - Permissions

    private static let phonePermission = FlowTerms(
        zh: "相机|相册|通知|存储|麦克风|位置|定位|系统权限|手机权限|悬浮窗|后台权限|安装权限|网络权限|剪贴板|授权|什么是多签|怎么设置多签|如何设置多签|怎么创建多签|创建多签|多签教程|多签钱包怎么|怎么用多签|开启多签|设置多签|无障碍|过期",
        en: """
            asking me|asks me to sign|update account permission|permission update|they need|they want|for a fee|camera|photo*|notification*|\
            microphone|location|storage|phone permission*|app permission*|android|ios|set up|setup|create a multi*|create multi*|how do i create|how \
            to create|permission to spend|revoke*|approval*|accessibility|difference
            """)
    private static let cannotSend = FlowTerms(
        zh: "转不出来|转不出去|转不了|提不出来|提不了|动不了|不能转|无法转|转不走|发不出去|出不来",
        en:
            "cant send|cannot send|cant transfer|cannot transfer|cant withdraw|cannot withdraw|unable to send|unable to transfer|not able to send|wont let me send|cant move|cannot move|unable to move|unable to transact"
    )
    private static let assetWord = FlowTerms(
        zh: "u|usdt|trx|币|钱|资产|余额|钱包|多签|权限", en: "usdt|trx|coin*|money|fund*|token*|crypto|balance|multi*|multisig|permission*|account|wallet"
    )
    private static let permissions: [FlowRule] = [
        FlowRule(
            .permissionCheck, FlowTerms(zh: "权限"),
            FlowTerms(zh: "被改|改了|变了|被换|不对|异常|有问题|检查|查一下|查查|查下|查询|看看|看一下|看下|没权限|没有权限|无权限|权限不足|不在权限|丢了|owner|active|转不|提示|恢复"), unless: [phonePermission]),
        FlowRule(
            .permissionCheck, FlowTerms(zh: "多签|多重签名|多人签名"),
            FlowTerms(zh: "转不|怎么回事|为什么|怎么办|变成|成了|解除|取消|去掉|需要|提示|显示|检查|查一下|看看|被|要签名|我没|没设|没有设|不能"), unless: [phonePermission]),
        FlowRule(.permissionCheck, cannotSend, assetWord, unless: [phonePermission, failed, lacking, cannotSendElsewhere]),
        FlowRule(
            .permissionCheck, FlowTerms(en: "permission|permissions|multisig|multi sig|multi signature|multisignature|co signer"),
            FlowTerms(
                en: """
                    check|changed|change|strange|unknown|weird|wrong|someone|somebody|suddenly|cant|cannot|remove|asks|says|needs|need|required|\
                    requires|show|shows|see|look|verify|not contained|lost|who|unable|without me|i never
                    """),
            unless: [phonePermission]),
        FlowRule(.permissionCheck, FlowTerms(en: "not contained of permission|owner permission|active permission"), unless: [phonePermission]),
    ]
    private static let cannotSendElsewhere = FlowTerms(
        zh: "节点|假|交易所|币安|欧易|质押|dapp|冻结|风控|客服|激活|平台|提现|拉黑|空投|手续费|矿工费|能量|带宽|不到|蓝牙|硬件|合约|启动不了",
        en: "contract|exchange|binance|coinbase|okx|platform|stak*|dapp*|frozen|freez*|airdrop*|energy|bandwidth|fee|fees|activat*|sync*|error|update*|syncs"
    )

    // MARK: - Tokens

    private static let coin = FlowTerms(zh: "币|代币|token|空投", en: "token|tokens|coin|coins|airdrop*|trc10|trc20")
    private static let tokens: [FlowRule] = [
        FlowRule(
            .unknownToken, coin,
            FlowTerms(
                zh: "不认识|陌生|莫名|不明|来历不明|没买过|没见过|不知道哪来|不知道哪里来|哪来的|哪里来的|多了个|多了一个|多出|多了些|多了几个|多了很多|突然多|凭空|垃圾币|无缘无故|多了种|多了一种|没听过|没听说"),
            unless: [notTokens]),
        FlowRule(
            .unknownToken, FlowTerms(zh: "空投"), FlowTerms(zh: "收到|卖不掉|卖不了|卖不出|真的吗|是真的|能卖|能领|能不能动|怎么处理|能碰|有用吗|值钱|能换|到账了个|多了|突然"),
            unless: [notTokens]),
        FlowRule(
            .unknownToken, coin,
            FlowTerms(
                en: """
                    dont know|do not know|didnt buy|did not buy|never bought|unknown|unfamiliar|strange|random|weird|mysterious|out of nowhere|\
                    appeared in my|appeared in wallet|suddenly have|unsolicited|cant sell|cannot sell|i never|not mine|dont recognize|dont recognise|\
                    do not recognize|do not recognise|spam|someone sent me|who sent me
                    """),
            unless: [notTokens]),
    ]
    private static let notTokens = FlowTerms(
        zh: "怎么领|如何领|参加空投|有空投吗|什么时候空投|空投活动|空投时间|添加代币|添加自定义|发币|上币|小额转账|0元|零元|陌生地址|陌生人|地址转|多了一笔|到账|没到|发一个代币|授权|转不|logo|图标|手续费",
        en: """
            claim|how to get|how do i get|when is the|participate|eligib*|add a|add custom|custom token|list my|listing|address|transfer of 0|tiny|\
            dust|contract|not arriv*|didnt arrive|logo|login|fee|dont know how|do not know how|dont know where|dont know if|dont know why|dont know \
            which|dont know what happened|unknown error
            """)

    // MARK: - Connection

    private static let connections: [FlowRule] = [
        FlowRule(
            .cannotConnect,
            FlowTerms(
                zh: """
                    连不上|连接不上|连不到|链接不上|无法连接|不能连接|连接失败|连接超时|网络错误|网络异常|网络连接失败|网络超时|节点异常|节点错误|节点超时|节点不可用|节点连不|节点失败|节点有问题|\
                    节点坏|加载不出来|加载不了|加载失败|刷不出来|刷新不出来|刷新失败|请求超时|余额刷新不|数据加载不
                    """),
            unless: [notConnection]),
        FlowRule(
            .cannotConnect, FlowTerms(zh: "一直转圈|转圈圈|一直加载|一直在加载|加载中"), FlowTerms(zh: "钱包|余额|资产|首页|网络|节点"), unless: [notConnection, FlowTerms(zh: "转账|打开|启动")]),
        FlowRule(
            .cannotConnect,
            FlowTerms(
                en: """
                    cant connect|cannot connect|unable to connect|not connecting|wont connect|doesnt connect|connection failed|connection error|\
                    connection timeout|connection timed out|network error|no connection|node error|node is down|node not|node timeout|nodes are down|\
                    node unavailable|node down|cant reach the node|cant reach the network|request timed out|request timeout|cant load my balance|\
                    balance wont load|balance not loading|balance doesnt load|wont load my balance|failed to load balance|failed to connect to node|\
                    lack of computing resources|frequency limit|not loading no internet|failed to load assets|assets not loading|assets wont load|\
                    stuck loading|keeps loading|lost connection|check your connection
                    """),
            unless: [notConnection]),
    ]
    private static let notConnection = FlowTerms(
        zh: """
            dapp|网站|网页|官网|浏览器|蓝牙|硬件|电脑|uniswap|sunswap|pancake|walletconnect|wifi|扫码|游戏|imkey|onekey|客服|人工|视频|图片|群|连不上钱包|连接不上钱包|链接不上钱包|\
            无法连接钱包|连不上我的钱包|平台|交易所|转账|没到|合约|聊天|k线|行情|价格|添加节点|自定义节点|让我加|换节点怎么
            """,
        en: """
            dapp*|website|site|browser|bluetooth|hardware|computer|laptop|uniswap|sunswap|walletconnect|wallet connect|web3*|qr*|game|chat|support|\
            exchange|transfer|wallet to|connect my wallet|connect wallet|connect the wallet|connect to my wallet|chart|price|webview|adapter|wrong \
            password|custom node|add a node|sync*|mist|send funds|addresses
            """)
}
