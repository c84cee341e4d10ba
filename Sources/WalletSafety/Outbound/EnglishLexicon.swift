extension OutboundLexicon {
    /// Lower case, without apostrophes.
    static let english: [(OutboundConcept, String)] = [
        (
            .secret,
            """
            seed phrase|seed phrases|seed|seeds|recovery phrase|recovery phrases|secret phrase|secret phrases|
            secret recovery phrase|srp|backup phrase|mnemonic phrase|mnemonic|mnemonics|mnemonic words|passphrase|passphrases|
            phrase|phrases|seed words|recovery words|backup words|secret words|recovery seed|key phrase|word phrase|num word phrase|
            num words|num word|first words|last words|first and last words|first and last word|first word|second word|third word|
            last word|next word|first num words|last num words|next num words|other num words|remaining words|other words|
            rest of the words|all the words|each word|every word|those words|these words|missing words|missing word|
            half of the phrase|word num|words num|num letters of each word|first letters of each word|wallet words|
            words of your wallet|words one by one|words first|the words first|without the words|characters of the key|
            characters of your key|characters of your private key|characters of the private key|digits of the key|
            letters of the key|the words|words you wrote down|words that you wrote down|words you saved|words on the paper|
            words on your paper|words from your backup|words of your backup|your words|the words of the phrase|private key|
            private keys|secret key|secret keys|privkey|priv key|pk|wallet key|your key|your keys|key file|keystore|key store|
            keystore file|json file|wallet file|backup file|wallet backup|wif
            """
        ),
        (
            .part,
            """
            characters of the key|characters of your key|characters of your private key|characters of the private key|
            digits of the key|letters of the key|first words|last words|first and last words|first and last word|first word|
            second word|third word|last word|next word|word num|num word
            """
        ),
        (
            .code,
            """
            which password|which pin|which code|what password|what pin|password|passwords|passcode|passcodes|pass code|pass word|
            pwd|pin|pins|pin code|pin number|login details|credentials|login credentials|verification code|verification codes|
            one time code|one time codes|one time password|otp|otps|2fa|2fa code|2fa codes|two factor code|sms code|security code|
            login code|authenticator code|authenticator codes|auth code|google code|google authenticator code|confirmation code|
            num digit code|num digits|code|codes|backup code|backup codes|recovery code|recovery codes|digits|authenticator
            """
        ),
        (
            .item,
            """
            transaction hash|hash|hashes|txid|transaction id|transaction|tx|transfer|address|addresses|public address|public key|
            order number|ticket number|error code|error codes|error message|qr code|qr codes|status code|source code|country code|
            opcode|agent code|message code|screenshot of the error|amount|version|link|links|log|logs|own words|a few words|
            own wording|report number|case number|in words|article|articles|explorer link|recipient|name|time|date|model
            """
        ),
        (.pronoun, "yours|it|them|these|those"),
        (
            .give,
            """
            can you paste|could you paste|please paste|would you paste|let me have|let us have|resend|send again|send over|hand|
            may i have|can i have|could i have|can i get|could i get|may i get|may we have|can we have|could we have|can we get|
            could we get|may i know|can i know|could i know|may we know|could we know|send|give|tell|share|provide|submit|supply|
            forward|dm me|dm us|dm your|pm me|pm us|pm your|hand over|hand us|hand me|reply with|respond with|answer with|disclose|
            upload|attach|dictate|spell|spell out|read out|drop|email|pass on|pass along|let us know|let me know|quote|include|
            mention|repeat|relay|transmit|whisper|get back to us with|come back with|follow up with|surrender|type out|text me|
            text us|read it to|read them to|read it out|read them out|spell it|spell them|message me|message us|mail me|mail us|
            mail it|post it|say it|say them|list them|list your|list all|leave your|post your|mail your|text your
            """
        ),
        (
            .sharing,
            """
            sending|giving|telling|sharing|providing|submitting|forwarding|disclosing|uploading|handing over|posting|emailing|
            messaging|dictating
            """
        ),
        (.given, "sent|given|told|shared|provided|submitted|forwarded|uploaded|disclosed|supplied|entered|handed over"),
        (
            .enter,
            """
            enter|entering|type|typing|type in|key in|input|paste|pasting|fill in|fill out|fill|put|put in|write|import|importing|
            copy|insert|scan|complete|use
            """
        ),
        (.show, "show|showing|reveal|display|export|view|read|see|look at|have a look at|take a look at"),
        (
            .check,
            """
            confirm|confirming|verify|verifying|check|checking|validate|validating|double check|authenticate|sync|synchronize|
            synchronise|match|compare|review|examine
            """
        ),
        (
            .capture,
            """
            take a photo of|take a picture of|take a screenshot of|take a screen shot of|make a photo of|make a screenshot of|
            photograph|take photos of|take pictures of|take a snapshot of|snap|screenshot|record your screen with
            """
        ),
        (
            .need,
            """
            all it takes|need|needs|needed from you|require|requires|want|wants|must have|have to have|have to see|must see|
            would like|id like|like to have|like to see|am missing|are missing|still missing|waiting for|wait for|await|awaiting|
            could use|rely on
            """
        ),
        (.ask, "ask|asking|ask for|asking for|request|requesting|demand|demanding|inquire|enquire"),
        (.obliged, "has to|have to|must|needs to|need to|is required to|are required to"),
        (
            .asks,
            """
            asks|asks for|asks you|asked|asked for|ask you for|ask you to|asking you|requests|demands|tells you|tell you to|
            telling you|tricks|trick you|wants you|who wants|claims|claim to|claiming|pretends|pretend|pretending|invites you|urges|
            promises|offers|says|say that|calls you
            """
        ),
        (
            .keep,
            """
            only you|keep|keeping|store|storing|back up|backing up|backup|write down|note down|wrote down|have written|protect|
            guard|hide|order|right order|in order|spelling|correct|correctly|readable|legible|complete|copied|remember|memorize|
            stays|stay|remains|belongs|secure
            """
        ),
        (
            .required,
            """
            is required to|are required to|is needed|are needed|is required|are required|is necessary|are necessary|needed to|
            required to|required for|needed for|will be needed|will be required|is mandatory|must be checked|have to be checked
            """
        ),
        (
            .whatIs,
            """
            what is|whats|what are|which is|which are|what was|what were|what does|what do|which words are in|which words are|
            which words|what words|how does|tell me about|which password|which pin|which code|what password|what pin|
            what are the first num|what are the last num|what is the first half of|what is the second half of
            """
        ),
        (.utter, "say|speak|read|spell|recite|dictate|pronounce|hear|whisper|repeat"),
        (.aloud, "aloud|out loud|loudly|slowly|clearly|on the call|on this call|in the call|into the phone|on the line"),
        (.listener, "he|she|him|her|the lady|the gentleman|the man on|the woman on|the caller|the person on the phone|the line"),
        (.ready, "ready|at hand|in front of you|within reach|next to you|on the desk"),
        (.order, "first|words first|the words first"),
        (.heldBack, "no unlocking|no unlock|no help|no refund|no withdrawal|no support|no access|no release"),
        (.speaker, "i|im|ill|id|ive|my|mine"),
        (.value, "which password|which pin|which code|what password|what pin"),
        (.removed, "delete|remove|deleting|erase|destroy|shred|removed|deleted|hidden|masked|taken out|blacked out"),
        (
            .us,
            """
            nothing i can do|nothing we can do|dm me|dm us|pm me|pm us|let me have|let us have|may i have|can i have|could i have|
            can i get|could i get|may i get|may we have|can we have|could we have|can we get|could we get|may i know|can i know|
            could i know|may we know|could we know|let me|let us|may i|can i|could i|may we|can we|could we|text me|text us|
            message me|message us|mail me|mail us|hand us|hand me|let us know|let me know|me|us|our|we|i|im|ill|id|ive|my|mine|ours|
            our team|our engineer|our engineers|our expert|agent|agents|our side|our system|staff
            """
        ),
        (
            .staff,
            """
            engineer|engineers|the engineer|specialist|specialists|our specialist|recovery team|support|support team|the team|
            technician|technicians|colleague|colleagues|accounting|finance team|finance department|compliance team|
            compliance department|risk department|customer service|helpdesk|help desk|admin|administrator|moderator|agent|agents|
            security team|staff
            """
        ),
        (.you, "you|your|yours|you have"),
        (
            .others,
            """
            anyone|anybody|someone|somebody|others|other people|people|person|persons|strangers|stranger|they|whoever|who|friend|
            friends|family|third party|third parties|everyone|everybody|every user|all users|users|customers|every customer|
            all customers|he|she|him|her|a site|a page|a website|any site|any page|any website|a stranger|a caller|somebody else|
            someone else|anyone else|another person
            """
        ),
        (
            .swindler,
            """
            scam|scams|scammer|scammers|fraud|fraudster|fraudsters|phishing|fake|fakes|fake support|thief|thieves|attacker|
            attackers|hacker|hackers|criminal|criminals|swindler|swindlers|impersonator|impersonators|imposter|imposters|bait|trap|
            malware|malicious|so called|a lie
            """
        ),
        (
            .danger,
            """
            danger|dangerous|risk|risky|steal|steals|stealing|stolen|lose|loses|losing|lost|drain|drains|leak|leaks|leaked|unsafe|
            compromised|exposed|burnt|suspicious|full control|means giving|gives them|lets them|unnecessary
            """
        ),
        (
            .not,
            """
            not|never|no|dont|doesnt|didnt|wont|wouldnt|cant|isnt|arent|shouldnt|mustnt|neednt|havent|hasnt|neither|nor|avoid|
            avoiding|refuse|refrain|stop|without ever|instead of|rather than|no need|need not|do not|does not|is not|are not|
            will not|should not|must not|cannot|can not|nothing|nowhere|none of|beware|hardly ever|stay away from|keep away from|
            dangerous to|risky to|unsafe to|unwise to|a mistake to|wrong to|reckless to|under no circumstances|at no time|leave out|
            except
            """
        ),
        (
            .nobody,
            """
            nobody|no one|no body|none of us|none of them|none can|none will|no agent|no employee|no website|no site|no page|
            no person
            """
        ),
        (
            .neutral,
            """
            dont worry|do not worry|no worries|no worry|no problem|no problems|not a problem|never mind|nevermind|dont panic|
            do not panic|dont hesitate to|do not hesitate to|dont hesitate|do not hesitate|without delay|without hesitation|
            nothing to worry about|no need to worry|no need to panic|dont be afraid|do not be afraid|dont be shy|dont be scared|
            not only|nothing but|none but|as soon as|no later than|dont forget to|do not forget to|dont forget|do not forget|
            never fail to|dont fail to|why not|why dont you|not to worry|no risk|not dangerous|not dangerous to|is not dangerous to|
            is not risky to|not risky to|isnt dangerous to|isnt risky to|it is not dangerous to|no doubt|no longer|is not a scam|
            not a scam|not risky|no danger|no rush|no hurry|no stress|why wont you|do not fear|dont fear|have no fear|can not wait|
            cant wait|couldnt you|cant you|wont you|wouldnt you
            """
        ),
        (.unless, "unless|until|till|only if|only when|only after|before you"),
        (.without, "without|without the words"),
        (
            .exceptUs,
            """
            except me|except us|except to us|except to me|except with us|except support|other than us|other than me|but us|but me
            """
        ),
        (
            .cannot,
            """
            cannot|cant|can not|nothing i can do|nothing we can do|can do nothing|unable|impossible|wont be able|not be able|
            not able|nobody can|no one can|could not|couldnt|cannot help|how can i help|how can we help|how should i help
            """
        ),
        (.conditional, "if|in case|should you|supposing"),
        (.afterwards, "once|as soon as|after you|when you have"),
        (.embedded, "about|regarding|whether|if|how|how many|how long|when|where|who|who else|since when|why"),
        (.happened, "did|have|has|had|already|was|were|been|did you|have you"),
        (
            .please,
            """
            let me have|let us have|may i have|can i have|could i have|can i get|could i get|may i get|may we have|can we have|
            could we have|can we get|could we get|may i know|can i know|could i know|may we know|could we know|please|pls|plz|
            kindly|could you|can you|would you|will you|would you mind|do you mind|may i|can i|could i|may we|can we|could we|
            let me|let us|lets|be so kind|be kind enough|if you would|if you could|mind|help us by|i suggest|we suggest|you can|
            you could|you may|you should|you must|you have to|you need to|you will need to|youll need to|simply|all you have to do|
            couldnt you|cant you|wont you|wouldnt you|feel free to|dont hesitate to|do not hesitate to|dont forget to|
            do not forget to|why dont you|why not|go ahead and|had better|better
            """
        ),
        (.turn, "but|just|then|only|simply|instead|however|because|and then|so|though|yet|otherwise|still|now"),
        (.and, "and|plus|as well as|along with|together with"),
        (.or, "or|nor|or even|and not|much less|let alone"),
        (.mustBe, "be|must be|should be|has to be|have to be|needs to be|need to be|can be|may be|to be|being|ought to be|is to be"),
        (
            .reported,
            """
            say|says|said|will say|write|typical lines|typical sentences|common lines|they say|what they say|usual phrases
            """
        ),
        (
            .plain,
            """
            together with the words|with the words|in the words|on the other hand|other hand|by hand|at hand|in hand|on hand|
            can i get it back|get it back|get them back|not arrived|not received|not credited|not showing|not shown|not working|
            not found|not yet|not confirmed|not visible|not there|not available|not connected|not synced|not loading|not complete|
            not verified|is not verified|is not showing|is not working|is not credited|is not confirmed|has not arrived|
            did not arrive|didnt arrive|doesnt show|doesnt work|does not work|does not show|is not complete|is not synced|
            not possible|not synchronized
            """
        ),
        (
            .chatPlace,
            """
            here|below|in the chat|in chat|into the chat|in this chat|into this chat|this chat|this conversation|the conversation|
            in your reply|in a reply|in reply|in your answer|in your next message|in a message|in this thread|in the comments|
            in the ticket|to this email|to this mail|by email|by mail|via email|via chat|to this number|by dm|in dm|in a dm|
            in private|privately|via telegram|on telegram|via whatsapp|by whatsapp|on whatsapp|over the phone|on the phone|by phone|
            by sms|this bot|the bot|to the bot|chat window|in this box|the box below|to this chat|reply
            """
        ),
        (
            .webPlace,
            """
            webaddress|link|website|web site|web page|webpage|site|form|this form|url|portal|online form|web form|google form|
            landing page|this page|our page|our site|our website|support page|the page below|verification page
            """
        ),
        (.page, "page|pages|screen|window"),
        (
            .ownPlace,
            """
            wallet app|the app|your app|genuine app|genuine wallet|official app|official site|official website|in the wallet|app|
            wallet|device|phone|paper|offline|metal|notebook|hardware wallet|yourself|own device|browser extension|locally
            """
        ),
        (
            .restoring,
            """
            restore|restores|restoring|restored|recover|recovers|recovering|recovery of|import a wallet|import the wallet|
            import your wallet|importing|reinstall|reinstalling|new phone|new device|move to|bring back|brings back|
            bring the wallet back|get back in|unlock the app|open the app|sign a transaction|log in|sign in
            """
        ),
        (
            .purpose,
            """
            so that we can|so we can|so that i can|so i can|so that our|so our|so the team can|so that the team|so support can|
            for us to|for me to|for verification|for our records|for the refund|to verify you|to verify your|to verify ownership|
            to prove ownership|to prove that|to prove you|to confirm your|to confirm that you|to confirm ownership|to identify you|
            to help you|to process|to speed up|to unlock your|to release your|to refund|to investigate|to validate|to sync|
            to synchronize|for security reasons|for security purposes
            """
        ),
        (.control, "tap|press|click|choose|select|button|menu|option|settings"),
        (
            .toYou,
            """
            send you|send it to you|to your phone|to your email|to your mailbox|to your mail|to you|give you|show you|tell you|
            you receive|you received|sends you|sends a|sent to your|sends the
            """
        ),
    ]
}
