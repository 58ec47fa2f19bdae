#include "support/briefing_from_xml.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

#include <pugixml.hpp>

namespace precis::test {
namespace {

// Node kinds and attribute names are views of literals; here they come from a text, so they are
// kept for the life of the program.
std::string_view kept(const std::string& text) {
    static std::set<std::string, std::less<>> names;
    return *names.insert(text).first;
}

double share_of(std::string_view length) {
    return length == "full" ? 1.0 : length == "short" ? 0.8 : 0.45;
}

class Builder {
  public:
    explicit Builder(TestBriefing& out) : out_(out) {}

    void build(pugi::xml_node root) {
        fill(out_.briefing.root(), root);
        if (!root.child("labels")) {
            add_english_labels();
        }
        for (auto& [node, cites] : pending_) {
            std::istringstream words(cites);
            for (std::string word; words >> word;) {
                const auto hash = word.find('#');
                const auto found = sources_.find(word.substr(0, hash));
                if (found == sources_.end()) {
                    throw std::runtime_error("test briefing: no source " + word);
                }
                node->references.push_back(
                    {found->second, hash == std::string::npos ? "" : word.substr(hash + 1)});
            }
        }
    }

  private:
    // Those that plugins ask for, as compose would give them.
    void add_english_labels() {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kLabels{{
            {"page", "Page {page} of {pages}"},
            {"summary", "In brief"},
            {"subject", "Subject"},
            {"date", "Date"},
            {"value", "Value"},
            {"baseline", "Baseline"},
            {"target", "Target"},
            {"principle", "Principle"},
            {"action", "Area of action"},
            {"objective", "Objective"},
            {"milestone", "Milestone"},
            {"measure", "Measure"},
            {"contents", "Contents"},
            {"full-text", "Full text"},
            {"qr", "QR code: {address}"},
        }};
        Node& labels = out_.briefing.add(out_.briefing.root(), "labels");
        for (const auto& [name, text] : kLabels) {
            Node& label = out_.briefing.add(labels, "label");
            label.set("name", std::string(name));
            label.set("text", std::string(text));
        }
    }

    void fill(Node& node, pugi::xml_node element) {
        const auto offset = static_cast<std::uint32_t>(element.offset_debug());
        node.where = {out_.source.get(), offset,
                      static_cast<std::uint32_t>(std::string_view(element.name()).size())};
        for (const auto attribute : element.attributes()) {
            set(node, attribute.name(), attribute.value());
        }
        for (const auto child : element.children()) {
            if (child.type() == pugi::node_pcdata) {
                out_.briefing.add_text(node, child.value());
            } else if (node.kind == "block" && std::string_view(child.name()) == "wording") {
                Node& wording = out_.briefing.add_alternative(node, "wording");
                fill(wording, child);
                node.shares.push_back(share_of(wording.attribute("length")));
            } else {
                fill(out_.briefing.add(node, kept(child.name())), child);
            }
        }
    }

    void set(Node& node, std::string_view name, const std::string& value) {
        if (name == "cite") {
            pending_.emplace_back(&node, value);
        } else if (name == "lang") {
            node.language = value;
        } else if (name == "dir") {
            node.direction = value == "rtl" ? Direction::right_to_left : Direction::left_to_right;
        } else if (name == "measured") {
            node.set("value", value);
        } else if (name == "value" && node.kind == "block") {
            node.value = std::stod(value);
        } else if (name == "least" && node.kind == "section") {
            node.least = static_cast<unsigned>(std::stoul(value));
        } else if (name == "most" && node.kind == "section") {
            node.most = static_cast<unsigned>(std::stoul(value));
        } else if (name == "required" && node.kind == "block") {
            node.required = value == "yes";
        } else if (name == "marking" && node.parent == nullptr) {
            out_.briefing.add_marking(value);
            node.marking = 1;
            node.set("marking", value);
        } else {
            node.set(kept(std::string(name)), value);
            if (name == "id" && node.kind == "source") {
                sources_[value] = &node;
            }
        }
    }

    TestBriefing& out_;
    std::map<std::string, Node*, std::less<>> sources_;
    std::vector<std::pair<Node*, std::string>> pending_;
};

}  // namespace

void TestBriefing::choose_all(int alternative, double type_size) {
    Decision decision;
    decision.type_size = type_size;
    for (const Node* block : briefing.blocks()) {
        const int last = static_cast<int>(block->alternatives.size()) - 1;
        decision.chosen.push_back(std::min(alternative, last));
    }
    apply(briefing, decision);
}

TestBriefing briefing_from_xml(const std::string& xml) {
    TestBriefing out{SourceText::make("briefing.xml", xml), {}};
    pugi::xml_document document;
    const auto parsed =
        document.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!parsed) {
        throw std::runtime_error(std::string("test briefing: ") + parsed.description());
    }
    Builder(out).build(document.document_element());
    return out;
}

