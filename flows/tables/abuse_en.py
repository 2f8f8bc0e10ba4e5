"""English words that go against a person, and hints of self-harm, as pieces of regular expressions.

Promise: a word stands here only where it goes against a person; anger about a matter stands in feelings_en.py.
They are listed so that they can be met calmly. Finance adds a phrase here and a line to tests/reading.
"""

from typing import Final

_THEM: Final = (
    r"(?:you(?: people| guys| lot| all)?|u"
    r"|your (?:people|team|staff|colleagues?|boss|manager|clerks?|accountants?|girls?)"
    r"|the (?:people|girl|woman|man|guy|clerk|lady|colleague|person) (?:there|on the phone|who \w+|at your \w+)"
    r"|everyone (?:there|at \w+)|whoever \w+(?: \w+){0,3}?|this (?:bot|robot|chatbot)|she|he|they)"
)
_NAMES: Final = (
    r"(?:idiots?|morons?|imbeciles?|cretins?|half-?wits?|dimwits?|numbskulls?|simpletons?|retard(?:s|ed)?|scum(?:bags?)?"
    r"|bastards?|bitch(?:es)?|ass-?holes?|arse-?holes?|dick-?heads?|wankers?|pricks?|cunts?|twats?|tossers?|jerks?"
    r"|dumbass(?:es)?|dumb-?ass(?:es)?|jackass(?:es)?|motherfuckers?|fuckers?|fuck-?wits?|shit-?heads?|morons|clowns?"
    r"|vermin|swine|parasites?|lowlifes?|losers?|brain-?dead|a pigs?|pigs)"
)
_DULL: Final = r"(?:stupid|dumb|thick|brainless|braindead|retarded|moronic|idiotic|mental)"
_MUCH: Final = (
    r"(?:(?:all|so|such|just|really|truly|absolutely|completely|totally|a|an|bloody|fucking|f\*+ing|total|complete"
    r"|utter|bunch of|pack of|load of|lot of|the biggest|nothing but|some|real|pretty|very|simply|either|fat|lazy"
    r"|little|the) )*"
)
_DAMNED: Final = r"(?:stupid|dumb|idiotic|moronic|fucking|bloody|damn|useless|fat|lazy|silly|ugly|thick)"
_WHOM: Final = r"(?:bot|robot|chatbot|cow|woman|bitch|people|man|girl|clerk|accountant|colleague|machine)"
_WILL: Final = (
    r"(?:i|we)(?:'ll| will|'m going to| am going to|'re going to| are going to|'m gonna|'re gonna|'d love to| want to"
    r"| could| swear i'll| swear i will)?(?: \w+)?"
)
_STRIKE: Final = (
    r"(?:kill|murder|stab|shoot|strangle|hurt|beat|punch|slap|hit|smash|break|cut|burn|hunt|bury|choke)(?: up)?"
)
_VICTIM: Final = (
    r"(?:you|u|your (?:face|head|neck|legs?|arms?|bones|skull|family|kids|children|teeth|people|team|colleagues?|boss"
    r"|office|house|car|warehouse|windows)|him|her|them(?! (?:up|down) by)"
    r"|(?:that|the|this) (?:woman|man|guy|girl|clerk|driver|person))"
)
_NO_MAIL: Final = r"(?! (?:an? )?(?:e-?mail|note|message|up))"
_MIGHT: Final = (
    r"(?:i(?:'ll| will|'m going to| am going to|'m gonna| want to| wanna| could| might| should| may as well"
    r"| have decided to)|i(?:'d| would) like to|thinking (?:of|about)|no choice but to|going to|want to)"
)
_ENDING: Final = (
    r"(?:kill(?:ing)? myself|end(?:ing)? (?:my life|it all)|take (?:my own life|my life)|hang myself"
    r"|hurt(?:ing)? myself|harm(?:ing)? myself|be dead|die(?! laughing| of laughter| of boredom))"
)
_FOLK: Final = (
    r"(?:africans?|nigerians?|indians?|chinese|chinks|arabs?|muslims?|jews?|gypsies|poles|mexicans?|russians?|turks?"
    r"|blacks?|immigrants?|foreigners?|gays?)"
)

