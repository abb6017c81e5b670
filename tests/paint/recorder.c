#include "config.h"

#include "recorder.h"

#include <math.h>
#include <string.h>

struct _Recorder
{
  GObject parent;

  GArray *ops;
  GArray *places;               /* of Place: the stack of transforms */
  int depth;
  gboolean groups;
};

typedef struct
{
  double x, y, scale;
} Place;

static void painter_init (ParcoursPainterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (Recorder, recorder, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (PARCOURS_TYPE_PAINTER, painter_init))

static Place *
place (Recorder *self)
{
  return &g_array_index (self->places, Place, self->places->len - 1);
}

static ParcoursRect
outside (Recorder *self, const ParcoursRect *rect)
{
  const Place *p = place (self);

  return PARCOURS_RECT (p->x + rect->x * p->scale, p->y + rect->y * p->scale, rect->width * p->scale, rect->height * p->scale);
}

static void
painter_save (ParcoursPainter *painter)
{
  Recorder *self = TEST_RECORDER (painter);
  const Place copy = *place (self);

  g_array_append_val (self->places, copy);
  self->depth++;
}

static void
painter_restore (ParcoursPainter *painter)
{
  Recorder *self = TEST_RECORDER (painter);

  g_assert_cmpuint (self->places->len, >, 1);
  g_array_set_size (self->places, self->places->len - 1);
  self->depth--;
}

static void
painter_transform (ParcoursPainter *painter, double dx, double dy, double scale, double degrees)
{
  Place *p = place (TEST_RECORDER (painter));

  p->x += dx * p->scale;
  p->y += dy * p->scale;
  p->scale *= scale;
}

static void
painter_clip (ParcoursPainter *painter, const ParcoursRect *rect)
{
  Recorder *self = TEST_RECORDER (painter);
  const Op op = { .type = OP_CLIP, .rect = outside (self, rect) };

  g_array_append_val (self->ops, op);
}

static void
painter_push_opacity (ParcoursPainter *painter, double opacity)
{
  Recorder *self = TEST_RECORDER (painter);
  const Op op = { .type = OP_OPACITY, .opacity = opacity };

  g_array_append_val (self->ops, op);
  self->depth++;
}

static void
painter_pop_opacity (ParcoursPainter *painter)
{
  TEST_RECORDER (painter)->depth--;
}

static void
add_ink (Recorder *self, Op op, ParcoursColour fill, const ParcoursPen *pen, ParcoursColour line)
{
  op.fill = fill;
  op.line = line;
  op.pen = pen ? pen->width : 0;
  op.dash = pen && pen->n_dashes > 0 ? pen->dashes[0] : 0;
  g_array_append_val (self->ops, op);
}

static void
painter_box (ParcoursPainter *painter, const ParcoursRect *rect, double radius, ParcoursColour fill, const ParcoursPen *pen,
             ParcoursColour line)
{
  Recorder *self = TEST_RECORDER (painter);

  g_assert_cmpfloat (rect->width, >=, 0);
  g_assert_cmpfloat (rect->height, >=, 0);
  add_ink (self, (Op) { .type = OP_BOX, .rect = outside (self, rect) }, fill, pen, line);
}

static void
painter_path (ParcoursPainter *painter, const ParcoursSegment *segments, guint n, ParcoursColour fill, const ParcoursPen *pen,
              ParcoursColour line)
{
  Recorder *self = TEST_RECORDER (painter);
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  Op op = { .type = OP_PATH, .n_segments = n };

  g_assert_cmpint (segments[0].type, ==, PARCOURS_SEGMENT_MOVE);
  for (guint i = 0; i < n; i++)
    {
      if (segments[i].type == PARCOURS_SEGMENT_CLOSE)
        continue;
      op.n_moves += segments[i].type == PARCOURS_SEGMENT_MOVE;
      left = MIN (left, segments[i].x);
      right = MAX (right, segments[i].x);
      top = MIN (top, segments[i].y);
      bottom = MAX (bottom, segments[i].y);
    }
  op.rect = outside (self, &PARCOURS_RECT (left, top, right - left, bottom - top));
  add_ink (self, op, fill, pen, line);
}

static void
painter_text (ParcoursPainter *painter, PangoLayout *layout, double x, double y, ParcoursColour colour)
{
  Recorder *self = TEST_RECORDER (painter);
  Op op = { .type = OP_TEXT, .fill = colour };
  PangoRectangle ink;

  pango_layout_get_extents (layout, &ink, NULL);
  op.rect = outside (self, &PARCOURS_RECT (x, y, (ink.x + ink.width) / (double) PANGO_SCALE, (ink.y + ink.height) / (double) PANGO_SCALE));
  op.text = g_strdup (pango_layout_get_text (layout));
  g_array_append_val (self->ops, op);
}

static void
painter_icon (ParcoursPainter *painter, ParcoursIcon icon, const ParcoursRect *rect, const ParcoursIconColours *colours)
{
  Recorder *self = TEST_RECORDER (painter);
  const Op op = { .type = OP_ICON, .rect = outside (self, rect), .icon = icon, .fill = colours->ground, .line = colours->line };

  g_array_append_val (self->ops, op);
}

static void
painter_picture (ParcoursPainter *painter, ParcoursImage *image, const ParcoursRect *at, const ParcoursRect *shown, double radius,
                 const char *title)
{
  Recorder *self = TEST_RECORDER (painter);
  const Op op = { .type = OP_PICTURE, .rect = outside (self, shown), .text = g_strdup (parcours_image_get_name (image)),
                  .title = g_strdup (title) };

  g_assert_cmpfloat (at->x, <=, shown->x + 0.01);
  g_assert_cmpfloat (at->y, <=, shown->y + 0.01);
  g_assert_cmpfloat (at->x + at->width, >=, shown->x + shown->width - 0.01);
  g_assert_cmpfloat (at->y + at->height, >=, shown->y + shown->height - 0.01);
  g_assert_cmpfloat_with_epsilon (at->width / at->height, parcours_image_get_aspect (image), 0.01);
  g_array_append_val (self->ops, op);
}

static void
painter_begin_group (ParcoursPainter *painter, const char *id, const char *css_class, const char *title, const char *description)
{
  Recorder *self = TEST_RECORDER (painter);
  Op op = { .type = OP_GROUP };

  self->depth++;
  if (!self->groups)
    return;

  op.text = g_strdup (id);
  op.css_class = g_strdup (css_class);
  op.title = g_strdup (title);
  op.description = g_strdup (description);
  g_array_append_val (self->ops, op);
}

static void
painter_end_group (ParcoursPainter *painter)
{
  TEST_RECORDER (painter)->depth--;
}

static void
painter_init (ParcoursPainterInterface *iface)
{
  iface->save = painter_save;
  iface->restore = painter_restore;
  iface->transform = painter_transform;
  iface->clip = painter_clip;
  iface->push_opacity = painter_push_opacity;
  iface->pop_opacity = painter_pop_opacity;
  iface->box = painter_box;
  iface->path = painter_path;
  iface->text = painter_text;
  iface->icon = painter_icon;
  iface->picture = painter_picture;
  iface->begin_group = painter_begin_group;
  iface->end_group = painter_end_group;
}

static void
clear_op (gpointer data)
{
  Op *op = data;

  g_free (op->text);
  g_free (op->css_class);
  g_free (op->title);
  g_free (op->description);
}

static void
recorder_finalize (GObject *object)
{
  Recorder *self = TEST_RECORDER (object);

  g_array_unref (self->ops);
  g_array_unref (self->places);

  G_OBJECT_CLASS (recorder_parent_class)->finalize (object);
}

static void
recorder_class_init (RecorderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = recorder_finalize;
}

static void
recorder_init (Recorder *self)
{
  const Place start = { 0, 0, 1 };

  self->ops = g_array_new (FALSE, FALSE, sizeof (Op));
  g_array_set_clear_func (self->ops, clear_op);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_append_val (self->places, start);
}

Recorder *
recorder_new (gboolean groups)
{
  Recorder *self = g_object_new (TYPE_RECORDER, NULL);

  self->groups = groups;
  return self;
}

GArray *
recorder_get_ops (Recorder *self)
{
  return self->ops;
}

void
recorder_clear (Recorder *self)
{
  g_array_set_size (self->ops, 0);
}

int
recorder_get_depth (Recorder *self)
{
  return self->depth;
}

guint
recorder_count (Recorder *self, OpType type)
{
  guint n = 0;

  for (guint i = 0; i < self->ops->len; i++)
    n += g_array_index (self->ops, Op, i).type == type;
  return n;
}

guint
recorder_count_icon (Recorder *self, ParcoursIcon icon)
{
  guint n = 0;

  for (guint i = 0; i < self->ops->len; i++)
    n += g_array_index (self->ops, Op, i).type == OP_ICON && g_array_index (self->ops, Op, i).icon == icon;
  return n;
}

guint
recorder_count_text (Recorder *self, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < self->ops->len; i++)
    n += g_array_index (self->ops, Op, i).type == OP_TEXT && g_str_equal (g_array_index (self->ops, Op, i).text, text);
  return n;
}

guint
recorder_count_words (Recorder *self, const char *words)
{
  guint n = 0;

  for (guint i = 0; i < self->ops->len; i++)
    n += g_array_index (self->ops, Op, i).type == OP_TEXT && strstr (g_array_index (self->ops, Op, i).text, words) != NULL;
  return n;
}

const Op *
recorder_find_box (Recorder *self, double width, double height)
{
  for (guint i = 0; i < self->ops->len; i++)
    {
      const Op *op = &g_array_index (self->ops, Op, i);

      if (op->type == OP_BOX && fabs (op->rect.width - width) < 0.1 && fabs (op->rect.height - height) < 0.1)
        return op;
    }
  return NULL;
}
