#include "base/xml_check.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

#include <expat.h>
#include <fmt/format.h>

namespace precis {
namespace {

// Between a namespace name and a local name: a character that neither can hold.
constexpr char kSeparator = '\n';
constexpr std::size_t kPiece = std::size_t{16} << 20;

bool is_defined(std::string_view entity) {
    constexpr std::array<std::string_view, 5> kPredefined{"amp", "lt", "gt", "quot", "apos"};
    return entity.starts_with('#') ||
           std::find(kPredefined.begin(), kPredefined.end(), entity) != kPredefined.end();
}

// One run of Expat over a text. Its handlers only note what they see and stop the parser at the
// first thing that Precis refuses; nothing in them throws while all is well.
class Checker {
  public:
    Checker(const DecodedXml& decoded, int depth, Diagnostics& diagnostics)
        : decoded_(decoded),
          text_(decoded.source->text()),
          depth_(static_cast<std::size_t>(std::max(depth, 1))),
          diagnostics_(diagnostics) {
        open_.reserve(depth_ + 1);
    }

    std::optional<XmlNamespaces> run() {
        // The text has been made UTF-8, whatever its declaration says.
        parser_.reset(XML_ParserCreateNS("UTF-8", kSeparator));
        if (parser_ == nullptr) {
            throw std::bad_alloc();
        }
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_start, on_end);
        XML_SetStartNamespaceDeclHandler(parser_.get(), on_namespace);
        XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
        XML_SetXmlDeclHandler(parser_.get(), on_declaration);
        if (parse()) {
            return std::move(namespaces_);
        }
        report(XML_GetErrorCode(parser_.get()));
        return std::nullopt;
    }

  private:
    // Most files are one piece: Expat counts lines from one piece to the next. But it copies what it
    // is given, and would copy a large file whole.
    bool parse() {
        std::size_t at = 0;
        while (true) {
            const std::size_t size = std::min(kPiece, text_.size() - at);
            const bool last = at + size == text_.size();
            if (XML_Parse(parser_.get(), text_.data() + at, static_cast<int>(size), last ? 1 : 0) !=
                XML_STATUS_OK) {
                return false;
            }
            if (last) {
                return true;
            }
            at += size;
        }
    }

    struct Deleter {
        void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
    };

    static Checker& self(void* user) { return *static_cast<Checker*>(user); }

    static void XMLCALL on_start(void* user, const XML_Char* name,
                                 const XML_Char** /*attributes*/) {
        self(user).start(name);
    }
    static void XMLCALL on_end(void* user, const XML_Char* /*name*/) {
        self(user).open_.pop_back();
    }
    static void XMLCALL on_namespace(void* user, const XML_Char* prefix, const XML_Char* /*uri*/) {
        self(user).namespaces_.prefixes |= prefix != nullptr;
    }
    static void XMLCALL on_doctype(void* user, const XML_Char* /*name*/, const XML_Char* /*system*/,
                                   const XML_Char* /*public*/, int /*has_internal_subset*/) {
        Checker& checker = self(user);
        const std::size_t at = checker.text_.rfind("<!DOCTYPE", checker.here());
        checker.refuse(Code::doctype_refused, at == std::string_view::npos ? 0 : at, 9,
                       "a DOCTYPE is not allowed here",
                       "take it out; entities such as '&nbsp;' can be written as characters");
    }
    static void XMLCALL on_declaration(void* user, const XML_Char* version,
                                       const XML_Char* encoding, int /*standalone*/) {
        self(user).declaration(version == nullptr ? "1.0" : version,
                               encoding == nullptr ? "" : encoding);
    }

    std::size_t here() const {
        const XML_Index index = XML_GetCurrentByteIndex(parser_.get());
        return index < 0 ? 0 : std::min(static_cast<std::size_t>(index), text_.size());
    }

