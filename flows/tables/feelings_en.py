"""English words of feeling and of abuse, as pieces of regular expressions over folded text; whole words only.

Promise: a word stands under abuse only where it goes against a person. `HARMLESS` is taken out of the text before
anything is looked for. Finance adds a phrase here and a line to tests/reading/feelings_en.toml.
"""

from typing import Final

_WORST: Final = (
    r"(?:unacceptable|ridiculous|absurd|outrageous|angry|disgusting|appalling|disgraceful|pathetic|useless|terrible"
    r"|awful|fed up|incompetent|hopeless|mad|annoyed|frustrated|disappointed)"
)
_VERY: Final = r"(?:absolutely|completely|totally|utterly|beyond|so|really|extremely|simply)"
_TOLD: Final = (
    r"(?:told|asked|said|wrote|written|call(?:ed)?|e?-?mail(?:ed)?|report(?:ed)?|sent|explain(?:ed)?|complain(?:ed)?"
    r"|chas(?:ed|ing)|remind(?:ed)?|repeat(?:ed)?)"
)
_OFTEN: Final = r"(?:two|three|four|five|six|ten|several|many|so many|a hundred|\d+)"

HARMLESS: Final = (
    "thanks?(?: again)?!+", "thanks? (?:you )?(?:very much )?(?:once )?again", "again,? (?:many )?thanks?",
    "once again,? thank you", "try(?:ing)? (?:it |that )?again", "start(?:ing)? again", "say (?:it|that) again",
    "see you again", r"(?:could|can|would) you (?:please )?(?:send|explain|check|repeat)[\w ,]{0,40} again",
    r"(?:could|can|would) you (?:please )?(?:tell|show|share|resend)[\w ,]{0,40} again", r"please [\w ]{1,30} again",
    "open(?:s|ed)? again", "talk again", r"again (?:later|tomorrow|next \w+)",
    r"(?:we |to )(?:work|trade|meet|order|buy)[\w ]{0,20} again",
    r"kill(?:s|ed|ing)? (?:the|this|that|off|my|our) (?:invoice|order|line|reminder|job|process|account)\w*",
    r"kill(?:s|ed|ing)? (?:the|this|that|off|my|our) (?:deal|thread|noise|credit note)\w*",
    r"kill(?:s|ed|ing)? (?:the|this|that|off|my|our) (?:duplicate|row|old \w+|standing order)\w*",
    r"kill two birds[\w ]*", "kill(?:ing)? (?:some )?time",
    "dead (?:stock|line|weight|freight|end|letter|link|account|on arrival)", "deadlines?", "deadstock",
    "dead (?:right|sure|easy|simple|on time)",
    "bloody (?:good|brilliant|well done|marvellous|fantastic|great|lovely)", "damn (?:good|fine|nice|quick|fast)",
    "not (?:at all )?stupid", "a stupid question",
    "(?:i |we |me )?(?:feel|felt|look|sound)s? (?:so |very |a bit )?(?:stupid|silly|dumb)", "stupid questions?",
    "my (?:own )?(?:stupid|silly) (?:mistake|error|fault)",
    r"(?:i am|i'm|i was|how) (?:so |such an? )?(?:stupid|dumb|idiot\w*)(?: of me)?", "(?:an? )?idiot[- ]proof",
    "dumb (?:terminal|waiter|bells?)", "dumbbells?", "dumb question",
    "rubbish (?:bins?|bags?|chutes?|collection|removal|skips?|sacks?)",
    "waste (?:paper|bins?|disposal|oil|water|collection|fees?)", "scrap (?:value|metal)",
    r"pigs? (?:feed|iron|farm\w*|leather)", "pig (?:feed|iron)", "(?:guinea|dead) pigs?",
    "hit (?:the|our|your) (?:account|bank|books|target|inbox|ledger)", "bomb(?:er jackets?|-?proof)", "bath bombs?",
    "shoot (?:me|us|you|over) (?:an? )?(?:e-?mail|mail|note|message|line|copy)", "shoot (?:it|that|them) over",
    "fire (?:doors?|extinguishers?|alarms?|blankets?|hoses?|damage)",
    "blow(?:n)? (?:up|out) (?:photos?|pictures?|tyres?|the photo)", "blow dryers?", r"execut\w+", "master[- ]slave",
    "screw ?drivers?", "screws?(?! (?:you|u|off|it|this|that|up))", "nuts (?:and|&) bolts", "cock(?:tails?|pits?)",
    "dick(?:son| smith)", "sex(?:ed)? (?:chicks|connectors?)", "unisex", "sussex|essex|middlesex",
    "naked (?:bikes?|wires?|price)", "strip(?:ped)? (?:down|lights?|out)", "stripper (?:tool|fluid)",
    "paint strippers?", "breasts? (?:of )?(?:chicken|fillets?|meat)|(?:chicken|turkey|duck) breasts?",
    "suicide (?:doors?|linux|cables?)", "cut (?:ourselves|myself) (?:some )?slack",
    "(?:price|cost|tax|staff|job) cuts?", "cut[- ]throat (?:price|competition)s?", "mad(?:ly)? (?:rush|busy|about)",
    "crazy (?:busy|prices?|week|month)", "worst case(?: scenario)?", "terrible (?:line|weather|traffic)",
    r"(?:hot|garlic) crap\w*", r"hell of a (?:job|good|nice)[\w ]*", "upset the (?:balance|apple ?cart)",
    "no worries|not to worry|don'?t worry", r"as far as (?:\w+ )?(?:is|are) concerned",
    "concerned (?:department|person|invoice|team|lines?|items?|documents?)",
    "(?:the|all) (?:invoice|line|item|document|delivery|amount)s? (?:is |are )?concerned", "bastard files?",
    "jerk (?:chicken|seasoning)", "loser pays?", "clown(?: fish| costumes?| noses?)",
    "thick(?:ness|er)?(?: (?:foil|board|paper|plates?|walls?|film|card))", "mm thick", "how thick",
    "parasite(?: treatment| drops)", "hostile takeover", "sick (?:leave|note|pay|day|today|this week)", "no nonsense",
    "i(?:'d| would) rather die", r"die[- ]cut\w*", "dying to (?:see|know|try)", "to die for",
    "joke (?:shop|articles?)", "(?:pest|weed|insect) (?:killer|control)s?", "killer (?:deal|price|app)s?",
    "(?:bug|weed) killers?", "lost (?:in the post|in transit)",
)  # fmt: skip

