/* Put before a program's other libraries, this makes it believe in another day. */
#define _GNU_SOURCE
#include <sys/time.h>
#include <time.h>

static const time_t kOtherDay = 2147400000; /* in January 2038 */

time_t time(time_t* out) {
    if (out != 0) {
        *out = kOtherDay;
    }
    return kOtherDay;
}

int gettimeofday(struct timeval* out, void* zone) {
    (void)zone;
    out->tv_sec = kOtherDay;
    out->tv_usec = 0;
    return 0;
}

int clock_gettime(clockid_t clock, struct timespec* out) {
    (void)clock;
    out->tv_sec = kOtherDay;
    out->tv_nsec = 0;
    return 0;
}
