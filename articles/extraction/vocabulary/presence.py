"""Words near a name that say its bearer does not act: honoured, represented, accused; and words of promotion.

Each opens a phrase of the patterns in `presence`; small letters, the first letter of a sentence comes with them.
"""

HONOURING = frozenset(
    "late tribute homage incense flower flowers wreath wreaths memory memorial memorials mausoleum statue monument tomb"
    " grave birthday birth death portrait relic relics commemorate commemorated commemorates commemorating commemoration"
    " lives died victims silence statues tombs graves hearse coffin order orders driver bodyguard portraits fell body bodies remains loss sacrifice sacrifices uniform wreckage temple shrine pagoda role character"
    " mourn mourns mourned mourning dedicated play plays played appear appears starred starring house once ship vessel"
    " frigate boat tang photo photos picture pictures painting paintings mac truy le tuong vieng bust legacy centenary heir heirs life remember remembers remembered remembering recall recalls recalled recalling posthumous"
    " posthumously martyr martyrs dead deceased killed casualties lost funeral funerals named teaching teachings thought thoughts example ideology liet".split()
) | {"has it that"}
REPRESENTING = frozenset(
    "authority authorization authorisation delegation power mandate authorized authorised behalf representing absence"
    " sent wreaths came offered absent invited missing secretary grandfather grandmother uncle aunt brother sister grandson account accounts signature signatures voice profile"
    " approved used use said saying says told telling studied trained once vo chong me con name names invitation meet receive welcome hold received welcomed met instead place conveyed greetings regards wishes letter message congratulations flowers condolences thay thua"
    " took takes taking taken relieves relieved relieving succeed succeeds succeeded succeeding replace replaces replaced replacing decision predecessor direction"
    " directions guidance instruction instructions assigned signed appointed pose poses posed posing introduce"
    " introduced introduces introducing disguised pretend pretends pretended pretending claim claims claimed claiming"
    " impersonate impersonates impersonated impersonating call calls called calling wife spouse widow husband son"
    " daughter mother father parents family families children home house relatives film films book books novel novels"
    " song songs poem poems documentary story stories memoir memoirs attended chaired led opened hosted presided photo"
    " photos picture pictures image images video videos text texts written reported compiled translated edited composed"
    " painted sung filmed founded established built set mao gia tu anh tac author".split()
)
ACCUSING = frozenset(
    "bribe bribed bribes bribing warning warnings alleged confess confesses confessed guilty faces face term sentence"
    " imprisoned demoted inmate inmates convict convicts prisoner prisoners jail jails jailed trial dock arrest arrested arresting arrests prosecute prosecuted prosecuting detain detained detaining suspect suspects"
    " defendant defendants accused charged convicted sentenced ringleader ringleaders fugitive fugitives against"
    " investigate investigated investigating expel expelled expelling dismiss dismissed dismissing reprimand reprimanded"
    " reprimanding discipline disciplined disciplining disciplinary strip stripped stripping impeach impeached offender"
    " offenders perpetrator perpetrators culprit culprits indicted tried wanted"
    " suspended removed put bi doi bat khoi tam ky khai cach canh dinh".split()
) | {"on trial"}
PROMOTING = frozenset(
    "promote promoted promotes promoting raise raised raises raising elevate elevated elevates elevating duoc".split()
)