POLITE: Final = (
    "thanks?(?: you)?", "thx", "cheers", "great", "perfect", "wonderful", "excellent", "lovely", "brilliant",
    "much appreciated", "well done", "congratulations", "good news", "fantastic", "happy", "merry", "super",
    "awesome", "welcome", "hurray", "hooray", "finally got it", "all good", "solved",
)  # fmt: skip

NOT_ANGRY: Final = (
    "i(?:'m| am| was) not (?:really |at all |even )?(?:angry|upset)(?: (?:at|with) (?:you|anyone|anybody))?",
    "i(?:'m| am| was) not (?:really |at all |even )?(?:annoyed|mad)(?: (?:at|with) (?:you|anyone|anybody))?",
    "i(?:'m| am| was) not (?:really |at all |even )?(?:cross|shouting)(?: (?:at|with) you)?",
    "i(?:'m| am| was) not (?:really |at all |even )?(?:cross|shouting)(?: (?:at|with) (?:anyone|anybody))?",
    "i(?:'m| am| was) not (?:really |at all |even )?yelling(?: (?:at|with) (?:you|anyone|anybody))?",
    "i(?:'m| am| was) not (?:really |at all |even )?complaining(?: (?:at|with) (?:you|anyone|anybody))?",
    "(?:nobody|no one|no-one)(?:'s| is| here is)? (?:angry|upset|annoyed|shouting)",
    r"(?:i )?(?:do not|don'?t|didn'?t) mean to (?:shout|sound (?:angry|rude|upset)|be rude|offend)\w*",
    "caps ?lock was on", "sorry(?:,)? caps ?lock",
)  # fmt: skip

