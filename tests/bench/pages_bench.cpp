// Many personalised one-pagers in one process: processor time for each against the floor, which is
// to deflate the same bytes (libdeflate, level 6) and write them, and nothing else.
//
// usage: bench_pages [DOCUMENTS [plugin.option=value ...]]
#include "bench/pdf_streams.hpp"
#include "compose/compose.hpp"
#include "compose/query_results.hpp"
#include "fit/fit.hpp"
#include "host/folder_resources.hpp"
#include "host/plugins.hpp"
#include "typeset/stage_clock.hpp"
#include "workspace/workspace.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

extern "C" {
extern const precis_entry_t precis_plugin;  // that of the pdf plugin, linked in
}

namespace precis::bench {
namespace {

constexpr std::array<const char*, 9> kStages{"load",    "compose", "fit",     "shape", "break",
                                             "content", "fonts",   "deflate", "write"};
enum StageIndex { kLoad, kCompose, kFit, kShape };

double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double peak_mebibytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

// Gives each moment to the innermost stage.
class StageTimes : public typeset::StageListener {
  public:
    void enter(typeset::Stage stage) override { begin(kShape + static_cast<std::size_t>(stage)); }
    void leave() override { end(); }

    void begin(std::size_t stage) {
        settle();
        open_.push_back(stage);
    }
    void end() {
        settle();
        open_.pop_back();
    }
    const std::array<double, kStages.size()>& seconds() const { return seconds_; }

  private:
    void settle() {
        const double now = processor_seconds();
        if (!open_.empty()) {
            seconds_[open_.back()] += now - since_;
        }
        since_ = now;
    }

    std::array<double, kStages.size()> seconds_{};
    std::vector<std::size_t> open_;
    double since_ = 0;
};

[[noreturn]] void fail(const Diagnostics& diagnostics) {
    throw std::runtime_error(to_text(diagnostics, false));
}

template <typename Thing>
Thing needed(std::optional<Thing> thing, const Diagnostics& diagnostics) {
    if (!thing) {
        fail(diagnostics);
    }
    return std::move(*thing);
}

// A file that is written over and over.
class Output {
  public:
    Output() : file_(::open("/tmp/precis-bench.pdf", O_CREAT | O_RDWR | O_TRUNC, 0600)) {}
    ~Output() {
        ::close(file_);
        ::unlink("/tmp/precis-bench.pdf");
    }
    void write(std::string_view bytes) const {
        if (::pwrite(file_, bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()) ||
            ::ftruncate(file_, static_cast<off_t>(bytes.size())) != 0) {
            throw std::runtime_error("the page could not be written");
        }
    }

  private:
    int file_;
};

// All that stays the same from one page to the next.
struct Office {
    Diagnostics diagnostics;
    Workspace workspace =
        needed(Workspace::open(std::string(PRECIS_SOURCE_DIR) + "/examples/digital-solidarity",
                               Installation::around(PRECIS_PROGRAM), diagnostics),
               diagnostics);
    Strategy strategy = needed(workspace.strategy(diagnostics), diagnostics);
    Audiences audiences = needed(workspace.audiences(strategy, diagnostics), diagnostics);
    Template form =
        needed(read_template_file(
                   {"personal-page",
                    std::string(PRECIS_SOURCE_DIR) + "/tests/bench/personal-page.xml", true},
                   diagnostics),
               diagnostics);
    Theme theme = needed(workspace.find_theme("", form, diagnostics), diagnostics);
    Labels labels = needed(workspace.labels(diagnostics), diagnostics);
    QueryResults found{strategy};
};

class PageMaker {
  public:
    explicit PageMaker(const OptionValues& options)
        : plugin_(plugin_from_entry(precis_plugin)),
          resources_({{"picture", office_.workspace.folder()},
                      {"logo", office_.workspace.installation().themes}}),
          instance_(plugin_->create(options, resources_, office_.diagnostics)) {
        if (instance_ == nullptr) {
            fail(office_.diagnostics);
        }
    }

    // The page of the recipient of that number. Each has a name of their own.
    std::string make(std::size_t number, StageTimes* times) {
        const auto stage = [times](std::size_t which) {
            if (times != nullptr) {
                times->begin(which);
            }
        };
        const auto end = [times] {
            if (times != nullptr) {
                times->end();
            }
        };
        const Request request = request_for(number);
        stage(kCompose);
        auto briefing = compose(request, office_.diagnostics);
        end();
        stage(kFit);
        TypeSizes sizes;
        sizes.smallest = office_.theme.smallest;
        sizes.largest = office_.theme.largest;
        sizes.step = office_.theme.step;
        const bool fits =
            briefing && fit(*briefing, *instance_, sizes, office_.diagnostics).has_value();
        end();
        stage(kWrite);
        auto bytes = fits ? instance_->render(*briefing) : std::nullopt;
        end();
        return needed(std::move(bytes), office_.diagnostics);
    }

