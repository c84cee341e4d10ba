extension OutboundLexicon {
    /// Money, screens and promises. Lower case, without apostrophes.
    static let englishTopics: [(OutboundConcept, String)] = [
        (
            .remote,
            """
            join your session|watch what you do|see what you do|watch you do|remote|onto your laptop|onto your computer|
            onto your phone|into your laptop|into your computer|into your phone|into your device|airdroid|screenconnect|logmein|
            gotoassist|connectwise|vnc|aeroadmin|sunlogin|give us control|give me control|operate it for you|do it from here|
            support tool|wallet window|share the window|share your window|take over your screen|incoming connection|
            connection request|take the wheel|log in to your laptop|log in to your pc|log into your laptop|helper access|
            mirror the wallet|anydesk|any desk|teamviewer|team viewer|rustdesk|rust desk|ultraviewer|ultra viewer|todesk|to desk|
            supremo|splashtop|quick assist|chrome remote desktop|remote desktop|remote desktops|remote access|remote control|
            remote controls|remote session|remote sessions|remote tool|remote tools|remote software|remote app|remote apps|
            remote desktop app|remote control tool|remote support|remote help|remote assistance|remote connection|remotely|
            by remote|control it from here|screen share|screen shares|screen sharing|screenshare|screensharing|share your screen|
            share the screen|share my screen|share screen|share their screen|share its screen|share a screen|share your display|
            sharing your screen|sharing the screen|shared your screen|shared the screen|share your phone screen|
            share your phones screen|share your desktop|shared screen|mirror your phone|mirror your screen|mirroring your phone|
            mirroring your screen|mirror the screen|mirror your display|screen mirroring|cast your screen|cast your phone|
            casting your screen|stream your screen|streaming your screen|stream the screen|see your screen|seeing your screen|
            watch your screen|view your screen|look at your screen|show me your screen|show us your screen|show your screen|
            control your computer|control your phone|control your device|control your pc|control of your computer|
            control of your phone|control of your device|control of your pc|control of the mouse|control of the computer|
            control of the phone|control of the device|control the mouse|control over your computer|control over your phone|
            take over your computer|take over your phone|take over your device|take over your pc|take over your desktop|
            take over the computer|take over the phone|take control|connect to your phone|connect to your computer|
            connect to your device|connect to your pc|connect to your desktop|connecting to your computer|connect to my computer|
            log on to your computer|log on to your phone|log in to your computer|log into your computer|log on to your pc|
            access to your computer|access to your phone|access to your device|access to your pc|access to your screen|
            access your computer|access your phone|access your device|access your pc|operate the phone for you|operate your phone|
            operate the phone|operate your computer|operate your device|use your computer|accessibility service|
            accessibility permission|accessibility access
            """
        ),
        (.device, "phone|computer|laptop|pc|device|desktop|screen|wallet app|machine"),
        (.seize, "control|take over|operate|operating|connect to|log in to|log into|log on to|work on|get into|steer|handle"),
        (
            .screen,
            """
            your phone|your computer|your laptop|your pc|your device|what you see|what you do|your session|screen|screens|display|
            desktop
            """
        ),
        (
            .expose,
            """
            camera|access to|share|sharing|stream|mirror|cast|broadcast|video call|together|google meet|give us access|grant access|
            present|visible
            """
        ),
        (.watch, "see|watch|view|follow|look|observe|take a look at|look at|monitor"),
        (
            .someProgram,
            """
            an app|a tool|a program|a small program|an application|a plugin|an extension|this app|this tool|a helper app
            """
        ),
        (
            .setUp,
            """
            install|installing|download|downloading|open|opening|start|launch|run|running|turn on|switch on|enable|activate|allow|
            accept|approve|grant|join|get|hop on|set up|agree to|click|press|tap|let|begin|do|have
            """
        ),
        (
            .quit,
            """
            cut the connection|uninstall|uninstalled|uninstalling|close|closing|turn off|turn it off|switch off|disconnect|quit|end|
            leave|stop using|get rid of|hang up|disable|revoke|remove|delete|decline|refuse|reject|block
            """
        ),
        (
            .transfer,
            """
            send|sned|snd|transfer|transfering|transferring|deposit|pay|wire|remit|settle|top up|topping up|move|make a transfer|
            make a payment|make a deposit|making a transfer|pay in|put in|prepay|cover|contribute|charge|recharge|buy|paying|
            payment of|a transfer of|a deposit of|resend|send back|forward|hand over|donate|empty|empty your wallet|withdraw|
            send over|complete the payment|complete your payment|make the payment|finish the payment
            """
        ),
        (
            .remit,
            """
            pay|transfer|transferring|deposit|wire|remit|settle|top up|topping up|make a transfer|make a payment|make a deposit|
            making a transfer|make the required payment|complete the payment|complete your payment|make the payment|
            finish the payment|empty your wallet|pay in|prepay|donate|paying|depositing
            """
        ),
        (
            .plain,
            """
            remote node|remote nodes|remote server|remote servers|phone number|over time|over the|over and|over again|over there|
            deposit address|deposit addresses|pay attention|pays attention|paying attention|paid attention|transfer hash|transfer history
            """
        ),
        (
            .handOn,
            """
            send|sned|pay|deposit|wire|remit|settle|top up|send over|send back|prepay|pay in|complete the payment|make a payment|
            make a deposit|make a transfer
            """
        ),
        (
            .paymentNoun,
            """
            payment|payments|a payment|one time payment|a transfer of|a deposit of|a deposit|deposit|unpaid balance|
            outstanding balance|outstanding amount|unpaid amount
            """
        ),
        (.trial, "small amount|a small amount|small sum|test|testing|tiny amount|next time|again|each time|every time|always|later"),
        (
            .pay,
            """
            pay|prepay|settle|complete the payment|complete your payment|make the payment|finish the payment|make a payment|
            make the required payment
            """
        ),
        (
            .payable,
            """
            must be paid|has to be paid|needs to be paid|to be paid|is payable|payable|top up first|deposit first|pay first|
            transfer first|send first|you owe|unpaid balance|unpaid amount|unpaid fee|outstanding balance|is due|are due|
            must be settled|has to be settled|is outstanding
            """
        ),
        (.receive, "receive|received|have received|get|got"),
        (
            .deal,
            """
            a transfer|the transfer|failed transfer|usdt transfer|trx transfer|token transfer|first transfer|each transfer|
            this transfer|that transfer|your transfer|my transfer|transaction|transactions|transfer|transfers|payment|payments|
            test transfer|next transfer|transfer of|transfer fee
            """
        ),
        (
            .signs,
            """
            signs|the signs|typical signs|warning signs|red flags|typical lines|typical sentences|common lines|examples of fraud
            """
        ),
        (.paid, "paid|payed|settled|deposited|transferred|sent|received|cleared|covered|credited"),
        (
            .money,
            """
            get it back|get them back|get it all back|funds|fund|money|usdt|usdc|usd|dollar|dollars|trx|btc|eth|bnb|sol|coin|coins|
            token|tokens|asset|assets|balance|crypto|cryptocurrency|bitcoin|ether|amount|fee|fees|loss|losses|savings|holdings|u|
            gift card|gift cards|voucher|vouchers|rest|everything|all of it|cash|payment|yours|sum|stolen|small amount|
            a small amount|tiny amount|percent|half|half of it|same amount|the same amount|equal amount|every cent|cent|pay|paying|
            prepay|everything you lost|what you lost|what was stolen
            """
        ),
        (
            .baitFee,
            """
            unlock fee|unlocking fee|unlock fees|unfreeze fee|unfreezing fee|unfreezing fees|release fee|release fees|
            activation fee|activation fees|activation deposit|activation payment|verification fee|verification transfer|
            verification transfers|verification payment|verification deposit|test payment|proof payment|proof of funds|
            security deposit|refundable deposit|refundable fee|refundable payment|guarantee deposit|gas deposit|insurance fee|
            insurance deposit|processing fee|processing fees|handling fee|handling fees|clearance fee|clearance fees|clearing fee|
            audit fee|recovery fee|recovery deposit|service fee|service fees|service charge|admin fee|administration fee|
            compliance fee|withdrawal tax|tax|taxes|tax payment|margin|collateral|a deposit|a deposit of|deposit of|
            deposit is required|deposit is needed|deposit must|commission|top up first|deposit first|pay first|transfer first|
            send first|small fee|small deposit|prepayment|advance payment|upfront fee|upfront payment|penalty|penalty fee|
            unlocking fees|transaction tax|capital gains tax|aml fee|synchronization fee|upgrade fee|maintenance fee|channel fee
            """
        ),
        (
            .due,
            """
            first|ask for|need you to|ask you to|want you to|applies|apply|payable|owed|owe|due|outstanding|in advance|upfront|
            up front|needs to be|has to be|must be|have to be|required|is required|are required|is needed|necessary|is necessary|
            need|needs|must|have to|has to|require|requires|wants|want|ask you for|demands|without|once more|once|unless|
            only have to|pending|unpaid|still open|missing
            """
        ),
        (
            .ourAddress,
            """
            to us|to our|to our address|to our wallet|to our account|our address|our wallet|our account|our security address|
            our safe address|the official address|official address|official wallet|official account|security address|secure address|
            secure wallet|secure account|safe wallet|safe address|safe account|safekeeping|safe keeping|custody account|
            company wallet|company address|company account|engineers address|agents address|agents wallet|engineers wallet|
            our agent|our engineer|the engineers address|support wallet|support address|support account|recovery address|
            recovery wallet|verification address|verification wallet|holding wallet|holding account|escrow wallet|escrow account|
            escrow|team has made for you|team has created for you|i will give you|i give you|i have prepared|we have prepared|
            new company wallet|vault address|migration address|to him|to her|to the agent|to the engineer|to the technician|
            to the team|to the specialist|to my colleague|to our colleague|the address i gave you|the address we gave you|
            address that i gave you|address that we gave you|address that i give you|address i gave you|address i sent you|
            address i send you|address we send you|address from support|address of our|wallet below|the wallet below|account below|
            address that our|address our|wallet that our|wallet our|address the team|address that the team|address of the team|
            our custody|account we assign|address we assign|our cold storage|our cold wallet|our vault|our partner|vip level
            """
        ),
        (
            .thatAddress,
            """
            address below|the address below|address above|this address|this wallet|following address|following wallet|
            to this account|to support
            """
        ),
        (.hither, "to me|over|to us"),
        (.price, "costs|it costs|cost|price|charge|charges|payment of|a payment of|a transfer of|a deposit of"),
        (
            .newAddress,
            """
            new address|the new address|a new address|new tron address|new account|account is activated|address is activated|
            not activated|activate an address|activate the address|unactivated address
            """
        ),
        (.doubt, "is it true|is that true|is this true|is it real|is this real|is that real|true or false"),
        (
            .ownAddress,
            """
            your own address|your own wallet|your own|to your address|to your wallet|into your wallet|in your wallet|
            on your address|new wallet|to that address|this same wallet|the same wallet|the same address|same wallet|same address|
            own address|own wallet|wallet you created|wallet that you created|that you created yourself|it yourself|yourself|
            between your own|your account there|in the wallet|to that wallet|from your exchange|your other wallet|
            your second wallet
            """
        ),
        (
            .release,
            """
            unlock|unlocks|unlocked|unlocking|unfreeze|unfrozen|unfreezes|unfreezing|lifted|is lifted|freeze is lifted|release|
            releases|released|releasing|lift the freeze|lift the block|lift the restriction|lifts the freeze|recognises you|
            recognizes you|identify you|identifies you|verify|verifies|verified|verification|to validate|validation|withdrawal|
            withdrawals|withdrawal function|reactivate|reactivated|synchronise|synchronize|sync|upgrade|prove|proves|proof|
            opens by itself|kyc|lift the hold|the hold|locked|vip level|restricted|restriction|are free|is free|cleared|
            confirm your identity|confirm that you|confirm ownership|see that its you|its you|risk control|can be withdrawn|
            for your protection|investigation|to be safe|keep it safe|for safekeeping|will show up|to migrate|migration|frozen|
            the refund
            """
        ),
        (.activation, "activate|activates|activated|activation|activating"),
        (
            .futile,
            """
            wont help|will not help|does not help|doesnt help|does nothing|changes nothing|achieves nothing|opens nothing|
            releases nothing|for nothing|is pointless|is useless|solves nothing|dont pay|do not pay|isnt a wallet|is not a wallet|
            isnt real|is not real
            """
        ),
        (
            .recover,
            """
            get it back|get them back|get it all back|recover|recovers|recovering|recovered|recovery|retrieve|retrieves|retrieving|
            retrieved|return|returns|returned|returning|restore your funds|restore your money|restore your balance|restored to you|
            restored to your|restore the funds|restore the money|restored in full|reverse|reverses|reversed|reversing|send back|
            give back|pay back|claim back|make good|make up for|rescue|salvage|bring home|restitute|returned to you
            """
        ),
        (
            .regain,
            """
            covers all losses|cover all losses|cover all your losses|make you whole|be restored|will be restored|
            cancel the transaction|cancel the transfer|refund|refunds|refunded|refunding|reimburse|reimburses|reimbursed|
            reimbursing|reimbursement|compensate|compensates|compensated|compensation|get your money back|get your funds back|
            get your coins back|get your usdt back|get your tokens back|get your assets back|we undo|we can undo|we will undo|
            i undo|i can undo|i will undo|restore your funds|restore your money|restore your balance|restore the funds|
            restore the money|cover your loss|cover the loss|cover your losses|cover it for you|well cover|paid back|pay you back|
            chargeback|charge back|recover your money|recover your funds
            """
        ),
        (
            .fetch,
            """
            get|gets|getting|got|pull|bring|brings|bringing|take|win|send|sends|give|gives|pay|pays|put|have|has|receive|see|claim
            """
        ),
        (.back, "back|home|again|returned to your wallet"),
        (
            .comesBack,
            """
            comes back|come back|coming back|is back|are back|will be back|be back|back in your wallet|back in your account|
            back on your account|back with you|back in your hands|goes back|go back
            """
        ),
        (
            .certain,
            """
            guarantee|guarantees|guaranteed|guaranteeing|definitely|certainly|surely|for sure|certain|certain that|promise|promised|
            i promise|we promise|rest assured|be assured|assure|100|100 percent|without fail|no doubt|without doubt|undoubtedly|
            you have my word|my word|trust me|make sure|makes sure|in full|leave it to me|leave it to us|count on it|
            give us num days|give me num days|within num hours|within num days|in num hours|in num days
            """
        ),
        (
            .will,
            """
            will|ll|can|able to|is able to|are able to|going to|shall|ill|well|be|manage to|know how to|let me|let us|have|ve|
            guarantee|promise|youll|a way to|way to|ways to|possible to
            """
        ),
        (
            .may,
            """
            may|might|maybe|perhaps|whether|depends|depend|depends on|up to|sometimes|possibly|in some cases|some exchanges|could|
            chance|chances|ask|try to|if
            """
        ),
        (
            .equates,
            """
            is a|is an|are|is the|is always|is nothing but|is what|is how|is just|its a|thats a|that is a|is only|is likely|
            is very likely
            """
        ),
        (.lost, "cannot be recovered|cant be recovered|cannot be reversed|are final|is final"),
        (.elliptical, "we can|i can|we do|we will|our team can|we are able to|we could"),
        (
            .thirdParty,
            """
            exchange|exchanges|the exchange|seller|sellers|recipient|the recipient|merchant|contract|the contract|project|
            the project|its owner|owner|holder|the holder|issuer|police|bank|court|tether|platform|the chain|network|the network|
            bridge|the bridge|third party|sender|the sender|payer|their support|the shop|provider|landlord|friend|a friend|
            a message|message that|messages that|a mail that|an email that|token that
            """
        ),
        (.staked, "staked|unstaked|unstaking|unstake|stake|staking|unfrozen trx|expired|expires|pending transaction"),
    ]
}
