#include "config.h"

#include "base/error.h"

G_DEFINE_QUARK (parcours-error-quark, parcours_error)
