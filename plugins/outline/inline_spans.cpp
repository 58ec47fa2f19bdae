#include "outline/inline_spans.hpp"

#include "outline/characters.hpp"

#include <algorithm>

namespace precis::outline {
namespace {

void append_nodes(std::vector<Span>& out, plugin::Node node, const Span& like) {
    for (const plugin::Node child : node.children()) {
        Span span = like;
        if (!child.text().empty()) {
            span.text = encode(decode(child.text()));
            out.push_back(span);
            span.text.clear();
        }
        span.emphasised = span.emphasised || child.is("emphasis") || child.is("term");
        span.strong = span.strong || child.is("strong");
        if (child.is("link") && may_link_to(child["href"])) {
            span.address = child["href"];
        }
        append_nodes(out, child, span);
    }
}

bool ends_a_sentence(std::string_view text) {
    constexpr std::string_view kEnds[] = {".",  "?",  "!",  ":",  ";", "…",
                                          "。", "？", "！", "：", "؟"};
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

void append_inline(std::vector<Span>& out, plugin::Node node, bool strong) {
    Span like;
    like.strong = strong;
    append_nodes(out, node, like);
}

void append_text(std::vector<Span>& out, std::string_view text, bool strong) {
    if (!text.empty()) {
        Span span;
        span.text = encode(decode(text));
        span.strong = strong;
        out.push_back(std::move(span));
    }
}

void append_lead_in(std::vector<Span>& out, plugin::Node name) {
    const std::size_t from = out.size();
    append_inline(out, name, true);
    if (out.size() == from) {
        return;
    }
    const std::string_view language = name.language();
    const bool ideographic = language.starts_with("zh") || language.starts_with("ja");
    if (!ends_a_sentence(out.back().text)) {
        append_text(out, ideographic ? "：" : ".", true);
    }
    append_text(out, " ");
}

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    const std::size_t last = text.find_last_not_of(' ');
    return first == std::string_view::npos ? std::string{}
                                           : std::string(text.substr(first, last - first + 1));
}

std::string plain(plugin::Node node) {
    return trimmed(encode(decode(node.inner_text())));
}

}  // namespace precis::outline
