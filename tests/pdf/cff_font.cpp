#include "cff_font.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace precis::pdf::test {
namespace {

std::string big_endian(std::uint32_t value, int bytes) {
    std::string out;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
        out += static_cast<char>(value >> shift & 0xFF);
    }
    return out;
}

std::string u16(std::uint32_t value) {
    return big_endian(value, 2);
}

// A number in a charstring.
std::string operand(int value) {
    return '\x1C' + u16(static_cast<std::uint16_t>(value));
}

// A number in a DICT, of a size that does not depend on it.
std::string dict_operand(std::size_t value) {
    return '\x1D' + big_endian(static_cast<std::uint32_t>(value), 4);
}

std::string index(const std::vector<std::string>& objects) {
    std::string out = u16(static_cast<std::uint32_t>(objects.size()));
    if (objects.empty()) {
        return out;
    }
    out += '\x02';
    std::uint32_t offset = 1;
    out += u16(offset);
    std::string data;
    for (const std::string& object : objects) {
        data += object;
        offset += static_cast<std::uint32_t>(object.size());
        out += u16(offset);
    }
    return out + data;
}

std::string box(int advance, int width, int height) {
    return operand(advance) + operand(100) + operand(0) + '\x15' +  // rmoveto
           operand(width) + operand(0) + '\x05' +                   // rlineto
           operand(0) + operand(height) + '\x05' + operand(-width) + operand(0) + '\x05' + '\x0E';
}

struct Offsets {
    std::size_t charset = 0;
    std::size_t char_strings = 0;
    std::size_t private_dict = 0;
    std::size_t font_dicts = 0;
    std::size_t font_select = 0;
};

const std::string kPrivate = "\x8B\x14";  // defaultWidthX 0

std::string private_entry(const Offsets& at) {
    return dict_operand(kPrivate.size()) + dict_operand(at.private_dict) + '\x12';
}

std::string top_dict(bool cid_keyed, const Offsets& at) {
    std::string out;
    if (cid_keyed) {
        // Registry and ordering are the first two strings that are not standard ones.
        out += dict_operand(391) + dict_operand(392) + dict_operand(0) + "\x0C\x1E";
    }
    out += dict_operand(at.charset) + '\x0F' + dict_operand(at.char_strings) + '\x11';
    if (!cid_keyed) {
        return out + private_entry(at);
    }
    return out + dict_operand(at.font_dicts) + "\x0C\x24" + dict_operand(at.font_select) +
           "\x0C\x25";
}

// The table for known offsets; where the parts come to lie is told back through `at`.
std::string cff_table(bool cid_keyed, Offsets& at) {
    std::string out("\x01\x00\x04\x02", 4);
    out += index({"Test"}) + index({top_dict(cid_keyed, at)});
    const std::vector<std::string> strings = {"Adobe", "Identity"};
    out += index(cid_keyed ? strings : std::vector<std::string>()) + index({});
    at.charset = out.size();
    out += '\0' + u16(34) + u16(cid_keyed ? 66 : 35);  // format 0; names are "A" and "B"
    at.char_strings = out.size();
    out += index({operand(500) + '\x0E', box(600, 400, 700), box(500, 200, 300)});
    at.private_dict = out.size();
    out += kPrivate;
    if (cid_keyed) {
        at.font_dicts = out.size();
        out += index({private_entry(at)});
        at.font_select = out.size();
        out += std::string(4, '\0');  // format 0, all glyphs of the first
    }
    return out;
}

std::string table_directory(const std::vector<std::pair<std::string, std::string>>& tables) {
    std::string directory =
        "OTTO" + u16(static_cast<std::uint32_t>(tables.size())) + u16(64) + u16(2) + u16(16);
    std::string data;
    for (const auto& [name, table] : tables) {
        const std::size_t offset = 12 + 16 * tables.size() + data.size();
        directory += name + big_endian(0, 4) + big_endian(static_cast<std::uint32_t>(offset), 4) +
                     big_endian(static_cast<std::uint32_t>(table.size()), 4);
        data += table;
        data.resize((data.size() + 3) / 4 * 4, '\0');
    }
    return directory + data;
}

}  // namespace

std::string cff_font(bool cid_keyed, unsigned second_advance) {
    Offsets offsets;
    cff_table(cid_keyed, offsets);
    const std::string head = u16(1) + u16(0) + big_endian(0x10000, 4) + big_endian(0, 4) +
                             big_endian(0x5F0F3CF5, 4) + u16(3) + u16(1000) +
                             std::string(16, '\0') + u16(0) + u16(0) + u16(500) + u16(700) +
                             u16(0) + u16(8) + u16(2) + u16(0) + u16(0);
    const std::string hhea = big_endian(0x10000, 4) + u16(800) + u16(0xFF38) + u16(0) + u16(600) +
                             std::string(22, '\0') + u16(3);
    const std::string hmtx =
        u16(500) + u16(0) + u16(600) + u16(100) + u16(second_advance) + u16(100);
    return table_directory({{"CFF ", cff_table(cid_keyed, offsets)},
                            {"head", head},
                            {"hhea", hhea},
                            {"hmtx", hmtx},
                            {"maxp", big_endian(0x5000, 4) + u16(3)}});
}

}  // namespace precis::pdf::test
