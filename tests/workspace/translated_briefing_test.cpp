#include "compose/compose.hpp"
#include "compose/localized_text.hpp"
#include "workspace/workspace.hpp"

#include <catch2/catch.hpp>

using namespace precis;
namespace fs = std::filesystem;

namespace {

// The worked example, composed in a language.
struct Example {
    explicit Example(std::string tag) : language(std::move(tag)) {
        workspace = Workspace::open(fs::path(PRECIS_SOURCE_DIR) / "examples/digital-solidarity",
                                    Installation::around(PRECIS_PROGRAM), diagnostics);
        REQUIRE(workspace);
        strategy = workspace->strategy(diagnostics);
        audiences = workspace->audiences(*strategy, diagnostics);
        form = workspace->find_template("memo", diagnostics);
        theme = workspace->find_theme("", *form, diagnostics);
        labels = workspace->labels(diagnostics);
        translation = workspace->translation(language, *strategy, diagnostics);
        INFO(to_text(diagnostics, false));
        REQUIRE(translation);
        REQUIRE(labels);
    }
    Request request() const {
        return {.strategy = *strategy,
                .audience = audiences->list.front(),
                .form = *form,
                .theme = *theme,
                .language = language,
                .date = strategy->published,
                .recipient = {},
                .translation = &*translation,
                .labels = &*labels};
    }
    Briefing make() {
        auto briefing = compose(request(), diagnostics);
        INFO(to_text(diagnostics, false));
        REQUIRE(briefing);
        apply(*briefing, preferred_choice(*briefing, request()));
        return std::move(*briefing);
    }
    std::string outline() { return to_outline(make()); }
    void lose(const std::string& id) { translation->index.erase(id); }

    std::string language;
    Diagnostics diagnostics;
    std::optional<Workspace> workspace;
    std::optional<Strategy> strategy;
    std::optional<Audiences> audiences;
    std::optional<Template> form;
    std::optional<Theme> theme;
    std::optional<Labels> labels;
    std::optional<Translation> translation;
};

std::string label_in(const std::string& language, std::string_view name) {
    Example example(language);
    const Briefing briefing = example.make();
    for (const Node* node = briefing.root().first_child; node != nullptr;
         node = node->next_sibling) {
        for (const Node* label = node->kind == "labels" ? node->first_child : nullptr;
             label != nullptr; label = label->next_sibling) {
            if (label->attribute("name") == name) {
                return std::string(label->attribute("text")) +
                       (label->language.empty() ? "" : " in " + label->language);
            }
        }
    }
    return "none";
}

}  // namespace

TEST_CASE("the example is whole in each of the six languages") {
    for (const char* language : {"en", "fr", "es", "ar", "ru", "zh"}) {
        Example example(language);
        const Briefing briefing = example.make();
        INFO(language << to_text(example.diagnostics, false));
        CHECK(example.diagnostics.empty());
        CHECK(briefing.root().language == language);
        CHECK((briefing.root().direction == Direction::right_to_left) ==
              is_right_to_left(language));
        CHECK(to_outline(briefing).find("[en]") == std::string::npos);
    }
}

TEST_CASE("a text without translation is shown in its own language, with a mark") {
    Example example("fr");
    example.lose("affirmative-vision.full");
    example.translation->files.front().units.front().sub_state = TranslatedUnit::kStale;
    example.translation->files.front().units.front().state = TranslationState::initial;
    CHECK_THAT(example.outline(),
               Catch::Contains("safety and rights belong to a single vision. [en]"));
    const std::string said = to_text(example.diagnostics, false);
    CHECK_THAT(said, Catch::Contains("fr.xlf: warning[P285]: 1 text is not translated into 'fr'"));
    CHECK_THAT(said, Catch::Contains("fr.xlf: warning[P286]: 1 text has changed since translated"));
}

TEST_CASE("a variant of a language falls back to the language") {
    Example example("fr-CA");
    CHECK_THAT(example.outline(), Catch::Contains("Principes directeurs"));
    CHECK(example.diagnostics.empty());
}

TEST_CASE("a translation in another script does not stand for the language asked for") {
    Diagnostics diagnostics;
    CHECK(
        find_translation(fs::path(PRECIS_SOURCE_DIR) / "templates/translations", "zh-TW").empty());
    CHECK(find_translation(fs::path(PRECIS_SOURCE_DIR) / "templates/translations", "zh-CN")
              .filename() == "zh.xlf");
}

TEST_CASE("quotations in translation say that they are") {
    CHECK_THAT(Example("fr").outline(), Catch::Contains(" (traduction)\""));
    CHECK_THAT(Example("zh").outline(),
               Catch::Contains("（译文）") && !Catch::Contains(" （译文）"));
    CHECK_THAT(Example("en").outline(),
               !Catch::Contains("Blinken, U.S. Secretary of State (translated)"));
}

TEST_CASE("labels are in the language, else in English and say so") {
    CHECK(label_in("en", "page") == "Page {page} of {pages}");
    CHECK(label_in("fr", "date") == "Date");
    CHECK(label_in("ru", "value") == "Значение");
    CHECK(label_in("de", "value") == "Value in en");
}

TEST_CASE("a text that ends in another untranslated one is marked once") {
    Example example("de");
    const std::string outline = example.outline();
    CHECK_THAT(outline, Catch::Contains("Memo · The public [en]"));
    CHECK_THAT(outline, !Catch::Contains("[en] [en]"));
}