    void start(std::string_view name) {
        const std::size_t separator = name.rfind(kSeparator);
        const std::string_view space =
            separator == std::string_view::npos ? "" : name.substr(0, separator);
        if (count_ == 0) {
            namespaces_.home = space;
        } else if (space != namespaces_.home) {
            namespaces_.strangers.emplace_back(count_, space);
        }
        ++count_;
        open_.push_back(here());
        if (open_.size() > depth_) {
            refuse(Code::nested_too_deeply, here() + 1, name_at(here() + 1).size(),
                   fmt::format("elements are nested more than {} deep", depth_),
                   "check that each element is closed where it should be");
        }
    }

    void declaration(std::string_view version, std::string_view encoding) {
        const std::string_view head = text_.substr(0, text_.find("?>"));
        const std::size_t at = head.find(encoding.empty() ? version : encoding);
        const auto named = encoding_called(encoding);
        const std::string_view actual = name_of(decoded_.encoding);
        if (version != "1.0") {
            refuse(Code::unsupported_xml_version, head.find(version), version.size(),
                   fmt::format("the file is in version {} of XML", version),
                   "write version=\"1.0\"");
        } else if (encoding.empty()) {
            return;
        } else if (!named) {
            refused_ = true;
            report_unsupported_encoding(decoded_.source, encoding, diagnostics_);
            XML_StopParser(parser_.get(), XML_FALSE);
        } else if (*named != decoded_.encoding) {
            refuse(Code::encoding_mismatch, at, encoding.size(),
                   fmt::format("the file says that it is in {}, but it is in {}", encoding, actual),
                   fmt::format("write encoding=\"{}\"", actual));
        }
    }

    void refuse(Code code, std::size_t offset, std::size_t length, std::string message,
                std::string hint) {
        if (!refused_) {
            refused_ = true;
            report_at(code, offset, length, std::move(message), std::move(hint));
            XML_StopParser(parser_.get(), XML_FALSE);
        }
    }

    void report_at(Code code, std::size_t offset, std::size_t length, std::string message,
                   std::string hint) {
        const Location where{decoded_.source.get(), static_cast<std::uint32_t>(offset),
                             static_cast<std::uint32_t>(length)};
        diagnostics_.report(code, where, std::move(message)).hinted(std::move(hint));
    }

    // The name that begins at `offset`, as written.
    std::string_view name_at(std::size_t offset) const {
        const std::string_view rest = text_.substr(std::min(offset, text_.size()));
        return rest.substr(0, rest.find_first_of(" \t\r\n/>=<&;'\""));
    }

    void report(XML_Error error) {
        if (refused_) {
            return;
        }
        const std::size_t at = here();
        switch (error) {
            case XML_ERROR_TAG_MISMATCH:
                report_mismatch(at);
                return;
            case XML_ERROR_NO_ELEMENTS:
            case XML_ERROR_UNCLOSED_TOKEN:
            case XML_ERROR_PARTIAL_CHAR:
            case XML_ERROR_UNCLOSED_CDATA_SECTION:
                report_truncation(error, at);
                return;
            case XML_ERROR_DUPLICATE_ATTRIBUTE:
                report_duplicate(at);
                return;
            case XML_ERROR_UNDEFINED_ENTITY:
                report_entity(at);
                return;
            case XML_ERROR_UNBOUND_PREFIX:
                report_at(Code::undeclared_prefix, at + 1, name_at(at + 1).size(),
                          fmt::format("a prefix in '<{}>' is not declared", name_at(at + 1)),
                          "declare it with xmlns:prefix=\"...\", or take it out");
                return;
            default:
                report_malformed(error, at);
        }
    }

    void report_mismatch(std::size_t at) {
        const std::size_t opened = open_.empty() ? 0 : open_.back() + 1;
        at += text_.substr(at).starts_with("</") ? 2 : 0;
        report_at(
            Code::mismatched_tag, at, name_at(at).size(),
            fmt::format("'</{}>' stands where '</{}>' was expected", name_at(at), name_at(opened)),
            fmt::format("'<{}>' begins in line {}", name_at(opened),
                        decoded_.source->position(opened).line));
    }