    static constexpr std::size_t kWrite = kStages.size() - 1;

  private:
    Request request_for(std::size_t number) {
        static constexpr std::array<const char*, 5> kNames{"Ada", "Grace", "Linus", "Edsger",
                                                           "Barbara"};
        static constexpr std::array<const char*, 4> kOffices{"the Committee", "the Ministry",
                                                             "the Embassy", "the Council"};
        const auto& list = office_.audiences.list;
        return {.strategy = office_.strategy,
                .audience = list[number % list.size()],
                .form = office_.form,
                .theme = office_.theme,
                .language = office_.strategy.language,
                .date = office_.strategy.published,
                .recipient = {{"name",
                               fmt::format("{} Reader {}", kNames[number % kNames.size()], number)},
                              {"office", kOffices[number / 7 % kOffices.size()]}},
                .labels = &office_.labels,
                .found = &office_.found};
    }

    Office office_;
    std::unique_ptr<Plugin> plugin_;
    FolderResources resources_;
    std::unique_ptr<PluginInstance> instance_;
};

void print_stages(PageMaker& maker, std::size_t documents, double load) {
    StageTimes times;
    typeset::stage_listener = &times;
    const Output output;
    for (std::size_t i = 0; i < documents; ++i) {
        const std::string page = maker.make(documents + i, &times);  // others than before
        times.begin(PageMaker::kWrite);
        output.write(page);
        times.end();
    }
    typeset::stage_listener = nullptr;
    fmt::print("\nstage      us/page   (with the clock, which costs a little itself)\n");
    for (std::size_t i = 0; i < kStages.size(); ++i) {
        const double seconds = i == kLoad ? load : times.seconds()[i];
        fmt::print("{:<8}{:>10.1f}{}\n", kStages[i], seconds * 1e6 / static_cast<double>(documents),
                   i == kLoad ? "   once, shared by all" : "");
    }
}

void run(std::size_t documents, const OptionValues& options) {
    const double start = processor_seconds();
    PageMaker maker(options);
    const double load = processor_seconds() - start;
    const Output output;
    Floor floor;
    double making = 0;
    double deflating = 0;
    double size = 0;
    double early_peak = 0;
    // Some at a time, as in a batch: the memory that inflating for the floor goes through is not to
    // come between one page and the next.
    constexpr std::size_t kAtATime = 25;
    for (std::size_t made = 0; made < documents;) {
        std::vector<std::string> pages;
        for (; pages.size() < kAtATime && made < documents; ++made) {
            const double begun = processor_seconds();
            pages.push_back(maker.make(made, nullptr));
            output.write(pages.back());
            making += processor_seconds() - begun;
        }
        for (const std::string& page : pages) {
            const PdfStreams streams = streams_of(page);
            const double begun = processor_seconds();
            output.write(floor.written(page.size(), streams));
            deflating += processor_seconds() - begun;
            size += static_cast<double>(page.size());
        }
        if (made <= std::max(documents / 4, kAtATime)) {
            early_peak = peak_mebibytes();
        }
    }
    const auto count = static_cast<double>(documents);
    fmt::print("{} pages of {:.1f} KB\n", documents, size / count / 1000);
    fmt::print("page    {:>10.1f} us\nfloor   {:>10.1f} us\nratio   {:>10.2f}\n",
               making * 1e6 / count, deflating * 1e6 / count, making / deflating);
    fmt::print("peak    {:>10.1f} MiB ({:.1f} after a quarter)\n", peak_mebibytes(), early_peak);
    print_stages(maker, documents, load);
}

}  // namespace
}  // namespace precis::bench

int main(int count, char** arguments) {
    try {
        precis::OptionValues options;
        for (int i = 2; i < count; ++i) {
            const std::string text = arguments[i];
            const std::size_t equals = text.find('=');
            options[text.substr(0, equals)] = text.substr(equals + 1);
        }
        precis::bench::run(count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 2000, options);
        return 0;
    } catch (const std::exception& error) {
        std::fputs(error.what(), stderr);
        return 1;
    }
}
