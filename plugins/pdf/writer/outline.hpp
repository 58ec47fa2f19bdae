// Bookmarks as PDF's document outline (ISO 32000-1, 12.3.3).
#pragma once

#include "pdf/page_model.hpp"
#include "pdf/writer/object_file.hpp"

#include <span>
#include <vector>

namespace precis::pdf {

// Bookmarks lie below the nearest one before them of a lower level. The outline's root; there is at
// least one bookmark.
Reference write_outline(ObjectFile& file, std::span<const Bookmark> bookmarks,
                        std::span<const Reference> pages);

}  // namespace precis::pdf