std::string sample_briefing_xml() {
    return R"(<briefing title="Harbour plan" template="one-pager" audience="pilots"
  audience-name="Harbour pilots" issuer="Port Authority" published="2024-05-06" date="2024-06-01"
  link="https://example.org/plan" pages="1" columns="2" lang="en"
><theme id="ministry"
><paper size="A4" margin-top="42" margin-right="42" margin-bottom="42" margin-left="42"
/><colour role="ink" value="#1c2733"/><colour role="muted" value="#4c5a67"
/><colour role="accent" value="#0b4f7d"/><colour role="band" value="#12324a"
/><colour role="on-band" value="#ffffff"/><colour role="on-band-muted" value="#c9d9e6"
/><colour role="tint" value="#eef3f7"/><colour role="rule" value="#b9c6d1"
/><colour role="paper" value="#ffffff"
/><typeface role="body" family="Noto Sans" office="Calibri"
/><typeface role="heading" family="Noto Serif" office="Cambria"
/><size role="body" minimum="8.5" maximum="10.5" step="0.25"
/></theme><masthead><kicker>Briefing for harbour pilots</kicker><heading>Harbour plan</heading
><subtitle>Port Authority, 6 May 2024</subtitle></masthead
><section id="idea" layout="prose" span="page"
><block item="idea" item-kind="concept" importance="required" value="1" required="yes"
><wording length="full" cite="plan#s1">Ships come and go at <strong>any tide</strong>, because the channel is kept deep and everyone who uses it is told at once when it is not. That takes pilots, dredgers and <em>weather stations</em> that share what they know.</wording
><wording length="short" cite="plan#s1">Ships come and go at <strong>any tide</strong>, and everyone knows the depth.</wording
><wording length="headline" cite="plan#s1">Any tide, any ship</wording></block></section
><section id="voices" layout="quotation" span="page"
><block item="warden-quote" item-kind="quotation" importance="medium" value="0.6"
><wording length="short" cite="gazette#p2">A harbour is a promise that the water will be there.</wording
><attribution>Ada Warden, harbour master</attribution></block></section
><section id="principles" layout="numbered" span="column"><heading>Three principles</heading
><block item="depth" item-kind="principle" importance="high" value="1"><name>Depth first</name
><wording length="full" cite="plan#s2">Keep the channel at twelve metres all year, and publish every sounding within an hour, so that no master has to guess.</wording
><wording length="short" cite="plan#s2">Keep the channel at twelve metres and publish every sounding.</wording></block
><block item="light" item-kind="principle" importance="high" value="1"><name>Light always</name
><wording length="full" cite="plan#s2">Every mark is lit, and a mark that fails is lit again before the next tide.</wording
><wording length="short" cite="plan#s2">Every mark is lit.</wording></block
><block item="talk" item-kind="principle" importance="high" value="1"><name>One voice</name
><wording length="full" cite="plan#s2">One watch room speaks for the port, in the language of the sea, day and night.</wording
><wording length="short" cite="plan#s2">One watch room speaks for the port.</wording></block></section
><section id="actions" layout="bullets" span="column"><heading>Four lines of work</heading
><block item="a1" item-kind="action" importance="high" value="0.9"><name>Dredge</name><wording length="short" cite="plan#s3">Two dredgers on standing contract, with a third for storms.</wording></block
><block item="a2" item-kind="action" importance="high" value="0.9"><name>Measure</name><wording length="short" cite="plan#s3">Soundings by drone boat, twice a week.</wording></block
><block item="a3" item-kind="action" importance="high" value="0.9"><name>Train</name><wording length="short" cite="plan#s3">Thirty pilots a year on the simulator, with <link href="https://example.org/school">the school</link>.</wording></block
><block item="a4" item-kind="action" importance="high" value="0.9"><name>Share</name><wording length="short" cite="plan#s3 gazette">Open data for fishers and ferries.</wording></block></section
><section id="milestones" layout="table" span="column"><heading>Milestones</heading
><block item="m1" item-kind="milestone" importance="medium" value="0.5" date="2011" date-text="2011"><name>First plan</name><wording length="headline" cite="gazette">The channel is surveyed</wording></block
><block item="m2" item-kind="milestone" importance="medium" value="0.5" date="2024-05-06" date-text="6 May 2024"><name>This plan</name><wording length="headline" cite="plan">Adopted by the board</wording></block></section
><sources><heading>Sources</heading
><source id="plan" title="Harbour plan 2024" publisher="Port Authority" published="2024-05-06" link="https://example.org/plan"
/><source id="gazette" title="The Gazette" author="A. Writer" publisher="Gazette Press" published="2024-05-08"
/></sources><footer>Harbour plan · 1 June 2024</footer></briefing>)";
}

}  // namespace precis::test
