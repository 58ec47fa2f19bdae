#include "opc/xml_writer.hpp"

#include "opc/xml_text.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace precis::opc {

void XmlWriter::begin_content() {
    if (open_.empty()) {
        throw std::logic_error(out_.empty() ? "XML text outside of the root element"
                                            : "XML content after the root element");
    }
    if (in_tag_) {
        out_ += '>';
        in_tag_ = false;
    }
}

XmlWriter& XmlWriter::open(XmlName name, std::initializer_list<XmlAttribute> attributes) {
    if (!(open_.empty() && out_.empty())) {
        begin_content();
    }
    out_ += '<';
    out_ += name.text();
    open_.push_back(name.text());
    attributes_.clear();
    in_tag_ = true;
    for (const XmlAttribute& one : attributes) {
        attribute(one.name, one.value);
    }
    return *this;
}

XmlWriter& XmlWriter::attribute(XmlName name, std::string_view value) {
    const bool twice =
        std::find(attributes_.begin(), attributes_.end(), name.text()) != attributes_.end();
    if (!in_tag_ || twice) {
        throw std::logic_error("misplaced XML attribute " + std::string(name.text()));
    }
    attributes_.push_back(name.text());
    out_ += ' ';
    out_ += name.text();
    out_ += "=\"";
    append_attribute_value(out_, value);
    out_ += '"';
    return *this;
}

XmlWriter& XmlWriter::text(std::string_view text) {
    begin_content();
    append_text(out_, text);
    return *this;
}

XmlWriter& XmlWriter::close() {
    if (open_.empty()) {
        throw std::logic_error("no XML element is open");
    }
    if (in_tag_) {
        out_ += "/>";
        in_tag_ = false;
    } else {
        out_ += "</";
        out_ += open_.back();
        out_ += '>';
    }
    open_.pop_back();
    return *this;
}

XmlWriter& XmlWriter::leaf(XmlName name, std::initializer_list<XmlAttribute> attributes) {
    return open(name, attributes).close();
}

XmlWriter& XmlWriter::leaf_text(XmlName name, std::string_view content,
                                std::initializer_list<XmlAttribute> attributes) {
    return open(name, attributes).text(content).close();
}

XmlWriter& XmlWriter::element(std::string_view finished) {
    begin_content();
    out_ += finished;
    return *this;
}

std::string XmlWriter::take() {
    while (!open_.empty()) {
        close();
    }
    return std::exchange(out_, {});
}

}  // namespace precis::opc
