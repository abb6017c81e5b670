/* record-words.h - a record in a line or two, for lists and headings: in the user's language. */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* What it is called: its name, or what kind of it it is. Never empty. The caller owns it. */
char *parcours_record_dup_title (ParcoursElement *record);

/* What else is short enough to say about it, " · " between; "" if nothing is. The caller owns it. */
char *parcours_record_dup_subtitle (ParcoursMap *map, ParcoursElement *record);

/* Where it stands: "Ludovic · Use · 8 Exchange" for a card. "" where that says nothing. The caller owns it. */
char *parcours_record_dup_place (ParcoursMap *map, ParcoursElement *record);

/* “in 3 of 8 cards”. The caller owns it. */
char *parcours_dup_share_words (guint n, guint all);

G_END_DECLS