ABUSE: Final = {
    "harm": (
        rf"{_MIGHT} (?:just )?{_ENDING}", "kill(?:ing)? myself", "(?:ending|end|take|taking) my (?:own )?life",
        "(?:hang|harm|shoot|cut|hurt) myself(?! some| slack)", "suicid(?:e|al)",
        "(?:do not|don'?t|no longer|not) want to (?:live|be alive|wake up)(?: any ?more)?",
        "(?:can'?t|cannot) (?:go on|live) (?:living|any ?more|like this any ?more)", "better off (?:dead|without me)",
        "no (?:reason|point) (?:to|in) liv(?:e|ing)", "wish i (?:was|were) dead",
        "jump (?:off|from) (?:a|the) (?:bridge|roof|building|window)",
    ),
    "threat": (
        rf"{_WILL} {_STRIKE} {_VICTIM}{_NO_MAIL}",
        r"(?:burn|blow|smash)(?:ing)? (?:down |up )?your (?:\w+ )?(?:office|house)(?: down| up)?",
        r"(?:burn|blow|smash)(?:ing)? (?:down |up )?the whole (?:\w+ )?(?:office|house)(?: down| up)?",
        r"(?:burn|blow|smash)(?:ing)? (?:down |up )?the entire (?:\w+ )?(?:office|house)(?: down| up)?",
        r"(?:burn|blow|smash)(?:ing)? (?:down |up )?your (?:\w+ )?(?:place|company)(?: down| up)?",
        r"(?:burn|blow|smash)(?:ing)? (?:down |up )?the whole (?:\w+ )?(?:place|company)(?: down| up)?",
        r"(?:burn|blow|smash)(?:ing)? (?:down |up )?the entire (?:\w+ )?(?:place|company)(?: down| up)?",
        r"(?:torch|wreck|bomb)(?:ing)? (?:down |up )?your (?:\w+ )?(?:office|house)(?: down| up)?",
        r"(?:torch|wreck|bomb)(?:ing)? (?:down |up )?the whole (?:\w+ )?(?:office|house)(?: down| up)?",
        r"(?:torch|wreck|bomb)(?:ing)? (?:down |up )?the entire (?:\w+ )?(?:office|house)(?: down| up)?",
        r"(?:torch|wreck|bomb)(?:ing)? (?:down |up )?your (?:\w+ )?(?:place|company)(?: down| up)?",
        r"(?:torch|wreck|bomb)(?:ing)? (?:down |up )?the whole (?:\w+ )?(?:place|company)(?: down| up)?",
        r"(?:torch|wreck|bomb)(?:ing)? (?:down |up )?the entire (?:\w+ )?(?:place|company)(?: down| up)?",
        r"(?:burn|blow|smash)(?:ing)? (?:down |up )?your (?:\w+ )?(?:building|shop)(?: down| up)?",
        r"(?:burn|blow|smash)(?:ing)? (?:down |up )?the whole (?:\w+ )?(?:building|shop)(?: down| up)?",
        r"(?:burn|blow|smash)(?:ing)? (?:down |up )?the entire (?:\w+ )?(?:building|shop)(?: down| up)?",
        r"(?:burn|blow|smash)(?:ing)? (?:down |up )?your (?:\w+ )?(?:warehouse|car|home)(?: down| up)?",
        r"(?:burn|blow|smash)(?:ing)? (?:down |up )?the whole (?:\w+ )?(?:warehouse|car|home)(?: down| up)?",
        r"(?:burn|blow|smash)(?:ing)? (?:down |up )?the entire (?:\w+ )?(?:warehouse|car|home)(?: down| up)?",
        r"(?:torch|wreck|bomb)(?:ing)? (?:down |up )?your (?:\w+ )?(?:building|shop)(?: down| up)?",
        r"(?:torch|wreck|bomb)(?:ing)? (?:down |up )?the whole (?:\w+ )?(?:building|shop)(?: down| up)?",
        r"(?:torch|wreck|bomb)(?:ing)? (?:down |up )?the entire (?:\w+ )?(?:building|shop)(?: down| up)?",
        r"(?:torch|wreck|bomb)(?:ing)? (?:down |up )?your (?:\w+ )?(?:warehouse|car|home)(?: down| up)?",
        r"(?:torch|wreck|bomb)(?:ing)? (?:down |up )?the whole (?:\w+ )?(?:warehouse|car|home)(?: down| up)?",
        r"(?:torch|wreck|bomb)(?:ing)? (?:down |up )?the entire (?:\w+ )?(?:warehouse|car|home)(?: down| up)?",
        "(?:i|we) know where (?:you|u) (?:all )?(?:live|lives|work|sleep|goes? to school)",
        "(?:i|we) know where (?:your (?:family|kids|children|boss|people)) (?:all )?(?:live|lives)",
        "(?:i|we) know where (?:your (?:family|kids)) (?:all )?(?:work|sleep|goes? to school)",
        "(?:i|we) know where (?:your (?:children|boss|people)) (?:all )?(?:work|sleep|goes? to school)",
        "(?:i|we) know where (?:he|she) (?:all )?(?:live|lives|work|sleep|goes? to school)",
        "(?:watch|better watch) your back", "you(?:'ll| will| are going to|'re going to) (?:die|be dead|bleed)",
        "you(?:'ll| will| are going to|'re going to) be sorry you were born",
        "you(?:'ll| will| are going to|'re going to) (?:end up in (?:hospital|a coffin)|get hurt)",
        r"(?:send|bring) (?:some )?(?:guys|men|people) (?:over )?(?:to|and) (?:beat|break|hurt)[\w ]*",
        r"(?:come with|coming with) (?:some )?(?:guys|men|people) (?:over )?(?:to|and) (?:beat|break|hurt)[\w ]*",
        r"(?:send|bring) (?:some )?(?:boys|thugs|friends) (?:over )?(?:to|and) (?:beat|break|hurt)[\w ]*",
        r"come with (?:some )?(?:boys|thugs|friends) (?:over )?(?:to|and) (?:beat|break|hurt)[\w ]*",
        r"coming with (?:some )?(?:boys|thugs|friends) (?:over )?(?:to|and) (?:beat|break|hurt)[\w ]*",
        r"(?:send|bring) (?:some )?(?:guys|men|people) (?:over )?(?:to|and) (?:teach|deal with)[\w ]*",
        r"(?:come with|coming with) (?:some )?(?:guys|men|people) (?:over )?(?:to|and) (?:teach|deal with)[\w ]*",
        r"(?:send|bring) (?:some )?(?:boys|thugs|friends) (?:over )?(?:to|and) (?:teach|deal with)[\w ]*",
        r"come with (?:some )?(?:boys|thugs|friends) (?:over )?(?:to|and) (?:teach|deal with)[\w ]*",
        r"coming with (?:some )?(?:boys|thugs|friends) (?:over )?(?:to|and) (?:teach|deal with)[\w ]*",
        r"(?:send|bring) (?:some )?(?:guys|men|people) (?:over )?(?:to|and) (?:visit you at night|smash)[\w ]*",
        r"(?:come with|coming with) (?:some )?(?:guys|men|people) (?:over )?(?:to|and) visit you at night[\w ]*",
        r"(?:come with|coming with) (?:some )?(?:guys|men|people) (?:over )?(?:to|and) smash[\w ]*",
        r"(?:send|bring) (?:some )?(?:boys|thugs|friends) (?:over )?(?:to|and) (?:visit you at night|smash)[\w ]*",
        r"(?:come with|coming with) (?:some )?(?:boys|thugs|friends) (?:over )?(?:to|and) visit you at night[\w ]*",
        r"(?:come with|coming with) (?:some )?(?:boys|thugs|friends) (?:over )?(?:to|and) smash[\w ]*",
        "someone (?:will|is going to|might) get hurt",
        r"(?:come|coming|drive|go) over (?:and|to|with a) (?:beat|break|smash|hurt|kill)[\w ]*",
        r"(?:come|coming|drive|go) (?:to your (?:office|house|home)) (?:and|to|with a) (?:beat|break)[\w ]*",
        r"(?:come|coming|drive|go) (?:to your (?:office|house|home)) (?:and|to|with a) (?:smash|hurt|kill)[\w ]*",
        r"(?:come|coming|drive|go) (?:there|by) (?:and|to|with a) (?:beat|break|smash|hurt|kill)[\w ]*",
        r"(?:come|coming|drive|go) over (?:and|to|with a) (?:punch|shoot|gun|knife|bat)[\w ]*",
        r"(?:come|coming|drive|go) (?:to your (?:office|house|home)) (?:and|to|with a) (?:punch|shoot)[\w ]*",
        r"(?:come|coming|drive|go) (?:to your (?:office|house|home)) (?:and|to|with a) (?:gun|knife|bat)[\w ]*",
        r"(?:come|coming|drive|go) (?:there|by) (?:and|to|with a) (?:punch|shoot|gun|knife|bat)[\w ]*",
        "with a (?:gun|knife|baseball bat)", "you(?:'re| are) (?:a )?dead(?: man| meat)?(?=[.!]|$)",
        r"put (?:a bullet|you in the (?:ground|hospital))[\w ]*",
        r"break (?:every bone|your (?:\w+ )?(?:legs|neck|face|fingers))",
        r"hope (?:you|your (?:family|kids|children)|he|she|they) (?:all )?(?:die|dies|burn|rot|get cancer)[\w ]*",
    ),
    "hate": (
        "n[i1*]gg(?:er|a|ah)s?", "p[a@]kis?", "chinks?(?! in)", "k[i1]kes?", "wetbacks?", "gooks?", r"sand ?n\w+",
        "towel ?heads?", "rag ?heads?", "f[a@]gg?ots?", "trann(?:y|ies)", "sub-?humans?", r"untermensch\w*",
        "(?:go|get|crawl) back to (?:your (?:own )?(?:country|jungle|village|cave|hole))",
        "(?:fuck off|piss off|send (?:them|you)) back to (?:your (?:own )?(?:country|jungle|village|cave|hole))",
        "(?:go|get|crawl|fuck off|piss off|send (?:them|you)) back to (?:africa|india)",
        "(?:go|get|crawl|fuck off|piss off|send (?:them|you)) back to (?:china|pakistan|where you came from)",
        rf"(?:typical|lazy|dirty|filthy|stinking|thieving|lying|greedy|stupid|damn|bloody|fucking) {_FOLK}",
        "(?:all |you )?(?:africans?|nigerians?|indians?) (?:are|is) (?:all )?(?:thieves|liars)",
        "(?:all |you )?(?:africans?|nigerians?|indians?) (?:are|is) (?:all )?(?:animals|scum|vermin)",
        "(?:all |you )?(?:chinese|arabs?|muslims?) (?:are|is) (?:all )?(?:thieves|liars|animals|scum|vermin)",
        "(?:all |you )?(?:africans?|nigerians?|indians?) (?:are|is) (?:all )?(?:dirty|stupid|inferior)",
        r"(?:all |you )?(?:africans?|nigerians?|indians?) (?:are|is) (?:all )?(?:monkeys|cheats|too stupid[\w ]*)",
        "(?:all |you )?(?:chinese|arabs?|muslims?) (?:are|is) (?:all )?(?:dirty|stupid|inferior)",
        r"(?:all |you )?(?:chinese|arabs?|muslims?) (?:are|is) (?:all )?(?:monkeys|cheats|too stupid[\w ]*)",
        "(?:all |you )?(?:jews?|gypsies|mexicans?) (?:are|is) (?:all )?(?:thieves|liars|animals|scum|vermin)",
        "(?:all |you )?(?:blacks?|immigrants?) (?:are|is) (?:all )?(?:thieves|liars|animals|scum|vermin)",
        "(?:all |you )?(?:foreigners|women) (?:are|is) (?:all )?(?:thieves|liars|animals|scum|vermin)",
        "(?:all |you )?(?:jews?|gypsies|mexicans?) (?:are|is) (?:all )?(?:dirty|stupid|inferior)",
        r"(?:all |you )?(?:jews?|gypsies|mexicans?) (?:are|is) (?:all )?(?:monkeys|cheats|too stupid[\w ]*)",
        "(?:all |you )?(?:blacks?|immigrants?|foreigners|women) (?:are|is) (?:all )?(?:dirty|stupid|inferior)",
        r"(?:all |you )?(?:blacks?|immigrants?) (?:are|is) (?:all )?(?:monkeys|cheats|too stupid[\w ]*)",
        r"(?:all |you )?(?:foreigners|women) (?:are|is) (?:all )?(?:monkeys|cheats|too stupid[\w ]*)",
        r"women (?:should not|shouldn'?t|can'?t|cannot|don'?t belong)[\w ]*",
        r"your kind (?:of people )?(?:should|belongs?|are|is)[\w ]*", "monkey(?:s)? like you",
    ),
    "sexual": (
        r"suck (?:my|it|on my)[\w ]*", "blow ?jobs?",
        r"(?:send|show) (?:me )?(?:your )?(?:nudes?|naked \w+|tits|boobs|pussy|a sexy \w+)",
        "(?:sleep|have sex|go to bed|spend the night) with (?:me|you|us|her|him)",
        "(?:your|ur|nice|big) (?:tits|boobs|ass|arse|pussy|body is)",
        r"(?:want to|wanna|gonna) (?:\w+ )?(?:fuck|bang|screw|shag|lick|grope) (?:you|u|her|him)(?! over)",
        r"(?:would|will|let me|i'd) (?:\w+ )?(?:fuck|bang|screw|shag|lick|grope) (?:you|u|her|him)(?! over)",
        "are you (?:single|sexy|naked|wet|horny)", "(?:so|i'?m|you'?re) (?:sexy|horny)", "what are you wearing",
        "sit on my (?:lap|face)", "bend over", "dick pics?", "my (?:dick|cock|penis)",
    ),
    "insult": (
        rf"{_THEM}(?:'re|'s)?(?: are| r| is| must be| were| was)? {_MUCH}{_NAMES}",
        rf"{_THEM}(?:'re|'s| are| r| is| must be) {_MUCH}{_DULL}(?! to | question)(?! enough)",
        rf"you'?re {_MUCH}{_NAMES}", rf"you'?re {_MUCH}{_DULL}",
        rf"^[\W_]*(?:such |what )?(?:an? )?(?:whole )?(?:bunch|pack|load|lot|gang) of {_MUCH}{_NAMES}",
        r"are you (?:all )?(?:\w+ )?(?:stupid|dumb|thick|retarded|brain-?dead)",
        r"are you (?:all )?(?:\w+ )?(?:idiots?|morons?|an idiot|a moron|mentally \w+|mental)",
        r"how (?:stupid|dumb|thick) (?:are|can|r) (?:you|u|someone|they)[\w ]*",
        rf"{_DAMNED} (?:\w+ )?(?:{_WHOM}|{_NAMES})",
        r"^(?:hey |hello |listen |yes |no |oh )?(?:idiots?|morons?|imbeciles?|cretins?)(?: bot)?(?=[\s,.!?]*$|,)",
        r"^(?:hey |hello |listen |yes |no |oh )?(?:assholes?|arseholes?)(?: bot)?(?=[\s,.!?]*$|,)",
        r"^(?:hey |hello |listen |yes |no |oh )?(?:bastards?|wankers?)(?: bot)?(?=[\s,.!?]*$|,)",
        r"^(?:hey |hello |listen |yes |no |oh )?(?:dickheads?|cunts?)(?: bot)?(?=[\s,.!?]*$|,)",
        r"^(?:hey |hello |listen |yes |no |oh )?(?:bitch(?:es)?|clowns?)(?: bot)?(?=[\s,.!?]*$|,)",
        r"^(?:hey |hello |listen |yes |no |oh )?(?:retards?|pricks?)(?: bot)?(?=[\s,.!?]*$|,)",
        r"^(?:hey |hello |listen |yes |no |oh )?(?:scumbags?|stupid|losers?)(?: bot)?(?=[\s,.!?]*$|,)",
        r"f+[u*@][c*]?[k*]+ (?:you|u|off|ya|your \w+|all of you|yourself|this company|every one of you)", "f off",
        "screw (?:you|u|off)", "(?:piss|bugger|sod|naff) off", "go to hell",
        r"(?:eat|piece of|pieces of|sack of) sh[i1*]t[\w ]*", "shut (?:the (?:fuck|hell) )?up",
        "shut your (?:mouth|face|trap)", "drop dead", "kiss my (?:ass|arse)", "son of a bitch", "sons? of bitches",
        r"you (?:bloody |fucking |stupid |complete |utter )?(?:tool|muppet|donkey)s?(?=[\s,.!?]*$|,)",
        r"you (?:bloody |fucking |stupid |complete |utter )?(?:monkey|cow|pig)s?(?=[\s,.!?]*$|,)",
        r"you (?:bloody |fucking |stupid |complete |utter )?(?:dog|rat|snake|worm|troll|witch)s?(?=[\s,.!?]*$|,)",
        "get a brain", "(?:do|don'?t) you (?:even )?have a brain", r"(?:with|has) (?:half )?a brain of[\w ]*",
        "were you dropped on your head", r"your mother[\w' ]*(?:whore|bitch|ass)", "stfu", "kys", "you make me puke",
        "you disgust me",
    ),
}  # fmt: skip
