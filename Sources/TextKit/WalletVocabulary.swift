/// The words of wallet users. Plain text, so that whoever answers them can extend it.
enum WalletVocabulary {
    /// A line is an idea and the phrases for it; `*` is up to three words or characters. Words match in all their forms, and `not`
    /// any negation. A phrase may name several ideas.
    static let ideas = """
        seed phrase, seed word, seed, recovery phrase, recovery word, secret phrase, secret word, secret recovery, mnemonic, \
        backup phrase, pass phrase, passphrase, my phrase, 12 word, twelve word, 24 word, \
        助记词, 恢复短语, 恢复词, 种子词, 种子短语, 种子, 个单词, 个英文单词, 12 个词, 记词, 助计词, 助记字
        private key, secret key, keystore, 私钥, 密钥
        energy, 能量
        bandwidth, 带宽
        fee, gas, gas fee, network fee, miner fee, commission, cost, 手续费, 矿工费, gas 费, 燃料费, 网络费, 油费
        expensive, too high, too much, so high, so much, double, charged, overcharged, 贵, 太高, 这么高, 多扣, 扣了, 翻倍, 扣这么多
        not arrive, not * arrive, not receive, not * receive, not get * money, not get * usdt, not get * fund, not credit, not * credit, \
        not * reach, not * come in, not * come to, not come, nothing came, never came, not land, where * my, not in my wallet, \
        not there, not here yet, still waiting, got nothing, \
        没到账, 未到账, 没有到账, 不到账, 没到, 没有到, 未到, 没收到, 未收到, 没有收到, 收不到, 迟迟, 没入账, 未入账, 没来, 没有进账, 不见到账
        usdt frozen, usdt freeze, freeze * usdt, frozen * usdt, frozen by tether, tether * freeze, address frozen, address * frozen, \
        account frozen, account * frozen, wallet frozen, blacklist, blocked address, \
        冻结地址, 地址被冻结, 地址冻结, 被冻结, 被冻, 资产冻结, usdt 冻结, u 冻结, u 被冻, 黑名单, 拉黑, 冻结的地址
        stake, freeze trx, freeze tron, freeze my trx, freeze my tron, freeze for energy, freeze * energy, freeze * bandwidth, \
        frozen trx, trx frozen, unfreeze, unfroze, unfrozen, unstake, \
        质押, 冻结 trx, 冻结 * trx, trx 冻结, 解冻, 解押, 抵押, 冻结 * 能量, 冻结 * 带宽
        approve, approval, allowance, authorize, authorise, authorization, permission to spend, contract access, 授权, 额度
        revoke, cancel approval, remove approval, remove access, cancel authorization, remove * access, disconnect, \
        取消授权, 解除授权, 撤销授权, 撤授权, 取消 * 授权, 断开
        multisig, multi sig, multi signature, multisignature, permission, owner permission, active permission, threshold, \
        多签, 多重签名, 权限
        steal, stolen, theft, thief, drain, hack, hacker, rob, wiped, emptied, someone send, someone transfer, someone took, \
        someone * sent, without my permission, unauthorized, not send it, moved * itself, unknown transfer out, \
        被盗, 被转走, 转走了, 不见了, 被偷, 盗币, 被黑, 币没了, 钱没了, u 没了, 全没了, 清空, 盗走, 偷走, 自动转, 不是我转, 不是我操作, 没操作
        disappear, vanish, gone, missing, 不见, 没了, 消失, 少了, 变少
        wrong address, wrong wallet, wrong person, send * wrong, sent * wrong, wrong * address, mistake * send, sent * mistake, \
        typed * wrong, 转错, 发错, 填错, 打错, 输错, 地址错, 错地址, 转给了别人, 错人
        wrong network, wrong chain, wrong * network, different chain, different network, erc20 * trc20, bep20 * trc20, trc20 * erc20, \
        转错链, 转错网络, 选错, 错链, 充错, 提错, 网络选错, 错网络, 选成
        erc20, bep20, trc20, bsc, bep, erc, trc, polygon, ethereum, eth, bnb, 以太坊, 币安链, 以太
        pending, stuck, unconfirmed, confirming, not confirm, not * confirm, processing, hang, \
        卡住, 打包中, 未确认, 确认中, 处理中, 没确认, 等待打包, 没打包, 待确认, 未上链, 没有上链, 没上链, 一直没确认, 卡着, 卡在
        speed up, speed, accelerate, faster, 加速, 快点, 快一点
        success, successful, complete, completed, went through, go through, 成功, 已完成
        scam, scammer, fraud, cheat, deceive, trick, 诈骗, 被骗, 骗子, 骗局, 骗, 上当
        phishing, fake site, fake website, fake link, scam site, evil, 钓鱼, 假网站, 假官网, 假链接
        website, site, link, url, claim page, 网站, 网页, 网址, 链接
        fake support, fake admin, fake customer, admin, support * dm, support * message, support ask, support * call, customer service, \
        假客服, 客服私聊, 冒充客服, 管理员, 客服让, 客服要, 自称客服
        recover fund, recovery expert, recovery service, recovery company, recovery agent, get my money back, get * back, hire hacker, \
        hacker say, 追回, 追币, 找回被盗, 追踪资金, 黑客, 找回资产
        forget, not remember, not recall, lost password, lose password, 忘记, 忘了, 记不住, 记不得, 想不起, 不记得
        lose, lost, 丢了, 丢失, 弄丢, 遗失, 丢, 找不到了
        restore, recover, import, get wallet back, get * wallet back, 恢复, 找回, 导入
        password, passcode, passwd, pin, pin code, 密码, 口令
        exchange, binance, okx, okex, bitfinex, kucoin, huobi, htx, bybit, coinbase, 交易所, 币安, 欧易, 火币
        deposit, top up, topup, 充值, 充币, 充到, 入金
        withdraw, withdrawal, 提币, 提现, 提出, 提到, 提不出, 出金
        memo, tag, destination tag, 备注, 标签, 附言
        transfer, send, sent, pay, 转账, 汇款, 打款, 转出, 发送, 打给, 转给, 转 u, 转币
        receive, receiving, deposit address, 收款, 收 u, 收币, 收钱
        txid, tx id, hash, transaction id, tx hash, transaction hash, 哈希, 交易号, 交易 id, txhash, 流水号
        explorer, tronscan, tron scan, etherscan, 浏览器, 区块浏览器
        history, transaction record, record, 记录, 历史, 账单, 流水
        balance, 余额, 资产
        not show, not * show, not display, not appear, not * appear, not see, not * see, not visible, invisible, hidden, \
        missing from list, 不显示, 看不到, 没显示, 显示不出, 没有显示, 无法显示, 不能显示, 找不到, 搜不到, 看不见, 没出现, 没有搜索到, 查不到
        balance * zero, balance 0, balance is 0, 0 balance, zero balance, balance * wrong, incorrect balance, wrong balance, \
        balance still 0, shows 0, show 0, shows zero, balance * incorrect, \
        余额为 0, 余额是 0, 余额 0, 余额不对, 余额变 0, 显示 0, 余额为零, 余额没有, 余额就是没有, 资产为 0
        custom token, add token, add * token, add * coin, import token, 添加代币, 自定义代币, 加代币, 添加 * 代币, 添加币种, 加币种
        airdrop, free token, unknown token, strange token, random token, random coin, unknown coin, sent me * token, \
        空投, 不认识的币, 陌生代币, 莫名其妙 * 币, 来路不明, 多了 * 代币, 多了 * 币
        fake token, fake usdt, fake coin, counterfeit, not real usdt, 假币, 假 usdt, 假 u, 假代币, 山寨币, 闪 u
        fake, real, genuine, legit, original, 真假, 假的, 真的, 正版, 冒充
        price, price drop, market, worth, value, usd value, dollar, price crash, down today, drop, fall, 价格, 币价, 行情, 涨, 跌, 价值, 汇率, 元, 美元
        buy or sell, should i buy, should i sell, good buy, sell now, buy now, invest, investment, profit, recommend, predict, go up, \
        能买吗, 能不能买, 该卖, 抄底, 推荐 * 币, 投资, 赚钱, 该不该, 会涨, 要不要买, 划算, 带单
        network, chain, 网络, 公链, 链
        connect, connection, link wallet, 连接, 连不上, 链接钱包, 连不到, 连上
        sync, synchronize, node, rpc, custom node, custom rpc, custom network, 节点, 同步, 自定义网络
        no internet, wifi, offline, network error, network unavailable, 没网, 断网, 有网, 网络异常, 网络错误
        crash, force close, close itself, closes by itself, white screen, black screen, blank screen, not open, not * open, \
        闪退, 崩溃, 打不开, 白屏, 黑屏, 自动退出
        slow, lag, loading, not respond, spinning, app freeze, screen freeze, wallet freeze, 卡顿, 卡死, 很卡, 慢, 转圈, 加载, 没反应, 无响应, 刷新不出
        update, upgrade, new version, 更新, 升级, 新版本, 新版
        download, install, app store, reinstall, uninstall, delete app, delete the app, 下载, 安装, 应用商店, 重装, 卸载, 删了
        official, real app, official site, 官方, 官网
        verification code, otp, sms code, email code, sms, not get code, 验证码, 短信, 收不到码
        2fa, two factor, authenticator, two step, google auth, 二次验证, 双重验证, 谷歌验证, 两步验证, 双因素, 身份验证器
        lock, lock out, disabled, suspend, ban, unlock, login blocked, 锁定, 被锁, 锁了, 封号, 被封, 锁住, 限制登录, 风控, 账号异常
        log in, login, sign in, signin, logged, 登录, 登陆, 登入
        new phone, change phone, change * phone, switch phone, old phone, new pc, another phone, android to iphone, android * iphone, \
        换手机, 新手机, 旧手机, 换设备, 换机, 迁移, 安卓换苹果, 换苹果, 卖了
        unknown login, unknown device, strange device, someone logged, login alert, login warning, new device, \
        陌生设备, 异地登录, 新设备, 别人登录
        fail, error, unsuccessful, revert, not work, not go through, 失败, 报错, 出错, 错误, 不成功, 未成功
        out of energy, insufficient energy, not enough energy, no energy, energy insufficient, energy not enough, \
        能量不足, 能量不够, 没能量, 没有能量, 缺能量, 能量 * 不够
        insufficient, not enough, lack, 余额不足, 不足, 不够
        activate, activation, inactive, not activated, not exist, 激活, 不存在
        new address, new account, first time * receive, never * usdt, no usdt, new recipient, 新地址, 对方没有 u, 对方没有 usdt, 第一次转给
        contract address, to contract, smart contract address, 合约地址, 转到合约, 转进合约
        contract, smart contract, smartcontract, 合约
        sign, signature, signed, 签名, 签字, 签了
        dapp, d app, decentralized app, 去中心化应用
        swap, convert, trade, 兑换, 闪兑, 换币
        bridge, cross chain, crosschain, 跨链
        14 day, wait * day, waiting period, lock period, unstake * wait, 14 天, 等待期, 解锁期, 十四天, 等 14
        how long, how many minute, how many hour, when will, 多久, 多长时间, 几分钟, 几天, 几个小时
        rent energy, energy rental, buy energy, renting energy, rent, cheap energy, 租能量, 能量租赁, 租赁, 租用, 买能量, 租
        police, report * crime, law, court, 报警, 报案, 警察, 立案, 警方
        similar address, look alike, poison, same start, first and last, copied * address, copied from history, looks same, look * same, \
        相似地址, 投毒, 首尾, 长得像, 很像的地址, 复制错, 看着一样, 记录里复制
        small amount, tiny amount, dust, tiny transfer, small transfer, small transaction, 小额, 粉尘, 0.001, 0.01, 0.000001, 不明转账, 陌生转账
        stranger, unknown, strange, someone, 陌生, 不认识, 不明, 莫名
        leak, expose, gave * phrase, gave * key, gave * word, typed * phrase, enter * phrase, enter * seed, told * phrase, sent * phrase, \
        sent * 12 words, shared * phrase, saw * phrase, saw * key, put * phrase, public * phrase, \
        泄露, 泄漏, 暴露, 告诉别人, 发给别人, 给别人看, 填了助记词, 输入助记词, 输了助记词, 助记词 * 发给, 被人看到, 助记词被骗, 给了助记词
        screenshot, photo, cloud, notes, email, save, hide, keep, store, write down, wrote down, \
        截图, 拍照, 网盘, 云, 相册, 保存, 抄, 藏, 保管, 备份
        family, friend, wife, husband, inherit, 家人, 朋友, 老婆, 继承
        custodial, non custodial, noncustodial, custody, decentralized wallet, who holds, wallet company, \
        托管, 非托管, 去中心化钱包, 去中心化, 中心化, 钱包公司, 归谁
        stablecoin, stable coin, usdc, tether, 稳定币, 泰达
        usdt, tether usd, 转 u, 收 u, 充 u, 提 u, 把 u, 付 u, 发 u, 个 u, 笔 u, 的 u, 到 u, 有 u, 没 u, 用 u, u 没, u 被, u 到, u 转, 币 u, u 呢
        trx, tron, trons, 波场
        refund, return, give back, 退款, 退回, 退还, 能退, 退钱, 退费
        reverse, cancel, undo, take back, chargeback, 撤回, 撤销, 取消交易, 取消, 追回转账
        confirmation, how many confirm, final, irreversible, 确认数, 几个确认, 多少确认, 最终, 不可逆, 算到账
        congestion, congested, busy, network slow, tron down, 拥堵, 堵, 拥挤, 繁忙, 宕机
        backup, back up, backup file, 备份, 抄写
        wallet with money, someone gave me * seed, found * seed, other * phrase, stranger * phrase, shared * seed, someone gave me, \
        蜜罐, 诱饵, 别人给的助记词, 送我助记词, 分享助记词, 公开助记词, 别人的助记词, 别人发的, 别人的钱包
        different address, another address, other address, address * changed, not my address, address different, \
        地址不一样, 地址不对, 地址变了, 不同地址, 换了地址, 地址和原来
        first time, beginner, how to start, newbie, never sent, step by step, steps, tutorial, guide, \
        新手, 第一次, 小白, 入门, 步骤, 教程, 怎么弄, 怎么操作, 使用方法
        what is, what are, what does, mean, meaning, explain, term, definition, word list, 什么是, 是什么, 啥是, 什么意思, 名词, 解释
        difference, versus, vs, compare, 区别, 区分, 有什么不同, 一回事
        safe, safety, security, secure, protect, prevent, avoid, risk, danger, dangerous, 安全, 保护, 防止, 防骗, 避免, 风险, 危险
        check, verify, how to know, how do i know, how to see, valid, 检查, 核对, 验证, 怎么看, 怎么查, 怎么确认, 辨别, 识别
        partial, part of, less than, amount differ, only got, got less, 只到了, 少收, 一部分, 到账少, 金额不对, 数量不对
        phone number, mobile number, sim, 手机号, 号码
        open account, create wallet, new wallet, register, sign up, 创建钱包, 注册, 新钱包, 开户
        wait, waiting, 等待, 等
        """

    /// Words that turn a phrase of English round.
    static let negations = """
        not no never without didnt dont doesnt havent hasnt isnt wasnt arent cant cannt cannot couldnt wont wouldnt unable none
        """

    /// The right word, then how it is often misspelt.
    static let misspellings = """
        receive recieve recive receve
        received recieved recived receved
        transfer trasfer tranfer transfere trasnfer trnasfer
        transferred transfered transferrred tranfered trasfered
        wallet walet wallat walllet wollet
        address adress addres adresse addess addres
        transaction transection transation tranaction transacton trnsaction
        account acount accout accont
        password pasword passward passwrod
        phrase frase phase pharse prase
        mnemonic menmonic nmemonic mneumonic mnemoic
        balance balence ballance balanse
        energy enegry enrgy energey
        bandwidth bandwith bandwdth
        approve aprove approv
        authorize autorize
        exchange exchage exchnage
        pending pendding pendin
        deposit deposite diposit
        withdraw withdrow widraw witdraw
        disappear dissapear disapear dissappear
        disappeared dissapeared disapeared dissappeared disappeard
        verification verfication verifcation verication
        success sucess succes
        successful sucessful succesful
        stolen stollen stoled
        confirm comfirm
        crypto cripto
        """
}
