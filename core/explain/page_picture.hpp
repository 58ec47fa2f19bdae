// Pages as pictures: where each item stands.
#pragma once

#include "base/xml_text.hpp"
#include "explain/explanation.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace precis {

// Text for between tags and in attributes within either quotation mark.
inline std::string escaped_html(std::string_view text) {
    return escaped_xml(text, "'\"");
}

// A page (from 0) as an SVG element. Each item is a link to "#row-ID" and is itself "#box-ID".
std::string page_picture(const Explanation& explanation, std::size_t page);

}  // namespace precis
