#include "fit/fit.hpp"

#include "fit/fit_report.hpp"
#include "support/briefing_from_xml.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace precis;
using precis::test::briefing_from_xml;

namespace {

// Lays text out as one line for each ten characters at size 10, so that a test can count.
class TenCharacters : public Measure {
  public:
    explicit TenCharacters(double lines) : lines_(lines) {}

    double lost_to_balance = 0;  // what the real layout needs beyond the extents
    double balanced_below = 0;   // the size from which on it needs that; 0: at every size
    bool broken = false;
    double most_told = 0;  // of what overflows; 0: all of it
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
    std::optional<double> line_extent(const Node&, double) override { return 1; }
    std::optional<LayoutResult> lay_out(const Node& briefing, double size) override {
        ++layouts;
        double used = size >= balanced_below ? lost_to_balance : 0;
        for (const Node* section = briefing.first_child; section != nullptr;
             section = section->next_sibling) {
            if (section->kind != "section") {
                continue;
            }
            for (const Node* child = section->first_child; child != nullptr;
                 child = child->next_sibling) {
                used += child->kind == "heading" ? 2 : lines_of(shown_in(*child), size);
            }
        }
        double overflow = std::max(0.0, used - lines_);
        if (most_told > 0) {
            overflow = std::min(overflow, most_told);
        }
        return LayoutResult{1, overflow, std::min(1.0, used / lines_)};
    }

