"""Towns, provinces and countries; a name that stands here is a place unless a title stands before it."""

PROVINCES = (
    "An Giang", "Bac Giang", "Bac Kan", "Bac Can", "Bac Lieu", "Bac Ninh", "Ba Ria-Vung Tau", "Ba Ria - Vung Tau", "Ben Tre", "Binh Dinh",
    "Binh Duong", "Binh Phuoc", "Binh Thuan", "Ca Mau", "Can Tho", "Cao Bang", "Da Nang", "Danang", "Dak Lak", "Dac Lac", "Dak Nong",
    "Dac Nong", "Dien Bien", "Dong Nai", "Dong Thap", "Gia Lai", "Ha Giang", "Ha Nam", "Hanoi", "Ha Noi", "Ha Tinh", "Hai Duong",
    "Hai Phong", "Haiphong", "Hau Giang", "Ho Chi Minh City", "HCM City", "HCMC", "Hoa Binh", "Hung Yen", "Khanh Hoa", "Kien Giang",
    "Kon Tum", "Lai Chau", "Lam Dong", "Lang Son", "Lao Cai", "Long An", "Nam Dinh", "Nghe An", "Ninh Binh", "Ninh Thuan", "Phu Tho",
    "Phu Yen", "Quang Binh", "Quang Nam", "Quang Ngai", "Quang Ninh", "Quang Tri", "Soc Trang", "Son La", "Tay Ninh", "Thai Binh",
    "Thai Nguyen", "Thanh Hoa", "Thua Thien-Hue", "Thua Thien - Hue", "Thua Thien Hue", "Tien Giang", "Tra Vinh", "Tuyen Quang",
    "Vinh Long", "Vinh Phuc", "Yen Bai",
)  # fmt: skip
TOWNS = (
    "Hue", "Vinh", "Nha Trang", "Da Lat", "Dalat", "Quy Nhon", "Vung Tau", "Ha Long", "Buon Ma Thuot", "Pleiku", "Phan Thiet",
    "Bien Hoa", "Thu Duc", "My Tho", "Sa Pa", "Sapa", "Hoi An", "Dong Hoi", "Dong Ha", "Tam Ky", "Rach Gia", "Phu Quoc", "Mong Cai",
    "Viet Tri", "Saigon", "Thu Dau Mot", "Cam Ranh", "Bao Loc", "Chau Doc", "Ha Tien", "Dien Bien Phu", "Con Dao",
    "Vientiane", "Phnom Penh", "Beijing", "Moscow", "Havana", "Bangkok", "Jakarta", "Kuala Lumpur", "Singapore", "Manila", "Tokyo",
    "Seoul", "New Delhi", "Washington", "Washington D.C.", "New York", "London", "Paris", "Berlin", "Brussels", "Geneva", "Vienna",
    "Minsk", "Canberra", "Sydney", "Budapest", "Warsaw", "Prague", "Sofia", "Bratislava", "Rome", "Madrid", "Lyon", "Bern", "Naypyidaw",
    "Nay Pyi Taw", "Yangon", "Ulaanbaatar", "Ulan Bator", "Bandar Seri Begawan", "Dili", "Kunming", "Nanning", "Guangzhou", "Shanghai",
    "Hong Kong", "Pyongyang", "Ottawa", "Wellington", "Doha", "Dubai", "Abu Dhabi", "Tehran", "Ankara", "Istanbul", "Cairo", "Riyadh",
    "Luang Prabang", "Pakse", "Savannakhet", "Siem Reap", "Bali", "Santiago", "Buenos Aires", "Brasilia", "Mexico City", "Astana",
)  # fmt: skip
COUNTRIES = (
    "Vietnam", "Viet Nam", "Laos", "Lao PDR", "Lao People's Democratic Republic", "Cambodia", "China", "Russia", "Russian Federation", "Cuba",
    "Thailand", "Indonesia", "Malaysia", "Myanmar", "Philippines", "Brunei", "Timor Leste", "Timor-Leste", "Japan", "South Korea",
    "Republic of Korea", "RoK", "North Korea", "India", "Australia", "New Zealand", "United States", "US", "USA", "UK", "United Kingdom",
    "France", "Germany", "Italy", "Spain", "Hungary", "Poland", "Czech Republic", "Slovakia", "Bulgaria", "Belarus", "Ukraine",
    "Mongolia", "Kazakhstan", "Uzbekistan", "Azerbaijan", "Armenia", "Israel", "Iran", "Turkey", "Saudi Arabia", "Qatar", "Egypt",
    "South Africa", "Mozambique", "Angola", "Algeria", "Canada", "Mexico", "Brazil", "Argentina", "Chile", "Netherlands", "Belgium",
    "Switzerland", "Austria", "Sweden", "Norway", "Denmark", "Finland", "Romania", "Serbia", "European Union", "EU",
)  # fmt: skip
NATIONALITIES = (
    "Lao", "Laotian", "Cambodian", "Chinese", "Russian", "Cuban", "Thai", "Indonesian", "Malaysian", "Myanmar", "Philippine",
    "Filipino", "Bruneian", "Japanese", "Korean", "South Korean", "RoK", "Indian", "Australian", "New Zealand", "American", "US", "U.S.",
    "British", "UK", "French", "German", "Italian", "Spanish", "Hungarian", "Polish", "Czech", "Slovak", "Bulgarian", "Belarusian",
    "Ukrainian", "Mongolian", "Kazakh", "Uzbek", "Azerbaijani", "Armenian", "Israeli", "Iranian", "Turkish", "Saudi", "Qatari", "Egyptian",
    "South African", "Mozambican", "Angolan", "Algerian", "Canadian", "Mexican", "Brazilian", "Argentine", "Chilean", "Dutch", "Belgian",
    "Swiss", "Austrian", "Swedish", "Norwegian", "Danish", "Finnish", "Romanian", "Serbian", "EU", "UN", "Vietnamese", "Singaporean",
    "Singapore", "Irish", "Sri Lankan", "Pakistani", "Bangladeshi",
)  # fmt: skip
