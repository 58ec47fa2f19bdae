// The second step of the docx plugin: a document becomes the parts of a WordprocessingML package
// (ISO/IEC 29500-1, transitional).
#pragma once

#include "docx/document.hpp"
#include "opc/package.hpp"

#include <string>
#include <vector>

namespace precis::docx {

opc::Package make_package(const Document& document);

// The parts one by one; those that refer to others add what they need to `relationships`.
std::string styles_part(const Document& document);
std::string numbering_part(const Document& document);
std::string settings_part(const Document& document);
std::string font_table_part(const Document& document);
std::string core_properties_part(const Document& document);
std::string extended_properties_part(const Document& document);

// What the sections of the body refer to, once for all of them.
struct Margins {
    std::string header;  // relationship ids; empty: none
    std::string first_header;
    std::string footer;
    std::string first_footer;
};

std::string body_part(const Document& document, const Margins& margins,
                      opc::Relationships& relationships);
// `root` is "w:hdr" or "w:ftr".
enum class MarginKind { header, footer };
std::string margin_part(const Document& document, MarginKind kind,
                        const std::vector<Paragraph>& lines, opc::Relationships& relationships);

// The numbers of the list definitions in the numbering part.
inline constexpr int kNumbersDefinition = 0;
inline constexpr int kBulletsDefinition = 1;
inline constexpr int kSourcesDefinition = 2;
// The instances that the styles refer to come first; the document's lists follow.
inline constexpr int kStyleLists = 3;
inline int list_instance(int list) {
    return kStyleLists + list;
}

}  // namespace precis::docx
