#include "strategy/rich_text.hpp"

#include "base/xml_reader.hpp"
#include "strategy/values.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace precis {
namespace {

using Names = std::array<std::string_view, 5>;
constexpr Names kInlineElements{"em", "strong", "quote", "term", "link"};

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Names of fields: words of letters, digits, '-' and '_', with points between them.
bool is_field_name(std::string_view name) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(name.data());
    bool in_word = false;
    for (std::size_t at = 0; at < name.size();) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, name.size(), c);
        if (c == '.' ? !in_word : !(u_isalnum(c) != 0 || c == '_' || c == '-')) {
            return false;
        }
        in_word = c != '.';
    }
    return in_word;
}

void append_plain(std::string& characters, const RichText& text) {
    for (const Run& run : text) {
        if (run.kind == Run::Kind::text) {
            characters += run.text;
        } else if (run.kind == Run::Kind::field) {
            characters += fmt::format("{{{}}}", run.text);
        } else {
            append_plain(characters, run.runs);
        }
    }
}

// How many bytes append_plain adds.
std::size_t plain_size(const RichText& text) {
    constexpr std::size_t kBraces = 2;
    std::size_t size = 0;
    for (const Run& run : text) {
        size += run.kind == Run::Kind::text    ? run.text.size()
                : run.kind == Run::Kind::field ? run.text.size() + kBraces
                                               : plain_size(run.runs);
    }
    return size;
}

// Reads the inline content of one element. White space is folded over the borders of runs, so what
// was read last is remembered from one text to the next.
class InlineReader {
  public:
    InlineReader(const XmlDocument& document, Diagnostics& diagnostics)
        : document_(document), diagnostics_(diagnostics), reader_(document, diagnostics) {}

    RichText read(pugi::xml_node element) {
        RichText runs;
        read_content(element, runs);
        trim_end(runs);
        return runs;
    }

