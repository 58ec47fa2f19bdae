#include "pdf/text_store.hpp"

#include <algorithm>
#include <utility>

namespace precis::pdf {
namespace {

template <typename Number>
void append(std::string& key, Number number) {
    key.append(reinterpret_cast<const char*>(&number), sizeof number);
}

// Everything that a text's looks depend on, besides its size and width.
void write_key(const InlineText& text, std::string& key) {
    constexpr char kEnd = '\x1F';
    key.clear();
    key += static_cast<char>(text.role);
    key += text.direction == typeset::Direction::right_to_left ? 'r' : 'l';
    key += text.language;
    for (std::size_t i = 0; i < text.spans.size(); ++i) {
        const typeset::TextStyle& style = text.spans[i].style;
        const SpanInfo& info = text.infos[i];
        key += kEnd;
        key += text.spans[i].text;
        key += kEnd;
        key += style.face.family;
        key += kEnd;
        key += info.address;
        if (info.destination) {
            append(key, info.destination->page);
            append(key, info.destination->top);
        }
        key += kEnd;
        key += info.language;
        key += kEnd;
        key += static_cast<char>(info.colour);
        key += static_cast<char>(info.meaning);
        key += style.face.italic ? 'i' : 'u';
        append(key, style.face.weight);
        append(key, style.size);
        append(key, style.rise);
    }
}

}  // namespace

double SetText::leading() const {
    const RoleStyle& style = style_of(text->role);
    return style.leading * style.size * body;
}

double SetText::baseline() const {
    const RoleStyle& style = style_of(text->role);
    // Faces differ little here, and neighbours in different ones have to share a baseline.
    constexpr double kCapitals = 0.714;
    return (leading() + kCapitals * style.size * body) / 2;
}

TextStore::TextStore(std::shared_ptr<typeset::FontFinder> fonts)
    : fonts_(std::move(fonts)), typesetter_(fonts_) {}

ShapedText& TextStore::shaped(const InlineText& text) {
    write_key(text, key_);
    if (const auto known = texts_.find(key_); known != texts_.end()) {
        return *known->second;
    }
    if (auto known = earlier_.extract(key_); !known.empty()) {
        return *texts_.insert(std::move(known)).position->second;
    }
    auto made = std::make_unique<ShapedText>(
        ShapedText{text.role, text.language, text.infos,
                   typeset::Paragraph(typesetter_, text.spans, text.direction)});
    return *texts_.emplace(key_, std::move(made)).first->second;
}

SetText TextStore::set(const InlineText& text, double width, double body) {
    ShapedText& found = shaped(text);
    const std::vector<char32_t>& missing = found.paragraph.text().missing;
    missing_.insert(missing.begin(), missing.end());
    return {&found, found.paragraph.lines(width / body, style_of(text.role).fill), body};
}

double TextStore::natural_width(const InlineText& text, double body) {
    return shaped(text).paragraph.natural_width() * body;
}

std::pair<double, double> TextStore::width_in_lines(const InlineText& text) {
    const typeset::Paragraph& paragraph = shaped(text).paragraph;
    const double whole = paragraph.natural_width();
    double least = whole;
    double first = 0;
    for (const typeset::Segment& segment : paragraph.text().segments) {
        first += segment.width;
        least = std::min(least, std::max(first - segment.trailing, whole - first));
    }
    return {whole, least};
}

void TextStore::trim() {
    if (texts_.size() > kMany) {
        earlier_ = std::exchange(texts_, {});
    }
}

}  // namespace precis::pdf
