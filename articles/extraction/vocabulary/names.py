"""How names look: Vietnamese syllables and surnames, and words that are never part of a name."""

import re

# Initial consonant, vowels, final consonant: every Vietnamese syllable without its marks.
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?"
    r"(?:uye|uya|uyu|oai|oay|oeo|uay|uoi|uou|ieu|yeu|ia|ie|io|iu|ye|yu|ua|ue|ui|uo|uu|uy|oa|oe|oi|oo|ai|ao"
    r"|au|ay|eo|eu|a|e|i|o|u|y)"
    r"(?:ch|nh|ng|c|m|n|p|t)?\Z",
    re.IGNORECASE,
)
SURNAMES = frozenset(
    (
        "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly to dinh truong luong "
        "trinh mai dao doan ha lam ta"
        " thai cao chu quach la kieu tang mac phung vuong nong lo hau giang khuat kim luu lai nghiem "
        "ninh thach tong trieu ung van"
        " vi vien au bach be che chau cu dam dau diep hua khuc lieu ma mau on pho sa than thieu tieu ton "
        "tra tu uong xa y"
        " dieu khuong mong ngan nghi ngu nhan nhu ong phu phuong quang quan quy sam sung thi thuong tien ban "
        "ba ca cam chung co con cung"
        " danh dong dang giap hoa hong hung huu khong khieu lang lu lau luc lung man mua nham phi phung "
        "quan sai son tan thang tho"
        " trang tung tuong ty u vang vuu xam yen a ksor rah siu hoai trung"
    ).split()
)
NEVER_IN_NAME = frozenset(
    (
        "ministry minister ministers ministries department departments office committee committees "
        "commission police party state"
        " government national assembly public security forces force people's peoples headquarters "
        "central council board division"
        " bureau agency academy university institute college school hospital center centre court "
        "procuracy supreme embassy"
        " union association federation fund bank company group corporation press newspaper magazine radio television"
        " conference meeting ceremony congress session forum summit delegation delegates communist "
        "vietnam viet-nam vietnamese"
        " army defence defense affairs foreign interior internal justice finance planning investment mps "
        "psf pscpc ppsf npc na"
        " pm cpv cpvcc ubnd tw un asean interpol aseanapol usa us uk eu"
        " january february march april june july august september october november december"
        " monday tuesday wednesday thursday friday saturday sunday"
        " resolution decree directive decision conclusion circular regulation plan project law code ordinance"
        " order orders medal certificate certificates merit hero heroic labor labour emulation"
        " receives received receiving visits visited visiting meets met chairs chaired chairing attends "
        "attended attending hosts"
        " hosted hosting holds held delivers delivered delivering speaks speaking addresses presents "
        "presented works worked"
        " says said pays paid inspects inspected hands handed awards awarded congratulates calls urges "
        "asks asked requests"
        " stresses greets welcomes reviews opens leads led talks joins signs conducts concludes launches "
        "and the of for in on at"
        " with from by under as who deputy vice former late acting general generals lieutenant colonel "
        "colonels major captain"
        " senior comrade comrades mr mrs ms dr prof assoc province provincial city municipal district commune ward town"
        " north south east west southern northern eastern western day year anniversary he she his her it "
        "they this that these"
        " prime secretary director chairman chairwoman president chief head politburo member ambassador "
        "leader leaders minister"
        " crime crimes drug drugs case cases projects events cities tasks campaign standing permanent "
        "new first second third"
        " superintendent sergeant constable inspector commissioner commander"
        " lawyer poet writer artist singer actor actress attorney prosecutor prosecutors judge interpreter translator detective"
        " inmate convict prisoner suspect defendant victim witness baroness lord lady monk venerable footballer runner"
        " student farmer fisherman businessman driver survivor heroine martyr martyrs veteran elder villager senator"
        " sergeant reporter photographer doctor professor teacher coach secretariat officer journalist researcher village"
        " also after before during according regarding photo source"
    ).split()
)
PARTICLES = frozenset("al bin binti da de del della der di dos du el ibn la le ul van von y".split())
HONORIFICS = (
    "Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Dr.", "Dr", "Prof.", "Professor", "Assoc. Prof.",
    "Associate Professor", "PhD",
    "Ph.D.", "Comrade", "comrade", "comrades", "Comrades", "H.E.", "His Excellency", "Her Excellency", "Dong chi",
    "dong chi",
    "Ong", "Ba", "ong", "ba",
    "Professor, Doctor", "Doctor", "Datuk Seri", "Dato' Sri", "Dato'", "Dato Seri", "Dato", "Tun", "Pehin", "Mme", "Coach",
    "Doctors", "Senior Doctor", "Meritorious Teacher", "Poet", "Writer", "Associate Professor, Doctor",
    "Samdech", "Samdech Krolahom", "Samdech Techo", "Datuk", "Tan Sri", "MA.", "M.A.",
    "MSc.", "Master", "Madam", "Sir", "PGS.", "TS.", "GS.TS", "GS.TS.", "PGS.TS", "PGS.TS.", "GS, TS",
    "PGS, TS", "GS. TS", "PGS. TS", "PGS", "TS", "GS.", "ThS.",
)  # fmt: skip
# People whom these articles name only to honour them; they never act in the article's present.
COMMEMORATED = frozenset(
    (
        "ho chi minh", "vo nguyen giap", "tran quoc hoan", "pham hung", "le duan", "truong chinh", "le hong phong",
        "tran phu", "nguyen van cu", "ha huy tap", "nguyen van linh", "pham van dong", "le duc tho", "nguyen chi thanh",
        "lenin", "karl marx", "ton duc thang", "fidel castro", "jose marti", "che guevara", "kaysone phomvihane",
        "souphanouvong", "norodom sihanouk", "mao zedong", "nelson mandela", "hoang van thu", "nguyen thi minh khai",
        "mai chi tho", "vo van kiet", "vo chi cong", "ngo gia tu", "nguyen luong bang", "huynh thuc khang", "nguyen tri phuong",
        "hoang dieu", "phan boi chau", "phan chu trinh", "phan chau trinh", "nguyen ai quoc", "nguyen tat thanh", "nguyen trai",
        "nguyen du", "tran hung dao", "ly thuong kiet", "le loi", "quang trung", "vo thi sau", "ly tu trong",
        "nguyen van troi", "hoang quoc viet", "ho tung mau", "huynh tan phat", "nguyen huu tho", "vladimir lenin",
        "friedrich engels", "felix dzerzhinsky", "salvador allende", "hugo chavez", "phoumi vongvichit",
        "hun neang", "sukarno", "mahatma gandhi", "vo nguyen giap",
    )
)  # fmt: skip
