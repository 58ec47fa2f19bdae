#include "base/xml.hpp"

#include "base/xml_check.hpp"
#include "base/xml_encoding.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <future>

#include <fmt/format.h>
#include <unicode/utf8.h>

namespace precis {
namespace {

constexpr std::string_view kSchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

std::string_view prefix_of(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

// What `prefix` stands for at `element`; empty when it is not declared.
std::string_view resolve(pugi::xml_node element, std::string_view prefix) {
    for (; element; element = element.parent()) {
        for (const auto attribute : element.attributes()) {
            const std::string_view name = attribute.name();
            if (name.starts_with("xmlns:") && name.substr(6) == prefix) {
                return attribute.value();
            }
        }
    }
    return {};
}

// The next element in document order, children first.
pugi::xml_node following(pugi::xml_node element) {
    const auto is_element = [](pugi::xml_node node) { return node.type() == pugi::node_element; };
    if (const auto child = element.find_child(is_element)) {
        return child;
    }
    for (; element; element = element.parent()) {
        for (auto next = element.next_sibling(); next; next = next.next_sibling()) {
            if (is_element(next)) {
                return next;
            }
        }
    }
    return {};
}

Location location(const SourceText& source, std::size_t offset, std::size_t length) {
    return {&source, static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(length)};
}

// How many bytes the reference at the start of `raw` ("&amp;", "&#xE9;") is read as.
std::size_t length_as_read(std::string_view reference) {
    if (!reference.starts_with("&#")) {
        return 1;
    }
    const bool hexadecimal = reference.starts_with("&#x");
    const char* begin = reference.data() + (hexadecimal ? 3 : 2);
    std::uint32_t character = 0;
    std::from_chars(begin, reference.data() + reference.size(), character, hexadecimal ? 16 : 10);
    return U8_LENGTH(character);
}

}  // namespace

std::optional<XmlDocument> XmlDocument::parse(std::string path, std::string bytes,
                                              Diagnostics& diagnostics, XmlLimits limits) {
    const auto decoded = decode_xml(std::move(path), std::move(bytes), diagnostics);
    if (!decoded) {
        return std::nullopt;
    }
    XmlDocument document;
    document.source_ = decoded->source;
    // The tree is built while the text is checked, where that is worth a thread.
    constexpr std::size_t kLarge = std::size_t{1} << 20;
    const bool large = document.source_->text().size() >= kLarge;
    auto built =
        std::async(large ? std::launch::async | std::launch::deferred : std::launch::deferred,
                   [&document] { return document.build_tree(); });
    auto namespaces = check_xml(*decoded, limits.depth, diagnostics);
    if (!namespaces) {
        return std::nullopt;
    }
    if (!built.get()) {
        diagnostics.report(Code::not_well_formed, decoded->source->path(),
                           "this is not well-formed XML");
        return std::nullopt;
    }
    document.home_ = std::move(namespaces->home);
    if (namespaces->prefixes || !namespaces->strangers.empty()) {
        document.settle_namespaces(std::move(namespaces->strangers));
    }
    return document;
}

bool XmlDocument::build_tree() {
    const std::string_view text = source_->text();
    size_ = text.size();
    buffer_ = std::make_unique_for_overwrite<char[]>(size_);
    std::memcpy(buffer_.get(), text.data(), size_);
    tree_ = std::make_unique<pugi::xml_document>();
    // White space between inline elements is text too.
    return static_cast<bool>(tree_->load_buffer_inplace(
        buffer_.get(), size_, pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8));
}

void XmlDocument::settle_namespaces(std::vector<std::pair<std::size_t, std::string>> strangers) {
    auto stranger = strangers.begin();
    std::size_t index = 0;
    for (pugi::xml_node element = root(); element; element = following(element), ++index) {
        if (stranger != strangers.end() && stranger->first == index) {
            strangers_.emplace(element.internal_object(), std::move(stranger->second));
            ++stranger;
        } else if (!prefix_of(element.name()).empty()) {
            // Shorter than what it replaces, so it stays where it is in the buffer.
            element.set_name(std::string(local_name(element)).c_str());
        }
    }
}

std::string_view XmlDocument::namespace_of(pugi::xml_node element) const {
    const auto stranger = strangers_.find(element.internal_object());
    return stranger == strangers_.end() ? std::string_view(home_) : stranger->second;
}

std::string_view XmlDocument::local_name(pugi::xml_node element) {
    const std::string_view name = element.name();
    return name.substr(name.find(':') + 1);
}

bool XmlDocument::is_bookkeeping(pugi::xml_node element, const pugi::xml_attribute& attribute) {
    const std::string_view name = attribute.name();
    const std::string_view prefix = prefix_of(name);
    return name == "xmlns" || prefix == "xmlns" ||
           (!prefix.empty() && resolve(element, prefix) == kSchemaInstance);
}

std::optional<std::size_t> XmlDocument::offset_of(const char* inside_buffer) const {
    const std::less_equal<const char*> not_after;
    if (!not_after(buffer_.get(), inside_buffer) ||
        !not_after(inside_buffer, buffer_.get() + size_)) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(inside_buffer - buffer_.get());
}

Location XmlDocument::name_of(pugi::xml_node element) const {
    const std::size_t offset = offset_of(element.name()).value_or(0);
    const std::string_view rest = source_->text().substr(offset);
    return location(*source_, offset, std::min(rest.find_first_of(" \t\r\n/>"), rest.size()));
}

Location XmlDocument::name_of(const pugi::xml_attribute& attribute) const {
    const std::size_t offset = offset_of(attribute.name()).value_or(0);
    return location(*source_, offset, std::strlen(attribute.name()));
}

Location XmlDocument::value_of(const pugi::xml_attribute& attribute) const {
    const auto offset = offset_of(attribute.value());
    if (!offset || *offset == 0) {
        return name_of(attribute);
    }
    const std::string_view text = source_->text();
    const std::size_t end = std::min(text.find(text[*offset - 1], *offset), text.size());
    return location(*source_, *offset, end - *offset);
}

Location XmlDocument::text_of(pugi::xml_node text) const {
    const auto offset = offset_of(text.value());
    if (!offset) {
        return name_of(text.parent());
    }
    const std::string_view rest = source_->text().substr(*offset);
    const std::size_t end = text.type() == pugi::node_cdata ? rest.find("]]>") : rest.find('<');
    const std::string_view raw = rest.substr(0, end);
    const std::size_t first = std::min(raw.find_first_not_of(" \t\r\n"), raw.size());
    std::string_view line = raw.substr(first);
    line = line.substr(0, std::min(line.find('\n'), line.find('\r')));
    line = line.substr(0, line.find_last_not_of(" \t") + 1);
    return location(*source_, *offset + first, line.size());
}

Location XmlDocument::part_of(const pugi::xml_attribute& attribute, std::size_t offset,
                              std::size_t length) const {
    return XmlPlaces(*this, attribute).at(offset, length);
}

XmlPlaces::XmlPlaces(const XmlDocument& document, const pugi::xml_attribute& attribute)
    : source_(document.source_.get()) {
    const Location value = document.value_of(attribute);
    begin_ = value.offset;
    raw_ = source_->text().substr(begin_, value.length);
    verbatim_ = raw_.find('&') == raw_.npos && raw_.find('\r') == raw_.npos;
}

XmlPlaces::XmlPlaces(const XmlDocument& document, pugi::xml_node text)
    : source_(document.source_.get()), references_(text.type() != pugi::node_cdata) {
    begin_ = document.offset_of(text.value()).value_or(0);
    raw_ = source_->text().substr(begin_);
    raw_ = raw_.substr(0, references_ ? raw_.find('<') : raw_.find("]]>"));
    verbatim_ = (!references_ || raw_.find('&') == raw_.npos) && raw_.find('\r') == raw_.npos;
}

std::size_t XmlPlaces::raw_offset(std::size_t offset) {
    if (verbatim_) {
        return std::min(offset, raw_.size());
    }
    if (offset < read_at_) {
        raw_at_ = 0;
        read_at_ = 0;
    }
    while (read_at_ < offset && raw_at_ < raw_.size()) {
        if (references_ && raw_[raw_at_] == '&') {
            const std::size_t end = std::min(raw_.find(';', raw_at_), raw_.size() - 1) + 1;
            read_at_ += length_as_read(raw_.substr(raw_at_, end - raw_at_));
            raw_at_ = end;
        } else {
            const bool pair = raw_.substr(raw_at_, 2) == "\r\n";  // read as one line break
            raw_at_ += pair ? 2 : 1;
            ++read_at_;
        }
    }
    return raw_at_;
}

Location XmlPlaces::at(std::size_t offset, std::size_t length) {
    const std::size_t begin = raw_offset(offset);
    const std::size_t end = raw_offset(offset + length);
    return location(*source_, begin_ + begin, end - begin);
}

}  // namespace precis
