#include "typeset/remembered_finder.hpp"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include <fontconfig/fontconfig.h>
#include <sys/stat.h>
#include <unistd.h>

namespace precis::typeset {
namespace {

constexpr std::string_view kFirstLine = "precis faces 3 ";

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string{value};
}

// What else an answer rests on, in one line.
std::string surroundings() {
    std::string all{kFirstLine};
    all += std::to_string(FcGetVersion());
    for (const char* name : {"FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "HOME",
                             "XDG_CONFIG_HOME", "XDG_DATA_HOME"}) {
        all += '\t';
        all += environment(name);
    }
    return all;
}

// Where Fontconfig would look for a user's own set-up, whether or not there is one yet.
std::vector<std::string> places_of_the_user() {
    std::vector<std::string> places;
    const std::string home = environment("HOME");
    if (home.empty()) {
        return places;
    }
    const std::string config = environment("XDG_CONFIG_HOME");
    const std::string data = environment("XDG_DATA_HOME");
    const std::string own = (config.empty() ? home + "/.config" : config) + "/fontconfig";
    for (const char* name : {"", "/fonts.conf", "/conf.d"}) {
        places.push_back(own + name);
    }
    places.push_back((data.empty() ? home + "/.local/share" : data) + "/fonts");
    for (const char* name : {"/.fonts", "/.fonts.conf", "/.fonts.conf.d"}) {
        places.push_back(home + name);
    }
    return places;
}

bool fits_on_a_line(std::string_view text) {
    return text.find_first_of("\t\n") == std::string_view::npos;
}

// The fields of one line of the file.
class Fields {
  public:
    explicit Fields(std::string_view line) : rest_(line) {}

    std::string_view next() {
        const auto tab = rest_.find('\t');
        const auto field = rest_.substr(0, tab);
        rest_.remove_prefix(tab == std::string_view::npos ? rest_.size() : tab + 1);
        return field;
    }
    std::optional<long long> number() {
        const std::string_view field = next();
        long long value = 0;
        const auto [end, error] = std::from_chars(field.begin(), field.end(), value);
        if (error != std::errc{} || end != field.end()) {
            return std::nullopt;
        }
        return value;
    }
    std::string_view rest() const { return rest_; }

  private:
    std::string_view rest_;
};

std::string question_of(char kind, const FaceRequest& request) {
    return std::string(1, kind) + '\t' + std::to_string(request.weight) +
           (request.italic ? "\titalic\t" : "\tupright\t") + request.family;
}

long long now_in_nanoseconds() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(since).count();
}

}  // namespace

RememberedFinder::RememberedFinder(std::filesystem::path file) : file_(std::move(file)) {}

std::optional<FaceFile> RememberedFinder::find(const FaceRequest& request) {
    return answer(question_of('f', request), [&] { return fontconfig_.find(request); });
}

std::optional<FaceFile> RememberedFinder::find_with(const FaceRequest& request, char32_t character,
                                                    std::string_view language) {
    const auto code = static_cast<unsigned long>(character);
    return answer(
        question_of('c', request) + '\t' + std::to_string(code) + '\t' + std::string(language),
        [&] { return fontconfig_.find_with(request, character, language); });
}

template <class Ask>
std::optional<FaceFile> RememberedFinder::answer(std::string question, Ask&& ask) {
    const std::lock_guard lock(mutex_);
    if (!recalled_) {
        recalled_ = true;
        recall();
    }
    if (const auto known = answers_.find(question); known != answers_.end()) {
        return known->second;
    }
    auto found = std::forward<Ask>(ask)();
    if (answers_.empty()) {
        for (const std::string& path : fontconfig_.watched_paths()) {
            note(path);
            // A folder of configuration files counts as a whole.
            const auto folder = std::filesystem::path(path).parent_path();
            if (folder.extension() == ".d") {
                note(folder.string());
            }
        }
        for (const std::string& path : places_of_the_user()) {
            note(path);
        }
    }
    if (found) {
        note(found->path);
    }
    answers_.emplace(std::move(question), found);
    remember();
    return found;
}

RememberedFinder::Seen RememberedFinder::look(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        return {};
    }
    return {static_cast<long long>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec,
            static_cast<long long>(status.st_size)};
}

void RememberedFinder::recall() {
    std::ifstream in(file_, std::ios::binary);
    if (file_.empty() || !in) {
        return;
    }
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    bool usable = parse(text);
    for (auto seen = seen_.begin(); usable && seen != seen_.end(); ++seen) {
        usable = look(seen->first) == seen->second;
    }
    if (!usable) {
        seen_.clear();
        answers_.clear();
    }
}

// Lines: the surroundings; "s" modified, size, path; "a" index, path (empty: none), question;
// "end".
bool RememberedFinder::parse(const std::string& text) {
    std::string_view rest = text;
    const auto next_line = [&rest] {
        const auto end = rest.find('\n');
        const auto line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        return line;
    };
    if (next_line() != surroundings()) {
        return false;
    }
    while (!rest.empty()) {
        Fields line(next_line());
        const std::string_view kind = line.next();
        if (kind == "end") {
            return rest.empty();
        }
        const auto number = line.number();
        if (!number) {
            return false;
        }
        if (kind == "s") {
            const auto size = line.number();
            if (!size) {
                return false;
            }
            seen_[std::string(line.rest())] = {*number, *size};
        } else if (kind == "a") {
            std::string path{line.next()};
            auto& known = answers_[std::string(line.rest())];
            if (!path.empty()) {
                known = FaceFile{std::move(path), static_cast<unsigned>(*number)};
            }
        } else {
            return false;
        }
    }
    return false;  // cut off
}

std::string RememberedFinder::to_text() const {
    std::string text = surroundings() + '\n';
    for (const auto& [path, seen] : seen_) {
        text += "s\t" + std::to_string(seen.modified) + '\t' + std::to_string(seen.size) + '\t' +
                path + '\n';
    }
    for (const auto& [question, file] : answers_) {
        text += "a\t" + std::to_string(file ? file->index : 0) + '\t' + (file ? file->path : "") +
                '\t' + question + '\n';
    }
    return text + "end\n";
}

void RememberedFinder::remember() const {
    if (file_.empty()) {
        return;
    }
    // What changed just now may change again within the same tick of its time stamp.
    const long long recent = now_in_nanoseconds() - 2'000'000'000;
    for (const auto& [path, seen] : seen_) {
        if (seen.modified > recent || !fits_on_a_line(path)) {
            return;
        }
    }
    std::error_code ignored;
    std::filesystem::create_directories(file_.parent_path(), ignored);
    std::string beside = file_.string() + ".XXXXXX";
    const int descriptor = ::mkstemp(beside.data());
    if (descriptor < 0) {
        return;
    }
    const std::string text = to_text();
    const bool whole =
        ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    if (::close(descriptor) != 0 || !whole || ::rename(beside.c_str(), file_.c_str()) != 0) {
        ::unlink(beside.c_str());
    }
}

std::shared_ptr<FontFinder> system_fonts() {
    static const std::shared_ptr<FontFinder> finder = [] {
        std::filesystem::path cache = environment("XDG_CACHE_HOME");
        if (!cache.is_absolute()) {
            const std::string home = environment("HOME");
            cache = home.empty() ? std::filesystem::path{} : std::filesystem::path(home) / ".cache";
        }
        return std::make_shared<RememberedFinder>(cache.empty() ? std::filesystem::path{}
                                                                : cache / "precis" / "faces");
    }();
    return finder;
}

}  // namespace precis::typeset
