#include "fit/random_pages.hpp"

#include <array>

#include <fmt/format.h>

namespace precis::test {
namespace {

struct Tongue {
    const char* tag;
    const char* space;
    std::array<const char*, 8> words;
};

constexpr std::array<Tongue, 6> kTongues{{
    {"en",
     " ",
     {"harbour", "a", "of", "interoperability-by-design", "lights,", "depth", "pilot.", "12.5"}},
    {"fr",
     " ",
     {"marée", "à", "de", "anticonstitutionnellement", "l’écluse,", "été", "quai.", "12,5"}},
    {"es",
     " ",
     {"puerto", "a", "del", "electroencefalografista", "señal,", "año", "muelle.", "12,5"}},
    {"ar", " ", {"ميناء", "في", "من", "فسيكفيكهم", "الأضواء،", "عمق", "المرشد.", "١٢٫٥"}},
    {"ru",
     " ",
     {"гавань", "и", "на", "достопримечательность", "огни,", "глубина", "лоцман.", "12,5"}},
    {"zh", "", {"港口", "的", "在", "基础设施建设", "灯光，", "深度", "引航员。", "12.5"}},
}};

class Generator {
  public:
    explicit Generator(unsigned seed) : random_(seed), tongue_(kTongues[seed % kTongues.size()]) {}

    RandomPage page() {
        RandomPage page;
        page.language = tongue_.tag;
        page.pages = 1 + below(4) / 3;
        page.columns = 1 + below(3);
        page.sections.resize(1 + below(6));
        for (std::size_t i = 0; i < page.sections.size(); ++i) {
            page.sections[i] = section(i);
        }
        return page;
    }

  private:
    unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

    std::string words(unsigned least, unsigned most) {
        std::string out;
        const unsigned count = least + below(most - least + 1);
        for (unsigned i = 0; i < count; ++i) {
            out += (i > 0 ? tongue_.space : "") + std::string(tongue_.words[below(8)]);
        }
        // A word that is wider than any column.
        return below(40) == 0 ? out + std::string(150, 'm') : out;
    }

    RandomSection section(std::size_t number) {
        constexpr std::array<const char*, 10> kLayouts{
            "prose", "numbered", "bullets", "columns",   "quotation",
            "table", "timeline", "figures", "questions", "contact"};
        RandomSection section;
        section.layout = kLayouts[below(kLayouts.size())];
        section.heading = words(0, 6);
        section.across = below(3) == 0;
        section.least = below(4) == 0 ? below(4) : 0;
        section.most = below(4) == 0 ? below(5) : 0;
        const bool huge = section.layout == "table" && below(3) == 0;
        section.blocks.resize(huge ? 60 : below(7));
        for (std::size_t i = 0; i < section.blocks.size(); ++i) {
            RandomBlock& block = section.blocks[i];
            block.id = fmt::format("i{}-{}", number, i);
            block.name = words(0, 6);
            block.value = 0.1 + 0.1 * below(15);
            block.required = !huge && below(9) == 0;
            block.wordings = {words(20, 80), words(6, 20), words(1, 6)};
            block.wordings.resize(1 + below(3));
        }
        return section;
    }

    std::mt19937 random_;
    const Tongue& tongue_;
};

}  // namespace

std::string RandomPage::xml() const {
    constexpr std::array<const char*, 3> kLengths{"full", "short", "headline"};
    std::string out = fmt::format(
        "<briefing title='T' template='page' pages='{}' columns='{}' lang='{}' dir='{}'><theme/>"
        "<masthead><kicker>K</kicker><heading>Harbour</heading></masthead>",
        pages, columns, language, language == "ar" ? "rtl" : "ltr");
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const RandomSection& section = sections[i];
        out += fmt::format("<section id='s{}' layout='{}' span='{}' least='{}' most='{}'>", i,
                           section.layout, section.across ? "page" : "column", section.least,
                           section.most);
        out += section.heading.empty() ? "" : "<heading>" + section.heading + "</heading>";
        for (const RandomBlock& block : section.blocks) {
            out += fmt::format("<block item='{}' item-kind='milestone' value='{}'{}>", block.id,
                               block.value, block.required ? " required='yes'" : "");
            out += block.name.empty() ? "" : "<name>" + block.name + "</name>";
            for (std::size_t w = 0; w < block.wordings.size(); ++w) {
                out += fmt::format("<wording length='{}' cite='a'>{}</wording>", kLengths[w],
                                   block.wordings[w]);
            }
            out += "</block>";
        }
        out += "</section>";
    }
    return out + "<sources><source id='a' title='Plan'/></sources><footer>F</footer></briefing>";
}

RandomPage random_page(unsigned seed) {
    return Generator(seed).page();
}

}  // namespace precis::test
