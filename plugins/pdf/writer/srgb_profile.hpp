// What the colours of a page mean: the sRGB colour space (IEC 61966-2-1) as an ICC profile.
#pragma once

#include <string>

namespace precis::pdf {

// A display profile of version 2 (ICC.1:2001-04). Made once; from any thread.
const std::string& srgb_profile();

}  // namespace precis::pdf
