/* recorder.h - a painter that paints nothing and remembers everything, so that tests can ask what is on a picture. */
#pragma once

#include "paint/painter.h"

G_BEGIN_DECLS

typedef enum { OP_BOX, OP_PATH, OP_TEXT, OP_ICON, OP_PICTURE, OP_GROUP, OP_OPACITY, OP_CLIP } OpType;

typedef struct
{
  OpType type;
  ParcoursRect rect;            /* of boxes, signs, clips and what is shown of pictures; of paths their bounds; in the coordinates of the whole picture (turns left out) */
  ParcoursColour fill, line;
  double pen;                   /* width, 0: none */
  double dash;                  /* the first dash, 0: solid */
  guint n_segments, n_moves;
  ParcoursIcon icon;
  double opacity;
  char *text;                   /* of texts; of groups the id */
  char *css_class, *title, *description;
} Op;

#define TYPE_RECORDER (recorder_get_type ())
G_DECLARE_FINAL_TYPE (Recorder, recorder, TEST, RECORDER, GObject)

/* `groups`: take groups, as the SVG painter does. */
Recorder *recorder_new (gboolean groups);

/* All of them, in order. */
GArray *recorder_get_ops (Recorder *self);
void recorder_clear (Recorder *self);

/* Open saves, groups and opacities: 0 when a painting is over. */
int recorder_get_depth (Recorder *self);

guint recorder_count (Recorder *self, OpType type);
guint recorder_count_icon (Recorder *self, ParcoursIcon icon);

/* Texts that are, or contain, `text`. */
guint recorder_count_text (Recorder *self, const char *text);
guint recorder_count_words (Recorder *self, const char *words);

/* The first operation of a type with this size (within 0.1), NULL if there is none. */
const Op *recorder_find_box (Recorder *self, double width, double height);

G_END_DECLS
