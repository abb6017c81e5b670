/* filter-private.h - the inside of a filter, for filter.c and filter-parse.c. */
#pragma once

#include "model/filter.h"

G_BEGIN_DECLS

typedef enum
{
  FILTER_IS,                    /* =, one of the values */
  FILTER_IS_NOT,                /* != */
  FILTER_MOST,                  /* <= */
  FILTER_LEAST,                 /* >= */
  FILTER_HAS,                   /* ~ */
  FILTER_WORD,                  /* no field: a word in any prose */
} FilterOp;

typedef struct
{
  char *text;                   /* canonical; NULL: not set */
  char *folded;                 /* NULL: not set */
} FilterValue;

typedef struct
{
  const ParcoursField *field;   /* of a card; `persona` is that of a lane; NULL for words */
  FilterOp op;
  GPtrArray *values;            /* FilterValue; one but for = and != */
} FilterTerm;

struct _ParcoursFilter
{
  GPtrArray *terms;             /* FilterTerm */
};

FilterTerm *_parcours_filter_term_new (const ParcoursField *field, FilterOp op);
void _parcours_filter_term_free (gpointer term);
FilterTerm *_parcours_filter_term_copy (const FilterTerm *term);
void _parcours_filter_term_add (FilterTerm *term, const char *text);
ParcoursFilter *_parcours_filter_new (void);

/* The row a name in a filter stands for, NULL if there is none. `length` bytes of `name`. */
const ParcoursField *_parcours_filter_field (const char *name, gsize length);

/* What the card says for a field; NULL if it is not set. Borrowed. */
const char *_parcours_filter_card_value (ParcoursMap *map, ParcoursElement *card, const ParcoursField *field);

/* The parts of a value that are compared one by one: those of a list, or the value. The caller owns them. */
char **_parcours_filter_parts (const ParcoursField *field, const char *value);

/* TRUE for the operations that make sense for a field. */
gboolean _parcours_filter_allows (const ParcoursField *field, FilterOp op);

/* The sign of an operation. Static. */
const char *_parcours_filter_op_text (FilterOp op);

G_END_DECLS
