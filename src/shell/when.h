/* when.h - a moment of the past as a person says it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Today at 14:30", "Yesterday at 14:30", "Monday at 14:30", "22 November at 14:30", "22 November 2025 at 14:30": as
 * far from `now` as it is. What is later than `now` has its full date. The caller owns it. */
char *parcours_when_dup_words (GDateTime *time, GDateTime *now);

/* Weekday, date and time to the second. The caller owns it. */
char *parcours_when_dup_full (GDateTime *time);

G_END_DECLS
