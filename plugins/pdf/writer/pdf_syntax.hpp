// The written forms of PDF's simple objects (ISO 32000-1, 7.3), independent of the locale.
#pragma once

#include "pdf/page_model.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace precis::pdf {

// The number of an indirect object.
struct Reference {
    std::uint32_t number = 0;
};

void append_integer(std::string& out, long long value);

// Fixed point, at most three decimals, no trailing zeros and no "-0". Throws WriteError for what is
// not finite or too large for a page.
void append_number(std::string& out, double value);

// "12 0 R"
void append_reference(std::string& out, Reference reference);

// "[left bottom right top]"
void append_box(std::string& out, const Box& box);

// "/Name", with what a name cannot hold as #xx.
void append_name(std::string& out, std::string_view name);

// Four hexadecimal digits.
void append_hex16(std::string& out, unsigned value);

// "(text)": a string of bytes, which are ASCII or written as octal.
void append_byte_string(std::string& out, std::string_view bytes);

}  // namespace precis::pdf
