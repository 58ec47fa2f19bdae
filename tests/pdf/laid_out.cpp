#include "laid_out.hpp"

#include "briefing/node_digest.hpp"
#include "host/briefing_view.hpp"
#include "typeset/remembered_finder.hpp"

#include <algorithm>

namespace precis::pdf::test {
namespace {

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::string children_outline(const Document& document, StructureId parent) {
    std::string out;
    for (std::size_t i = 0; i < document.structure.size(); ++i) {
        if (document.structure[i].parent != parent) {
            continue;
        }
        const std::string inner = children_outline(document, static_cast<StructureId>(i));
        out += out.empty() ? "" : " ";
        out += document.structure[i].type;
        out += inner.empty() ? "" : "(" + inner + ")";
    }
    return out;
}

}  // namespace

LayoutRun::LayoutRun(const std::string& xml, const std::string& paper)
    : briefing(precis::test::briefing_from_xml(xml)), layout(typeset::system_fonts(), paper) {
    host_.size = sizeof host_;
    fill_node_functions(host_);
    host_.digest = [](void*, const precis_node_t* node) { return digest_of(*from_c(node)); };
}

void LayoutRun::open(const std::string& xml) {
    briefing = precis::test::briefing_from_xml(xml);
}

plugin::Node LayoutRun::root() const {
    return {&host_, to_c(&briefing.briefing.root())};
}

std::vector<plugin::Node> LayoutRun::sections() const {
    std::vector<plugin::Node> sections;
    for (const plugin::Node section : root().children("section")) {
        sections.push_back(section);
    }
    return sections;
}

LaidOut LayoutRun::lay_out(int alternative, double type_size) {
    briefing.choose_all(alternative, type_size);
    return layout.lay_out(root(), type_size);
}

plugin::LayoutResult LayoutRun::measure(int alternative, double type_size) {
    briefing.choose_all(alternative, type_size);
    return layout.measure(root(), type_size);
}

Box ink(const TextMark& mark) {
    const double scale = mark.size / mark.run->face->units_per_em;
    double x = mark.x;
    Box box{1e9, mark.baseline - 0.2 * mark.size, -1e9, mark.baseline + 0.7 * mark.size};
    for (const typeset::Glyph& glyph : mark.run->glyphs) {
        const bool space = glyph.text_length == 1 && mark.run->text[glyph.text_begin] == U' ';
        const double end = x + glyph.advance * scale;
        if (!space) {
            box.left = std::min(box.left, x);
            box.right = std::max(box.right, end);
        }
        x = end + mark.tracking + (space ? mark.extra : 0);
    }
    return box;
}

std::string text_of(const TextMark& mark) {
    std::string out;
    for (const char32_t c : mark.run->text) {
        append_utf8(out, c);
    }
    return out;
}

std::vector<const TextMark*> texts(const Page& page) {
    std::vector<const TextMark*> found;
    for (const Mark& mark : page.marks) {
        if (const auto* text = std::get_if<TextMark>(&mark)) {
            found.push_back(text);
        }
    }
    return found;
}

std::string text_of(const Document& document) {
    std::string out;
    for (const Page& page : document.pages) {
        for (const TextMark* mark : texts(page)) {
            out += text_of(*mark) + " ";
        }
    }
    return out;
}

const TextMark* find(const Page& page, std::string_view words) {
    for (const TextMark* mark : texts(page)) {
        if (text_of(*mark).starts_with(words)) {
            return mark;
        }
    }
    return nullptr;
}

std::string outline(const Document& document) {
    return children_outline(document, -1);
}

}  // namespace precis::pdf::test
