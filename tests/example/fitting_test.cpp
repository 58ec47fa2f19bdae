// The worked example through the real plugins: every page is as full and as readable as it should
// be, in every language, and what `explain` says is what is on the page.
#include "example/example_files.hpp"
#include "example/example_office.hpp"
#include "explain/explanation.hpp"

#include <algorithm>
#include <optional>

#include <catch2/catch.hpp>
#include <unicode/schriter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

using namespace precis;
using namespace precis::test;

namespace {

const std::vector<std::string> kLanguages{"en", "fr", "es", "ar", "ru", "zh"};

class Example {
  public:
    Example() {
        form_ = office_.workspace->find_template("one-pager", office_.diagnostics);
        theme_ = office_.workspace->find_theme("", *form_, office_.diagnostics);
    }

    // Calls `use` with a request for each audience in each language.
    template <class Use>
    void for_each(Use&& use) {
        for (const std::string& language : kLanguages) {
            const auto translation =
                office_.workspace->translation(language, *office_.strategy, office_.diagnostics);
            REQUIRE(translation);
            for (const Audience& audience : office_.audiences->list) {
                INFO(audience.id << " " << language);
                use(Request{.strategy = *office_.strategy,
                            .audience = audience,
                            .form = *form_,
                            .theme = *theme_,
                            .language = language,
                            .date = office_.strategy->published,
                            .recipient = {},
                            .translation = &*translation,
                            .labels = &*office_.labels});
            }
        }
    }

    const Theme& theme() const { return *theme_; }
    const Plugin& plugin() const { return *office_.plugin; }
    PluginInstance& instance() { return *office_.instance; }
    Diagnostics& diagnostics() { return office_.diagnostics; }

  private:
    ExampleOffice office_;
    std::optional<Template> form_;
    std::optional<Theme> theme_;
};

// Letters alone: a word that is parted at the end of a line, and one that is not, read alike.
std::string letters(const std::string& text) {
    icu::UnicodeString out;
    const icu::UnicodeString all = icu::UnicodeString::fromUTF8(text);
    for (icu::StringCharacterIterator each(all); each.hasNext();) {
        const UChar32 character = each.next32PostInc();
        if (u_isalpha(character) != 0) {
            out.append(character);
        }
    }
    std::string bytes;
    return out.toUTF8String(bytes);
}

}  // namespace

TEST_CASE("every one-pager is one page, nine tenths full, in type no smaller than the theme's") {
    Example example;
    int pages = 0;
    example.for_each([&](const Request& request) {
        const auto explanation =
            explain(request, example.plugin(), example.instance(), example.diagnostics());
        REQUIRE(explanation);
        CHECK(explanation->pages == 1);
        CHECK(explanation->fill >= 0.9);
        CHECK(explanation->type_size >= example.theme().smallest);
        CHECK(explanation->placement.pages.size() == 1);
        // No box outside the page.
        for (const ExplainedItem& item : explanation->items) {
            CHECK(item.on_page() == !item.boxes.empty());
            for (const PlacedBox& box : item.boxes) {
                CHECK(box.x >= 0);
                CHECK(box.y >= 0);
                CHECK(box.x + box.width <= explanation->placement.pages[0].width);
                CHECK(box.y + box.height <= explanation->placement.pages[0].height);
            }
        }
        ++pages;
    });
    CHECK(pages >= 9 * 6);
}

TEST_CASE("what explain says is on the page, pdftotext finds there, and nothing else") {
    Example example;
    const ExampleFiles files;
    example.for_each([&](const Request& request) {
        const auto explanation =
            explain(request, example.plugin(), example.instance(), example.diagnostics());
        REQUIRE(explanation);
        files.make({"--audience", request.audience.id, "--language", request.language}, "page.pdf");
        // In the order of the file, which is that of the briefing; right-to-left lines are put
        // in the order of reading only where the page is laid out.
        std::vector<std::string> command{"pdftotext", "page.pdf", "-"};
        if (request.language != "ar") {
            command.insert(command.begin() + 1, "-raw");
        }
        const std::string page = letters(files.asked(command));
        for (const ExplainedItem& item : explanation->items) {
            INFO(item.id);
            const std::string chosen =
                item.chosen < 0
                    ? ""
                    : letters(item.wordings[static_cast<std::size_t>(item.chosen)].text);
            CHECK(page.find(chosen) != std::string::npos);
            for (const ExplainedWording& wording : item.wordings) {
                const std::string other = letters(wording.text);
                // What is short may be said elsewhere on the page, too.
                if (other.size() > 60 && chosen.find(other) == std::string::npos) {
                    CHECK(page.find(other) == std::string::npos);
                }
            }
        }
    });
}
