#include "docx/briefing_document.hpp"
#include "docx/page_estimate.hpp"
#include "docx/tables.hpp"
#include "docx_fixture.hpp"

#include <catch2/catch.hpp>

using namespace precis;
using namespace precis::test;
using docx::Document;
using docx::Paragraph;
using docx::Style;
using docx::Table;

namespace {

std::vector<Style> styles_in(const docx::Flow& flow) {
    std::vector<Style> styles;
    for (const docx::Piece& piece : flow.pieces) {
        if (const auto* paragraph = std::get_if<Paragraph>(&piece)) {
            styles.push_back(paragraph->style);
        }
    }
    return styles;
}

// Items that have a value, which test briefings use for something else.
Seen with_values(const std::string& section, const std::string& root) {
    Seen seen(briefing_with(section, root));
    for (Node* block : seen.briefing.briefing.blocks()) {
        block->set("value", "12");
        block->set("value-text", "12");
        block->set("unit", "m");
    }
    return seen;
}

}  // namespace

TEST_CASE("sections of a column stand in one flow, those of the page in another") {
    const Seen seen(sample_briefing_xml());
    const Document document = docx::make_document(seen.root(), {});
    REQUIRE(document.flows.size() == 3);
    CHECK(document.flows[0].columns == 1);
    CHECK(styles_in(document.flows[0]) == std::vector<Style>{Style::kicker, Style::title,
                                                             Style::subtitle, Style::body,
                                                             Style::quotation, Style::attribution});
    CHECK(document.flows[1].columns == 2);
    CHECK(styles_in(document.flows[2]) ==
          std::vector<Style>{Style::sources_heading, Style::source, Style::source});
}

TEST_CASE("a lone table or paragraph is not set in a column") {
    const Seen seen(briefing_with(
        "<section layout='timeline'><block item='a' date='2024'><wording length='short'>One."
        "</wording></block><block item='b' date='2025'><wording length='short'>Two.</wording>"
        "</block></section>"));
    CHECK(docx::columns_of(seen.root().child("section")) == 1);
}

TEST_CASE("figures on the page are cards with the value as heading, in a column a table") {
    const std::string blocks =
        "<block item='a'><wording length='short'>Deep.</wording></block><block item='b'>"
        "<wording length='short'>Wide.</wording></block></section>";
    const Seen seen = with_values("<section layout='figures' span='page'>" + blocks,
                                  R"(pages="1" columns="2" lang="en")");
    const Document document = docx::make_document(seen.root(), {});
    const Table* cards = nullptr;
    for (const docx::Piece& piece : document.flows[0].pieces) {
        cards = std::holds_alternative<Table>(piece) ? &std::get<Table>(piece) : cards;
    }
    REQUIRE(cards != nullptr);
    CHECK(cards->kind == Table::Kind::cards);
    CHECK(cards->rows[0].heading);
    CHECK(cards->rows[0].cells[1].paragraph.runs[0].text == "12\u00a0m");
    CHECK(cards->rows[1].cells[1].paragraph.runs[0].text == "Wide.");

    const Seen narrow =
        with_values("<section layout='figures'>" + blocks + "<section layout='prose'>" + blocks,
                    R"(pages="1" columns="2" lang="en")");
    CHECK(docx::arrangement_of(narrow.root().child("section")) == docx::Arrangement::table);
}

TEST_CASE("columns end as evenly as they can, before a heading where it costs little") {
    const Seen seen(sample_briefing_xml());
    docx::TextRuler ruler;
    Document document = docx::make_document(seen.root(), {});
    docx::PageEstimate estimate(ruler, document);
    const docx::ColumnPlan plan = estimate.plan(document.flows[1]);
    const double all = estimate.height(document.flows[1].pieces, docx::column_width(document, 2));
    CHECK(plan.starts.size() == 1);
    CHECK(plan.height < all * 0.62);
    CHECK(plan.height >= all * 0.49);
}

TEST_CASE("every column is begun, so that none is left to the word processor") {
    const Seen seen(sample_briefing_xml());
    docx::TextRuler ruler;
    Document document = docx::make_document(seen.root(), {});
    docx::set_columns(document, ruler);
    int begun = 0;
    for (const docx::Piece& piece : document.flows[1].pieces) {
        const auto* paragraph = std::get_if<Paragraph>(&piece);
        begun += paragraph != nullptr && paragraph->starts_column ? 1 : 0;
    }
    CHECK(begun == 1);
}

TEST_CASE("sizes are the half points that Word knows, never larger than asked for") {
    const Seen seen(sample_briefing_xml());
    CHECK(docx::make_document(seen.root(), {.type_size = 9.75}).styles.type_size == 9.5);
    CHECK(docx::make_document(seen.root(), {.type_size = 9.5}).styles.type_size == 9.5);
}
