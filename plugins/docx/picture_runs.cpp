#include "docx/picture_runs.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include <xxhash.h>

namespace precis::docx {
namespace {

constexpr std::string_view kImageType =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
constexpr std::string_view kWordDrawing =
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
constexpr std::string_view kDrawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
constexpr std::string_view kPicture = "http://schemas.openxmlformats.org/drawingml/2006/picture";

std::string in_emu(double points) {
    return std::to_string(std::lround(points * 12700));
}

// How a shape is turned and mirrored so that a picture of that orientation is upright.
struct Turn {
    int degrees = 0;
    bool mirrored = false;
};

Turn turn_of(picture::Orientation orientation) {
    constexpr Turn kTurns[] = {{0, false},  {0, true},   {180, false}, {180, true},
                               {270, true}, {90, false}, {90, true},   {270, false}};
    return kTurns[orientation - 1];
}

}  // namespace

Run picture_run(const Document& document, plugin::Node node, const ImageRoom& room) {
    constexpr double kPixel = 0.75;  // points
    auto image = std::make_shared<Image>();
    image->picture = document.pictures->of(node);
    image->alternative = node["alternative"];
    const double width = image->picture->shown_width() * kPixel;
    const double height = image->picture->shown_height() * kPixel;
    const double fitting = std::min(room.widest / width, room.highest / height);
    const double scale = room.enlarged ? fitting : std::min(1.0, fitting);
    image->width = width * scale;
    image->height = height * scale;
    Run run;
    run.image = std::move(image);
    return run;
}

void write_drawing(opc::XmlWriter& xml, const Image& image, int number,
                   opc::Relationships& relationships) {
    const std::string id = std::to_string(number);
    const std::string name = "Picture " + id;
    const Turn turn = turn_of(image.picture->orientation);
    const bool sideways = turn.degrees % 180 != 0;
    // The frame is that of the picture before it is turned.
    const std::string width = in_emu(sideways ? image.height : image.width);
    const std::string height = in_emu(sideways ? image.width : image.height);
    xml.open("w:drawing")
        .open("wp:inline", {{"xmlns:wp", kWordDrawing},
                            {"distT", "0"},
                            {"distB", "0"},
                            {"distL", "0"},
                            {"distR", "0"}});
    xml.leaf("wp:extent", {{"cx", in_emu(image.width)}, {"cy", in_emu(image.height)}});
    xml.leaf("wp:docPr", {{"id", id}, {"name", name}, {"descr", image.alternative}});
    xml.open("a:graphic", {{"xmlns:a", kDrawing}});
    xml.open("a:graphicData", {{"uri", kPicture}});
    xml.open("pic:pic", {{"xmlns:pic", kPicture}});
    xml.open("pic:nvPicPr").leaf("pic:cNvPr", {{"id", id}, {"name", name}});
    xml.leaf("pic:cNvPicPr").close();
    xml.open("pic:blipFill");
    xml.leaf("a:blip",
             {{"r:embed", relationships.add(kImageType, "media/" + media_name(*image.picture))}});
    xml.open("a:stretch").leaf("a:fillRect").close().close();
    xml.open("pic:spPr").open("a:xfrm");
    if (turn.degrees != 0) {
        xml.attribute("rot", std::to_string(turn.degrees * 60000));
    }
    if (turn.mirrored) {
        xml.attribute("flipH", "1");
    }
    xml.leaf("a:off", {{"x", "0"}, {"y", "0"}}).leaf("a:ext", {{"cx", width}, {"cy", height}});
    xml.close();
    xml.open("a:prstGeom", {{"prst", "rect"}}).leaf("a:avLst").close().close();
    xml.close().close().close().close().close();
}

std::string media_name(const picture::Picture& picture) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    auto digest = XXH3_64bits(picture.file.data(), picture.file.size());
    std::string name = "picture-";
    for (int i = 0; i < 16; ++i) {
        name += kDigits[digest & 15U];
        digest >>= 4U;
    }
    return name + (picture.format == picture::Format::png ? ".png" : ".jpeg");
}

}  // namespace precis::docx
