#include "base/diagnostics.hpp"
#include "compose/labels.hpp"
#include "compose/template.hpp"
#include "compose/theme.hpp"
#include "strategy/audiences.hpp"
#include "strategy/strategy.hpp"
#include "wrong_documents.hpp"
#include "xmllint.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace precis::testing {
namespace {

Diagnostics load(std::string_view kind, std::string document) {
    Diagnostics diagnostics;
    if (kind == "strategy") {
        read_strategy("strategy.xml", std::move(document), diagnostics);
    } else if (kind == "audiences") {
        const auto strategy =
            read_strategy("strategy.xml", sound_document("strategy"), diagnostics);
        REQUIRE(strategy);
        read_audiences("audiences.xml", std::move(document), *strategy, diagnostics);
    } else if (kind == "template") {
        read_template("template.xml", std::move(document), diagnostics);
    } else if (kind == "labels") {
        read_labels("labels.xml", std::move(document), diagnostics);
    } else {
        read_theme("theme.xml", std::move(document), diagnostics);
    }
    return diagnostics;
}

TEST_CASE("what a schema rejects, the loader rejects") {
    for (const WrongDocument& wrong : wrong_documents()) {
        INFO(wrong.kind << ": " << wrong.fault);
        CHECK(load(wrong.kind, wrong.text()).has_errors());
    }
}

void check_sound(std::string_view kind, const std::string& document) {
    const Diagnostics diagnostics = load(kind, document);
    INFO(to_text(diagnostics, false));
    CHECK_FALSE(diagnostics.has_errors());
    const Verdict verdict = validate(kind, document);
    INFO(verdict.output);
    CHECK(verdict.valid);
}

TEST_CASE("the sound documents are sound to the loader and to the schemas") {
    for (const std::string_view kind : {"strategy", "audiences", "template", "theme", "labels"}) {
        check_sound(kind, sound_document(kind));
    }
    check_sound("strategy", sound_document("marked"));
}

TEST_CASE("the order of elements, prefixes, references and comments change nothing") {
    for (const std::string kind : {"strategy", "audiences", "template", "theme", "labels"}) {
        check_sound(kind, sound_document(kind + "-rearranged"));
    }
}

}  // namespace
}  // namespace precis::testing