SIGNS: Final = {
    "mild": (
        "annoy(?:ed|ing)", "irritat(?:ed|ing)", "frustrat(?:ed|ing|ion)", "disappoint(?:ed|ing|ment)", "unhappy",
        "(?:not|isn't|aren't|wasn't|am not) (?:at all |very |really |too |exactly )?(?:happy|pleased)",
        "(?:not|isn't|aren't|wasn't|am not) (?:at all |very |really |too |exactly )?(?:satisfied|impressed)",
        "(?:not|isn't|aren't|wasn't|am not) (?:at all |very |really |too |exactly )?(?:amused|good enough)",
        "(?:not|isn't) (?:at all |very |really |too |exactly )?(?:okay with this|funny|helpful)",
        "(?:aren't|wasn't|am not) (?:at all |very |really |too |exactly )?(?:okay with this|funny|helpful)",
        "dissatisfied", "upset", "worr(?:ied|ying|ies)", "concern(?:ed|ing)", "nervous", "uneasy", r"inconvenien\w+",
        "makes? no sense", "what(?:'s| is) going on", "come on", "seriously", r"really\?+", "don'?t understand why",
        "nobody (?:answers?|replie[sd]|calls? back|reads?|helps?|cares?|tells?)",
        "no ?one (?:answers?|replie[sd]|calls? back|helps?|cares?)",
        "still (?:waiting|not|no|nothing|unpaid|open|wrong)",
        "still (?:shows?|showing|haven'?t|hasn'?t|don'?t|missing|the same|unanswered)",
        r"(?:waiting|waited) (?:for )?(?:\w+ )?(?:weeks|months|ages|forever|too long)",
        "(?:takes?|taking|took) (?:too|so|far too) long",
        "how (?:much )?(?:longer|long (?:must|do i have to|do we have to|is this going to))", "tired of",
        "bother(?:ed|ing|some)", "confus(?:ed|ing)", "a pity", "a nuisance", "hassle", "damn(?:ed)?", "bloody",
        "crap", "messy?", "unfair", "unprofessional", "not (?:very |at all |really )?professional",
        "lost (?:my |our )?trust", "is anybody (?:there|reading)", r"hello\?{2,}", "anybody (?:there|at all)",
        r"what(?:'s| is) this(?=\s?\?{2})",
    ),
    "strong": (
        "unacceptable", "(?:not|isn't) acceptable", "inacceptable", "ridiculous", "absurd", "outrageous", "fed up",
        "sick (?:and tired )?of", "(?:had|have had|had it with|quite) enough", "enough is enough",
        "(?:a|total|absolute|complete|bad|what a|utter) (?:joke|disgrace|mess|shambles)",
        "(?:a|total|absolute|complete|bad|what a|utter) (?:farce|waste of time|circus|nonsense)", "disgrace(?:ful)?",
        "disgust(?:ed|ing)", "appalling", "shameful", "shame on (?:you|all)", "pathetic", "useless", "hopeless",
        "incompeten(?:t|ce)", "rubbish", "nonsense", "wtf", r"what the (?:hell|heck|fuck|f\*+)",
        "(?:why|where|who|how) the (?:hell|fuck)", "for (?:god|heaven|christ|fuck)'?s sake", "ffs",
        "f[u*@][c*]?[k*]+(?:ing|ed|in)?", "freaking", "sh[i1*][t*]+(?:ty)?", "bull ?shit", "crappy",
        "piss(?:ed)?(?: off)?", "angry", "mad at", "how dare",
        "(?:losing|lost|running out of|out of|ran out of|no more) patience",
        "wast(?:e|ing|ed) (?:of )?(?:my|our) time", "can'?t you read", "(?:do|did) you (?:even|ever) (?:read|listen)",
        "are you (?:serious|kidding|deaf|blind|joking)(?: me)?", "unbelievable", "terrible", "horrible", "awful",
        "dreadful", "worst", "insult(?:ing)?", "rip-?offs?", "ripping us off", "scandal", "nightmare",
        "makes? me sick", "don'?t you dare", "couldn'?t care less", "lazy", "laughing stock", "garbage", "trash",
        r"stupid (?!you|bot|people|woman|man)\w+", r"idiotic (?!you|bot)\w+", "screw(?:ed)? (?:it|this|that|up)",
    ),
    "extreme": (
        "furious", "livid", "outraged?", "enraged", "scandalous", "seething",
        "(?:crooks?|thieves|thief|liars?|fraudsters?|scammers?|cheats|criminals|robbers)",
        r"(?:you|u)(?:'re| are) (?:lying|cheating|stealing|robbing|scamming)(?: \w+)?",
        "never (?:again|ever) (?:will |would )?(?:we |i )?(?:buy|order|do business|work|trade)",
        r"(?:never|not) (?:buy|order|do business|work|trade)[\w ]{0,20} (?:with you|from you)(?: ever)? again",
        "last time (?:we|i) (?:ever )?(?:order|buy|deal|work|do business)",
        "(?:we|i)(?:'re| are|'m| am) (?:so )?done with (?:you|this)", "boiling with", "beside (?:myself|ourselves)",
        r"blood (?:is )?boil\w*", r"worst (?:\w+ ){0,3}ever", "disgrace to", "through the roof with anger",
    ),
    "stressed": (
        rf"{_VERY} {_WORST}", "beyond a joke", "f[u*@][c*]?[k*]+ing",
    ),
    "face": (
        "😡", "🤬", "👿", "😤😤", "💢",
    ),
    "again": (
        r"(?:wrong|not|n't|missing|late|mistakes?|errors?|broken|short|incorrect|nothing|no)\b[^.!?]{0,40} again",
        r"again[^.!?]{0,25} (?:wrong|not|missing|late|mistakes?|errors?|short|incorrect|nothing)", "again[!?]+",
        "as usual", "as always",
        "every single (?:time|month)", r"every (?:time|month)[^.!?]{0,20}(?:same|wrong|mistake|error)",
        r"(?:same|wrong|mistakes?|errors?)\b[^.!?]{0,30} every (?:time|month)",
        "keeps? (?:saying|asking|sending|happening|coming|telling|showing|making)", "always the same",
        "same (?:mistake|error|problem|story|thing|question)", "repeatedly",
    ),
    "times": (
        "(?<!a )(?:second|third|fourth|fifth) (?:time|reminder|mail|e-?mail|call|message|request|attempt)",
        r"(?:sixth|tenth|umpteenth|hundredth|\d+(?:nd|rd|th)) (?:time|reminder|mail|e-?mail)",
        r"(?:sixth|tenth|umpteenth|hundredth|\d+(?:nd|rd|th)) (?:call|message|request|attempt)",
        rf"{_TOLD}[^.!?]{{0,40}}? (?:twice|{_OFTEN} times)",
        r"(?:two|three|four|five|six|several|\d+) times(?: now| already)?[!.]*$",
        "how (?:many|often)(?: more)?(?: times)? (?:do|must|should|have) (?:i|we)", "over and over",
        "again and again", "yet again", "time (?:after time|and again)", "for the last time",
    ),
}  # fmt: skip
