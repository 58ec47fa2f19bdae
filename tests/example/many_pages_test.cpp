// Pages made one after the other, as batches do: what is kept from one to the next saves time and
// changes nothing.
#include "example/example_files.hpp"
#include "example/example_office.hpp"
#include "host/make_handout.hpp"

#include <array>
#include <string>

#include <catch2/catch.hpp>

using namespace precis;
using namespace precis::test;

namespace {

struct Wanted {
    std::string audience;
    std::string language;
    std::string form;
    std::string theme;
};

// Neighbours differ in everything, and each of them comes again among others.
Wanted handout(std::size_t number) {
    static const std::array<const char*, 6> kLanguages{"en", "ar", "fr", "zh", "ru", "es"};
    static const std::array<const char*, 5> kThemes{"ministry", "editorial", "print", "institute",
                                                    "high-contrast"};
    return {kAudiences[number * 2 % kAudiences.size()], kLanguages[number % kLanguages.size()],
            kTemplates[number / 2 % kTemplates.size()], kThemes[number * 3 % kThemes.size()]};
}

std::string make(ExampleOffice& office, const Wanted& wanted) {
    Diagnostics& diagnostics = office.diagnostics;
    const auto form = office.workspace->find_template(wanted.form, diagnostics);
    const auto theme = office.workspace->find_theme(wanted.theme, *form, diagnostics);
    const auto translation =
        office.workspace->translation(wanted.language, *office.strategy, diagnostics);
    const Request request{.strategy = *office.strategy,
                          .audience = *office.audiences->find(wanted.audience),
                          .form = *form,
                          .theme = *theme,
                          .language = wanted.language,
                          .date = office.strategy->published,
                          .recipient = {},
                          .translation = &*translation,
                          .labels = &*office.labels};
    const auto made = make_handout(request, *office.plugin, *office.instance, diagnostics);
    REQUIRE(made);
    return made->bytes;
}

}  // namespace

TEST_CASE("a page made after a hundred others is the page made alone, byte for byte") {
    constexpr std::size_t kPages = 130;
    constexpr std::size_t kCompared = 30;  // the last of them
    const ExampleFiles files;
    for (const std::string fonts : {"subset", "shared"}) {
        ExampleOffice office({{"fonts", fonts}});
        for (std::size_t i = 0; i < kPages; ++i) {
            const Wanted wanted = handout(i);
            INFO(i << ": " << wanted.audience << " " << wanted.language << " " << wanted.form << " "
                   << wanted.theme << " " << fonts);
            const std::string made = make(office, wanted);
            if (i + kCompared >= kPages || i < 2) {
                files.make(
                    {"--audience", wanted.audience, "--language", wanted.language, "--template",
                     wanted.form, "--theme", wanted.theme, "--set", "pdf.fonts=" + fonts},
                    "alone.pdf");
                // Not shown whole when they differ.
                const bool same = made == files.read("alone.pdf");
                CHECK(same);
            }
        }
    }
}
