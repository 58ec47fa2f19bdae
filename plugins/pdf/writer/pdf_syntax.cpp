#include "pdf/writer/pdf_syntax.hpp"

#include "pdf/pdf_writer.hpp"

#include <charconv>
#include <cmath>

namespace precis::pdf {
namespace {

constexpr std::string_view kHexDigits = "0123456789ABCDEF";
constexpr double kLargestNumber = 1e9;
// ISO 19005-2, 6.1.13.
constexpr std::size_t kLongestString = 32767;
constexpr std::size_t kLongestName = 127;

bool regular_in_name(char character) {
    return character > ' ' && character < '\x7F' &&
           std::string_view("#/%()<>[]{}").find(character) == std::string_view::npos;
}

void append_octal(std::string& out, unsigned char byte) {
    out += '\\';
    out += static_cast<char>('0' + (byte >> 6));
    out += static_cast<char>('0' + ((byte >> 3) & 7));
    out += static_cast<char>('0' + (byte & 7));
}

}  // namespace

void append_integer(std::string& out, long long value) {
    char digits[24];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
    out.append(digits, end);
}

void append_number(std::string& out, double value) {
    if (!std::isfinite(value) || std::fabs(value) > kLargestNumber) {
        throw WriteError("a measure of the page is not a number or too large");
    }
    long long thousandths = std::llround(value * 1000);
    if (thousandths < 0) {
        out += '-';
        thousandths = -thousandths;
    }
    append_integer(out, thousandths / 1000);
    auto fraction = static_cast<unsigned>(thousandths % 1000);
    if (fraction == 0) {
        return;
    }
    out += '.';
    for (unsigned place = 100; fraction != 0; place /= 10) {
        out += static_cast<char>('0' + fraction / place);
        fraction %= place;
    }
}

void append_reference(std::string& out, Reference reference) {
    append_integer(out, reference.number);
    out += " 0 R";
}

void append_box(std::string& out, const Box& box) {
    out += '[';
    append_number(out, box.left);
    out += ' ';
    append_number(out, box.bottom);
    out += ' ';
    append_number(out, box.right);
    out += ' ';
    append_number(out, box.top);
    out += ']';
}

void append_name(std::string& out, std::string_view name) {
    out += '/';
    for (const char character : name.substr(0, kLongestName)) {
        if (regular_in_name(character)) {
            out += character;
        } else {
            const auto byte = static_cast<unsigned char>(character);
            out += '#';
            out += kHexDigits[byte >> 4];
            out += kHexDigits[byte & 15];
        }
    }
}

void append_hex16(std::string& out, unsigned value) {
    const char digits[] = {kHexDigits[(value >> 12U) & 15], kHexDigits[(value >> 8U) & 15],
                           kHexDigits[(value >> 4U) & 15], kHexDigits[value & 15]};
    out.append(digits, sizeof digits);
}

void append_byte_string(std::string& out, std::string_view bytes) {
    if (bytes.size() > kLongestString) {
        throw WriteError("a text or address is longer than PDF/A allows a string to be");
    }
    out += '(';
    for (const char character : bytes) {
        if (character == '(' || character == ')' || character == '\\') {
            out += '\\';
            out += character;
        } else if (character < ' ' || character > '~') {
            append_octal(out, static_cast<unsigned char>(character));
        } else {
            out += character;
        }
    }
    out += ')';
}

}  // namespace precis::pdf
