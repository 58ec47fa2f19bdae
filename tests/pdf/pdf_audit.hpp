// An independent reading of a written file against what PDF/UA-1 (as the Matterhorn Protocol lists
// it) and PDF/A-2a ask for, as far as a program can tell. Shares no code with the writer.
#pragma once

#include "content_stream_audit.hpp"
#include "pdf_objects.hpp"

#include <string>
#include <vector>

namespace precis::pdf::test {

// What is wrong with the file; nothing when it is as it should be.
std::vector<std::string> audit(const std::string& pdf);

using Findings = std::vector<std::string>;

// What a part of it works with.
struct Check {
    const PdfObjects& objects;
    Findings& findings;

    void demand(bool condition, const std::string& what) const {
        if (!condition) {
            findings.push_back(what);
        }
    }
};

// The parts of it.
void audit_file(const std::string& pdf, const PdfObjects& objects, Findings& findings);
void audit_fonts(const PdfObjects& objects, const FontCodes& shown, Findings& findings);
void audit_structure(const PdfObjects& objects, const std::vector<PageReading>& pages,
                     Findings& findings);

}  // namespace precis::pdf::test