    void report_truncation(XML_Error error, std::size_t at) {
        if (open_.empty() && error == XML_ERROR_NO_ELEMENTS) {
            report_at(Code::not_well_formed, text_.size(), 0, "the file has no element", "");
        } else if (error == XML_ERROR_NO_ELEMENTS) {
            const std::size_t opened = open_.back() + 1;
            report_at(Code::cut_short, opened, name_at(opened).size(),
                      fmt::format("'<{}>' is never closed", name_at(opened)),
                      "the file ends too early; was it saved or copied in full?");
        } else {
            report_at(Code::cut_short, at, 1, "the file ends in the middle of what begins here",
                      "was it saved or copied in full?");
        }
    }

    void report_duplicate(std::size_t at) {
        const bool at_attribute = at < text_.size() && text_[at] != '<';
        const std::string_view name = name_at(at_attribute ? at : at + 1);
        report_at(Code::duplicate_attribute, at_attribute ? at : at + 1, name.size(),
                  at_attribute ? fmt::format("the attribute '{}' is given twice", name)
                               : fmt::format("'<{}>' has an attribute twice", name),
                  "keep one of them");
    }

    void report_entity(std::size_t at) {
        // In an attribute Expat names the tag; the reference is somewhere after it.
        std::size_t amp = std::min(text_.find('&', at), text_.size());
        while (amp < text_.size() && is_defined(name_at(amp + 1))) {
            amp = std::min(text_.find('&', amp + 1), text_.size());
        }
        const std::string_view name = name_at(amp + 1);
        report_at(Code::undefined_entity, amp, name.size() + 2,
                  fmt::format("there is no entity '&{};'", name),
                  "write the character itself; for '&' write '&amp;'");
    }

    void report_malformed(XML_Error error, std::size_t at) {
        std::string message;
        std::string hint;
        const char before = at > 0 && at <= text_.size() ? text_[at - 1] : '\0';
        const char found = at < text_.size() ? text_[at] : '\0';
        if (error == XML_ERROR_INVALID_TOKEN && (before == '&' || found == '&')) {
            at -= before == '&' ? 1 : 0;
            message = "'&' does not begin a reference here";
            hint = "write '&amp;' for the character itself";
        } else if (error == XML_ERROR_INVALID_TOKEN && found == '<') {
            message = "'<' may not stand here";
            hint = "write '&lt;' for the character itself";
        } else if (error == XML_ERROR_JUNK_AFTER_DOC_ELEMENT) {
            message = "there is something after the end of the root element";
            hint = "a file has one root element; take out what comes after it";
        } else if (error == XML_ERROR_MISPLACED_XML_PI) {
            message = "the XML declaration does not begin the file";
            hint = "nothing may stand before it, not even a blank";
        } else if (error == XML_ERROR_BAD_CHAR_REF) {
            message = "this reference is to no character that XML allows";
        } else {
            message = fmt::format("this is not well-formed XML: {}", XML_ErrorString(error));
        }
        report_at(Code::not_well_formed, at, 1, std::move(message), std::move(hint));
    }

    const DecodedXml& decoded_;
    std::string_view text_;
    std::size_t depth_;
    Diagnostics& diagnostics_;
    std::unique_ptr<XML_ParserStruct, Deleter> parser_;
    XmlNamespaces namespaces_;
    std::vector<std::size_t> open_;  // where the start tags of the open elements begin
    std::size_t count_ = 0;          // of elements begun
    bool refused_ = false;
};

}  // namespace

std::optional<XmlNamespaces> check_xml(const DecodedXml& decoded, int depth,
                                       Diagnostics& diagnostics) {
    if (decoded.source->text().size() > std::numeric_limits<int>::max()) {
        diagnostics.report(Code::file_too_large, decoded.source->path(),
                           fmt::format("'{}' is too large", decoded.source->path()));
        return std::nullopt;
    }
    return Checker(decoded, depth, diagnostics).run();
}

}  // namespace precis
