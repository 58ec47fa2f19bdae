// The memory of a process that ends soon.
#pragma once

namespace precis::cli {

// Has as much memory at hand from the start as making one handout takes, and gives none back before
// the process ends. The system hands memory out page by page, each at its first use; for a handout
// that is a thousand interruptions, which take a tenth of its time, and asked for at once it is one.
// Changes nothing but speed, and nothing where the system does not know it.
void take_memory_for_a_handout();

}  // namespace precis::cli
