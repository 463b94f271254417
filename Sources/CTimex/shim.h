#pragma once
#include <sys/timex.h>
#include <time.h>
