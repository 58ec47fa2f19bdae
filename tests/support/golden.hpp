// Golden files: what a document looked like when somebody last read it and found it good.
#pragma once

#include <string>

namespace precis::test {

// Whether `text` is what tests/golden/NAME holds. With PRECIS_UPDATE_GOLDEN set (tests/run.sh
// --update) the file is written instead and every text passes. On a difference the return is false
// and `difference` names the first line that differs, as it is and as it was.
bool is_golden(const std::string& name, const std::string& text, std::string& difference);

}  // namespace precis::test
