// Every template for every audience in each of the six languages.
#include "example/example_files.hpp"
#include "host/folder_resources.hpp"
#include "host/make_handout.hpp"
#include "workspace/workspace.hpp"

#include <catch2/catch.hpp>

using namespace precis;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kLanguages{"en", "fr", "es", "ar", "ru", "zh"};

// The worked example, loaded once for all that is made of it.
class Example {
  public:
    Example()
        : workspace_(*Workspace::open(fs::path(PRECIS_SOURCE_DIR) / "examples/digital-solidarity",
                                      Installation::around(PRECIS_PROGRAM), diagnostics)),
          strategy_(*workspace_.strategy(diagnostics)),
          audiences_(*workspace_.audiences(strategy_, diagnostics)),
          labels_(*workspace_.labels(diagnostics)),
          catalogue_({PRECIS_PLUGINS}),
          resources_(std::vector<ResourceFolder>{{"picture", workspace_.folder()}}) {}

    void speak(const std::string& language) {
        language_ = language;
        translation_ = workspace_.translation(language, strategy_, diagnostics);
        REQUIRE(translation_);
    }

    std::string make(const std::string& form_id, const std::string& audience,
                     const std::string& format) {
        const auto form = workspace_.find_template(form_id, diagnostics);
        REQUIRE(form);
        const auto theme = workspace_.find_theme("", *form, diagnostics);
        const Audience* reader = find_audience(audiences_, audience, diagnostics);
        const Plugin* plugin = catalogue_.find(format, diagnostics);
        INFO(to_text(diagnostics, false));
        REQUIRE(theme);
        REQUIRE(reader != nullptr);
        REQUIRE(plugin != nullptr);
        const auto handout = make_handout({.strategy = strategy_,
                                           .audience = *reader,
                                           .form = *form,
                                           .theme = *theme,
                                           .language = language_,
                                           .date = strategy_.published,
                                           .recipient = {},
                                           .translation = &*translation_,
                                           .labels = &labels_,
                                           .details = true},
                                          *plugin, {}, resources_, diagnostics);
        CHECK(to_text(diagnostics, false) == "");
        REQUIRE(handout);
        return handout->bytes;
    }

    Diagnostics diagnostics;

  private:
    Workspace workspace_;
    Strategy strategy_;
    Audiences audiences_;
    Labels labels_;
    std::optional<Translation> translation_;
    std::string language_;
    PluginCatalogue catalogue_;
    FolderResources resources_;
};

}  // namespace

TEST_CASE("every audience gets every template in each language, all of it in that language") {
    Example example;
    std::size_t made = 0;
    for (const std::string& language : kLanguages) {
        example.speak(language);
        for (const std::string& form : test::kTemplates) {
            for (const std::string& audience : test::kAudiences) {
                INFO(language << ' ' << form << ' ' << audience);
                const std::string outline = example.make(form, audience, "outline");
                CHECK(outline.size() > 1000);
                CHECK(outline.find("[en]") == std::string::npos);
                CHECK(outline.find("lang: \"" + language + "\"") != std::string::npos);
                ++made;
            }
        }
    }
    CHECK(made == 216);
}

// Which audience comes with which template and language moves on, so that all are among them.
TEST_CASE("every template comes as a Word document in each language") {
    Example example;
    std::size_t next = 0;
    for (const std::string& language : kLanguages) {
        example.speak(language);
        for (const std::string& form : test::kTemplates) {
            const std::string& audience = test::kAudiences[next++ % test::kAudiences.size()];
            INFO(language << ' ' << form << ' ' << audience);
            CHECK(example.make(form, audience, "docx").size() > 5000);
        }
    }
}
