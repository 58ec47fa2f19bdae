#include "compose/empty_fields.hpp"

#include <catch2/catch.hpp>

using namespace precis;

namespace {

// `text` as a template has it, with a, b and c as fields of which those named are empty.
std::string shown(std::string_view text, std::string_view empty) {
    Diagnostics diagnostics;
    const auto document = XmlDocument::parse(
        "t.xml", "<t xmlns=\"urn:t\">" + std::string(text) + "</t>", diagnostics);
    REQUIRE(document);
    const RichText written = read_rich_text(*document, document->root(), diagnostics);
    REQUIRE(diagnostics.empty());
    Fields fields;
    for (const std::string name : {"a", "b", "c"}) {
        fields.set(name, empty.find(name) == std::string_view::npos ? name : "");
    }
    const auto rest = without_empty_fields(written, fields);
    return plain_text(rest ? *rest : written);
}

}  // namespace

TEST_CASE("an empty field takes the separators before it along, or those after it at the start") {
    CHECK(shown("{a} · {b}", "b") == "{a}");
    CHECK(shown("{a} · {b}", "a") == "{b}");
    CHECK(shown("{a} · {b}", "ab").empty());
    CHECK(shown("{a} · {b} · {c}", "b") == "{a} · {c}");
    CHECK(shown("{a}, {b} – {c}", "bc") == "{a}");
    CHECK(shown("{a}, {b} – {c}", "ab") == "{c}");
    CHECK(shown("Briefing · {a}", "a") == "Briefing");
    CHECK(shown("Briefing: {a} | {b}", "a") == "Briefing | {b}");
    CHECK(shown("Dear {a},", "a") == "Dear,");
    CHECK(shown("{a}，{b}", "b") == "{a}");
    CHECK(shown("{a} · <em>{b}</em> · {c}", "b") == "{a} · {c}");
}

TEST_CASE("brackets around an empty field go with it") {
    CHECK(shown("{a} ({b}), {c}", "b") == "{a}, {c}");
    CHECK(shown("{a}（{b}）", "b") == "{a}");
    CHECK(shown("{a} (in {b})", "b") == "{a} (in)");
}

TEST_CASE("a text whose fields all say something stays as it is") {
    CHECK(shown("{a} · {b}", "") == "{a} · {b}");
    CHECK(shown(" · ", "a") == "·");
    CHECK(shown("{d} · {a}", "a") == "{d}");
}
