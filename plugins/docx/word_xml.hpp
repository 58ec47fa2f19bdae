// Small things that every WordprocessingML part writes alike.
#pragma once

#include "docx/document.hpp"
#include "opc/xml_writer.hpp"

#include <cmath>
#include <string>
#include <string_view>

namespace precis::docx {

inline constexpr std::string_view kMain =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr std::string_view kRelationshipNamespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// Points in the units of Word.
inline std::string in_twips(double points) {
    return std::to_string(std::lround(points * 20));
}
inline std::string in_half_points(double points) {
    return std::to_string(std::lround(points * 2));
}
inline std::string in_eighths(double points) {
    return std::to_string(std::lround(points * 8));
}
inline std::string in_points(double points) {
    return std::to_string(std::lround(points));
}

void write_fonts(opc::XmlWriter& xml, std::string_view family, std::string_view language);

// The border and ground of a frame, as children of w:pPr in their order. In paragraphs that run
// from right to left the bar is on the right.
void write_frame(opc::XmlWriter& xml, Frame kind, const FrameFormat& frame, bool right_to_left);

// The style of a kind of run; empty for CharacterStyle::none.
std::string_view style_id(CharacterStyle style);

// The languages of a text for Latin, East Asian and complex scripts.
void write_language(opc::XmlWriter& xml, std::string_view language);

}  // namespace precis::docx
