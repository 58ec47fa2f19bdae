// The marks of one page as a content stream in which everything is either content of an element of
// the structure tree or an artifact.
#pragma once

#include "pdf/page_model.hpp"
#include "pdf/writer/embedded_fonts.hpp"
#include "pdf/writer/embedded_pictures.hpp"
#include "pdf/writer/structure_tree.hpp"

#include <cstddef>
#include <string>

namespace precis::pdf {

// Numbers the marked content in `tree` as it goes.
std::string page_content(const Page& page, std::size_t index, const EmbeddedFonts& fonts,
                         const EmbeddedPictures& pictures, StructureTree& tree);

}  // namespace precis::pdf
