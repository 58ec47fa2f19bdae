#include "fit/fit.hpp"

#include "support/briefing_from_xml.hpp"

#include <catch2/catch.hpp>

using namespace precis;
using precis::test::briefing_from_xml;

namespace {

// Lays text out as one line for each ten characters at size 10, so that a test can count.
class TenCharacters : public Measure {
  public:
    explicit TenCharacters(double lines) : lines_(lines) {}

    double lost_to_balance = 0;  // what the real layout needs beyond the extents
    bool broken = false;
    unsigned layouts = 0;

    std::string unit() const override { return "lines"; }
    std::optional<double> capacity(const Node&, double) override { return lines_; }
    std::optional<double> section_extent(const Node& section, double) override {
        return section.first_child->kind == "heading" ? 2 : 0;
    }
    std::optional<double> block_extent(const Node& block, unsigned alternative,
                                       double size) override {
        if (broken) {
            return std::nullopt;
        }
        return lines_of(*block.alternatives[alternative], size);
    }
    std::optional<LayoutResult> lay_out(const Node& briefing, double size) override {
        ++layouts;
        double used = lost_to_balance;
        for (const Node* section = briefing.first_child; section != nullptr;
             section = section->next_sibling) {
            if (section->kind != "section") {
                continue;
            }
            for (const Node* child = section->first_child; child != nullptr;
                 child = child->next_sibling) {
                used += child->kind == "heading" ? 2 : lines_of(*child->first_child, size);
            }
        }
        return LayoutResult{1, std::max(0.0, used - lines_), std::min(1.0, used / lines_)};
    }

  private:
    static double lines_of(const Node& wording, double size) {
        const auto characters = static_cast<double>(wording.first_child->text.size());
        return std::ceil(characters * size / 100);
    }

    double lines_;
};

const char* const kThreeBlocks =
    R"(<briefing template="one-pager" pages="1"><section><heading>H</heading>)"
    R"(<block item="a" value="1"><wording length="full">aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</wording>)"
    R"(<wording length="short">aaaaaaaaaaaaaaaaaaaa</wording></block>)"
    R"(<block item="b" value="0.5"><wording length="full">bbbbbbbbbbbbbbbbbbbb</wording></block></section>)"
    R"(<section><heading>H</heading><block item="c" value="0.9" required="yes">)"
    R"(<wording length="full">cccccccccccccccccccc</wording>)"
    R"(<wording length="headline">cccccccccc</wording></block></section></briefing>)";

const TypeSizes kOneSize{10, 10, 1, 0};

}  // namespace

TEST_CASE("everything is shown in full where there is room") {
    auto test = briefing_from_xml(kThreeBlocks);
    TenCharacters measure(20);
    Diagnostics diagnostics;
    const auto fitted = fit(test.briefing, measure, kOneSize, diagnostics);
    REQUIRE(fitted);
    CHECK(fitted->decision.chosen == std::vector<int>{0, 0, 0});
    CHECK(fitted->shortened == 0);
    CHECK(fitted->left_out == 0);
    CHECK(diagnostics.empty());
}

TEST_CASE("a tight page shortens and leaves out what costs the least value") {
    auto test = briefing_from_xml(kThreeBlocks);
    TenCharacters measure(10);
    Diagnostics diagnostics;
    const auto fitted = fit(test.briefing, measure, kOneSize, diagnostics);
    REQUIRE(fitted);
    CHECK(fitted->decision.chosen == std::vector<int>{1, 0, 0});
    CHECK(fitted->shortened == 1);
    CHECK(fitted->value == Approx(0.8 + 0.5 + 0.9));
}

TEST_CASE("what is required stays in its shortest wording when nothing else fits") {
    auto test = briefing_from_xml(kThreeBlocks);
    TenCharacters measure(3);
    Diagnostics diagnostics;
    const auto fitted = fit(test.briefing, measure, kOneSize, diagnostics);
    REQUIRE(fitted);
    CHECK(fitted->decision.chosen == std::vector<int>{Decision::kLeftOut, Decision::kLeftOut, 1});
    CHECK(fitted->left_out == 2);
}

TEST_CASE("what is required and too large is an error that says by how much") {
    auto test = briefing_from_xml(kThreeBlocks);
    TenCharacters measure(2);
    Diagnostics diagnostics;
    CHECK_FALSE(fit(test.briefing, measure, kOneSize, diagnostics));
    const auto reported = diagnostics.sorted();
    REQUIRE(reported.size() == 1);
    CHECK(reported[0].code == Code::does_not_fit);
    CHECK(reported[0].message ==
          "what is required is 1 lines too large for the page of 'one-pager' at 10 pt");
    CHECK(reported[0].hint == "shorten or make less important what takes most room: 'c' (1 lines)");
}

TEST_CASE("larger type is taken while it costs no more than the tolerance") {
    auto test = briefing_from_xml(kThreeBlocks);
    TenCharacters measure(14);
    Diagnostics diagnostics;
    CHECK(fit(test.briefing, measure, {8, 14, 1, 0}, diagnostics)->decision.type_size == 10);
    CHECK(fit(test.briefing, measure, {8, 14, 1, 0.1}, diagnostics)->decision.type_size == 14);
}

TEST_CASE("the choice is made again with less room where the layout needs more") {
    auto test = briefing_from_xml(kThreeBlocks);
    TenCharacters measure(12);
    measure.lost_to_balance = 1;
    Diagnostics diagnostics;
    const auto fitted = fit(test.briefing, measure, kOneSize, diagnostics);
    REQUIRE(fitted);
    CHECK(fitted->layout.overflow == 0);
    CHECK(measure.layouts > 1);
    CHECK(fitted->decision.chosen == std::vector<int>{1, 0, 0});
}

TEST_CASE("a measure that fails stops the fitting") {
    auto test = briefing_from_xml(kThreeBlocks);
    TenCharacters measure(12);
    measure.broken = true;
    Diagnostics diagnostics;
    CHECK_FALSE(fit(test.briefing, measure, kOneSize, diagnostics));
}