  private:
    void read_content(pugi::xml_node element, RichText& runs) {
        const auto children = element.children();
        runs.reserve(static_cast<std::size_t>(std::distance(children.begin(), children.end())));
        for (const auto child : element.children()) {
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
                read_characters(child, runs);
            } else if (reader_.is_known_child(child, kInlineElements)) {
                read_element(child, runs);
            }
        }
    }

    void read_element(pugi::xml_node element, RichText& runs) {
        const std::string_view name = element.name();
        Run run;
        run.where = document_.name_of(element);
        if (name == "em" || name == "strong") {
            run.kind = name == "em" ? Run::Kind::emphasis : Run::Kind::strong;
            reader_.check_attributes(element, {});
        } else if (name == "quote") {
            run.kind = Run::Kind::quote;
            read_target(element, "cite", false, run);
        } else if (name == "term") {
            run.kind = Run::Kind::term;
            read_target(element, "ref", true, run);
        } else {
            run.kind = Run::Kind::link;
            read_target(element, "href", true, run);
            if (!run.text.empty() && !is_link(run.text)) {
                report_bad_link(diagnostics_, run.where, run.text);
            }
        }
        const bool leads_away = run.kind == Run::Kind::term || run.kind == Run::Kind::link;
        if (leads_away && inside_reference_) {
            diagnostics_.report(Code::nested_reference, document_.name_of(element),
                                fmt::format("'{}' may not stand in another link or term", name));
        }
        const bool outer = inside_reference_;
        inside_reference_ = inside_reference_ || leads_away;
        read_content(element, run.runs);
        inside_reference_ = outer;
        if (!element.first_child() && run.kind != Run::Kind::term) {
            diagnostics_.report(Code::missing_text, document_.name_of(element),
                                fmt::format("'{}' is empty", name));
        }
        if (run.runs.empty() && run.kind == Run::Kind::term) {
            after_space_ = false;  // the name of the term will stand here
        }
        runs.push_back(std::move(run));
    }

    void read_target(pugi::xml_node element, const char* name, bool required, Run& run) {
        const std::array<std::string_view, 1> known{name};
        reader_.check_attributes(element, known);
        const pugi::xml_attribute attribute = element.attribute(name);
        if (attribute || required) {
            run.text = reader_.required(element, name);
        }
        if (attribute) {
            run.where = document_.value_of(attribute);
        }
    }

    void read_characters(pugi::xml_node node, RichText& runs) {
        const std::string_view text = node.value();
        XmlPlaces places(document_, node);
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t brace = std::min(text.find('{', at), text.size());
            append(text.substr(at, brace - at), runs, places, at);
            at = brace;
            if (text.substr(at, 2) == "{{") {
                append("{", runs, places, at);
                at += 2;
            } else if (at < text.size()) {
                at = read_field(text, at, runs, places);
            }
        }
    }

    // Of the field whose brace is at `at`; returns where to go on.
    std::size_t read_field(std::string_view text, std::size_t at, RichText& runs,
                           XmlPlaces& places) {
        const std::size_t end = text.find_first_of("{}", at + 1);
        if (end == std::string_view::npos || text[end] == '{') {
            diagnostics_.report(Code::bad_field, places.at(at, 1), "this '{' is not closed")
                .hinted("a field is written {name}; for the brace itself write '{{'");
            return at + 1;
        }
        const std::string_view name = text.substr(at + 1, end - at - 1);
        if (!is_field_name(name)) {
            diagnostics_
                .report(Code::bad_field, places.at(at, end + 1 - at),
                        name.empty() ? std::string("this field has no name")
                                     : fmt::format("'{}' cannot be the name of a field", name))
                .hinted("a field is written {name}; for the brace itself write '{{'");
            return end + 1;
        }
        Run field;
        field.kind = Run::Kind::field;
        field.text = name;
        field.where = places.at(at, end + 1 - at);
        runs.push_back(std::move(field));
        after_space_ = false;
        return end + 1;
    }

    // Adds characters to the last run when it is text, else in a new one.
    void append(std::string_view characters, RichText& runs, XmlPlaces& places,
                std::size_t offset) {
        if (characters.empty()) {
            return;
        }
        std::string text;
        append_folded(text, characters, after_space_);
        if (text.empty()) {
            return;
        }
        if (!runs.empty() && runs.back().kind == Run::Kind::text) {
            runs.back().text += text;
            return;
        }
        const auto visible = static_cast<std::size_t>(
            std::find_if_not(characters.begin(), characters.end(), is_space) - characters.begin());
        Run run;
        run.text = std::move(text);
        run.where = places.at(offset + visible, characters.size() - visible);
        runs.push_back(std::move(run));
    }

    const XmlDocument& document_;
    Diagnostics& diagnostics_;
    XmlReader reader_;
    bool after_space_ = true;  // blanks at the start are dropped
    bool inside_reference_ = false;
};

}  // namespace

std::string plain_text(const RichText& text) {
    std::string characters;
    characters.reserve(plain_size(text));
    append_plain(characters, text);
    return characters;
}

bool says_the_same(const RichText& one, const RichText& other) {
    const auto is_plain = [](const RichText& text) {
        return text.size() == 1 && text.front().kind == Run::Kind::text;
    };
    return is_plain(one) && is_plain(other)
               ? one.front().text == other.front().text
               : plain_size(one) == plain_size(other) && plain_text(one) == plain_text(other);
}

RichText rich_text_of(std::string_view text) {
    RichText runs;
    if (!text.empty()) {
        runs.emplace_back().text = text;
    }
    return runs;
}

void trim_end(RichText& text) {
    if (text.empty()) {
        return;
    }
    Run& last = text.back();
    if (last.kind == Run::Kind::text && last.text.ends_with(' ')) {
        last.text.pop_back();
        if (last.text.empty()) {
            text.pop_back();
        }
    } else if (last.kind != Run::Kind::field) {
        trim_end(last.runs);
    }
}

RichText read_rich_text(const XmlDocument& document, pugi::xml_node element,
                        Diagnostics& diagnostics) {
    return InlineReader(document, diagnostics).read(element);
}

}  // namespace precis
