// A page in each script, read back by another program.
#include "laid_out.hpp"
#include "pdf/pdf_writer.hpp"
#include "pdf_tools.hpp"

#include <algorithm>
#include <sstream>
#include <vector>

#include <catch2/catch.hpp>

namespace precis::pdf::test {
namespace {

struct Sample {
    const char* language;
    bool right_to_left;
    const char* title;
    std::vector<const char*> paragraphs;
};

// What the strategy of the example is about, in a few words of each language.
const std::vector<Sample> kSamples{
    {"en",
     false,
     "Digital solidarity",
     {"States that share open and secure technology are stronger together than each alone.",
      "They build skills, protect human rights on the internet and answer threats in common.",
      "By 2030 every partner (large or small) should have a fair share in the digital economy."}},
    {"fr",
     false,
     "La solidarité numérique",
     {"Les États qui partagent des technologies ouvertes et sûres sont plus forts ensemble.",
      "Ils forment des talents, protègent les droits humains et répondent ensemble aux menaces.",
      "Le mot d’ordre : « ne laisser personne de côté » ; qui paiera ? Tous les partenaires !"}},
    {"es",
     false,
     "La solidaridad digital",
     {"Los Estados que comparten tecnologías abiertas y seguras son más fuertes juntos.",
      "Forman talentos, protegen los derechos humanos y responden juntos a las amenazas.",
      "¿Quién paga? Todos los socios (grandes y pequeños) de aquí a 2030."}},
    {"ru",
     false,
     "Цифровая солидарность",
     {"Государства, которые делятся открытыми и безопасными технологиями, сильнее вместе.",
      "Они обучают специалистов, защищают права человека в сети и вместе отвечают на угрозы.",
      "К 2030 г. каждый партнёр (большой или малый) получит свою долю цифровой экономики."}},
    {"el",
     false,
     "Ψηφιακή αλληλεγγύη",
     {"Τα κράτη που μοιράζονται ανοιχτή και ασφαλή τεχνολογία είναι πιο δυνατά μαζί.",
      "Χτίζουν δεξιότητες, προστατεύουν τα ανθρώπινα δικαιώματα και απαντούν μαζί στις απειλές.",
      "Έως το 2030 κάθε εταίρος (μεγάλος ή μικρός) θα έχει δίκαιο μερίδιο."}},
    {"zh",
     false,
     "数字团结",
     {"共享开放、安全技术的国家，联合起来比各自为政更有力量。",
      "各国共同培养人才，保护网络上的人权，并一起应对威胁。",
      "“不让任何一方掉队”：到2030年，每个伙伴（无论大小）都应公平分享数字经济的成果。"}},
    {"ja",
     false,
     "デジタル連帯",
     {"開かれた安全な技術を分かち合う国々は、一国だけのときよりも強くなる。",
      "人材を育て、インターネット上の人権を守り、脅威に共に立ち向かう。",
      "２０３０年までに、すべてのパートナー（大小を問わず）が公平な分け前を得る。"}},
    {"ko",
     false,
     "디지털 연대",
     {"개방적이고 안전한 기술을 나누는 나라들은 혼자일 때보다 함께할 때 더 강하다.",
      "인재를 기르고, 인터넷에서 인권을 지키며, 위협에 함께 대응한다.",
      "2030년까지 모든 협력국(크든 작든)이 디지털 경제의 공정한 몫을 얻어야 한다."}},
    {"th",
     false,
     "ความเป็นปึกแผ่นทางดิจิทัล",
     {"รัฐที่แบ่งปันเทคโนโลยีที่เปิดกว้างและปลอดภัยย่อมเข้มแข็งกว่าเมื่ออยู่ร่วมกัน",
      "ทุกฝ่ายร่วมกันพัฒนาทักษะ คุ้มครองสิทธิมนุษยชนบนอินเทอร์เน็ต และรับมือกับภัยคุกคาม",
      "ภายในปี 2030 หุ้นส่วนทุกราย (ไม่ว่าใหญ่หรือเล็ก) ควรได้รับส่วนแบ่งที่เป็นธรรม"}},
    {"hi",
     false,
     "डिजिटल एकजुटता",
     {"जो देश खुली और सुरक्षित तकनीक साझा करते हैं वे मिलकर अधिक मज़बूत होते हैं।",
      "वे कौशल बढ़ाते हैं, इंटरनेट पर मानव अधिकारों की रक्षा करते हैं और मिलकर खतरों का सामना करते हैं।",
      "2030 तक हर साझेदार (बड़ा या छोटा) को डिजिटल अर्थव्यवस्था में उचित हिस्सा मिलना चाहिए।"}},
    {"he",
     true,
     "סולידריות דיגיטלית",
     {"מדינות שחולקות טכנולוגיה פתוחה ובטוחה חזקות יותר ביחד מאשר כל אחת לבדה.",
      "הן בונות כישורים, מגינות על זכויות האדם באינטרנט ועונות יחד לאיומים.",
      "עד שנת 2030 כל שותף (גדול או קטן) יקבל חלק הוגן בכלכלה הדיגיטלית, לפי UN Women."}},
    {"ar",
     true,
     "التضامن الرقمي",
     {"الدول التي تتشارك تكنولوجيا مفتوحة وآمنة أقوى معاً من كل دولة وحدها.",
      "وهي تبني المهارات وتحمي حقوق الإنسان على الإنترنت وترد معاً على التهديدات.",
      "بحلول عام 2030 ينال كل شريك (كبيراً كان أو صغيراً) نصيبه العادل، كما تقول UN Women."}},
};

std::string briefing_of(const Sample& sample) {
    const std::string tag =
        std::string(" lang='") + sample.language + "'" + (sample.right_to_left ? " dir='rtl'" : "");
    std::string xml = std::string("<briefing title='") + sample.title +
                      "' pages='1' columns='1' published='2024-05-06' date='2024-05-06'" + tag +
                      "><theme id='t'><typeface role='body' family='Noto Sans'/>"
                      "<typeface role='heading' family='Noto Serif'/></theme>"
                      "<masthead><heading>" +
                      sample.title + "</heading></masthead>";
    const auto section = [&](const char* layout, const char* span) {
        xml += std::string("<section id='") + layout + "' layout='" + layout + "' span='" + span +
               "'><heading>" + sample.title + "</heading>";
        for (const char* words : sample.paragraphs) {
            xml += std::string(
                       "<block item='x' item-kind='action' value='1'>"
                       "<wording length='short'>") +
                   words + "</wording></block>";
        }
        xml += "</section>";
    };
    section("prose", "page");
    section("numbered", "column");
    section("bullets", "column");
    return xml + "<sources/></briefing>";
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) {
        words.push_back(word);
    }
    return words;
}

std::string without_spaces(const std::string& text) {
    std::string out;
    for (const std::string& word : words_of(text)) {
        out += word;
    }
    return out;
}

std::size_t times(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

bool writes_without_spaces(const std::string& language) {
    return language == "zh" || language == "ja" || language == "th";
}

std::string in_one_line(const std::string& text) {
    std::string line;
    for (const std::string& word : words_of(text)) {
        line += word + ' ';
    }
    return line;
}

// Without the marks of direction that a reader puts in, and the punctuation that it puts on the
// other side of a word.
std::string only_words(std::string text) {
    for (const char* mark : {"\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u2066", "\u2067",
                             "\u2069", "\u060C", ".", ",", "(", ")"}) {
        const std::string_view cut = mark;
        for (auto at = text.find(cut); at != std::string::npos; at = text.find(cut, at)) {
            text.erase(at, cut.size());
        }
    }
    return text;
}

// The share of the words of all paragraphs that the page has.
double share_of_words(const Sample& sample, const std::string& page) {
    const std::vector<std::string> words = words_of(only_words(page));
    double found = 0;
    double all = 0;
    for (const char* paragraph : sample.paragraphs) {
        for (const std::string& word : words_of(only_words(paragraph))) {
            all += 1;
            found += std::find(words.begin(), words.end(), word) != words.end() ? 1 : 0;
        }
    }
    return found / all;
}

}  // namespace

TEST_CASE("a page in any script is read back word for word and has only embedded fonts") {
    for (const Sample& sample : kSamples) {
        INFO(sample.language);
        LayoutRun run(briefing_of(sample));
        const LaidOut out = run.lay_out();
        CHECK(out.missing.empty());
        CHECK(out.document.pages.size() == 1);
        for (const TextMark* mark : texts(out.document.pages[0])) {
            for (const typeset::Glyph& glyph : mark->run->glyphs) {
                CHECK(glyph.id != 0);
            }
        }
        const PdfFile file(written(out.document));
        const std::string page = in_one_line(file.text());
        if (sample.right_to_left) {
            CHECK(share_of_words(sample, page) >= 0.95);
        }
        for (const char* paragraph : sample.paragraphs) {
            INFO(paragraph);
            if (writes_without_spaces(sample.language)) {
                CHECK(times(without_spaces(page), without_spaces(paragraph)) == 3);
            } else if (!sample.right_to_left) {
                CHECK(times(page, paragraph) == 3);
            }
        }
        const std::string fonts = file.run("pdffonts @ | tail -n +3").text;
        CHECK(times(fonts, "\n") == times(fonts, " yes yes yes "));
    }
}

std::string page_of(const char* attributes, const char* wording) {
    return std::string(
               "<briefing title='T' pages='1' columns='1' published='2024-05-06' "
               "date='2024-05-06' ") +
           attributes +
           "><theme id='t'><typeface role='body' family='Noto Sans'/>"
           "<typeface role='heading' family='Noto Serif'/></theme><section id='s' layout='prose'>"
           "<block item='x' item-kind='action' value='1'><wording length='short' cite='s1'>" +
           wording +
           "</wording></block></section><sources><source id='s1' number='1' title='Port Review' "
           "publisher='Port Co.' link='https://example.org/a/'/></sources></briefing>";
}

double left_of(const Page& page, std::string_view words) {
    const TextMark* const mark = find(page, words);
    INFO(words);
    REQUIRE(mark != nullptr);
    return mark->x;
}

TEST_CASE("a Hebrew name in English keeps its end, and the number of the source stands last") {
    LayoutRun run(page_of("lang='en'",
                          "For \u2068\u05E0\u05DE\u05DC (5).\u2069 7 of "
                          "\u2068\u05D9\u05DD\u2069."));
    const LaidOut out = run.lay_out();
    const Page& page = out.document.pages.at(0);
    CHECK(left_of(page, "For ") < left_of(page, "\u05E0\u05DE\u05DC"));
    CHECK(left_of(page, "\u05E0\u05DE\u05DC") < left_of(page, " 7 of "));
    CHECK(left_of(page, " 7 of ") < left_of(page, "\u05D9\u05DD"));
    CHECK(left_of(page, "\u05D9\u05DD") < left_of(page, "."));
    const TextMark* const number = find(page, "1");
    REQUIRE(number != nullptr);
    CHECK(left_of(page, ".") < number->x);
    CHECK(text_of(out.document).find("\u2068") == std::string::npos);
    const PdfFile file(written(out.document));
    CHECK(file.text().find("\u2069") == std::string::npos);
}

TEST_CASE("a Latin name on a page from right to left keeps its full stop at its right") {
    LayoutRun run(
        page_of("lang='he' dir='rtl'", "\u05D0\u05DC \u2068Port Inc.\u2069, 7 \u05D9\u05DD."));
    const LaidOut out = run.lay_out();
    const Page& page = out.document.pages.at(0);
    CHECK(left_of(page, "7") < left_of(page, "Port Inc."));
    CHECK(left_of(page, "Port Inc.") < left_of(page, "\u05D0\u05DC"));
    // A source runs the way of its title, beside its number.
    CHECK(left_of(page, "Port Review") < left_of(page, ". Port Co."));
    CHECK(left_of(page, ". Port Co.") < left_of(page, "example.org/a"));
    const TextMark* const address = find(page, "example.org/a");
    REQUIRE(address != nullptr);
    CHECK(ink(*address).right > page.width / 2);
}

TEST_CASE("quotations are upright in scripts that have no italics, numbers included") {
    const auto slanted = [](const char* language, const char* words) {
        LayoutRun run(std::string("<briefing title='T' pages='1' lang='") + language +
                      "'><section id='s' layout='quotation'><block item='x'><wording "
                      "length='short'>" +
                      words + "</wording></block></section></briefing>");
        const LaidOut out = run.lay_out();
        const TextMark* const mark = find(out.document.pages.at(0), "20");
        REQUIRE(mark != nullptr);
        return mark->run->face->postscript_name.find("Italic") != std::string::npos;
    };
    CHECK(slanted("en", "20 years"));
    CHECK(slanted("ru", "20 \u043B\u0435\u0442"));
    CHECK_FALSE(slanted("zh", "20\u5E74"));
    CHECK_FALSE(slanted("zh-Hant", "20\u5E74"));
    CHECK_FALSE(slanted("ko", "20\uB144"));
}

TEST_CASE("Chinese, Japanese and Korean each come from the font of their region") {
    const auto fonts_of = [](const std::string& language) {
        const auto sample = std::find_if(kSamples.begin(), kSamples.end(), [&](const Sample& one) {
            return one.language == language;
        });
        LayoutRun run(briefing_of(*sample));
        std::string names;
        const LaidOut laid_out = run.lay_out();
        for (const TextMark* mark : texts(laid_out.document.pages[0])) {
            names += mark->run->face->postscript_name + ' ';
        }
        return names;
    };
    CHECK(times(fonts_of("zh"), "NotoSansCJKsc-Regular") > 0);
    CHECK(times(fonts_of("zh"), "NotoSerifCJKsc-Bold") > 0);
    CHECK(times(fonts_of("ja"), "NotoSansCJKjp-Regular") > 0);
    CHECK(times(fonts_of("ko"), "NotoSansCJKkr-Regular") > 0);
    CHECK(times(fonts_of("ar"), "NotoNaskhArabic-Bold") > 0);
}

}  // namespace precis::pdf::test
