// The fonts of a file: what they say of each code that is shown.
#include "pdf_audit.hpp"

#include <cmath>
#include <functional>
#include <sstream>

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-ot.h>

namespace precis::pdf::test {
namespace {

// Code to width, of /W.
std::map<unsigned, double> widths_of(const Json& array) {
    std::map<unsigned, double> widths;
    for (std::size_t i = 0; i + 1 < array.size(); i += 2) {
        auto code = array[i].get<unsigned>();
        for (const Json& width : array[i + 1]) {
            widths[code++] = width.get<double>();
        }
    }
    return widths;
}

// Code to UTF-16 in hexadecimal, of a ToUnicode map.
std::map<unsigned, std::string> mappings_of(const std::string& cmap) {
    std::map<unsigned, std::string> mappings;
    std::istringstream lines(cmap);
    std::string line;
    bool within = false;
    while (std::getline(lines, line)) {
        if (line.ends_with("beginbfchar")) {
            within = true;
        } else if (line == "endbfchar") {
            within = false;
        } else if (within) {
            const auto code = static_cast<unsigned>(std::stoul(line.substr(1, 4), nullptr, 16));
            mappings[code] = line.substr(8, line.size() - 9);
        }
    }
    return mappings;
}

// How wide a program says that the glyph of a code is, in thousandths of an em; negative where it
// has no such glyph.
using ProgramWidth = std::function<double(unsigned)>;

void check_program_widths(const Check& check, const std::string& name,
                          const std::set<unsigned>& codes, const std::map<unsigned, double>& told,
                          const ProgramWidth& width_of) {
    for (const unsigned code : codes) {
        const double real = width_of(code);
        const auto found = told.find(code);
        check.demand(real >= 0, name + ": a code without a glyph");
        check.demand(found != told.end() && std::fabs(found->second - real) < 0.5,
                     name + ": the width of " + std::to_string(code) + " is wrong");
    }
}

void check_truetype_widths(const Check& check, const std::string& name, const std::string& program,
                           const std::set<unsigned>& codes,
                           const std::map<unsigned, double>& told) {
    hb_blob_t* const blob = hb_blob_create(program.data(), static_cast<unsigned>(program.size()),
                                           HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* const face = hb_face_create(blob, 0);
    hb_font_t* const font = hb_font_create(face);
    check_program_widths(check, name, codes, told, [&](unsigned code) {
        return code < hb_face_get_glyph_count(face)
                   ? hb_font_get_glyph_h_advance(font, code) * 1000.0 / hb_face_get_upem(face)
                   : -1;
    });
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
}

// A bare CFF table has its widths in the charstrings, which take the glyph to be drawn to be read.
void check_cff_widths(const Check& check, const std::string& name, const std::string& program,
                      const std::set<unsigned>& codes, const std::map<unsigned, double>& told) {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    FT_Init_FreeType(&library);
    const auto* const bytes = reinterpret_cast<const FT_Byte*>(program.data());
    if (FT_New_Memory_Face(library, bytes, static_cast<FT_Long>(program.size()), 0, &face) != 0) {
        check.demand(false, name + ": the program is damaged");
    } else {
        check_program_widths(check, name, codes, told, [&](unsigned code) {
            const bool drawn = FT_Load_Glyph(face, code, FT_LOAD_NO_SCALE) == 0;
            return drawn ? static_cast<double>(face->glyph->metrics.horiAdvance) * 1000 /
                               face->units_per_EM
                         : -1;
        });
    }
    FT_Done_FreeType(library);
}

void check_font(const Check& check, const Json& font, const std::set<unsigned>& codes) {
    const PdfObjects& objects = check.objects;
    const auto name = objects.get(font, "/BaseFont").get<std::string>();
    const Json& descendant = objects.resolve(objects.get(font, "/DescendantFonts").at(0));
    const Json& descriptor = objects.get(descendant, "/FontDescriptor");
    check.demand(objects.get(font, "/Subtype") == "/Type0" &&
                     objects.get(font, "/Encoding") == "/Identity-H",
                 name + " is not a Type 0 font with Identity-H");
    check.demand(objects.get(descendant, "/BaseFont") == name &&
                     objects.get(descriptor, "/FontName") == name,
                 name + " has other names too");
    check.demand(name.size() > 8 && name[7] == '+', name + " is not named as a subset");
    check.demand(!descriptor.contains("/CIDSet"), name + " has a CIDSet");
    const bool truetype = objects.get(descendant, "/Subtype") == "/CIDFontType2";
    if (!descriptor.contains(truetype ? "/FontFile2" : "/FontFile3")) {
        check.demand(false, name + ": no program");
        return;
    }
    if (!font.contains("/ToUnicode")) {
        check.demand(false, name + ": no ToUnicode");
        return;
    }
    const std::map<unsigned, double> widths = widths_of(objects.get(descendant, "/W"));
    if (truetype) {
        check.demand(objects.get(descendant, "/CIDToGIDMap") == "/Identity", name + ": no map");
        const std::string program = objects.bytes(descriptor.at("/FontFile2"));
        check.demand(
            objects.get(objects.get(descriptor, "/FontFile2"), "/Length1") == program.size(),
            name + ": Length1 is wrong");
        check_truetype_widths(check, name, program, codes, widths);
    } else {
        const Json& program = objects.get(descriptor, "/FontFile3");
        check.demand(objects.get(program, "/Subtype") == "/CIDFontType0C", name + ": no program");
        check_cff_widths(check, name, objects.bytes(descriptor.at("/FontFile3")), codes, widths);
    }
    const auto mappings = mappings_of(objects.bytes(font.at("/ToUnicode")));
    for (const unsigned code : codes) {
        const auto mapping = mappings.find(code);
        check.demand(mapping != mappings.end() && mapping->second.size() >= 4 &&
                         mapping->second != "0000" && mapping->second != "FEFF" &&
                         mapping->second != "FFFE",
                     name + ": code " + std::to_string(code) + " says nothing");
        check.demand(widths.contains(code), name + ": a code without a width");
    }
}

}  // namespace

void audit_fonts(const PdfObjects& objects, const FontCodes& shown, Findings& findings) {
    const Check check{objects, findings};
    for (const auto& [reference, codes] : shown) {
        check_font(check, objects.resolve(reference), codes);
    }
}

}  // namespace precis::pdf::test
