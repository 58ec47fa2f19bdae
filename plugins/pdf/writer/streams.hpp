// Streams, deflated at a fixed level so that the same content gives the same bytes.
#pragma once

#include "pdf/writer/object_file.hpp"
#include "pdf/writer/pdf_syntax.hpp"

#include <string>
#include <string_view>

namespace precis::pdf {

// A zlib stream (RFC 1950).
std::string deflated(std::string_view bytes);

// Adds a stream with further dictionary entries, deflated if `compress`.
Reference add_stream(ObjectFile& file, std::string bytes, std::string entries, bool compress);

}  // namespace precis::pdf
