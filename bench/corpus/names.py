"""Names of people, bodies and places: the people are invented, the bodies and places are those of the press."""

FAMILY = (
    "Nguyen Tran Le Pham Hoang Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Truong Luong Trinh Mai Dao Doan Ha"
    " Lam Ta Thai Cao Chu Quach Kieu Tang Phung Vuong Nong Khuat Luu Nghiem Ninh Thach Tong Trieu Vi Khuc Dam"
).split()
MIDDLE = (
    "Van Duc Minh Quang Thanh Ngoc Xuan Huu Cong Dinh Viet Hong The Trong Khac Hai Manh Quoc Tien Anh Bao Gia Dang"
    " Tuan Hoai Kim Nhat Phu Sy Tan Trung Vinh"
).split()
GIVEN = (
    "An Binh Chien Cuong Dai Dat Dung Duy Giang Hai Hieu Hoa Hoan Hung Huy Khanh Khoa Kien Ky Lap Loc Long Luan Manh"
    " Nam Nghia Nhan Phong Phuc Quan Quy Son Tai Tam Thang Thinh Tho Thuan Toan Trung Truc Tuan Tung Tuyen Uy Vinh Vu"
    " Vuong Yen Bac Chinh Doan Hao Hau Khai Lam Luc Nhat Sang Thach Tin Tri Viet"
).split()
WOMEN_MIDDLE = "Thi Thi_Thanh Thi_Minh Thi_Ngoc Thi_Kim Thi_Hong".split()
WOMEN_GIVEN = (
    "Anh Chi Dung Hang Hanh Hien Hoa Hong Huong Lan Linh Loan Mai Nga Nguyet Nhung Phuong Thao Thuy Van Yen".split()
)
AUTHORS_FIRST = "Thien Viet Ngoc Quynh Thanh Minh Hoang Khanh Thu Bao Phuong Duc Hai Lan Tuong Xuan Kim Huyen".split()
AUTHORS_LAST = "Minh Thanh Chi Anh Linh Trang Vy Giang Huong Mai Phong Ngan Dan Thu Nga Duong Khue Hien Tram".split()

