"""What stands around articles on a page, as whole lines in plain small letters, without closing marks or numbers."""


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(";"))


# Banners, tools, forms and menus: in no block.
NOISE = _phrases(
    """
    send mail to friend; send to friend; send this to a friend; send email; email to friend; email this article;
    email this; print; print page; print this page; print version; print article; share; share this; share on;
    share this article; copy link; bookmark; save; save this article; facebook; twitter; zalo; linkedin;
    youtube; like; tweet; font size; a- a+; a+ a-; a+ a; a- a; a a; listen to the article; read aloud; audio;
    advertisement; advertising; ads; back to top; go to top; top; back; next; previous; prev; previous page;
    next page; read more; continue reading; subscribe; sign in; log in; login; register; logout; search;
    advanced search; menu; toggle navigation; skip to content; skip to main content; english; tieng viet;
    vietnamese; vn | en; en | vn; rss; sitemap; site map; contact; contact us; about us; home; homepage; home
    page; news; news and events; news & events; news - events; news / events; pv; ctv; pv - ctv; nhom pv; nhom
    phong vien; phong vien; reporter; politics; society; politics & law; law; domestic news; national news;
    world; current affairs; headlines; focus; activities of the ministry; mps activities; ministry activities;
    news of the ministry; law & society; security; trang chu; tin tuc; tin tuc su kien; tin tuc - su kien; su
    kien; thoi su; chinh tri; xa hoi; phap luat; trong nuoc; hoat dong cua bo; hoat dong cua bo cong an; hoat
    dong cua lanh dao bo; tin hoat dong; tin trong nuoc; an ninh; an ninh trat tu; chinh tri - xa hoi; thoi su -
    chinh tri; tin tuc va su kien; cong an nhan dan; video; media; gui email; gui mail; gui cho ban be; gui bai
    viet; gui bai viet cho ban be; in bai viet; in trang; ban in; chia se; chia se bai viet; chia se facebook;
    luu tin; luu bai viet; sao chep lien ket; co chu; nghe bai viet; nghe doc bai; quang cao; ve dau trang; len
    dau trang; quay lai; trang truoc; trang sau; tiep theo; doc tiep; dang nhap; dang ky; dang xuat; tim kiem;
    lien he; gioi thieu; so do trang; theo doi chung toi; theo doi tren google news; rating; rate this article;
    your rating; average rating; danh gia; danh gia bai viet; binh chon; vote; thich; the average rating is 0
    stars out of 5; ministry of public security portal is under construction; website is under construction;
    this site is under construction; the portal is under construction; cong thong tin dien tu bo cong an dang
    trong qua trinh xay dung; trang web dang duoc xay dung; all rights reserved; mps portal; mps web portal;
    portal of the ministry of public security; public security news; psnews; bocongan.gov.vn; people's public
    security newspaper; cand; cand online; bao cand; bao cong an nhan dan; cong thong tin bo cong an; cong ttdt
    bo cong an; cong thong tin dien tu bo cong an; photo gallery; gallery; illustration; multimedia; infographic
    """
)
# Comment boxes. They close an article as a list of links does, once its text has begun.
COMMENTS = _phrases(
    """
    leave your comment; leave a comment; leave a reply; your comment; your comments; comment; comments; add
    comment; add a comment; post comment; post a comment; write a comment; be the first to comment; no comments;
    no comments yet; send comment; send your comment; reader comments; readers' comments; opinions; your
    opinion; feedback form; y kien; y kien ban doc; y kien cua ban; y kien ban doc gui ve; binh luan; binh luan
    cua ban; viet binh luan; gui binh luan; gui y kien; gui binh luan cua ban; gui y kien cua ban; y kien cua
    ban ve bai viet; ban doc binh luan; hay la nguoi dau tien binh luan; chua co binh luan nao; hien chua co
    binh luan nao; nhap binh luan; hien chua co binh luan nao, hay la nguoi dau tien binh luan cho bai viet nay
    """
)
# The fields and buttons of forms.
FIELDS = _phrases(
    """
    ho ten; ho va ten; ten; ten cua ban; full name; fullname; name; your name; e-mail; email; your email; email
    address; your e-mail; dia chi email; dia chi; address; noi dung; noi dung binh luan; content; message; ma
    xac nhan; captcha; security code; verification code; ma bao mat; ma kiem tra; tieu de; title; subject; dien
    thoai; so dien thoai; phone; submit; reset; send; cancel; ok; close; gui; gui di; dong y; huy; huy bo; nhap
    lai; dong; xoa; refresh; website; y kien khac; loai bo; hoan tat; tat ca; moi nhat; quan tam nhat; most
    interested; newest; oldest
    """
)
# What opens a list of links.
SECTIONS = _phrases(
    """
    related; related news; related stories; related articles; related posts; related topics; related links;
    related items; latest stories; latest news; latest; latest articles; newest; recent news; recent posts;
    recent stories; recent articles; top viewed stories; top viewed; top stories; top news; most viewed; most
    read; most popular; popular; popular news; popular posts; hot news; trending; trending now; featured;
    featured news; highlights; editor's picks; editors' picks; other news; other stories; other articles;
    others; the other news; older news; old news; newer news; previous news; more news; more stories; more
    articles; more from this section; more on this topic; more like this; read also; see also; see more; also
    read; you may also like; you might also like; you may be interested; recommended; recommended for you; in
    this section; same category; in the same category; news in the same category; feedback; in the news; other
    news of the same category; share your thoughts; tags; keywords; categories; category; links; tin lien quan;
    tin moi; tin moi nhat; tin cung chuyen muc; cung chuyen muc; tin khac; tin doc nhieu; tin noi bat; tin xem
    nhieu; tin nong; tin cu hon; tin moi hon; cac tin khac; cac tin lien quan; cac tin moi; cac tin cu hon; cac
    tin da dua; cac tin cung chuyen muc; cac bai viet khac; bai viet lien quan; bai viet khac; bai viet moi; bai
    lien quan; bai cung chuyen muc; xem them; xem nhieu; doc them; doc nhieu; doc nhieu nhat; moi nhat; tin bai
    khac; tin bai lien quan; tin, bai lien quan; co the ban quan tam; ban co the quan tam; tin tuc khac; tin tuc
    lien quan; tin tuc moi; phan hoi; chuyen muc; tu khoa; lien ket; lien ket website; su kien noi bat; duoc
    quan tam; bai noi bat
    """
)
# Agencies and papers: they sign articles and open lead paragraphs, and are nobody's author.
AGENCIES = (
    "MPS", "PSNews", "PSNEWS", "PANO", "NDO", "SGGP", "SGGPO", "VOV", "VOV1", "VOV2", "VOV3", "VOV4", "VOV5", "VOV.VN",
    "VOVWORLD", "VOV World", "VOVworld", "VNS", "VNA", "VNP", "VNN", "CAND", "CANDO", "TTXVN", "VTV", "VTC", "VGP",
    "QDND", "BCA", "ANTD", "ANTV", "CAO", "PV", "TTO", "VnExpress", "VNExpress", "Nhan Dan", "Vietnam News Agency",
    "Vietnam News", "VietnamPlus", "Vietnam+", "Public Security News", "MPS Portal", "Voice of Vietnam",
    "Baochinhphu.vn", "DCSVN", "CPV", "HNM", "TNO", "BNEWS", "CAND Online",
    "Bocongan.gov.vn", "Xinhua", "Reuters", "AFP", "AP",
)  # fmt: skip
