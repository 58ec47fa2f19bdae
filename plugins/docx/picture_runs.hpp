// Pictures as runs of a paragraph, and as DrawingML (ISO/IEC 29500-1, 20.4).
#pragma once

#include "docx/document.hpp"
#include "opc/package.hpp"
#include "opc/xml_writer.hpp"

#include <precis/plugin.hpp>

namespace precis::docx {

// Points.
struct ImageRoom {
    double widest = 0;
    double highest = 0;
    bool enlarged = false;  // to the height also where the picture itself is smaller
};

// The picture of a node "picture" or "logo", as large as there is room for. The document has a
// shelf.
Run picture_run(const Document& document, plugin::Node node, const ImageRoom& room);

// Writes the drawing; `number` tells it from all others of the part.
void write_drawing(opc::XmlWriter& xml, const Image& image, int number,
                   opc::Relationships& relationships);

// The name of its part, without a folder: the same for the same picture.
std::string media_name(const picture::Picture& picture);

}  // namespace precis::docx
