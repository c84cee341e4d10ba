/// What customers write in English, and the flow that it asks for; `none` where an article, a person or nobody has the answer.
enum FlowSentencesEnglish {
    static let text = """
        whereIsMyTransfer: my transfer has not arrived
        whereIsMyTransfer: I sent USDT but it was not received
        whereIsMyTransfer: where is my money? I sent it 3 hours ago
        whereIsMyTransfer: sent 500 usdt to binance, still not credited
        whereIsMyTransfer: transaction shows success but the recipient didn't receive it
        whereIsMyTransfer: my transaction is stuck on pending
        whereIsMyTransfer: transfer pending for two hours
        whereIsMyTransfer: I withdrew from OKX and my wallet hasn't received the coins
        whereIsMyTransfer: my deposit never arrived
        whereIsMyTransfer: USDT not arrived yet
        whereIsMyTransfer: tx is unconfirmed since yesterday
        whereIsMyTransfer: Where did my TRX go? I sent it to my other wallet and it's not there yet
        whereIsMyTransfer: my friend didn't get the usdt I sent
        whereIsMyTransfer: still waiting for my withdrawal, it hasn't arrived
        whereIsMyTransfer: Can you check my transfer please
        whereIsMyTransfer: could you track this transaction
        whereIsMyTransfer: I transferred coins an hour ago and nothing, not received
        whereIsMyTransfer: the exchange says sent but it did not arrive in my wallet
        whereIsMyTransfer: my trx transaction is still not confirmed
        whereIsMyTransfer: payment sent, receiver says it never came
        whyDidItFail: my transfer failed and I was charged
        whyDidItFail: transaction failed but TRX was deducted
        whyDidItFail: USDT transfer failed OUT_OF_ENERGY
        whyDidItFail: why did my transaction fail
        whyDidItFail: failed but they still took my TRX
        whyDidItFail: not enough energy
        whyDidItFail: it says insufficient energy when I send usdt
        whyDidItFail: not enough bandwidth to send
        whyDidItFail: my usdt transfer keeps failing
        whyDidItFail: transaction reverted, what happened
        whyDidItFail: sending usdt gives an error
        whyDidItFail: I lost the fee and the transfer didn't go through
        whyDidItFail: transaction unsuccessful, fee burned
        whyDidItFail: insufficient TRX error when sending
        whyDidItFail: the payment failed three times
        addressCheck: can you check this address
        addressCheck: is this address correct?
        addressCheck: is this a valid TRON address
        addressCheck: please verify this address before I send
        addressCheck: check if the address is active
        addressCheck: does this address exist
        addressCheck: is this address ok to send to
        feesBeforeSending: how much is the fee to send USDT
        feesBeforeSending: how much TRX do I need to send usdt
        feesBeforeSending: what is the fee for a TRC20 transfer
        feesBeforeSending: how much energy does a USDT transfer take
        feesBeforeSending: what does it cost to send 100 usdt on tron
        feesBeforeSending: how many trx for transferring usdt
        feesBeforeSending: estimate the gas to move my usdt
        unstaking: when will I get my staked TRX back
        unstaking: I unstaked my TRX 14 days ago and nothing came
        unstaking: how long does unstaking take
        unstaking: unstake TRX
        unstaking: my unstaked trx is missing
        unstaking: when can I withdraw my staked TRX
        unstaking: I unfroze TRX, where is it
        approvals: how do I revoke an approval
        approvals: which approvals do I have
        approvals: check my token allowances
        approvals: remove unlimited approval for USDT
        approvals: I want to cancel the approval I gave to a dapp
        approvals: show me all contracts that I approved, can I see the allowances
        approvals: revoke access of a dapp
        permissionCheck: I can't send my USDT out of this wallet
        permissionCheck: check my account permissions
        permissionCheck: my wallet says multi-signature required
        permissionCheck: someone changed the owner permission
        permissionCheck: cannot transfer my funds, wallet asks for multisig
        permissionCheck: error: is not contained of permission
        permissionCheck: strange address in my active permission
        permissionCheck: I am unable to send coins from my wallet
        unknownToken: I got a coin I don't know
        unknownToken: there is an unknown token in my wallet
        unknownToken: random token appeared in my wallet
        unknownToken: I received an airdrop I can't sell
        unknownToken: strange coins in my wallet, are they real
        unknownToken: who sent me this token I never bought
        cannotConnect: wallet can't connect
        cannotConnect: network error in the app
        cannotConnect: node error, nothing loads
        cannotConnect: my balance won't load
        cannotConnect: the app says connection failed
        cannotConnect: connection timed out all day
        none: I forgot my password
        none: how do I back up my seed phrase
        none: hello
        none: hi, are you there?
        none: thanks
        none: how do I create a wallet
        none: my wallet was hacked
        none: someone stole my USDT
        none: I was scammed, can you get it back
        none: I entered my seed phrase on a fake site
        none: my private key leaked
        none: I sent to the wrong address
        none: I used the wrong network
        none: I forgot the memo
        none: is this website real
        none: is your support genuine
        none: talk to a human
        none: I want a refund
        none: I want to file a complaint
        none: my account is frozen
        none: my USDT is frozen by Tether
        none: freeze
        none: how do I freeze TRX
        none: how to stake TRX
        none: what are staking rewards
        none: when do I get my voting rewards
        none: best super representative
        none: what is energy
        none: what is bandwidth
        none: how do I get energy
        none: can I rent energy
        none: why is the fee so high
        none: why do fees differ every time
        none: how much does Binance charge for a withdrawal
        none: what is the gas fee on Ethereum
        none: how long does a transfer take
        none: how do I send USDT
        none: how can I cancel a transaction
        none: can I speed up my transfer
        none: what if my transfer fails
        none: what is an approval
        none: how do I approve a dapp
        none: waiting for approval of my store app
        none: login failed
        none: import failed
        none: update failed
        none: what is multisig
        none: how do I set up a multisig wallet
        none: camera permission denied
        none: notification permission
        none: how do I claim the airdrop
        none: when is the airdrop
        none: how do I add a custom token
        none: token logo missing
        none: I received a transfer of 0 USDT
        none: tiny dust transfer from a strange address
        none: dapp can't connect to my wallet
        none: I can't connect my wallet to uniswap
        none: bluetooth hardware wallet not connecting
        none: how do I add a custom node
        none: what is your phone number
        none: my swap didn't arrive
        none: bridge transfer stuck
        none: verification code not received
        none: trx price today
        none: should I buy TRX now
        none: my balance is zero
        none: where is my receive address
        none: how do I find the contract address
        none: app crashes on start
        none: it is stuck
        none: it arrived, thank you
        none: solved, thanks
        none: what is TRON
        none: my transaction history is empty
        none: how do I see my transaction history
        none: no answer from support
        none: a stranger gave me a seed phrase with USDT
        none: bank withdrawal not received
        none: I don't know how to start
        none: tronweb sendRawTransaction returns error in my dapp
        none: java-tron node does not sync
        none: how do I deploy a TRC20 contract
        whereIsMyTransfer: hey i sent 300 trc20 usdt like an hour ago, receiver got nothing, not arrived
        whereIsMyTransfer: transaction stuck since morning pls help
        whereIsMyTransfer: withdrawal from kraken hasn't shown up in my wallet
        whereIsMyTransfer: my usdt transfer says success but my friend hasn't received anything
        whereIsMyTransfer: where is my deposit
        whyDidItFail: tx failed, 27 trx gone
        whyDidItFail: Why was my USDT transaction rejected
        whyDidItFail: transfer keeps failing, says out of energy
        whyDidItFail: it failed and burned all my trx
        addressCheck: pls check this wallet address for me, is it right?
        feesBeforeSending: how much trx should I have to send 50 usdt
        feesBeforeSending: fee for sending usdt to a new wallet?
        unstaking: unstaked 10 days ago, when does it come
        unstaking: my unstaked TRON hasn't come back to my balance
        approvals: how to see which dapps have unlimited allowance
        approvals: I'd like to revoke all approvals
        permissionCheck: my funds cannot be moved, it says multisig
        permissionCheck: can't transfer usdt out, what is wrong with my account
        unknownToken: some random coins showed up in my wallet worth $5000
        cannotConnect: app cannot connect to network
        cannotConnect: failed to load balance, node error
        none: can you send me some trx
        none: do you support Ethereum
        none: how do I delete my account
        none: I lost my phone
        none: what's the minimum deposit on binance
        none: my account got suspended
        none: is USDT pegged
        none: how to export private key
        none: price of tron?
        none: your app is terrible
        none: I did not receive the newsletter
        none: I didn't receive a reply from your team
        none: can I change my address
        none: how do I check my balance
        none: how do I get test TRX
        none: can you verify my identity
        none: is it ok to send screenshots
        none: I want to buy usdt with card
        none: how much can I stake
        none: which wallet is best
        none: transaction hash explained
        none: my phone is stuck
        none: this app is legit?
        none: wallet address book feature
        none: did you receive my email
        none: failed to log in
        none: the update failed to install
        none: network fees explained
        none: how to connect to a dapp
        none: someone is asking me to sign a permission
        none: is it normal that the fee is burned
        none: what happens if I delete the app
        none: send me the link
        none: energy drinks
        none: I can't send a message in the chat
        none: unable to send verification code
        none: cannot withdraw from Binance
        """
}
