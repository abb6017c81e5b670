/* schema.h - the table that describes a journey map, read.
 *
 * schema-rows.h holds the rows. A value is always held as its canonical text: what the file would hold. "Unset" is
 * NULL, never "" and never 0. parcours_field_parse() is the one place that decides whether a text is a value of a field.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The format this program reads and writes (format.md, version 1). */
#define PARCOURS_FORMAT_NAMESPACE "urn:uuid:b5968fac-1b71-49bd-883c-8a9de6bb6517"
#define PARCOURS_FORMAT_VERSION 1
#define PARCOURS_FORMAT_MIME "application/x-journey-map+xml"

/* The longest text one attribute or prose child may hold, in bytes (64 KiB), and base64 data (11 MiB). */
#define PARCOURS_TEXT_MAX (64 * 1024)
#define PARCOURS_DATA_MAX (11 * 1024 * 1024)

typedef enum
{
#define KIND(K, ...) PARCOURS_KIND_##K,
#define TEXT(...)
#define LINK(...)
#define LANG(...)
#define DATE(...)
#define COLOUR(...)
#define YES(...)
#define INT(...)
#define DECIMAL(...)
#define CHOICE(...)
#define CHOICES(...)
#define TAGS(...)
#define REF(...)
#define PLACE(...)
#define IDS(...)
#define TITLE(...)
#define PROSE(...)
#define DATA(...)
#define ORDER(...)
#define EXTRA(...)
#include "model/schema-rows.h"
  PARCOURS_N_KINDS,
  PARCOURS_KIND_NONE = PARCOURS_N_KINDS
} ParcoursKind;

typedef enum
{
#define KIND(...)
#define TEXT(K, N, ...) PARCOURS_##K##_##N,
#define LINK(K, N, ...) PARCOURS_##K##_##N,
#define LANG(K, N, ...) PARCOURS_##K##_##N,
#define DATE(K, N, ...) PARCOURS_##K##_##N,
#define COLOUR(K, N, ...) PARCOURS_##K##_##N,
#define YES(K, N, ...) PARCOURS_##K##_##N,
#define INT(K, N, ...) PARCOURS_##K##_##N,
#define DECIMAL(K, N, ...) PARCOURS_##K##_##N,
#define CHOICE(K, N, ...) PARCOURS_##K##_##N,
#define CHOICES(K, N, ...) PARCOURS_##K##_##N,
#define TAGS(K, N, ...) PARCOURS_##K##_##N,
#define REF(K, N, ...) PARCOURS_##K##_##N,
#define PLACE(K, N, ...) PARCOURS_##K##_##N,
#define IDS(K, N, ...) PARCOURS_##K##_##N,
#define TITLE(K, N, ...) PARCOURS_##K##_##N,
#define PROSE(K, N, ...) PARCOURS_##K##_##N,
#define DATA(K, N, ...) PARCOURS_##K##_##N,
#define ORDER(K) PARCOURS_##K##_ORDER,
#define EXTRA(K) PARCOURS_##K##_EXTRA,
#include "model/schema-rows.h"
  PARCOURS_N_FIELDS,
  PARCOURS_FIELD_NONE = PARCOURS_N_FIELDS
} ParcoursFieldId;

typedef enum
{
  PARCOURS_TYPE_TEXT,
  PARCOURS_TYPE_LINK,
  PARCOURS_TYPE_LANG,
  PARCOURS_TYPE_DATE,
  PARCOURS_TYPE_COLOUR,
  PARCOURS_TYPE_YES,
  PARCOURS_TYPE_INT,
  PARCOURS_TYPE_DECIMAL,
  PARCOURS_TYPE_CHOICE,
  PARCOURS_TYPE_CHOICES,
  PARCOURS_TYPE_TAGS,
  PARCOURS_TYPE_REF,
  PARCOURS_TYPE_IDS,
  PARCOURS_TYPE_ORDER,
  PARCOURS_TYPE_TITLE,          /* from here on: not an attribute */
  PARCOURS_TYPE_PROSE,
  PARCOURS_TYPE_DATA,
  PARCOURS_TYPE_EXTRA,
} ParcoursType;

typedef struct
{
  const char *value;            /* as in the file */
  const char *label;            /* translatable (N_) */
} ParcoursChoice;

