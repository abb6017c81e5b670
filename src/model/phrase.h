/* phrase.h - what sentences call records, their places and their values, in the user's language.
 *
 * All of it is short, on one line and in quotes where it is somebody's own words. Where `starts` is TRUE the phrase
 * starts a sentence, else it stands inside of one. The caller owns the results.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* Card “Pays at the till”, Comment “Too slow” of card “Pays at the till”, The map. What has no name is called by what is
 * known of it. */
char *parcours_phrase_record (ParcoursMap *map, ParcoursElement *record, gboolean starts);

/* Where a card stands in each of two maps, no more than tells the places apart: lane “Ludovic” and lane “Ada”, the tray
 * and stage “Buy”, lane “Ada”. FALSE, and both are NULL, if it is the same place. */
gboolean parcours_phrase_places (ParcoursMap *from, ParcoursElement *old_card, ParcoursMap *to, ParcoursElement *card,
                                 char **from_place, char **to_place);

/* The whole place of a card. */
char *parcours_phrase_place (ParcoursMap *map, ParcoursElement *card);

/* The name of a field. */
char *parcours_phrase_label (const ParcoursField *field);

/* A value: a choice by its label, ids by the names of the records, numbers with their sign. Of a long text only the
 * beginning. NULL for what is no text for people: picture data, unknown content. */
char *parcours_phrase_value (ParcoursMap *map, const ParcoursField *field, const char *value);

/* Two values of a text field: long ones are cut around the first difference. FALSE, and both are NULL, if they only
 * differ in line breaks and spaces. */
gboolean parcours_phrase_texts (const char *from, const char *to, char **from_text, char **to_text);

/* 3 steps, for a kind of record that stands in others. */
char *parcours_phrase_count (ParcoursKind kind, guint n);

/* Adds `part` to a list of phrases, “, ” between. */
void parcours_phrase_join (GString *list, const char *part);

G_END_DECLS