  private:
    static const Node& shown_in(const Node& block) {
        const Node* child = block.first_child;
        while (child->kind != "wording") {
            child = child->next_sibling;
        }
        return *child;
    }
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

std::string block(const std::string& id, unsigned lines, const std::string& more = {}) {
    return "<block item='" + id + "' value='1' " + more + "><name>" + id +
           "</name><wording length='short'>" + std::string(10 * lines, 'x') + "</wording></block>";
}

Diagnostic fault_of_fitting(const std::string& blocks, double lines) {
    auto test = briefing_from_xml("<briefing template='page' pages='1'><section id='s'>" + blocks +
                                  "</section></briefing>");
    TenCharacters measure(lines);
    Diagnostics diagnostics;
    CHECK_FALSE(fit(test.briefing, measure, kOneSize, diagnostics));
    REQUIRE(diagnostics.sorted().size() == 1);
    return diagnostics.sorted()[0];
}

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

TEST_CASE("a layout that tells only a little of what overflows ends with a page all the same") {
    std::string blocks;
    for (char id = 'a'; id < 'a' + 20; ++id) {
        blocks += block({id}, 20);
    }
    auto test = briefing_from_xml("<briefing template='page' pages='1'><section id='s'>" + blocks +
                                  "</section></briefing>");
    TenCharacters measure(400);
    measure.lost_to_balance = 300;
    measure.most_told = 1;
    Diagnostics diagnostics;
    const auto fitted = fit(test.briefing, measure, kOneSize, diagnostics);
    REQUIRE(fitted);
    CHECK(fitted->layout.overflow == 0);
    CHECK(fitted->left_out == 15);
    CHECK(diagnostics.empty());
}

TEST_CASE("a page without room for its own frame is an error that names no item") {
    auto test = briefing_from_xml("<briefing template='page' pages='1'><section id='s'>" +
                                  block("a", 10) + "</section></briefing>");
    TenCharacters measure(20);
    measure.lost_to_balance = 30;
    Diagnostics diagnostics;
    CHECK_FALSE(fit(test.briefing, measure, kOneSize, diagnostics));
    REQUIRE(diagnostics.sorted().size() == 1);
    CHECK(diagnostics.sorted()[0].message ==
          "what is required is 20 lines too large for the page of 'page' at 10 pt");
    CHECK(diagnostics.sorted()[0].hint == "give the page more room");
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
          "what is required is 1 line too large for the page of 'one-pager' at 10 pt");
    CHECK(reported[0].hint ==
          "do not require 'c': saves 1 line; most room is taken by 'c' (1 line)");
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

TEST_CASE("smaller type is taken where balancing at the larger would cost too much") {
    auto test = briefing_from_xml(kThreeBlocks);
    TenCharacters measure(12);  // all fits in full, up to size 10
    measure.lost_to_balance = 3;
    measure.balanced_below = 9;
    Diagnostics diagnostics;
    const auto smaller = fit(test.briefing, measure, {8, 10, 1, 0.05}, diagnostics);
    REQUIRE(smaller);
    CHECK(smaller->decision.type_size == 8);
    CHECK(smaller->decision.chosen == std::vector<int>{0, 0, 0});

    // Where no size keeps its promise, the largest that loses hardly anything against the best.
    measure.balanced_below = 0;
    const auto equal = fit(test.briefing, measure, {8, 10, 1, 0.05}, diagnostics);
    REQUIRE(equal);
    CHECK(equal->decision.type_size == 10);
    CHECK(equal->decision.chosen == std::vector<int>{1, 0, 1});
}

TEST_CASE("a measure that fails stops the fitting") {
    auto test = briefing_from_xml(kThreeBlocks);
    TenCharacters measure(12);
    measure.broken = true;
    Diagnostics diagnostics;
    CHECK_FALSE(fit(test.briefing, measure, kOneSize, diagnostics));
}

TEST_CASE("what does not fit is told with the cheapest way out") {
    const std::string required = "required='yes'";
    const Diagnostic one = fault_of_fitting(
        block("signposts", 4, required) + block("lamps", 3, required) + block("extra", 9), 5);
    CHECK(one.message == "what is required is 2 lines too large for the page of 'page' at 10 pt");
    // 'signposts' would save three lines, 'lamps' two: that is enough.
    CHECK(one.hint ==
          "give 'lamps' a headline wording: saves 2 lines; most room is taken by "
          "'signposts' (4 lines), 'lamps' (3 lines)");

    const Diagnostic both =
        fault_of_fitting(block("signposts", 4, required) + block("lamps", 3, required), 3);
    CHECK(both.hint ==
          "give 'signposts' and 'lamps' headline wordings: saves 5 lines; most room "
          "is taken by 'signposts' (4 lines), 'lamps' (3 lines)");

    const Diagnostic not_enough = fault_of_fitting(block("signposts", 6, required), 0);
    CHECK(not_enough.hint ==
          "give 'signposts' a headline wording: saves 5 lines; 1 line more is "
          "needed; most room is taken by 'signposts' (6 lines)");
}

TEST_CASE("a section shows no fewer blocks than its least and no more than its most") {
    const auto shown = [](const std::string& bounds, double lines) {
        auto test = briefing_from_xml("<briefing template='page' pages='1'><section id='s' " +
                                      bounds + ">" + block("a", 2) + block("b", 3) + block("c", 4) +
                                      "</section></briefing>");
        TenCharacters measure(lines);
        Diagnostics diagnostics;
        return fit(test.briefing, measure, kOneSize, diagnostics)->decision.chosen;
    };
    CHECK(shown("", 4) == std::vector<int>{0, -1, -1});
    CHECK(shown("least='2'", 4) == std::vector<int>{-1, -1, -1});
    CHECK(shown("least='2'", 5) == std::vector<int>{0, 0, -1});
    CHECK(shown("least='7'", 9) == std::vector<int>{0, 0, 0});
    CHECK(shown("most='1'", 20) == std::vector<int>{0, -1, -1});
    CHECK(shown("least='3' most='2'", 20) == std::vector<int>{0, 0, -1});
}

TEST_CASE("which of two equals is shown depends on their ids, not on their order") {
    const auto left_out = [](const std::string& blocks) {
        auto test = briefing_from_xml("<briefing template='page' pages='1'><section id='s'>" +
                                      blocks + "</section></briefing>");
        TenCharacters measure(4);
        Diagnostics diagnostics;
        const auto fitted = fit(test.briefing, measure, kOneSize, diagnostics);
        const auto& chosen = fitted->decision.chosen;
        const auto place = std::find(chosen.begin(), chosen.end(), Decision::kLeftOut);
        const auto index = static_cast<std::size_t>(place - chosen.begin());
        return std::string(test.briefing.blocks()[index]->attribute("item"));
    };
    CHECK(left_out(block("a", 2) + block("b", 2) + block("c", 2)) == "c");
    CHECK(left_out(block("c", 2) + block("a", 2) + block("b", 2)) == "c");
}

TEST_CASE("what the layout leaves free is offered to longer wordings, then to larger type") {
    auto test = briefing_from_xml(kThreeBlocks);
    TenCharacters measure(12);
    measure.lost_to_balance = -2;  // extents say more than the page takes
    Diagnostics diagnostics;
    const auto longer = fit(test.briefing, measure, kOneSize, diagnostics);
    REQUIRE(longer);
    CHECK(longer->decision.chosen == std::vector<int>{0, 0, 0});
    CHECK(longer->layout.overflow == 0);

    TenCharacters airy(14);
    airy.lost_to_balance = -4;
    CHECK(fit(test.briefing, airy, {10, 14, 1, 0, 0}, diagnostics)->decision.type_size == 10);
    CHECK(fit(test.briefing, airy, {10, 14, 1, 0, 0.99}, diagnostics)->decision.type_size > 10);
}

TEST_CASE("a report says what each size would have meant and what each wish would have cost") {
    auto test = briefing_from_xml(kThreeBlocks);
    TenCharacters measure(10);
    Diagnostics diagnostics;
    const TypeSizes sizes{10, 40, 10, 0.02};
    const auto fitted = fit(test.briefing, measure, sizes, diagnostics);
    REQUIRE(fitted);
    const auto report = report_fit(test.briefing, measure, sizes, *fitted);
    REQUIRE(report);
    REQUIRE(report->sizes.size() == 4);
    CHECK(report->sizes[0].verdict == SizeReport::Verdict::chosen);
    CHECK(report->sizes[1].verdict == SizeReport::Verdict::loses_value);
    CHECK(report->sizes[1].lost > 0.02);

    // 'a' is shortened: in full it would take two lines more, which 'b' has.
    REQUIRE(report->blocks.size() == 3);
    CHECK(report->blocks[0].extents == std::vector<double>{4, 2});
    REQUIRE(report->blocks[0].price);
    CHECK(report->blocks[0].price->possible);
    CHECK(report->blocks[0].price->wording == 0);
    CHECK_FALSE(report->blocks[0].price->changes.empty());
    CHECK(report->blocks[0].price->loss > 0);
    CHECK_FALSE(report->blocks[1].price);
    CHECK(test.briefing.blocks()[0]->first_child->attribute("length") == "short");
}

TEST_CASE("more room never lowers the value, nor larger type by more than it may cost") {
    double before = 0;
    for (int lines = 3; lines < 30; ++lines) {
        const auto value = [lines](const TypeSizes& sizes) {
            auto test = briefing_from_xml(kThreeBlocks);
            TenCharacters measure(lines);
            Diagnostics diagnostics;
            return fit(test.briefing, measure, sizes, diagnostics)->value;
        };
        const double exact = value(kOneSize);
        CHECK(exact >= before);
        before = exact;
        CHECK(value({10, 14, 0.5, 0}) >= exact);
        CHECK(value({10, 14, 0.5, 0.1}) >= 0.9 * exact);
    }
}
