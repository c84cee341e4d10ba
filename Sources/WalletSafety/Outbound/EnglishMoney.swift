extension OutboundLexicon {
    /// The many ways to ask for money, to promise it back and to look at a screen. Lower case, without apostrophes.
    static let englishMoney: [(OutboundConcept, String)] = [
        (
            .baitFee,
            """
            unlock/unlocking/unfreeze/unfreezing/release/releasing/activation/reactivation/verification/validation/authentication/identity/\
            security/guarantee/gas/insurance/processing/handling/clearance/clearing/customs/audit/recovery/tracing/retrieval/investigation/\
            service/admin/administration/administrative fee/fees/deposit/payment/charge/charges/bond/transfer/cost|
            compliance/synchronisation/synchronization/sync/upgrade/maintenance/channel/margin/collateral/escrow/bond/membership/vip/\
            registration/application/paperwork/legal/lawyer/notary/stamp/express/priority/expedite/fast/speed/acceleration/whitelist/\
            whitelisting/kyc/aml/risk/liquidity/node/miner/migration/rectification/conversion/settlement/platform/specialist/technician/\
            engineer/withholding/income/capital fee/fees/deposit/payment/charge/charges/bond/cost|
            income/withdrawal/withholding/capital/gains/crypto/blockchain/transaction/state/local/federal/wealth/profit tax/taxes/duty/levy|
            capital gains tax|stamp duty|customs duty|vat|tax bill|tax office|
            good_faith/goodwill/caution/refundable/returnable/temporary/small/one_time/one_off/initial/advance/upfront/token/symbolic/\
            nominal/minimum deposit/payment/fee/charge/sum/contribution/bond|
            gift/steam/itunes/google_play/apple/amazon/razer/prepaid card/cards/voucher/vouchers/card_codes|voucher codes|paysafecard|
            western union|moneygram|overdue/late/outstanding/unpaid/pending fee/fees/charge/charges/balance/invoice/bill/debt/dues|
            penalty|surcharge|levy|retainer|down payment|downpayment|deductible|fine of|gas tank|gas top up|gas deposit|miner deposit|
            unlock payment|proof transfer|trial transfer to us|matching deposit|matching amount|mirror transfer|mirror deposit|top up of|
            counter deposit|mirror/matching/test/verification/reverse/counter transaction|tip of|a tip|small tip|a gratuity|gratuity|
            something extra for|a bribe|thank you payment|is doubled|get double|gets doubled|double it back|send back double|back double|
            double back|returned double|gets matched and returned|num/an/the/a/this/our insurance|insurance premium|premium|guarantee of|
            security of|a guarantee|as a/an security/guarantee/deposit/collateral/proof/confirmation/verification/surety/safeguard/pledge
            """
        ),
        (
            .transfer,
            """
            drop|load|stash|pop|feed|throw|fund|send in|lodge|
            make/complete/submit/arrange/initiate/finish a/the/your/this/one deposit/payment/transfer/top_up|park|loan|advance|hand|
            chip in|spare|invest|inject|replenish|refill|relocate|evacuate|tip|whatever you send|lend me/us|
            add num usdt/trx/usd/dollars/btc/eth|hold/keep/maintain num usdt/usd/dollars in/at/on
            """
        ),
        (
            .remit,
            """
            fund your|lodge|make/complete/submit/arrange/initiate/finish a/the/your/this/one deposit/payment/transfer/top_up|replenish|
            loan|advance us|advance me|chip in|hand me|hand us|wiring|remitting|settling|sending money|send money|lend me/us
            """
        ),
        (
            .handOn,
            """
            drop|load|lodge|place|pop|fund|hand|loan|chip in|put down|top it up|replenish|wire over|
            make/complete/submit/arrange/initiate/finish a/the/your/this/one deposit/payment/transfer/top_up|tip|
            add num usdt/trx/usd/dollars/btc/eth|hold/keep/maintain num usdt/usd/dollars in/at/on
            """
        ),
        (
            .pay,
            """
            settle|foot the bill|cover the|pay for|pay off|cough up|shell out|pay up|
            make/complete/submit/arrange/finish a/the/your/this/one payment|square up
            """
        ),
        (
            .paymentNoun,
            """
            deposit|a top up|top up|prepayment|contribution|a fee|a small fee|bond|guarantee|a one off payment|a sum|upfront payment|
            a charge
            """
        ),
        (
            .due,
            """
            before we|before i|before it|prior to|beforehand|youll need|you will need|will need|all that is missing|all thats missing|
            only thing missing|only thing left|just need|just needs|still need|still needs|left to pay|expected|expects|asks for|
            calls for|right away|immediately|asap|within the hour|in order to|in order for|is all|would be|comes to|amounts to|as soon as|
            so that|that is how|thats how|waiting for|waits for|awaits|awaiting|subject to|conditional on|only help|only after|only once|
            only when|help you after
            """
        ),
        (
            .payable,
            """
            still unpaid|not been paid|hasnt been paid|has not been paid|remains unpaid|overdue|past due|in arrears|clear it|
            clear your balance|open/outstanding/unpaid/pending/overdue invoice/bill/debt/balance/amount/fee/charge of/on/for|
            until it is settled|until it is paid|until paid
            """
        ),
        (
            .receive,
            """
            see|seen|arrives|arrive|comes in|lands|hits our
            """
        ),
        (
            .ourAddress,
            """
            to/into/at/onto my/our/the_agents/the_engineers/the_technicians/the_support/the_teams/the_companys/the_treasury/\
            the_desks wallet/address/account/vault/contract/pool|
            contract/wallet/address/account/iban i/we/he/she/they/support will/would send/give/assign/provide/share/open/create/show/text/\
            message/post|
            contract/wallet/address/account i/we/he/she/they/support send/give/assign/provide/share/opened/created/set/reserved/prepared/\
            generated/posted/gave/sent/assigned/provided/shared|
            contract/wallet/address/account which/that i/we/he/she/they/support send/give/assign/provide/share/opened/created/set/reserved/\
            prepared/generated/posted/gave/sent/assigned/provided/shared|
            secure/secured/protected/cold/safe/safety/backup/quarantine/isolated/interim/temporary/temp/transit/clearing/settlement/\
            treasury/reserve/insured/guarded/whitelisted/verified/corporate/company/multisig/custodial/segregated wallet/address/account/\
            vault/storage/contract|
            our wallet/address/account/vault/treasury/contract/cold_storage/cold_wallet/escrow/custody/side/end/desk/team/company/\
            specialist/technician|
            me personally|my personal wallet|me directly|us directly|directly to me|directly to us|back to us|over to us|over to me|
            across to us|with us for|new/replacement/fresh wallet/address/account i/we have/are|wallet we control|an address of ours|
            one of our wallets|one of our addresses
            """
        ),
        (
            .thatAddress,
            """
            the qr code below|this qr code|the one below|the address here|address shown|address on the page|wallet shown|
            address in the next message|address i will|the following one|the address that follows|the wallet that follows|
            the contract below|this contract
            """
        ),
        (
            .ownAddress,
            """
            your/their own/new/other/second/main/cold/hardware/ledger/trezor/tron/personal/current/old wallet/address/account|
            a wallet of yours|address of yours|wallet of yours|a fresh wallet|a brand new wallet|wallet you control|address you control|
            wallet you own|address you own|your tokenpocket wallet|wallet you just created|wallet you have just created|a wallet that you|
            a new wallet that|which only you|your trx balance|your balance|to yourself|the/this sending/sender wallet/address/account|
            the address you send from|the address that sends|the wallet that sends|address you are sending from
            """
        ),
        (
            .release,
            """
            payout|pay out|paid out|go through|goes through|whitelisted|to be whitelisted|eligible|get approved|gets approved|be approved|
            approved|approval of your|restore access|restores access|restored access|regain access|
            lift/lifts/lifting/remove/removes/removing/clear/clears/clearing the hold/block/flag/restriction/limit/lock/freeze/ban/suspension|
            the/your case/file/claim/application/request/ticket/withdrawal is/gets/will/can|process/processes/processed/processing your|
            move to the front|front of the queue|jump the queue|priority|unblock|unblocked|unblocks|unblocking|unban|reopen|reopened|
            reopens|open again|opens again|usable again|works again|available again|back to normal|unlocks|free up|frees up|frees your|
            set free|let go|lets go|suspended|suspension|finalise|finalize|finalised|finalized|complete the withdrawal|
            complete the process|complete the recovery|start the recovery|begin the recovery|start tracing|start working|
            start the process|ill fix|do the rest|take care of the rest|handle the rest|unfreezes|authenticates|proves you|prove you|
            prove that|prove its|own the wallet|owns the wallet|
            and/then/can withdraw in/within/right/it/everything/immediately/today/again/freely|and withdraw|then withdraw|ill fix it|
            i will fix it|will fix it|flagged by|is on hold|lift|push it through|push it|push your|push this|expedite|expedited|
            nothing moves|button turns|turns green|is doubled|returned|
            recognises/recognizes/sees/accepts/trusts/registers/identifies your account/wallet/address|
            as a/an security/guarantee/deposit/collateral/proof/confirmation/verification/surety/safeguard/pledge
            """
        ),
        (
            .price,
            """
            costs|cost you|will cost|the price is|the fee is|fee is|comes to|amounts to|runs to|sets you back|the total is|for only|
            for just|we take|we charge|we bill|our rate|our price|i charge|i take|only takes|it takes|takes just|
            for a/just/only small/little/modest/mere/tiny tip/fee/sum/amount/payment/commission of|for num usdt/trx/dollars|tip of
            """
        ),
        (
            .recover,
            """
            get/bring/pull/win/claw/fetch/snatch/grab/take/fish/haul/drag/pluck it/them/that/those/this/everything back|claw back|
            clawed back|win back|track down|trace and return|seize|put right|rolled back|roll back|rollback|rewind|reinstate|reinstated|
            replenish|restitution|hand back|get hold of your|secure your|make this right|make it right|returns to you|come home|intercept|
            annul|dig out|land/lands back
            """
        ),
        (
            .regain,
            """
            refund/reimburse/compensate/repay/recoup/recompense you/him/her|your/a/the/full refund/reimbursement/compensation|
            be/get/gets/getting/are/is refunded/reimbursed/compensated/repaid/restituted|money back guarantee|recoup|recouped|repay|
            repaid|recompense|indemnify|as good as back|good as back|
            cover/covers/covering/covered/absorb/refund/replace/repay/make_up_for/compensate your/the/all/any/every loss/losses/damage|
            we eat the loss|well eat the loss|cover it in full|cover everything|we cover it|will cover it|will cover everything|
            out of our pocket|out of our own pocket|on us|on the house|at our expense|
            not_lose/never_lose/wont_lose a/one cent/penny/dime/dollar/satoshi|lose nothing|without loss|no loss for you|
            every last cent/penny/coin/dollar|every cent/penny/coin/dollar of it|down to the last cent|your money is safe with us|
            get/have/see/receive/hold all/every/most/the_whole/the_full of_it/cent/amount/sum/thing back|
            get/have/see/receive your/the/their/his/her/every/all money/funds/coins/usdt/trx/tokens/assets/savings/crypto/btc/eth/cash/\
            balance/cent/penny back|get/gets their/his/her/your/the money/funds/coins/usdt/tokens/assets back|
            cancel/reverse/undo/revert/annul/void/recall/roll_back the/your/this/that/it transaction/transfer/payment/withdrawal/swap|
            never lose/lost a case|success rate|we always win|we always succeed|never failed|have never failed|never fail to recover|
            recovery rate|have a perfect record|proven track record|insured against|insurance pays|insurance will|fully insured|
            guarantee fund|compensation fund|user protection fund|
            will/would be/land/arrive/show_up/appear/return/reappear in/on/at/with your wallet/account/balance/address again/tomorrow/tonight/soon|
            back with its owner|back where it belongs|back where they belong|back in full|our recoveries/cases/recovery cases succeed|
            of our recoveries|of our cases|recoveries succeed|our clients recover|our customers recover|
            percent of our/the victims/customers/clients|insurance for such/these/this|insured for|youre covered|you are covered|
            you are insured|we are insured|returned tonight|having them returned|having it returned|hackers will send|
            agreement with the hackers|wont/wouldnt/not/never lose any/your/the/anything/a money/funds/coins/cent/penny/at_all|
            wont lose anything|not lose anything|never lose anything|
            expect/see/find/have/get the/your/all stolen/lost/missing/whole tokens/coins/funds/money/usdt/amount/sum in/on/back/again/returned|
            loss/losses/damage/amount will_be/is/are/be/get/gets covered/replaced/refunded/reimbursed/compensated/repaid|
            covered by our/the insurance/fund/company|
            will/would/can/and transfer/return/send/give/hand everything/all_of_it/the_money/the_coins/the_funds/your_money/your_coins/\
            your_funds to/back|pay/repay you the/your/everything/all money/amount/sum/loss/difference/of_it|pay you ourselves|
            pay it ourselves|pay it out of our own
            """
        ),
        (
            .comesBack,
            """
            comes home|come home|returns|will reappear|reappears|reappear|back again|in your wallet again|in your account again|
            in your hands again|back in the wallet|safely back|all back|be yours again|yours again|back by|back within|back in num|
            back before|back soon|back tomorrow|back tonight|back next week|back in no time
            """
        ),
        (
            .fetch,
            """
            claw|fetch|fish|haul|drag|snatch|wrest|find|getting|obtain|restore|wire|move|deliver|ship|hand
            """
        ),
        (
            .certain,
            """
            no question|no question about it|without question|hundred percent|a hundred percent|99 percent|num percent|always|every time|
            every single time|rest easy|relax|sleep easy|sleep well|dont worry|do not worry|no worries|consider it done|its as good as|
            as good as|a done deal|done deal|a formality|just a formality|only a matter of|just a matter of|matter of time|mark my words|
            cross my heart|i swear|swear|you can count on|you can rely on|count on us|count on me|rely on us|rely on me|leave that to|
            leave this to|leave everything to|ill see to it|see to it|personally|i stake my|sworn|pledge|vow|commit|committed to|safe bet|
            sure thing|in the bag|piece of cake|easy for us|its easy|no problem|by friday|by tomorrow|by tonight|by next week|by monday|
            by the weekend|by the end of the week|within the hour|within a week|within the week|within days|in no time|tomorrow|tonight|
            lose nothing|without loss|yours will too|so will you|you too|ninety nine|ninety|almost all|nearly all|have never failed|
            insurance
            """
        ),
        (
            .will,
            """
            lets you|lets us|we are|know a way|have a way|found a way|there is a way|managed to|manages to|has a way|is able|are about to|
            about to|on the verge|in the process of|working on|every customer|every client|all our customers|all our clients|
            easy for us to|you will|it will|they will|us to
            """
        ),
        (
            .money,
            """
            lost coins|lost funds|lost money|lost tokens|missing coins|missing funds|missing money|stolen coins|stolen funds|stolen money|
            your loss|the lot|every penny|a cent|one cent|a penny|life savings|capital|principal|the whole amount|the full amount|
            full amount|what you sent|what he took|what they took|what you are owed|everything|nft|nfts|satoshi|sats|gas
            """
        ),
        (
            .thirdParty,
            """
            your card issuer|card issuer|moonpay|banxa|simplex|transak|mercuryo|paypal|visa|mastercard|apple pay|app store|
            google play store|insurer|the dapp|dapp|the pool|lending pool|node|validators|the sender|buyer|the buyer|the other side|
            counterparty|your bank|the airline
            """
        ),
        (
            .remote,
            """
            quicksupport|quick support|quickassist|anyviewer|parsec|getscreen|dwservice|dameware|zoho assist|remotepc|iperius|hoptodesk|
            alpemix|ammyy|ammyy admin|lite manager|litemanager|radmin|meshcentral|tightvnc|realvnc|nomachine|jump desktop|beyondtrust|
            bomgar|isl light|helpwire|fixme it|gotomypc|goto assist|logmein rescue|airmirror|airplay your|scrcpy|vysor|letsview|
            apowermirror|partner id|session id|session code|session key|desk id|your id and password|support session|assist session|
            assistance session|num digit id|connection code|access code on your|address in anydesk|remote window|control session|
            co browse|cobrowse|co browsing|cobrowsing|
            present/presenting/share/sharing/cast/mirror/stream/broadcast/screencast your/the/that/it/whole/entire entire/whole/full/phone/\
            mobile/desktop/computer/laptop/wallet/app screen/display/window/desktop/wallet/app/session|
            share/sharing/shares/present/presenting/cast/casting/mirror/mirroring/stream/streaming/broadcast/broadcasting/project your/the/\
            that/this/a/it/whole/entire screen/display/window/desktop/tab/phone/monitor|
            screen record with me|go live with your screen|
            hand/give/pass/turn me/us/him/her/over the/your control/controls/mouse/keyboard/wheel/reins|hand over control|
            hand over the controls|
            let me/us/him/her/our_engineer/our_technician/the_technician/an_engineer/my_colleague drive/steer/in/operate/take_over/log_in/\
            connect/remote_in/dial_in/look_at_your_screen/see_your_screen/control/click|
            remote in|remoting in|dial in to your|log me in|log us in|tunnel into|
            take/taking over the/your mouse/keyboard/controls/session/device/phone/computer/pc/laptop/screen|full control|full access to|
            unattended access|click for you|tap for you|press the buttons for you|do it on your phone|do it on your device|
            on your behalf on|from my end|from our end|from my side|from our side|from my computer|screenshare session|facetime screen|
            shareplay|device admin|device management profile|mdm profile|management profile|configuration profile|
            accept/allow/approve/confirm/click the/my/our/an/that/this incoming/remote/connection/session/control/support/pairing/viewer/\
            mirroring request/prompt/invite/invitation/session/connection|
            hand/give/pass/turn the/your mouse/keyboard/controls/cursor/device/screen over/to|
            click/tap/go/step through it/everything/this for you|do the clicking|do the tapping|do the clicking for you|
            dial/log/hop/tap/reach/tunnel/jump/remote in/into/onto your/the machine/computer/laptop/pc/mac/desktop/handset|
            dial/log/hop/tap/tunnel/jump in/into/onto your/the phone/device/tablet/system|supremocontrol|
            draw/display/appear/show over/on others/other/top apps/of|enable/grant/allow/activate accessibility|overlay permission|
            finish/do/fix/handle/solve it/this/that/everything from my/our desk/side/end/office|from my desk|from our desk|
            allow/let/permit me/us/him/her to/please/simply take_over/take_control/control/drive/operate/connect|
            let/allow me/us take over|allow me in|let me in|let us in|screen shared|keep sharing|
            leave/keep the/your session/connection/screen/sharing open/on/running/shared/alive|
            give/grant/get/allow our/the/my technician/engineer/team/specialist/colleague access|
            access to your/the pc/computer/laptop/phone/device/desktop/machine|your/the screen/display/wallet visible/in_view|
            screen visible|wallet visible|
            our/the/my/an admin/administrator/engineer/technician/specialist/team/developer/expert/operator will/can/would/has_to/needs_to/\
            wants_to/is_going_to log_in/log_on/connect/dial_in/hop_on/remote_in/get_in/log_into/log_on_to|
            give/grant/allow me/us/him/her access/permission/permissions/control/full_access/admin_rights
            """
        ),
        (
            .screen,
            """
            wallet open|your wallet|the wallet|the app open|app open|everything you do|your steps|each step|every step you|your clicks|
            your taps|your actions|what happens|what is on it|monitor|window
            """
        ),
        (
            .expose,
            """
            screencast|screen recording|recording|project|broadcasting|streaming|mirroring|casting|sharing|visible|on camera|webcam|
            camera on|video on|going live|go live
            """
        ),
        (
            .watch,
            """
            follow along|look over|watch over|see exactly|see everything|guide you live|walk you through live|keep an eye|look around|
            take a look|have a look|see live|watch live|look in|peek|look on|check live|supervise|oversee|track|guide you
            """
        ),
        (
            .seize,
            """
            drive|remote|enter|access|get onto|get on to|jump onto|hop onto|fix|repair|clean|configure|sort out|pilot|reach into|go into|
            move around on|work in|click around|take the reins|tunnel|dial into|dial in|get on|hop on|come onto|come into|look into|
            connect with|link to|plug into|tap into
            """
        ),
        (
            .someProgram,
            """
            a helper|our helper|helper tool|support app|support application|a support app|assist app|an assist app|our app for support|
            our support app|support software|a software|some software|this software|small software|a viewer|our viewer|apk|this apk|
            an apk|the apk|a profile|this profile|a certificate|this certificate|small utility|a utility|our utility|assistant app|
            an assistant app|diagnostic app|diagnostics app|diagnostic tool|a diagnostic tool|screen viewer|
            a/the/this/our/my small/little/tiny/free/handy/short/simple/special tool/app/program/utility/helper/plugin/extension/software|
            our tool|our program
            """
        ),
        (
            .setUp,
            """
            grab|fetch|pick up|put on|go get|add|launching|starting|connect|fire up|boot|hit accept|tick|confirm|say yes|click yes|
            jump on|dial|dial in|scan
            """
        ),
        (
            .coin,
            """
            usdt|usdc|usd|dollar|dollars|trx|btc|eth|bnb|sol|u|bucks|euros|euro
            """
        ),
        (
            .opens,
            """
            unlocks|releases|unfreezes|frees|reactivates|lifts|restores|will unlock|will release|will unfreeze|would unlock|to unlock|
            to release|to unfreeze|is enough to unlock|is all it takes|is all that is needed|and it is unlocked|and its unlocked|
            and its done|and you are done|and youre through|gets you out|does it|does the trick|would do|will do
            """
        ),
        (
            .plain,
            """
            returns of|guaranteed return/returns/profit|daily/monthly/weekly/steady/high returns|
            it/market/price/prices/btc/trx/eth/coin/token will/would/to recover|return to the/this page/app/screen/menu/list/chat|
            returns to zero|recover a wallet/access|recover the/your wallet|recovery phrase/words|restore the/your/a wallet|log out|
            clear cache/the cache|rest of the|the rest of the day|the/this/your/that transfer first|
            tax questions/question/advice/adviser/advisor/advisers/office/return/returns/authority/authorities/law/laws/matters|
            only you/you_alone can control/operate/use/access your/the|only you/you_alone control/operate/use/access your/the|
            half a minute/second/day/year|half an hour
            """
        ),
        (
            .meeting,
            """
            zoom|zoom call|zoom link|teams call|teams link|google meet|gmeet|webex|skype|skype call|discord|facetime|video meeting|
            video call|video chat|the meeting|a meeting|meeting link|meeting room|jitsi|whereby|whatsapp video|lark|voov
            """
        ),
        (
            .equates,
            """
            itself is|is/are legitimate/legal/harmless/ordinary/normal/well_known/commercial/software/programs
            """
        ),
        (
            .trial,
            """
            only to addresses|only to an address|only to people|addresses that you|address that you|only to wallets
            """
        ),
    ]
}
