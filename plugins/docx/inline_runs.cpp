#include "docx/inline_runs.hpp"


#include <algorithm>
#include <utility>

namespace precis::docx {
namespace {

// Line breaks and other controls are no part of running text.
std::string flowing(std::string_view text) {
    std::string out{text};
    std::replace_if(
        out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return out;
}

void append_nodes(std::vector<Run>& out, plugin::Node node, Run like) {
    for (const plugin::Node child : node.children()) {
        Run run = like;
        if (!child.text().empty()) {
            run.text = flowing(child.text());
            out.push_back(run);
        }
        if (child.is("emphasis")) {
            run.emphasised = true;
        } else if (child.is("strong")) {
            run.strong = true;
        } else if (child.is("quote")) {
            run.style = CharacterStyle::quoted;
        } else if (child.is("term")) {
            run.style = CharacterStyle::term;
        } else if (child.is("link") && may_link_to(child["href"])) {
            run.style = CharacterStyle::link;
            run.address = child["href"];
        }
        run.text.clear();
        append_nodes(out, child, run);
    }
}

// Emphasis alone is a style of its own; on top of another it is formatting.
void settle_styles(std::vector<Run>& runs, std::size_t from) {
    for (std::size_t i = from; i < runs.size(); ++i) {
        Run& run = runs[i];
        if (run.style != CharacterStyle::none) {
            continue;
        }
        if (run.strong) {
            run.style = CharacterStyle::strong;
            run.strong = false;
        } else if (run.emphasised) {
            run.style = CharacterStyle::emphasis;
            run.emphasised = false;
        }
    }
}

// What parts a name from the text that it introduces, in the typography of the language.
std::string_view lead_in_end(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    return primary == "zh" || primary == "ja" ? "\uFF1A" : ". ";
}

bool ends_a_sentence(const std::vector<Run>& runs) {
    constexpr std::string_view kEnds[] = {".",  "?",  "!",  ":",  ";", "…",
                                          "。", "？", "！", "：", "؟"};
    const std::string_view text = runs.empty() ? std::string_view{} : runs.back().text;
    return std::any_of(std::begin(kEnds), std::end(kEnds),
                       [text](std::string_view end) { return text.ends_with(end); });
}

}  // namespace

bool may_link_to(std::string_view address) {
    constexpr std::string_view kSchemes[] = {"http://", "https://", "mailto:", "tel:"};
    return std::any_of(std::begin(kSchemes), std::end(kSchemes),
                       [address](std::string_view scheme) {
                           return address.size() > scheme.size() && address.starts_with(scheme);
                       });
}

void append_inline(std::vector<Run>& out, plugin::Node node, CharacterStyle style) {
    const std::size_t from = out.size();
    Run like;
    like.style = style;
    append_nodes(out, node, like);
    settle_styles(out, from);
}

void append_text(std::vector<Run>& out, std::string_view text, CharacterStyle style) {
    if (!text.empty()) {
        Run run;
        run.text = flowing(text);
        run.style = style;
        out.push_back(std::move(run));
    }
}

std::string source_bookmark(std::string_view number) {
    return "source_" + std::string(number);
}

void append_source_marks(std::vector<Run>& out, plugin::Node wording) {
    std::vector<plugin::Node> seen;
    for (std::uint32_t i = 0; i < wording.reference_count(); ++i) {
        const plugin::Node source = wording.reference(i).source;
        if (!source.parent() || std::find(seen.begin(), seen.end(), source) != seen.end()) {
            continue;
        }
        if (!seen.empty()) {
            append_text(out, ",", CharacterStyle::source_mark);
        }
        seen.push_back(source);
        const std::string_view number = source["number"];
        Run mark;
        mark.style = CharacterStyle::source_mark;
        mark.text = number.empty() ? "9" : number;
        mark.bookmark = source_bookmark(mark.text);
        out.push_back(std::move(mark));
    }
}

void append_lead_in(std::vector<Run>& out, plugin::Node name) {
    const std::size_t from = out.size();
    append_inline(out, name, CharacterStyle::lead_in);
    if (out.size() == from) {
        return;
    }
    append_text(out, std::string(ends_a_sentence(out) ? " " : lead_in_end(name.language())),
                CharacterStyle::lead_in);
}

}  // namespace precis::docx