typedef struct
{
  ParcoursFieldId id;
  ParcoursKind kind;
  ParcoursType type;
  gboolean place;               /* part of the record's place: changed by a move, never by a set */
  const char *xml;              /* name of the attribute or child element; NULL for extra */
  double min, max;              /* of INT and DECIMAL */
  const ParcoursChoice *choices;/* of CHOICE and CHOICES */
  guint n_choices;
  ParcoursKind target;          /* of REF and IDS, else PARCOURS_KIND_NONE */
  const char *label;            /* translatable (N_) */
} ParcoursField;

typedef struct
{
  ParcoursKind kind;
  const char *xml;              /* element name */
  guint parents;                /* bit mask of kinds it may stand in */
  gboolean ordered;             /* has an order key */
  const char *label, *plural;   /* translatable (N_) */
  ParcoursFieldId first;        /* its fields are first .. first + n_fields - 1 */
  guint n_fields;
  ParcoursFieldId order;        /* PARCOURS_FIELD_NONE if not ordered */
  ParcoursFieldId extra;
  ParcoursFieldId title;        /* the field that names a record: title, name or text; else PARCOURS_FIELD_NONE */
} ParcoursKindInfo;

/* Choices of cards and lanes in the order of the table; a card has the first 13, a lane all. */
typedef enum
{
  PARCOURS_NOTE_TOUCHPOINT,
  PARCOURS_NOTE_ACTION,
  PARCOURS_NOTE_MOTIVATION,
  PARCOURS_NOTE_QUESTION,
  PARCOURS_NOTE_THOUGHT,
  PARCOURS_NOTE_PAIN,
  PARCOURS_NOTE_DELIGHT,
  PARCOURS_NOTE_OPPORTUNITY,
  PARCOURS_NOTE_FRONTSTAGE,
  PARCOURS_NOTE_BACKSTAGE,
  PARCOURS_NOTE_SUPPORT,
  PARCOURS_NOTE_PHYSICAL_EVIDENCE,
  PARCOURS_NOTE_FREE,
  PARCOURS_N_NOTES,             /* kinds a card can have */
  PARCOURS_NOTE_CURVE = PARCOURS_N_NOTES,
  PARCOURS_NOTE_EFFORT,
  PARCOURS_NOTE_LINE_OF_INTERACTION,
  PARCOURS_NOTE_LINE_OF_VISIBILITY,
  PARCOURS_NOTE_LINE_OF_INTERNAL_INTERACTION,
  PARCOURS_NOTE_SEPARATOR,
} ParcoursNote;

typedef enum { PARCOURS_LEVEL_ASSUMED, PARCOURS_LEVEL_INTERNAL, PARCOURS_LEVEL_VALIDATED } ParcoursLevel;
typedef enum { PARCOURS_STATE_CURRENT, PARCOURS_STATE_TARGET, PARCOURS_STATE_RESEARCH } ParcoursState;
typedef enum { PARCOURS_SIDE_BUSINESS, PARCOURS_SIDE_CUSTOMER } ParcoursSide;

/* Rows. Never NULL for ids in range (programmer error otherwise). */
const ParcoursKindInfo *parcours_kind_info (ParcoursKind kind);
const ParcoursField *parcours_field (ParcoursFieldId id);

/* The kind whose element is called `xml`, or PARCOURS_KIND_NONE. */
ParcoursKind parcours_kind_by_xml (const char *xml);

/* The field of `kind` called `xml` (attribute or prose child; "extra" is never found), or PARCOURS_FIELD_NONE. */
ParcoursFieldId parcours_field_by_xml (ParcoursKind kind, const char *xml);

/* TRUE for fields written as attributes. */
gboolean parcours_field_is_attribute (const ParcoursField *field);

/* Brings `text` into the canonical form of a value of `field`: cleaned of characters XML cannot hold, numbers without
 * leading zeros, lists without doubles. Returns it (caller owns), or NULL with PARCOURS_ERROR_INVALID and a sentence
 * that says what is allowed. An empty `text` (also one that is empty after cleaning) is no value: NULL without error. */
char *parcours_field_parse (ParcoursFieldId id, const char *text, GError **error);

/* What a person reads for value `text` of the field, in language `lang` (words.h; NULL: English): the label of a choice, "yes", a signed
 * number with U+2212 and the decimal sign of the language, the day of a date; other types unchanged. The caller owns it. */
char *parcours_field_format (ParcoursFieldId id, const char *text, const char *lang);

/* Index of a choice's value, or -1. */
int parcours_choice_index (const ParcoursField *field, const char *value);

G_END_DECLS
