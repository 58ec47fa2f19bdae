#include "pdf/inline_text.hpp"

#include "pdf/local_digits.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>

namespace precis::pdf {
namespace {

constexpr double kReferenceSize = 0.64;
constexpr double kReferenceRise = 0.36;
constexpr std::string_view kWordJoiner = "\u2060";

bool is_space(char character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

// Runs of white space become one space; none at all where `after_space`.
std::string collapsed(std::string_view text, bool after_space) {
    std::string out(text);
    std::size_t size = 0;
    for (const char character : text) {
        const bool space = is_space(character);
        out[size] = space ? ' ' : character;
        size += space && after_space ? 0 : 1;
        after_space = space;
    }
    out.resize(size);
    return out;
}

// Text whose lines may end within a word: not what is read at a glance.
bool is_prose(TextRole role) {
    return role == TextRole::lead || role == TextRole::body || role == TextRole::cell;
}

bool is_in_table(TextRole role) {
    return role == TextRole::cell || role == TextRole::cell_name || role == TextRole::date;
}

// Without the end of an isolate, which is not seen.
std::string_view seen_end(std::string_view text) {
    while (text.ends_with(typeset::kEndIsolate)) {
        text.remove_suffix(typeset::kEndIsolate.size());
    }
    return text;
}

// Whether a language is written in a script that has italics. In others they would only be in the
// numbers and foreign words among upright letters.
bool slants(std::string_view language) {
    constexpr std::string_view kUpright[] = {"am", "ar", "bn", "fa", "gu", "he", "hi", "ja", "ka",
                                             "km", "kn", "ko", "lo", "ml", "mr", "my", "ne", "pa",
                                             "ps", "si", "ta", "te", "th", "ur", "yi", "zh"};
    const std::string_view tag = language.substr(0, language.find('-'));
    return !std::binary_search(std::begin(kUpright), std::end(kUpright), tag);
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
    return std::any_of(ends.begin(), ends.end(),
                       [text](std::string_view end) { return text.ends_with(end); });
}

}  // namespace

int source_number(plugin::Node source) {
    int number = 0;
    const std::string_view decided = source["number"];
    std::from_chars(decided.begin(), decided.end(), number);
    if (number > 0) {
        return number;
    }
    for (const plugin::Node other : source.parent().children("source")) {
        ++number;
        if (other == source) {
            break;
        }
    }
    return number;
}

InlineWriter::InlineWriter(const Look& look, TextRole role, plugin::Node where) : look_(look) {
    constexpr std::size_t kUsual = 4;  // words, a term in them, what follows, the sources
    text_.spans.reserve(kUsual);
    text_.infos.reserve(kUsual);
    text_.role = role;
    text_.language = where.language();
    if (where.right_to_left()) {
        text_.direction = typeset::Direction::right_to_left;
    }
}

typeset::TextStyle InlineWriter::style(const Mood& mood, std::string_view language) const {
    const RoleStyle& role = style_of(mood.role);
    typeset::TextStyle style;
    style.face.family = look_[role.face];
    style.face.weight = mood.strong ? 700 : role.weight;
    style.face.italic = mood.emphasis != role.italic && slants(language);
    style.size = role.size;
    // Letters that join must not be drawn apart.
    const bool joined = text_.direction == typeset::Direction::right_to_left;
    style.tracking = joined ? 0 : role.tracking * role.size;
    style.language = language;
    style.hyphenate = is_prose(mood.role);
    style.features = is_in_table(mood.role) ? typeset::font_feature::kTabularFigures : 0;
    return style;
}

void InlineWriter::add_span(std::string text, const Mood& mood, std::string_view language) {
    if (text.empty()) {
        return;
    }
    SpanInfo info;
    info.colour = colour_of(mood.role, look_);
    if (!mood.address.empty()) {
        info.meaning = SpanMeaning::link;
        info.address = mood.address;
        info.description = text == mood.address ? text : text + " (" + info.address + ")";
        if (info.colour == ColourRole::ink) {
            info.colour = ColourRole::accent;
        }
    }
    if (language != text_.language) {
        info.language = language;
    }
    text_.spans.push_back({std::move(text), style(mood, language)});
    text_.infos.push_back(std::move(info));
}

InlineWriter& InlineWriter::add(plugin::Node parent, TextRole role) {
    const std::size_t first = text_.spans.size();
    add_nodes(parent, {role, false, false, {}});
    const bool right_to_left = text_.direction == typeset::Direction::right_to_left;
    if (text_.spans.size() > first && parent.right_to_left() != right_to_left) {
        isolate(first, right_to_left ? typeset::kLeftToRightIsolate : typeset::kRightToLeftIsolate);
    }
    return *this;
}

bool InlineWriter::turns() const {
    return text_.direction == typeset::Direction::right_to_left ||
           std::any_of(text_.spans.begin(), text_.spans.end(),
                       [this](const auto& span) { return runs_against(span.text); });
}

void InlineWriter::isolate(std::size_t first, std::string_view how) {
    text_.spans[first].text.insert(0, how);
    text_.spans.back().text.append(typeset::kEndIsolate);
}

void InlineWriter::add_nodes(plugin::Node parent, Mood mood) {
    for (const plugin::Node node : parent.children()) {
        if (node.is("text")) {
            const bool after_space = text_.empty() || text_.spans.back().text.back() == ' ';
            add_span(collapsed(node.text(), after_space), mood, node.language());
            continue;
        }
        Mood inner = mood;
        inner.emphasis = mood.emphasis || node.is("emphasis");
        inner.strong = mood.strong || node.is("strong");
        if (node.is("link")) {
            inner.address = node["href"];
        }
        add_nodes(node, inner);
    }
}

InlineWriter& InlineWriter::add(std::string_view words) {
    return add(words, text_.role);
}

InlineWriter& InlineWriter::add(std::string_view words, TextRole role) {
    add_span(std::string(words), {role, false, false, {}}, text_.language);
    return *this;
}

InlineWriter& InlineWriter::insert(std::string_view words, TextRole role) {
    const std::size_t first = text_.spans.size();
    add(words, role);
    if (runs_against(words)) {
        isolate(first, typeset::kIsolate);
    }
    return *this;
}

InlineWriter& InlineWriter::add_link(std::string_view words, std::string_view address) {
    const std::size_t first = text_.spans.size();
    add_span(std::string(words), {text_.role, false, false, address}, text_.language);
    if (runs_against(words)) {
        isolate(first, typeset::kIsolate);
    }
    return *this;
}

InlineWriter& InlineWriter::add_link(std::string_view words, const Destination& place) {
    if (!words.empty()) {
        SpanInfo info{ColourRole::ink, SpanMeaning::link, {}, {}, std::string(words), {}};
        info.destination = place;
        text_.spans.push_back(
            {std::string(words), style({text_.role, false, false, {}}, text_.language)});
        text_.infos.push_back(std::move(info));
    }
    return *this;
}

InlineWriter& InlineWriter::add_references(plugin::Node wording) {
    std::set<int> numbers;
    for (std::uint32_t i = 0; i < wording.reference_count(); ++i) {
        if (const plugin::Node source = wording.reference(i).source) {
            numbers.insert(source_number(source));
        }
    }
    if (numbers.empty() || text_.empty()) {
        return *this;
    }
    while (text_.spans.back().text.ends_with(' ')) {
        text_.spans.back().text.pop_back();
    }
    // A line must not end before the number.
    std::string digits;
    if (ends_with_any(seen_end(text_.spans.back().text),
                      {"!", "?", "\u2026", "\u3002", "\u2014"})) {
        digits.append(kWordJoiner);
    }
    for (const int number : numbers) {
        if (number != *numbers.begin()) {
            digits += ',';
        }
        digits += local_digits(std::to_string(number), text_.language);
    }
    if (turns()) {
        digits.insert(0, typeset::kIsolate).append(typeset::kEndIsolate);
    }
    const double size = style_of(text_.role).size;
    typeset::TextStyle raised = style({text_.role, false, false, {}}, text_.language);
    raised.face = {look_[Typeface::body], 400, false};
    raised.size = size * kReferenceSize;
    raised.rise = size * kReferenceRise;
    text_.spans.push_back({std::move(digits), std::move(raised)});
    text_.infos.push_back({ColourRole::muted, SpanMeaning::reference, {}, {}, {}, {}});
    return *this;
}

bool InlineWriter::ends_in_punctuation() const {
    return !text_.empty() &&
           ends_with_any(seen_end(text_.spans.back().text),
                         {".", "!", "?", ":", ";", "\u2026", "\u3002", "\u061F", "\u06D4"});
}

}  // namespace precis::pdf
