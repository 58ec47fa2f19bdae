#include "cli/exit_codes.hpp"

#include <algorithm>
#include <optional>

namespace precis::cli {
namespace {

ExitCode exit_code_of(const Diagnostic& error) {
    switch (error.code) {
        case Code::unknown_format:
        case Code::unknown_plugin_option:
        case Code::option_not_a_flag:
        case Code::option_not_a_number:
        case Code::option_out_of_range:
        case Code::option_not_a_choice:
        case Code::option_not_plain_text:
            return ExitCode::usage;
        case Code::not_cleared:
            return ExitCode::refused;
        case Code::missing_resource:
            return ExitCode::invalid_input;
        case Code::workspace_exists:
            return ExitCode::not_written;
        default:
            break;
    }
    switch (static_cast<int>(error.code) / 100) {
        case 5:
            return ExitCode::does_not_fit;
        case 6:
            return ExitCode::plugin_failed;
        case 7:
            return ExitCode::not_written;
        case 8:
            return error.source == nullptr && error.path.empty() ? ExitCode::usage
                                                                 : ExitCode::invalid_input;
        default:
            return ExitCode::invalid_input;
    }
}

}  // namespace

ExitCode exit_code_of(const Diagnostics& diagnostics) {
    std::optional<ExitCode> first;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
        if (diagnostic.severity == Severity::error) {
            const ExitCode code = exit_code_of(diagnostic);
            first = first ? std::min(*first, code) : code;
        }
    }
    return first.value_or(ExitCode::done);
}

}  // namespace precis::cli
