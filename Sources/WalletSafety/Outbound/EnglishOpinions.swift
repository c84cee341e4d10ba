extension OutboundLexicon {
    /// Advice and blame. Lower case, without apostrophes.
    static let englishOpinions: [(OutboundConcept, String)] = [
        (
            .advice,
            """
            good time to buy|good time to sell|time to buy|time to sell|buy now|sell now|buy the dip|buy more|buying more|you should buy|
            you should sell|you should hold|should buy|should sell|i would buy|i would sell|id buy|id sell|i would sell now|
            we recommend buying|we recommend selling|recommend buying|recommend selling|recommend holding|i recommend buying|
            suggest buying|suggest selling|better to buy|better to sell|put everything into|put it all into|all in on|go all in|
            swap it all|swap everything|swap all|just hold it|and hold it|hold on to it|hodl|to the moon|going to moon|will moon|moon|
            go up|goes up|going up|will rise|will go up|price rises|price will rise|will increase|will pump|pump|will double|itll double|
            double your|double it|will triple|10x|100x|will explode|will soar|will fall|will drop|drops|will crash|guaranteed profit|
            guaranteed profits|guaranteed return|guaranteed returns|guaranteed gain|guaranteed income|sure profit|sure win|risk free|
            risk free investment|no risk investment|steady returns|steady profit|steady income|safe investment|great investment|
            good investment|profit of|daily profit|daily return|daily returns|daily income|passive income|keep holding|price to climb|
            price to rise|price will|price is going|will climb|good buy|entry point|cant go wrong|cannot go wrong|big potential|
            huge potential|make a profit|dont sell|do not sell|until the price|keep your coins|half in eth|half in btc|it will recover|
            itll recover|i would hold|hold btc|hold eth|hold trx|as much trx as|as much btc as|as many coins as|my savings in|
            getting rich|get rich|sell half|buy half|last chance|market will recover|unbeatable|stake everything|the yield is|
            about to explode|about to pump|about to rise|moment to get in|moment to buy|dont miss it|do not miss it|without any risk|
            earn num|undervalued|cheap right now|while it is cheap|while its cheap|buy in|invest in|investing in|my tip|promise gains|
            is/are/looks a/such_a/like_a/an_absolute/a_real gift/steal/bargain/buy/must/winner/gem/no_brainer/sure_thing/great_deal/present|
            half/all/part/some/most/everything/it/them/money/savings/funds in/into sol/eth/btc/trx/usdt/bitcoin/ether/tron/crypto/\
            stablecoins/altcoins/memecoins|
            better not wait|prices like these|prices like this|price like this|price like that|wont last|will not last|wont come back|
            never be this cheap|never see this price|price target|target price|analysts see/expect/predict/say/forecast|
            experts see/expect/predict/forecast|get out of btc/eth/trx/sol/crypto/bitcoin|before its too late|before it is too late|
            while its low|while it is low|while prices are low|low prices|you should diversify|diversify|
            everyone/everybody/people/others is/are buying/getting_rich/making_money/getting_in/holding|everyone i know|
            all my friends/colleagues hold/bought/are|miss the/this/your chance/opportunity/boat/train|wont/not come again|
            come around again|last call to buy|too good to miss|now or never|
            return/returns/profit/profits/gain/gains/income/yield/interest is/are guaranteed/certain/sure/safe/fixed|
            switching/moving/rotating/piling/flocking/rushing/pouring to/into/in sol/eth/btc/trx/bitcoin/ether/crypto|worth much more|
            worth more soon|worth a lot more|worth a fortune|before the market/price|before it crashes|
            everyone/everybody/people/others is/are switching/moving/rotating/piling/flocking/rushing/going into/to/in|
            advice/recommendation/tip/suggestion/view is to hold/sell/buy/wait/keep/swap/stay/invest/stake|goes to zero|go to zero|
            going to zero|worthless soon|worthwhile investment|invest at least|minimum investment of|staking plan|investment plan|
            make it worthwhile|take/taking/took your/the/some/profit/profits now/today/early|take profits|take profit|
            correction/crash/dump/pump/rally/rise is/are coming|unique chance|rare chance|once in a lifetime|better chances than|
            more potential than|wait with selling|hold off selling|
            best/right/perfect/only/top/safest coin/token/time/moment/place/asset/investment to hold/buy/own/invest/enter/sell/be_in
            """
        ),
        (
            .trade,
            """
            buy|buying|sell|selling|get in|get in early|invest|investing|put/putting/throw/stick money in/into/on|
            load/loading/stock/stocking up on|load up|stack/stacking up|accumulate|accumulating|
            scoop/scooping/snap/snapping/pick/picking/grab/grabbing up|grab some|grab a few|pick up some|go/going long/short/heavy|ape in|
            average/averaging down|add/adding to your position|add/adding more|dump|dumping|cash out|take profit/profits|
            taking profit/profits|bet/betting on|get/getting into|jump/jumping in|hop in|pile in|get some|get out|stay/staying in|
            lock/locking in|put/putting/stick/throw more/some/extra/your/the money/funds/savings/coins/profits in/into|get rid of|offload|
            unload|exit
            """
        ),
        (
            .shift,
            """
            swap|swapping|convert|converting|exchange|move|moving|switch|switching|shift|shifting|put|putting|keep|keeping|hold|holding|
            park|parking|rotate|rotating|go with|stick with|stick to|stake|staking|get|have|wait|hang on to|sit tight|diversify
            """
        ),
        (
            .counsel,
            """
            if i were you|if it were me|if it was me|in your place/shoes/position|were i you|personally|my advice|my tip|my guess|my bet|
            my view|my opinion|i would|id|i also/myself hold/bought/own|i just bought|im all in|i am all in|im holding|i am holding|
            between us|between you and me|trust me|mark my words|believe me|insider|inside information|i heard|i hear|analysts|
            experts say|a hot tip|i think you should|take it from me|i suggest|we suggest|i recommend|we recommend|i advise|we advise|
            id recommend|you might/may/could want to|you will/wont regret|you will be/thank|you would be smart|smart money|
            the smart thing|smart move|wise to|makes sense to|best move|a steal|bargain|while you can|before everyone|before others|
            at this price|at these prices|this cheap|so cheap|dirt cheap|on sale|discount|the dip|the bottom|the top|
            before the price/halving/weekend/pump/rally/others|get in early|before it is/gets too/more
            """
        ),
        (
            .market,
            """
            price|prices|market|markets|coin|coins|token|this one|that one|btc|trx|eth|bnb|sol|bitcoin|ether|tron|altcoins|alts|crypto|
            meme coin|memecoin|project|chart|charts|rate|it|everything|everything else|the rest|value|shares
            """
        ),
        (
            .motion,
            """
            rise|rises|rising|climb|climbs|climbing|recover|recovers|rebound|rebounds|rebounding|bounce|bounces|bounce back|drop|drops|
            dropping|fall|falls|falling|go down|goes down|going down|go up|goes up|going up|double|doubles|triple|fly|flying|run|dip|sink|
            sinks|reach|reaches|hit|hits|be worth|gain|gains|lose value|increase|increases|decline|grow|grows|perform|outperform|collapse|
            come back|turn around|move up|higher|break|breaks
            """
        ),
        (
            .rocket,
            """
            skyrocket|skyrockets|rocket|surge|surges|rally|rallies|soar|soars|moons|mooning|to the moon|parabolic|bull run|
            bull/bullish/bear/bearish market|bullish|bearish|altseason|alt season|breakout|break out|next leg|leg up|all time high|
            new high|new highs|new ath|blow up|next big thing|next bitcoin|next num x|num x your|will fly|bottomed out|bottomed|
            bottom is in|upside|easy money|free money|money maker|no brainer|no brainer to|life changing|generational|financial freedom|
            quit your job|get rich|retire early|multiply your/the/it|grow your money|double/triple your/the money|risk free|no downside|
            about to take off|to take off|will take off|is taking off
            """
        ),
        (
            .ahead,
            """
            will|ll|soon|about to|going to|gonna|bound to|set to|sure to|certain to|expected to|expect|poised to|likely to|shortly|
            next week|next month|next year|this week|this month|this year|by christmas|by summer|by the end of|by year end|tomorrow|
            any day|any day now|in a few days/weeks/months|within days/weeks|definitely|surely|certainly|guaranteed|im sure|i am sure|
            im certain|i believe|ready to|ought to|has to|is due for|due for|over the weekend|by friday|before long|again
            """
        ),
        (
            .earn,
            """
            earn|earns|earning|make|makes|making|profit|profits|gain|gains|yield|yields|return|returns|returned|interest|income|pays|
            pay you|paying you|bring you|brings you|brings in|pocket|rewards of
            """
        ),
        (
            .period,
            """
            a month|a week|a day|per month|per week|per day|a year with no risk|monthly|weekly|daily|every month|every week|every day|
            each month|each week|each day|per annum|apy|apr|guaranteed
            """
        ),
        (
            .urge,
            """
            should|now|recommend|suggest|advise|worth|cheap|moment|opportunity|better|i would|good idea|great time|right time|
            before its too late|before it is too late|you should|youd better|you had better|it is better|its better|i recommend|i suggest|
            as quickly as possible|as soon as possible|asap|quickly|immediately|right away|fast|today|tonight
            """
        ),
        (.cost, "fee|fees|energy|cost|costs|gas|bandwidth|number of|risk|waiting time|queue|limit"),
        (
            .blame,
            """
            your own fault|your fault|own fault|fault of yours|you should have known|you should have checked|you should have read|
            you should have been|you should been|should been more careful|you should have listened|you should have|you shouldve|
            you shouldnt have|should have known|you should not have|you ought to have|why didnt you|why did you not|why would you|
            how could you|what were you thinking|you were careless|so careless|careless|too greedy|were greedy|you were greedy|
            youre to blame|you to blame|only a fool|a fool|you are to blame|yourself to blame|blame yourself|its on you|that is on you|
            thats on you|is on you|we warned you|i warned you|you were warned|we told you|i told you so|common sense|naive|gullible|
            foolish|stupid|dumb|your own mistake|your own responsibility|your own problem|your carelessness|your negligence|
            your own doing|serves you right|who told you to|you fell for|you brought this on yourself|brought it on yourself|
            clicked on it yourself|dont complain|who gives away|ought to have noticed|ought to have known|to thank for|didnt you read|
            did you not read|fall for that|fall for it|irresponsible|everybody knows|everybody knows not|cant complain|cannot complain|
            when you ignore|yourself be fooled|greed|didnt pay attention|did not pay attention|didnt listen|werent careful|
            were not careful|people who dont read|it was you who|why did you click|why did you sign|why did you trust|why did you give|
            what did you expect|if you had read|if you had listened|if you had checked|would not have happened|wouldnt have happened|
            would have noticed|everyone knows that|how did you not|you didnt listen|you never listen
            """
        ),
        (
            .fault,
            """
            fault|mistake|mistakes|error|carelessness|negligence|recklessness|impatience|laziness|ignorance|stupidity|foolishness|
            oversight|blunder|beginners error|rookie mistake|beginners mistake|beginner mistake|amateur mistake|sloppy|sloppiness|
            inattention|gullibility|naivety|choice|decision to trust|decision to sign|problem now
            """
        ),
        (
            .owned,
            """
            on your part|of yours|your own|was yours|is yours|were yours|all yours|entirely yours|
            your fault/mistake/carelessness/negligence/recklessness|your error|
            your impatience/laziness/ignorance/stupidity/oversight/blunder/inattention/naivety/gullibility|you made|was all you|
            is all you|lies/lie with you|down to you|on you|on your side entirely|rookie mistake|beginners mistake|beginner mistake|
            amateur mistake
            """
        ),
        (
            .care,
            """
            paid/paying/pay attention|attention|been careful|more careful|careful|read|reading|checked|checking|check|looked|looking|
            looked closer|verified|asked|asked us|asked first|listened|listening|thought|thinking|double checked|been smarter|
            been less greedy|bothered|followed|followed the|noticed|waited|taken a minute|taken the time|taken a second|used your head|
            used your brain|known better|a closer look|googled|done your homework|done your research|been awake|been sober|caution|
            common sense|a second look|a bit of care|some care|a little care|would been paying|would been careful|would been more careful|
            been paying attention|would read|would checked|would looked|would asked|little thinking|a little thinking|reading the|
            reading first
            """
        ),
        (
            .spared,
            """
            wouldnt|would not|wouldve|would have been|would still|could have been avoided|couldve been avoided|none of this|this wouldnt|
            you would still|be fine|be an issue|have avoided|been avoided|not be in this|not be here|be here now|save yourself|
            saved yourself|none of it|no problem now|have saved|would have prevented|have prevented|have helped|have spared|
            would have saved|could have prevented|couldve prevented|could have avoided|couldve avoided|can be avoided by
            """
        ),
        (
            .reproach,
            """
            even|bother|bother to|ever|really|seriously|honestly|actually|possibly|on earth|at all|not see|not read|not notice|not check|
            not look|not listen|not think|read anything|miss that|miss it|missed it|missed that|overlook|overlooked|overlook that|
            fail to see|in the first place|that obvious
            """
        ),
        (
            .rhetorical,
            """
            who in their right mind|who does/signs/gives/clicks/sends/trusts/believes/shares/falls/approves/installs/hands|who would|
            who on earth|who else signs/clicks/gives|how could|how can you|how can anyone|how can anybody|how could anyone|how on earth|
            how do you|how did you manage|what made you|what possessed you|what were you|what did you think|what do you expect|
            what did you expect|what else did you|why on earth|why in the world|why would you|why would anyone|why didnt you|
            why did you not|why dont you ever|did you really|did you even|did you seriously|do you even|do you really|do you ever|
            dont you ever|dont you even|cant you|cannot you|didnt you|did you not|havent you|have you never|have you ever|are you serious|
            are you kidding|are you blind|is it so hard|is it that hard|how hard|how difficult
            """
        ),
        (
            .yourself,
            """
            it was you|it was you who|you yourself|you were the one|you are the one|youre the one|you and only you|nobody forced you|
            no one forced you|nobody made you|no one made you
            """
        ),
        (
            .deed,
            """
            signed|clicked|approved|confirmed|sent|gave|shared|installed|typed|entered|pressed|trusted|believed|agreed|handed|authorised|
            authorized|who signed/clicked/approved/confirmed/sent/gave/shared/installed/typed/pressed
            """
        ),
        (
            .blame,
            """
            rookie mistake|beginners mistake|beginner mistake|amateur mistake|you ignored|
            you simply/just/obviously/clearly ignored/overlooked/missed/failed/forgot/trusted/believed|you overlooked|you failed to|
            you did not bother|you didnt bother|you never bothered|couldnt be bothered|could not be bothered|you never read|
            you didnt read|you did not read|you never check|you didnt check|you did not check|you didnt look|you did not look|
            you didnt verify|you never verified|didnt think|did not think|you should know better|you really should|should know better|
            you ought to know|ought to know better|how you missed/overlooked|how you could|how anyone could|how anybody could|
            how someone could|in big red letters|in bold|in black and white|plain as day|clear as day|even a child|any child|any idiot|
            any fool|an idiot|idiot|idiotic|moron|half a brain|brain|brains|embarrassing|ridiculous|silly|silly of you|reckless|sloppy|
            lazy|laziness|clueless|ignorant|ignorance|impatient of you|asleep at the wheel|thats what you get|that is what you get|
            what you get for|that happens when|what happens when you|happens when people|learn the hard way|learned the hard way|
            let this be a lesson|let that be a lesson|take it as a lesson|lesson for you|hope you learned|hope youve learned|
            expensive lesson|next time think|next time read|next time use|think next time|think before you|maybe next time|be smarter|
            use your head|use your brain|grown up|an adult|adults should|you asked for it|you asked for this|you had it coming|
            had it coming|you walked/ran/fell right into|walked right into|no sympathy|no pity|shame on you|ashamed|dont blame us|
            do not blame us|stop blaming|not our fault|not our problem|isnt our problem|isnt our fault|nothing to do with us|
            dont come crying|do not come crying|whose fault|who is to blame|whos to blame|blame is yours|the blame lies|blame falls|
            bring/brought this upon|your own hand|your own hands|your own finger|your own click|your own choice|your own decision|
            because you were careless/greedy/lazy/negligent/impatient|trusting strangers|so easy to fool|so easily fooled|so trusting|
            too trusting|too good to be true and you|obvious scam|obviously a scam|obviously fake|clearly a scam|clearly fake|how obvious|
            so obvious|blatantly obvious|blatant|smell a rat|a mile away|seen it coming|see it coming|too late to complain|
            too late to cry|negligent|negligence|you of all people|use common sense|a bit of thinking|a little thought|
            a second of thought|a minute of thinking|chose to ignore|chose not to|decided to ignore|
            you did/chose_to/decided_to/felt_like/had_to/managed_to hand/give/sign/click/trust/believe/ignore/gamble/hand_over/give_away|
            nobody/no_one/noone forced/made/told/asked/begged you|
            told/warned/said/explained/repeated/asked a hundred/thousand/dozen times|told/warned you/him a hundred/thousand/dozen times|
            how many times|deserve/deserves/deserved this/it/that|what you deserve|got what you deserved|serves him right|you people|
            people like you|users like you|customers like you|
            install/installs/installing/trust/trusts/trusting random/strange/unknown/dubious/shady links/sites/apps/people/strangers/software|
            why did/would you approve/sign/click/give/trust/install/believe/enter/type/hand/ignore/download/fall/open/scan|
            your/own decision/choice/idea to trust/sign/click/believe/install/give/share/approve|your own doing|
            we/i/they had/have/did/already/even/clearly/repeatedly warned/told/tell/warn you|
            entirely/solely/fully/completely/only your responsibility/fault/problem/mistake|this is your responsibility|
            that is your responsibility|dont/do_not/cant/cannot/never understand/get/see/imagine/believe/fathom why you|
            dont/do_not/cant/cannot understand/imagine/believe how you could|beats me why|beyond me|
            you caused/created/brought this/it/the/that|normally/usually people/users/customers/everyone check/read/look/notice|
            most/normal/smart/sensible people/users check/read/look/notice/know|common knowledge|if only you|goes without saying|
            as everyone knows|everyone/everybody knows to/you/not|doesnt think|does not think|you behaved|you acted so|irresponsibly|
            carelessly|recklessly|foolishly|stupidly|naively|negligently|who gave/let/allowed them/him/her|
            ignores/ignored/ignoring every/all/our/the/any/each warning/warnings/advice/hint/hints|if one/you doesnt/dont think|
            someone/people/anyone who doesnt/dont/never think/thinks/read/reads/listen/listens|we/i told/warned you not/so/before/about|
            we/i told/warned you to be|every/any child/kid/beginner/newbie/idiot knows
            """
        ),
        (
            .swapInto,
            """
            swap|convert|exchange|switch|move it/them/everything/half/your into|change it/them/everything/half/your into|trade it/them
            """
        ),
    ]
}
