// The picture of an item, read. For reading strategies; see strategy.hpp.
#pragma once

#include "base/xml_reader.hpp"
#include "strategy/strategy.hpp"

#include <memory>
#include <string>

namespace precis {

// The attribute `file` and the child `alternative` of a picture or logo, both required: a picture
// without words for those who do not see it is of no use to them. `what` is "picture" or "logo".
struct PictureFile {
    std::string file;
    Location file_where;
    std::string alternative;
};
PictureFile read_picture_file(const XmlReader& reader, pugi::xml_node element,
                              std::string_view what);

// The only `picture` in an item's element; null when there is none.
std::unique_ptr<Picture> read_picture(const XmlReader& reader, pugi::xml_node item,
                                      const MarkingLadder& ladder);

}  // namespace precis
