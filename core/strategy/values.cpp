#include "strategy/values.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <tuple>

#include <fmt/format.h>
#include <unicode/uloc.h>

namespace precis {
namespace {

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_decimal(std::string_view text) {
    if (text.starts_with('-')) {
        text.remove_prefix(1);
    }
    const std::string_view whole = text.substr(0, text.find('.'));
    const std::string_view fraction =
        whole.size() < text.size() ? text.substr(whole.size() + 1) : std::string_view("0");
    return !whole.empty() && !fraction.empty() &&
           std::all_of(whole.begin(), whole.end(), is_digit) &&
           std::all_of(fraction.begin(), fraction.end(), is_digit);
}

pugi::xml_node first_text(pugi::xml_node element) {
    return element.find_child([](pugi::xml_node node) {
        return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
    });
}

}  // namespace

PlacedValue read_text(const XmlReader& reader, pugi::xml_node child) {
    if (!child) {
        return {};
    }
    const pugi::xml_node text = first_text(child);
    return {reader.text(child),
            text ? reader.document().text_of(text) : reader.document().name_of(child)};
}

PlacedValue read_value(const XmlReader& reader, const pugi::xml_attribute& attribute) {
    if (!attribute) {
        return {};
    }
    return {folded(attribute.value()), reader.document().value_of(attribute)};
}

PartialDate checked_date(const XmlReader& reader, const PlacedValue& value) {
    if (value.text.empty()) {
        return {};
    }
    const auto date = PartialDate::parse(value.text);
    if (!date) {
        reader.diagnostics()
            .report(Code::bad_date, value.where, fmt::format("'{}' is not a date", value.text))
            .hinted("write a year, a month or a day that exists: 2024, 2024-05 or 2024-05-06");
    }
    return date.value_or(PartialDate{});
}

bool is_link(std::string_view link) {
    constexpr std::string_view kNotInAddresses = "<>\"{}|\\^`";
    const bool clean = std::none_of(link.begin(), link.end(), [&](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '\x7F' ||
               kNotInAddresses.find(c) != std::string_view::npos;
    });
    if (!clean) {
        return false;
    }
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (link.starts_with(scheme)) {
            const std::string_view host = link.substr(scheme.size());
            return !host.empty() && host.find_first_of("/?#:") != 0;
        }
    }
    if (link.starts_with("mailto:")) {
        const std::size_t at = link.find('@');
        return at != std::string_view::npos && at > 7 && at + 1 < link.size();
    }
    return (link.starts_with("tel:") && link.size() > 4) ||
           (link.starts_with("urn:") && link.size() > 4);
}

void report_bad_link(Diagnostics& diagnostics, const Location& where, std::string_view link) {
    diagnostics.report(Code::bad_link, where, fmt::format("'{}' is not an address to follow", link))
        .hinted(
            link.starts_with("www.")
                ? fmt::format("did you mean 'https://{}'?", link)
                : "write it whole, as in https://example.org/page or mailto:office@example.org");
}

std::string checked_link(const XmlReader& reader, const PlacedValue& value) {
    if (!value.text.empty() && !is_link(value.text)) {
        report_bad_link(reader.diagnostics(), value.where, value.text);
    }
    return value.text;
}

std::string canonical_language(std::string_view tag) {
    constexpr std::size_t kLongestTag = 80;
    if (tag.empty() || tag.size() > kLongestTag) {
        return {};
    }
    const std::string text(tag);
    std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
    std::array<char, ULOC_FULLNAME_CAPACITY> canonical{};
    int parsed = 0;
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(text.c_str(), locale.data(), static_cast<int>(locale.size()), &parsed,
                        &status);
    if (U_FAILURE(status) || parsed != static_cast<int>(text.size())) {
        return {};
    }
    // The grammar of tags has room for languages that do not exist. All two-letter codes are
    // known, longer ones than three letters are none; of the rest nobody has the whole list.
    const std::size_t letters = std::min(text.find('-'), text.size());
    const bool known = uloc_getISO3Language(locale.data())[0] != '\0';
    if ((!known && letters == 2) || letters > 3) {
        return {};
    }
    uloc_toLanguageTag(locale.data(), canonical.data(), static_cast<int>(canonical.size()), true,
                       &status);
    return U_SUCCESS(status) ? std::string(canonical.data()) : std::string();
}

std::string checked_language(const XmlReader& reader, const PlacedValue& value) {
    if (value.text.empty()) {
        return {};
    }
    std::string language = canonical_language(value.text);
    if (language.empty()) {
        std::string with_hyphens = value.text;
        std::replace(with_hyphens.begin(), with_hyphens.end(), '_', '-');
        const std::string meant = canonical_language(with_hyphens);
        reader.diagnostics()
            .report(Code::bad_language, value.where,
                    fmt::format("'{}' is not the tag of a language", value.text))
            .hinted(meant.empty() ? "write a BCP 47 tag, such as en, fr-CA or zh-Hant"
                                  : fmt::format("did you mean '{}'?", meant));
    }
    return language;
}

std::string checked_decimal(const XmlReader& reader, const PlacedValue& value) {
    if (!value.text.empty() && !is_decimal(value.text)) {
        reader.report_value(value.where, value.text, "a decimal number, such as 12 or -0.5");
    }
    return value.text;
}

std::string checked_path(const XmlReader& reader, const PlacedValue& value) {
    const std::filesystem::path path(value.text);
    if (path.is_absolute() || std::find(path.begin(), path.end(), "..") != path.end()) {
        reader.report_value(value.where, value.text, "a file in the strategy's folder");
    }
    return value.text;
}

bool is_id(std::string_view id) {
    return !id.empty() && is_ascii_letter(id.front()) &&
           std::all_of(id.begin(), id.end(), [](char c) {
               return is_ascii_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.';
           });
}

PlacedValue read_id(const XmlReader& reader, pugi::xml_node element, const char* name) {
    const pugi::xml_attribute attribute = element.attribute(name);
    PlacedValue id{reader.required(element, name), attribute ? reader.document().value_of(attribute)
                                                             : reader.document().name_of(element)};
    constexpr std::size_t kLongest = 128;  // they become names of files
    if (id.text.size() > kLongest) {
        reader.diagnostics()
            .report(Code::bad_id, id.where,
                    fmt::format("an id of {} characters is too long", id.text.size()))
            .hinted(fmt::format("keep it to {}", kLongest));
    } else if (!id.text.empty() && !is_id(id.text)) {
        reader.diagnostics()
            .report(Code::bad_id, id.where, fmt::format("'{}' cannot be an id", id.text))
            .hinted("begin with a letter; use only letters a to z, digits, '-', '_' and '.'");
    }
    return id;
}

std::vector<Word> read_ids(const XmlReader& reader, const pugi::xml_attribute& attribute) {
    if (!attribute) {
        return {};
    }
    std::vector<Word> words = reader.words(attribute);
    if (words.empty()) {
        reader.report_value(reader.document().value_of(attribute), "", "at least one id");
    }
    if (words.size() > 1) {
        std::vector<const Word*> order;
        order.reserve(words.size());
        for (const Word& word : words) {
            order.push_back(&word);
        }
        std::sort(order.begin(), order.end(), [](const Word* a, const Word* b) {
            return std::tie(a->text, a) < std::tie(b->text, b);
        });
        for (std::size_t i = 1; i < order.size(); ++i) {
            if (order[i]->text == order[i - 1]->text) {
                reader.diagnostics()
                    .report(Code::repeated_word, order[i]->where,
                            fmt::format("'{}' is in this list already", order[i]->text))
                    .hinted("keep one of them");
            }
        }
    }
    return words;
}

}  // namespace precis
