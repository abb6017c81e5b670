/* legibility.h - what can be read on paper and from where, before anything is printed.
 *
 * The sheets are composed and painted without drawing, so what is said is measured: how large the smallest words are, which titles and
 * cards are cut, which colours are too close. Advice is composed as well: the same map on larger paper, and with fewer cards.
 *
 * How far away a word is read: a capital letter must be seen at an angle of 16 minutes of arc, the least height that ISO 9241-303
 * (5.5.4) allows for text that is to be read, so at 1 / (2 tan 8') = 215 times its height. (20 to 22' are what it prefers, and what DIN
 * 1450 comes to for reading at leisure; a single word is still made out at 10'.)
 *
 * May run in a worker, with a map that nobody else uses meanwhile, as an export.
 */
#pragma once

#include "export/sheets.h"

G_BEGIN_DECLS

typedef enum
{
  PARCOURS_FINDING_FACT,        /* so it will be */
  PARCOURS_FINDING_ADVICE,      /* what would change it */
  PARCOURS_FINDING_WARNING,     /* what a person should look at before printing */
} ParcoursFindingSeverity;

typedef enum
{
  PARCOURS_FINDING_SHEETS,
  PARCOURS_FINDING_SMALLEST_TEXT,
  PARCOURS_FINDING_CARD_TITLES,
  PARCOURS_FINDING_STAGE_TITLES,
  PARCOURS_FINDING_STEP_TITLES,
  PARCOURS_FINDING_LANE_TITLES,
  PARCOURS_FINDING_CUT_TITLE,   /* of a stage, step or lane */
  PARCOURS_FINDING_OVERFLOW,    /* the text of a card goes on elsewhere, or is cut */
  PARCOURS_FINDING_CONTRAST,
  PARCOURS_FINDING_PICTURE,     /* one that cannot be shown */
  PARCOURS_FINDING_PAPER,       /* advice: other paper */
  PARCOURS_FINDING_FULLEST_CELL,
  PARCOURS_FINDING_FEWER_CARDS, /* advice */
  PARCOURS_N_FINDINGS,
} ParcoursFindingKind;

typedef struct
{
  ParcoursFindingKind kind;
  ParcoursFindingSeverity severity;
  char *id;                     /* the record it is about, to be selected; or NULL */
  char *text;                   /* translated sentences */
} ParcoursFinding;

/* How large the smallest of some words are on paper. All 0 if there are none. */
typedef struct
{
  double points;                /* size of type */
  double capital;               /* height of a capital letter, mm */
  double distance;              /* m from which it is read */
} ParcoursTypeSize;

typedef struct
{
  ParcoursExportReport report;
  ParcoursTypeSize smallest, titles, stages, steps, lanes;      /* titles: of cards */
  guint n_overflow;             /* cards whose text is cut, with or without a note */
  guint n_warnings;
  GPtrArray *findings;          /* of ParcoursFinding: warnings first among those of a kind, kinds in the order above */
} ParcoursLegibility;

/* Under so many points text is hard to read on paper. */
#define PARCOURS_READABLE_POINTS 7.0

/* Composes what `options` ask for and checks it. NULL with an error if it cannot be composed (as parcours_sheets_new()), or if it was
 * cancelled. Paper of width 0 is a picture for a screen: it is measured as if printed at its size, but nothing is too small. */
ParcoursLegibility *parcours_legibility_check (ParcoursMap *map, const ParcoursExportOptions *options, GCancellable *cancellable,
                                               GError **error);

/* As parcours_legibility_check() for sheets that are composed already, with the same `options`. */
ParcoursLegibility *parcours_legibility_check_sheets (ParcoursSheets *sheets, const ParcoursExportOptions *options,
                                                      GCancellable *cancellable, GError **error);

void parcours_legibility_free (ParcoursLegibility *self);

/* "smallest-text", for programs. Static. */
const char *parcours_finding_kind_name (ParcoursFindingKind kind);

/* From how far away, in m, a capital of `mm` height is read. */
double parcours_legibility_distance (double mm);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursLegibility, parcours_legibility_free)

G_END_DECLS
