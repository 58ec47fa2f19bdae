#include "base/diagnostic_codes.hpp"

#include "base/diagnostic_examples.hpp"

#include <set>

#include <catch2/catch.hpp>

using namespace precis;

TEST_CASE("every code is given once and is explained") {
    std::set<Code> codes;
    std::set<std::string_view> names;
    for (const CodeEntry& entry : all_codes()) {
        INFO(id_of(entry.code) << " " << entry.name);
        CHECK(codes.insert(entry.code).second);
        CHECK(names.insert(entry.name).second);
        CHECK_FALSE(entry.summary.empty());
        CHECK_FALSE(entry.summary.ends_with('.'));
        CHECK(entry.explanation.size() > 20);
        CHECK(entry.explanation.ends_with('.'));
        CHECK(static_cast<int>(entry.code) > 100);
        CHECK(static_cast<int>(entry.code) < 900);
    }
}

TEST_CASE("a code and its id lead to each other") {
    for (const CodeEntry& entry : all_codes()) {
        CHECK(code_from_id(id_of(entry.code)) == entry.code);
        CHECK(&entry_of(entry.code) == &entry);
    }
    CHECK(id_of(Code::unknown_source) == "P204");
    CHECK(code_from_id("p204") == Code::unknown_source);
}

TEST_CASE("what is no code is not taken for one") {
    for (const char* id :
         {"", "P", "204", "P0", "P999", "P204x", "P-204", "Q204", "P99999999999999"}) {
        INFO(id);
        CHECK_FALSE(code_from_id(id));
    }
}

TEST_CASE("every code has an example of what is wrong and what is right") {
    CHECK(all_examples().size() == all_codes().size());
    for (const CodeEntry& entry : all_codes()) {
        INFO(id_of(entry.code) << " " << entry.name);
        REQUIRE_NOTHROW(example_of(entry.code));
        const CodeExample& example = example_of(entry.code);
        CHECK(example.wrong != example.right);
        CHECK_FALSE((example.where.empty() && (example.wrong.empty() || example.right.empty())));
    }
}
