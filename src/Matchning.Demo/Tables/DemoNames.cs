namespace Matchning.Demo.Tables;

/// <summary>Common names, put together by chance. Name and language follow each other so that a profile reads as one person.</summary>
internal sealed record DemoOrigin(string LanguageCode, int Weight, string[] Women, string[] Men, string[] LastNames)
{
    public bool IsSwedish => LanguageCode == "sv";
}

internal static class DemoNames
{
    public static readonly DemoOrigin Somali = new("so", 9,
        ["Amina", "Fadumo", "Hodan", "Ifrah", "Sahra", "Nimco", "Ayaan", "Hibo", "Khadra", "Zeynab", "Ubah", "Deqa"],
        ["Abdi", "Cabdi", "Guled", "Liban", "Mahad", "Warsame", "Yusuf", "Bashir", "Jamal", "Farah", "Idris", "Samatar"],
        ["Hersi", "Jama", "Warsame", "Abdulle", "Farah", "Gedi", "Aden", "Nur", "Isse", "Mire", "Duale", "Samatar", "Elmi", "Guled"]);

    public static readonly IReadOnlyList<DemoOrigin> All =
    [
        new("sv", 38,
            ["Anna", "Eva", "Karin", "Emma", "Linnea", "Sofia", "Ida", "Maja", "Johanna", "Camilla", "Therese", "Marie", "Ulrika", "Annika",
                "Jenny", "Hanna", "Elin", "Moa", "Klara", "Birgitta", "Monica", "Lisbeth", "Tove", "Frida", "Felicia", "Ellen", "Pia", "Åsa"],
            ["Anders", "Lars", "Erik", "Johan", "Magnus", "Fredrik", "Viktor", "Oskar", "Jonas", "Peter", "Mikael", "Tobias", "Robin", "Kim",
                "Emil", "Anton", "Simon", "Christer", "Göran", "Roger", "Stefan", "Hampus", "Albin", "Jesper", "Patrik", "Rickard", "Torbjörn", "Ove"],
            ["Andersson", "Lindqvist", "Bergman", "Ek", "Sandberg", "Nyström", "Holm", "Lundin", "Forsberg", "Åkerlund", "Wikström", "Hedman", "Norén",
                "Strand", "Engdahl", "Rask", "Tallgren", "Björklund", "Sjödin", "Kvarnström", "Falk", "Dahlin", "Granlund", "Vinter", "Söderholm", "Myrén",
                "Öberg", "Hagman", "Ljung", "Brolin", "Eklöf", "Rosander"]),
        new("ar", 17,
            ["Rania", "Hanan", "Maysa", "Noor", "Layla", "Samira", "Huda", "Reem", "Amal", "Dina", "Yasmin", "Salma", "Rasha", "Lina", "Farah", "Sawsan"],
            ["Ahmad", "Omar", "Khaled", "Samir", "Bilal", "Tarek", "Nabil", "Hassan", "Ziad", "Faris", "Karim", "Marwan", "Anas", "Wael", "Yazan", "Rami"],
            ["Haddad", "Khalil", "Nasser", "Saleh", "Mansour", "Darwish", "Shahin", "Aziz", "Hamdan", "Jaber", "Qasim", "Younes", "Sabbagh", "Taha",
                "Barakat", "Zaidan", "Kassab", "Rahal"]),
        Somali,
        new("ti", 7,
            ["Selam", "Feven", "Luwam", "Rahel", "Helen", "Winta", "Semhar", "Mebrat", "Yordanos", "Tsega"],
            ["Tesfay", "Filmon", "Yonas", "Biniam", "Samuel", "Mehari", "Robel", "Kidane", "Amanuel", "Berhane"],
            ["Tekle", "Haile", "Gebre", "Weldu", "Tesfai", "Kidane", "Abraha", "Mehari", "Okbay", "Berhe", "Araya", "Zerai"]),
        new("prs", 7,
            ["Zahra", "Fereshta", "Shukria", "Nargis", "Parwana", "Marzia", "Laila", "Soraya", "Roya", "Maryam"],
            ["Reza", "Jawad", "Mahdi", "Hamid", "Nasim", "Farid", "Sohrab", "Qasem", "Latif", "Najib"],
            ["Ahmadi", "Rezai", "Haidari", "Nazari", "Hosseini", "Rahimi", "Sharifi", "Karimi", "Noori", "Safi", "Amiri", "Yusufi"]),
        new("uk", 6,
            ["Oksana", "Iryna", "Olena", "Natalia", "Halyna", "Daryna", "Tetiana", "Yulia", "Svitlana", "Larysa"],
            ["Andrij", "Dmytro", "Oleh", "Taras", "Mykola", "Bohdan", "Serhij", "Vasyl", "Roman", "Pavlo"],
            ["Kovalenko", "Bondar", "Melnyk", "Tkach", "Shevchuk", "Lysenko", "Marchuk", "Savchuk", "Rudenko", "Koval", "Hryn", "Moroz"]),
        new("ku", 5,
            ["Berivan", "Rojin", "Shilan", "Nazdar", "Dilnaz", "Zelal", "Avin", "Helin"],
            ["Baran", "Dilovan", "Rebin", "Azad", "Hiwa", "Soran", "Diyar", "Welat"],
            ["Aslan", "Demir", "Rostam", "Zana", "Karim", "Barzan", "Saleh", "Yildiz", "Ronahi", "Osman"]),
        new("fa", 4,
            ["Shirin", "Parisa", "Nasrin", "Mina", "Azadeh", "Niloufar", "Leila", "Sara"],
            ["Kaveh", "Babak", "Omid", "Arash", "Siamak", "Farhad", "Navid", "Payam"],
            ["Tehrani", "Moradi", "Jafari", "Kazemi", "Farahani", "Sadeghi", "Bahrami", "Etemadi", "Ranjbar", "Zamani"]),
        new("th", 3,
            ["Siriporn", "Malee", "Kanya", "Nok", "Ploy", "Suda", "Wanida", "Rattana"],
            ["Somchai", "Anan", "Chai", "Niran", "Prasit", "Wit"],
            ["Srisai", "Saetang", "Boonmee", "Chaiyo", "Thongdee", "Suksan", "Phromma", "Wongsa"]),
        new("es", 2,
            ["Camila", "Lucía", "Paola", "Marisol", "Ximena", "Rosa"],
            ["Mateo", "Diego", "Javier", "Andrés", "Rafael", "Luis"],
            ["Rojas", "Vargas", "Morales", "Fuentes", "Castillo", "Paredes", "Ortiz", "Salazar"]),
        new("fi", 2,
            ["Päivi", "Riitta", "Tuula", "Aino", "Sanna", "Marja"],
            ["Timo", "Juha", "Pekka", "Jari", "Antti", "Mika"],
            ["Virtanen", "Korhonen", "Mäkinen", "Laine", "Heikkinen", "Koskela", "Rantanen", "Salmi"]),
    ];
}
