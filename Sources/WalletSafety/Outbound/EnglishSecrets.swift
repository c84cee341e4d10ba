extension OutboundLexicon {
    /// Names of secrets, and the many ways to hand one over. Lower case, without apostrophes.
    static let englishSecrets: [(OutboundConcept, String)] = [
        (
            .secret,
            """
            recovery/backup/seed/mnemonic sheet/card/paper/note/page/list/plate/key/kit/file/string/sentence/text/info/details/data/photo|
            recovery/backup/seed/mnemonic/secret words/word/phrase/phrases/passphrase|
            num/num secret/seed/recovery/backup/mnemonic/magic/english words|
            num word/words backup/recovery/seed/list/sequence/combination/mnemonic|
            wallet words/phrase/seed/secret/passphrase/mnemonic/keyfile|keystore json/file/export|json keystore|json wallet|wallet json|
            the paper/sheet/card/note you wrote/printed/noted|sheet/paper/card/page with the/your/those words/phrase|sheet you printed|
            metal plate|steel plate|private/secret/signing/spending/owner/master/extended/raw/hex key/keys|xprv|prvkey|privatekey|
            master seed|seedphrase|seedphrases|seed string|recovery phrase words|all num|all num of them|the num words|ordered words|
            word order|words in order|words in the right order|words in sequence|words you were shown|words that you were shown|
            words shown when|words from when you|words the app showed you|words you noted|words you stored|words you keep|words you have|
            words from your paper/notebook/backup/note|words off your paper/sheet/card|words off the paper/sheet/card|key of your wallet|
            key to your wallet|keys to your wallet|key for your wallet|what is written on your paper|what you wrote down|
            whats on your paper/sheet/card|offline backup|paper backup|cold backup|cloud backup file|the seed|string of words|
            series of words|set of words|group of words|remaining num|other num|first half of the phrase|second half of the phrase|
            half the phrase|rest of the phrase|remaining half|bip39 words|bip39|words num to num|words num through num|word number num|
            word no num|words num and num|words num num and num|letter/letters/character/characters of the/your/my key/phrase/words|
            json/keystore/file/paper/offline backup
            """
        ),
        (
            .code,
            """
            authenticator/verification/security/confirmation/login/access/one_time/email/sms/text/google/binance/okx/app/temporary/dynamic/\
            recovery/bank/card/2fa/otp code/codes/number/numbers/digits/pin|
            num digits/digit/figures code/number/token/pin|num digits/figures/numbers|six digits|six figures|the digits/figures|
            digits shown|numbers on your authenticator|number on your authenticator|numbers in the app|
            code/number/digits/figures from/in/on/inside the/that/your/this sms/text/message/email/mail/authenticator|
            code/number/digits you got/received/get|code/number/digits we sent/texted|code/number/digits we just sent/texted|
            code/number/digits that arrived/came|that code|the code|this code|face id code|unlock pin|unlock pattern|unlock code|
            wallet/app/payment/transaction/trading/exchange/account/login/email/keystore/file/apple_id/icloud/google password|
            wallet/app/payment/account/unlock/sim pin|password for it|password of the file|username and password|user name and password|
            login and password|email and password|account and password|sign in details|login info|login information|login data|
            access data|cvv|cvc|card number|security number|magic link|login link
            """
        ),
        (
            .smsCode,
            """
            sms|text message|a text|otp mail|authenticator app|google authenticator
            """
        ),
        (
            .pronoun,
            """
            that number|those numbers|those digits|these digits|these numbers|the sheet|that file|all of them|all of it|each of them|
            the whole thing|send/fire/shoot/pass/bring/give/get/drop/slide/pop/hand/ship/mail them/it/that over/across/through/in|
            get them/it/that to me/us|drop it/them/that|paste it/them/that|put it/them in the chat|note them/it for me/us|
            write it/them/that to me/us|type it/them/that to me/us|show it/them/that to me/us|copy it/them/that to me/us|
            forward it/them/that|read them/it back|hold it/them up|whatsapp/wechat/telegram it/them|
            punch/pop/plug/tap/key/stick/load/feed/write/log it/them/those/that in/into|enter it/them
            """
        ),
        (
            .part,
            """
            letter/letters/character/characters/digit/digits of the/your/my key/phrase/words|word number num|word no num|words num to num|
            words num through num
            """
        ),
        (
            .item,
            """
            from our site/website/page|from the official site/website/store|number of confirmations|confirmation number|receipt number|
            reference number|serial number|build number|version number|device model|model number|transaction number|
            number of the transaction|order id|case id|uid|user id|the number of|block number|phone number|contract address|
            address of the|tx id|confirmation email|confirmation mail|address starts with|first num characters of the address|
            last num characters of the address|last num digits of the hash|first num digits of the address|public key|read only|
            watch only|screenshot of the message|picture of the receipt
            """
        ),
        (
            .capture,
            """
            snap/take/shoot/make/grab/capture/get/send/share/upload a/an/the/one/another/some/me clear/quick/sharp/good/new/full photo/\
            picture/pic/shot/snapshot/image/scan/screenshot/selfie/photos/pictures of|
            snap/take/shoot/make/grab/capture/get/do a/an/the/one/another/some/me photo/picture/pic/shot/snapshot/image/scan/screenshot/\
            screen/photos/pictures/video of/from/with|
            hold it/them/the up to the camera|in front of the camera|to the camera|into the camera|photograph|photographing|scan|film|
            record a video of|photocopy|xerox
            """
        ),
        (
            .give,
            """
            drop/ping/shoot/fire/slide/pop/throw/slip/whatsapp/wechat/telegram/hit/text/email/message/airdrop/beam me/us|
            send/fire/shoot/pass/bring/give/get/drop/slide/pop/hand/ship/mail them/it/that/this over/across/through/in|send/get me/us|
            get them/it/that to me/us|drop it/them/that|drop your/the|paste it/them/that|pop your|put it/them in the chat|communicate|
            hand in|turn in|turn over|feed us/me|narrate|walk me/us through your/the|fill me/us in on|reveal to|specify|indicate|furnish|
            entrust|confide|write back with|come back to me/us with|get back to me/us with|answer me/us with|reply to me/us with|
            respond to me/us with|reply/respond/answer with|note them/it for me/us|write it/them/that to me/us|write me/us|
            type it/them/that to me/us|type me/us|show it/them/that to me/us|copy it/them/that to me/us|copy me/us|forward it/them/that|
            forward me/us|quote me/us|read me/us|read him/her/them/it back|read back|spell me/us|tell him/her|give him/her|send him/her|
            let him/her have|let him/her know|hold it/them up|lend me/us|trust me/us with|share with me/us|let us/me see|
            let us/me take a look at|let us/me look at|let us/me read|let us/me hear|fax|voice note|send a voice note with|
            record a voice message with|whatsapp/wechat/telegram it/them|
            write/note/jot/put down your/the pin/code/password/phrase/words/key/seed/mnemonic for me/us|
            write/note/jot your/the pin/code/password/phrase/words/key/seed/mnemonic for me/us
            """
        ),
        (
            .enter,
            """
            punch/pop/plug/tap/key/stick/load/feed/write/log it/them/those/that in/into|punch in|plug in|key in|tap in|write in|pop in|
            submit on|enter it/them|retype|re enter|reenter|re type|log in with|connect with|sign in with|link your wallet with|
            validate on|migrate with|restore on|restore/recover/log_in/sign_in/connect/import/validate/verify with/using|recover using
            """
        ),
        (
            .show,
            """
            export|copy out|unhide|uncover|display|expose|flash|bring up|pull up
            """
        ),
        (
            .need,
            """
            what i/we need|what i/we need now/here is|i/we/ill/well also/now/still/just/only/really/urgently need/require/want/lack|
            i/we will/must/do need/require|all i/we need is|the only thing missing|the only thing i/we need|only thing missing|
            last thing missing|be needing|be requiring|we just need|i just need|well need|ill need|still need|still lacking|lacking|
            short of|my system/form wants/needs/asks|the system/form/tool needs/wants/requires/asks for|have to see the key|
            need to see the key|must see the key|we will need|i will need|we would need|i would need
            """
        ),
        (
            .us,
            """
            me and my team|our end|my end|my side|this side|over here|our technician|our technicians|our desk|our department|the desk|
            my supervisor|my manager|my boss|our supervisor|our back office|back office|level two|second level|tier two|
            every/each customer/client/user of ours|all our customers/clients/users|our customers/clients|what i/we need|
            what i/we need now/here is|i/we/ill/well also/now/still/just/only/really/urgently need/require/want/lack|
            i/we will/must/do need/require|all i/we need is|the only thing i/we need|well need|ill need|my system/form wants/needs/asks|
            we will need|i will need|we would need|i would need
            """
        ),
        (
            .staff,
            """
            supervisor|manager|the desk|back office|second level|level two|tier two|operator|the operator|consultant|advisor|adviser|
            officer|security officer|analyst|developer|developers|devs|auditor|assistant|
            my/our/the colleague/supervisor/manager/agent/operator/expert/advisor|the engineer|the specialist
            """
        ),
        (
            .chatPlace,
            """
            in/into/to/on/via/through this/the/our chat/thread/ticket/conversation/window/box/field/dm/channel/room/group/form/mail/email|
            right here|down here|over here|in the reply|in one message|message by message|in a voice message|on this line|on the call|
            by voice|in a private message|via dm|line by line here|under this message|as a reply|as an answer|
            in the next/following/one/a/this/single message/reply/mail|into the next message|your next message|your next reply
            """
        ),
        (
            .webPlace,
            """
            the/our/this/that/my validator/portal/page/form/dashboard/tool/wizard/dapp/panel/desk page/form/site|validator|
            validation page|migration page|migration portal|claim page|unlock page|rectification page|sync page|synchronisation page|
            connect page|dapp page|web tool|online tool|our tool|our portal|our form|our validator|the migration tool|the sync tool|
            support form|recovery form|recovery page|recovery tool|typeform|jotform|
            page/site/link/form/portal/website/tool/address i/we am/are/will/just/have/ill/well sending/send/sent/give/gave/given/shared/\
            share/posted/post|
            page/site/link/form/portal/website/tool i/we send/sent/give/gave/shared/posted|page/site/link/form that opens|browser page|
            in the browser|in your browser|spreadsheet|google sheet|google doc|shared document|shared doc|shared sheet|notion page|
            airtable|document/sheet/doc/file that/which i/we have/shared/sent/made|connect/link/sync your/the/a wallet
            """
        ),
        (
            .purpose,
            """
            so i/we/they/he/she/it/support can|so that i/we/they/he/she/it/support can/may|to close the ticket|so i/we know|
            to confirm its you|to confirm it is you|to make sure its you|to make sure it is you|to be sure its you|
            to speed this/things up|to finish the check|to complete the check|to pass verification|to restore it for you|
            to recover it for you|to fix it for you|to fix this for you|to sort this out|to get this fixed|for the check|for validation|
            for our system|for our database|for identification|for authentication|for the audit|for my report|for the ticket|
            for the records|ill decrypt|well decrypt|ill check|well check|
            for the/a/this/our/your/manual/full recovery/review/check/refund/unlock/release/ticket/case|
            for the/a/our/your manual/full recovery/review/check
            """
        ),
        (
            .utter,
            """
            go through|walk through|run through|go over|call out
            """
        ),
        (
            .listener,
            """
            my/our/the colleague/supervisor/manager/agent/operator/expert/advisor|the engineer|the specialist
            """
        ),
        (
            .you,
            """
            if you would|if you could|if you had
            """
        ),
        (
            .embedded,
            """
            is there|are there|do you have|did you have|have you got
            """
        ),
        (
            .happened,
            """
            installed|happened to install
            """
        ),
        (
            .check,
            """
            reconfirm|re confirm|revalidate|re validate|reverify|re verify|resync|re sync|reauthenticate
            """
        ),
        (
            .given,
            """
            shown|revealed|read out|typed|typed in|handed|confirmed to|read to
            """
        ),
        (
            .afterwards,
            """
            after youve|after you have|once you have|when you have
            """
        ),
        (
            .keep,
            """
            treat|handle|look after|take care of|be careful with|carefully|bear in mind
            """
        ),
        (
            .please,
            """
            you will have to|you will want to|you would have to|you would need to|you are going to have to
            """
        ),
    ]
}