# Name in a post's label, and how else the press prints it.
DEPARTMENTS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("Traffic Police Department", (), "traffic order and road safety"),
    ("Police Department of Corruption and Economic Crimes", (), "the fight against corruption and smuggling"),
    ("Criminal Police Department", (), "the hunt for gangs and usurers"),
    ("Drug Crime Investigation Police Department", (), "the fight against drug trafficking"),
    ("Department of External Relations", (), "cooperation with foreign police forces"),
    ("Department of Logistics", (), "supplies, vehicles and barracks"),
    ("Department of Organization and Personnel", (), "the placement of staff"),
    ("Department of Party and Political Affairs", (), "political education"),
    ("Department of Training", (), "schools and courses"),
    ("Immigration Department", (), "passports and border gates"),
    ("Department of Cyber Security and Hi-tech Crime Prevention", (), "safety on the networks"),
    ("Police Department of Fire Prevention and Fighting", (), "fire prevention and rescue work"),
    ("Police Department of Administrative Management of Social Order", (), "population data and identity papers"),
    ("Department of Planning and Finance", (), "budgets and building works"),
    ("Department of Legal Affairs", (), "the drafting of laws"),
    ("Department of Homeland Security", (), "peace in the villages"),
    ("Department of Economic Security", (), "the safety of investment"),
    ("Department of Internal Political Security", (), "the protection of culture and ideas"),
    ("Department of Telecommunications and Cipher", (), "lines and signals"),
    ("Department of Healthcare", (), "hospitals and the health of the troops"),
    ("Environmental Crime Prevention Police Department", (), "clean rivers and safe food"),
    ("Police Department of Prison Management", (), "prisons and return to society"),
    ("Department of Technology and Information", (), "digital transformation"),
    ("Department of Communications", (), "news and films on the force"),
)
OFFICE = "Office of the Ministry of Public Security"
OFFICE_PRINTED = (
    "Office of the Ministry of Public Security",
    "MPS Office",
    "MPS’s Office",
    "Ministerial Office",
    "MPS's Ministerial Office",
)
PSCPC_PRINTED = (
    "Public Security Central Party Committee",
    "Public Security Central Party Committee",
    "Central Public Security Party Committee",
    "Central Party Committee of Public Security",
)
PROVINCES = (
    "Ha Giang|Cao Bang|Lang Son|Lao Cai|Yen Bai|Tuyen Quang|Thai Nguyen|Phu Tho|Bac Giang|Bac Ninh|Quang Ninh"
    "|Hai Phong|Hai Duong|Hung Yen|Nam Dinh|Ninh Binh|Thanh Hoa|Nghe An|Ha Tinh|Quang Binh|Quang Tri|Da Nang"
    "|Quang Nam|Quang Ngai|Binh Dinh|Phu Yen|Khanh Hoa|Kon Tum|Gia Lai|Dak Lak|Lam Dong|Binh Phuoc|Tay Ninh"
    "|Dong Nai|Long An|Tien Giang|Can Tho|An Giang|Kien Giang|Ca Mau"
).split("|")
TOWNS = (*PROVINCES, *("Hanoi " * 30).split(), *(["Ho Chi Minh City"] * 8), "Hue", "Nha Trang", "Vinh", "Da Lat")
DISTRICTS = (
    "Binh An|Song Ma|Phu Loc|Tan Hung|Hoa Thanh|Yen Lac|Dong Xuan|Thanh Ba|Long Phu|My Duc|Vinh Thuan|Quang Hoa"
    "|Ky Anh|Dak Mil|Tam Duong|Cam My|Hai Lang|Nam Sach|Chau Phu|Bao Thang"
).split("|")

# Country, adjective, name of the police ministry's head, capital; names of guests are made below.
FOREIGN: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("Laos", "Lao", "Minister of Public Security", "Vientiane", ("Khamphet Sisavath", "Bounthong Keomany", "Vilay Phommachan")),
    ("Cambodia", "Cambodian", "Minister of Interior", "Phnom Penh", ("Sok Vannara", "Chea Rithy", "Keo Sopheap")),
    ("China", "Chinese", "Minister of Public Security", "Beijing", ("Wang Jianhua", "Zhao Yonglin", "Liu Guoqiang")),
    ("Russia", "Russian", "Minister of Internal Affairs", "Moscow", ("Andrei Sokolov", "Viktor Melnikov", "Pavel Orlov")),
    ("Cuba", "Cuban", "Minister of the Interior", "Havana", ("Rafael Dominguez", "Ernesto Valdes", "Julio Cabrera")),
    ("Thailand", "Thai", "Minister of Justice", "Bangkok", ("Somchai Rattanakul", "Prasert Wongsa", "Anan Chaiyasit")),
    ("Singapore", "Singaporean", "Minister for Home Affairs", "Singapore", ("Lim Wei Jian", "Desmond Goh", "Rajan Nair")),
    ("Japan", "Japanese", "Minister of Justice", "Tokyo", ("Kenji Morimoto", "Haruto Fujita", "Takeshi Onoda")),
    ("Australia", "Australian", "Minister for Home Affairs", "Canberra", ("Peter Hollingworth", "Claire Ashdown", "Neil Carmody")),
    ("Hungary", "Hungarian", "Minister of Interior", "Budapest", ("Laszlo Keresztes", "Gabor Szalai", "Zsolt Halmos")),
    ("Belarus", "Belarusian", "Minister of Internal Affairs", "Minsk", ("Sergei Lukyanov", "Igor Belsky", "Oleg Karpenko")),
    ("Indonesia", "Indonesian", "Minister of Law", "Jakarta", ("Bambang Wicaksono", "Agus Prasetya", "Hendra Siregar")),
)  # fmt: skip
