#include "cli/process_memory.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#if defined(__GLIBC__)
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace precis::cli {

void take_memory_for_a_handout() {
#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
    constexpr std::size_t kHandout = std::size_t{5} << 20;
    constexpr int kMost = 32 << 20;         // that may be asked for
    ::mallopt(M_MMAP_THRESHOLD, kMost);  // so that the memory of large blocks, too, is used again
    ::mallopt(M_TRIM_THRESHOLD, kMost);
    ::mallopt(M_TOP_PAD, static_cast<int>(kHandout));
    void* volatile grown = std::malloc(kHandout / 8);  // the heap grows by what was just set, too
    std::free(grown);
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0)) / page * page;
    ::madvise(reinterpret_cast<void*>(end - kHandout), kHandout, MADV_POPULATE_WRITE);
#endif
}

}  // namespace precis::cli
