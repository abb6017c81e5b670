/* scene.c - see scene.h. */
#include "config.h"

#include "canvas/scene.h"

#include <adwaita.h>
#include <math.h>

#include "canvas/icon-textures.h"
#include "canvas/painter-snapshot.h"
#include "canvas/viewport.h"
#include "layout/metrics.h"
#include "paint/pictures.h"

#define ZOOM_SMALL 0.6
#define NODES_MAX 4096          /* kept nodes; far fewer cards are ever on screen with text */

/* The last picture of a card. */
typedef struct
{
  GskRenderNode *node;
  double width, zoom, density;
  ParcoursCardState state;
} CardNode;

struct _ParcoursScene
{
  GObject parent_instance;

  ParcoursMap *map;
  ParcoursLayout *layout;
  ParcoursText *text;
  ParcoursIconTextures *icons;
  GSignalGroup *map_signals;
  GSignalGroup *picture_signals;
  guint repaint_source;         /* pictures have come */
  const ParcoursTheme *theme;
  ParcoursFilter *filter;       /* NULL: none */
  GHashTable *kept;             /* ids of cards that came in since it was set */
  gboolean hide;

  GHashTable *collapsed;        /* ids of stages and lanes */
  GHashTable *nodes;            /* ParcoursElement -> CardNode */
  int scale_factor;
  ParcoursLayoutChange pending; /* largest change of the running transaction */
  guint64 work;
};

G_DEFINE_FINAL_TYPE (ParcoursScene, parcours_scene, G_TYPE_OBJECT)

enum { SETTLED, REPAINT, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
card_node_free (gpointer data)
{
  CardNode *entry = data;

  g_clear_pointer (&entry->node, gsk_render_node_unref);
  g_free (entry);
}

static void
forget_card (ParcoursElement *element, gpointer data)
{
  ParcoursScene *self = data;

  if (parcours_element_get_kind (element) != PARCOURS_KIND_CARD)
    return;
  g_hash_table_remove (self->nodes, element);
  parcours_text_forget (self->text, element);
}

/* What an edit changes in the look of cards. Its votes are painted on a card, its lane gives it a kind, and channels
 * are shared. */
static void
forget_edited (ParcoursScene *self, ParcoursEdit *edit, ParcoursEdit *inverse, ParcoursLayoutChange change)
{
  ParcoursElement *element = parcours_map_find (self->map, edit->id);

  if (edit->type == PARCOURS_EDIT_REMOVE)
    {
      parcours_element_walk (inverse->subtree, forget_card, self);
      element = parcours_map_find (self->map, inverse->parent);
    }
  for (; element != NULL; element = parcours_element_get_parent (element))
    {
      ParcoursKind kind = parcours_element_get_kind (element);

      if (kind == PARCOURS_KIND_CARD)
        forget_card (element, self);
      else if (kind == PARCOURS_KIND_CHANNEL || kind == PARCOURS_KIND_PICTURE || (kind == PARCOURS_KIND_MAP && edit->type == PARCOURS_EDIT_SET))
        g_hash_table_remove_all (self->nodes);
    }
  if (change == PARCOURS_LAYOUT_ALL)
    g_hash_table_remove_all (self->nodes);
}

/* --- the filter --- */

static gboolean
is_seen (ParcoursElement *card, gpointer data)
{
  ParcoursScene *self = data;

  return self->filter == NULL || g_hash_table_contains (self->kept, parcours_element_get_id (card)) ||
         parcours_filter_matches (self->filter, self->map, card);
}

static void
update_view (ParcoursScene *self)
{
  const ParcoursView view = {
    .collapsed = self->collapsed, .shows = self->filter != NULL && self->hide ? is_seen : NULL, .data = self,
  };

  if (self->layout != NULL)
    parcours_layout_set_view (self->layout, &view);
}

static void
keep_new (ParcoursScene *self, ParcoursEdit *edit)
{
  if (self->filter != NULL && edit->type == PARCOURS_EDIT_INSERT &&
      parcours_map_find_kind (self->map, edit->id, PARCOURS_KIND_CARD) != NULL)
    g_hash_table_add (self->kept, g_strdup (edit->id));
}

void
parcours_scene_set_filter (ParcoursScene *self, ParcoursFilter *filter, gboolean hide)
{
  g_return_if_fail (PARCOURS_IS_SCENE (self));

  if (filter != NULL)
    parcours_filter_ref (filter);
  g_clear_pointer (&self->filter, parcours_filter_unref);
  self->filter = filter;
  self->hide = hide;
  g_hash_table_remove_all (self->kept);
  if (self->layout == NULL)
    return;
  update_view (self);
  g_signal_emit (self, signals[SETTLED], 0, PARCOURS_LAYOUT_ALL);
}

gboolean
parcours_scene_passes (ParcoursScene *self, ParcoursElement *card)
{
  g_return_val_if_fail (PARCOURS_IS_SCENE (self), FALSE);

  return is_seen (card, self);
}

gboolean
parcours_scene_dims (ParcoursScene *self, ParcoursElement *card)
{
  g_return_val_if_fail (PARCOURS_IS_SCENE (self), FALSE);

  return self->filter != NULL && !self->hide && !is_seen (card, self);
}

gboolean
parcours_scene_hides (ParcoursScene *self, ParcoursElement *card)
{
  g_return_val_if_fail (PARCOURS_IS_SCENE (self), FALSE);

  return self->filter != NULL && self->hide && !is_seen (card, self);
}

static void
on_map_changed (ParcoursScene *self, ParcoursEdit *edit, ParcoursEdit *inverse)
{
  ParcoursLayoutChange change;

  /* What comes back by undo comes back open. */
  if (edit->type == PARCOURS_EDIT_REMOVE)
    g_hash_table_remove (self->collapsed, edit->id);
  keep_new (self, edit);
  change = parcours_layout_apply (self->layout, edit, inverse);
  forget_edited (self, edit, inverse, change);
  self->pending = MAX (self->pending, change);
}

static void
on_map_settled (ParcoursScene *self)
{
  ParcoursLayoutChange change = self->pending;

  self->pending = PARCOURS_LAYOUT_SAME;
  g_signal_emit (self, signals[SETTLED], 0, change);
}

static gboolean
repaint_now (gpointer data)
{
  ParcoursScene *self = data;

  self->repaint_source = 0;
  g_signal_emit (self, signals[REPAINT], 0);
  return G_SOURCE_REMOVE;
}

/* A picture that was waited for: the cards that show it are painted again. Several often come at once. */
static void
on_picture (ParcoursScene *self, const char *id)
{
  GHashTableIter iter;
  gpointer card;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    if (g_strcmp0 (parcours_element_get_text (card, PARCOURS_CARD_PICTURE), id) == 0)
      g_hash_table_iter_remove (&iter);
  if (self->repaint_source == 0)
    self->repaint_source = g_idle_add (repaint_now, self);
}

static void
on_style_changed (ParcoursScene *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const ParcoursTheme *theme;

  theme = parcours_theme_get (adw_style_manager_get_dark (manager) ? PARCOURS_THEME_DARK : PARCOURS_THEME_LIGHT,
                              adw_style_manager_get_high_contrast (manager));
  if (theme == self->theme)
    return;
  self->theme = theme;
  g_hash_table_remove_all (self->nodes);
  g_signal_emit (self, signals[REPAINT], 0);
}

static void
parcours_scene_dispose (GObject *object)
{
  ParcoursScene *self = PARCOURS_SCENE (object);

  g_clear_handle_id (&self->repaint_source, g_source_remove);
  g_signal_group_set_target (self->map_signals, NULL);
  g_signal_group_set_target (self->picture_signals, NULL);
  g_clear_object (&self->layout);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (parcours_scene_parent_class)->dispose (object);
}

static void
parcours_scene_finalize (GObject *object)
{
  ParcoursScene *self = PARCOURS_SCENE (object);

  g_clear_object (&self->map_signals);
  g_clear_object (&self->picture_signals);
  g_clear_pointer (&self->collapsed, g_hash_table_unref);
  g_clear_pointer (&self->nodes, g_hash_table_unref);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_pointer (&self->filter, parcours_filter_unref);
  g_clear_pointer (&self->icons, parcours_icon_textures_free);
  g_clear_object (&self->text);

  G_OBJECT_CLASS (parcours_scene_parent_class)->finalize (object);
}

static void
parcours_scene_class_init (ParcoursSceneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = parcours_scene_dispose;
  object_class->finalize = parcours_scene_finalize;

  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REPAINT] =
    g_signal_new ("repaint", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
parcours_scene_init (ParcoursScene *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->scale_factor = 1;
  self->text = parcours_text_new ();
  self->icons = parcours_icon_textures_new ();
  self->collapsed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->nodes = g_hash_table_new_full (NULL, NULL, NULL, card_node_free);

  self->map_signals = g_signal_group_new (PARCOURS_TYPE_MAP);
  g_signal_group_connect_swapped (self->map_signals, "changed", G_CALLBACK (on_map_changed), self);
  g_signal_group_connect_swapped (self->map_signals, "settled", G_CALLBACK (on_map_settled), self);
  self->picture_signals = g_signal_group_new (PARCOURS_TYPE_PICTURES);
  g_signal_group_connect_swapped (self->picture_signals, "changed", G_CALLBACK (on_picture), self);

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  on_style_changed (self);
}

ParcoursScene *
parcours_scene_new (void)
{
  return g_object_new (PARCOURS_TYPE_SCENE, NULL);
}

/* What is collapsed stays so when the same map comes again (reverted, or loaded anew), as far as it is still there. */
static void
keep_collapsed (ParcoursScene *self, ParcoursMap *map)
{
  gboolean same = self->map != NULL && map != NULL
                  && g_str_equal (parcours_element_get_id (parcours_map_get_root (self->map)),
                                  parcours_element_get_id (parcours_map_get_root (map)));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->collapsed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!same || parcours_map_find (map, id) == NULL)
      g_hash_table_iter_remove (&iter);
}

void
parcours_scene_set_map (ParcoursScene *self, ParcoursMap *map)
{
  g_return_if_fail (PARCOURS_IS_SCENE (self));
  g_return_if_fail (map == NULL || PARCOURS_IS_MAP (map));

  if (map == self->map)
    return;
  g_signal_group_set_target (self->map_signals, NULL);
  g_signal_group_set_target (self->picture_signals, NULL);
  g_hash_table_remove_all (self->nodes);
  parcours_text_forget_all (self->text);
  g_clear_object (&self->layout);
  self->pending = PARCOURS_LAYOUT_SAME;
  g_hash_table_remove_all (self->kept);

  if (map != NULL)
    keep_collapsed (self, map);
  g_set_object (&self->map, map);
  if (map == NULL)
    return;
  self->layout = parcours_layout_new (map, NULL);
  update_view (self);
  g_signal_group_set_target (self->map_signals, map);
  g_signal_group_set_target (self->picture_signals, parcours_pictures_of (map));
}

ParcoursMap *
parcours_scene_get_map (ParcoursScene *self)
{
  g_return_val_if_fail (PARCOURS_IS_SCENE (self), NULL);

  return self->map;
}

ParcoursLayout *
parcours_scene_get_layout (ParcoursScene *self)
{
  g_return_val_if_fail (PARCOURS_IS_SCENE (self), NULL);

  return self->layout;
}

ParcoursText *
parcours_scene_get_text (ParcoursScene *self)
{
  g_return_val_if_fail (PARCOURS_IS_SCENE (self), NULL);

  return self->text;
}

const ParcoursTheme *
parcours_scene_get_theme (ParcoursScene *self)
{
  g_return_val_if_fail (PARCOURS_IS_SCENE (self), NULL);

  return self->theme;
}

static gboolean
can_collapse (ParcoursScene *self, const char *id)
{
  ParcoursElement *element = self->map != NULL ? parcours_map_find (self->map, id) : NULL;
  ParcoursKind kind = element != NULL ? parcours_element_get_kind (element) : PARCOURS_KIND_NONE;

  return kind == PARCOURS_KIND_STAGE || kind == PARCOURS_KIND_LANE;
}

static void
collapsed_changed (ParcoursScene *self)
{
  update_view (self);
  g_signal_emit (self, signals[SETTLED], 0, PARCOURS_LAYOUT_ALL);
}

gboolean
parcours_scene_set_collapsed (ParcoursScene *self, const char *id, gboolean collapsed)
{
  g_return_val_if_fail (PARCOURS_IS_SCENE (self), FALSE);

  if (!can_collapse (self, id) || g_hash_table_contains (self->collapsed, id) == !!collapsed)
    return FALSE;
  if (collapsed)
    g_hash_table_add (self->collapsed, g_strdup (id));
  else
    g_hash_table_remove (self->collapsed, id);
  collapsed_changed (self);
  return TRUE;
}

gboolean
parcours_scene_get_collapsed (ParcoursScene *self, const char *id)
{
  g_return_val_if_fail (PARCOURS_IS_SCENE (self), FALSE);

  return id != NULL && g_hash_table_contains (self->collapsed, id);
}

guint
parcours_scene_open_all (ParcoursScene *self)
{
  guint n;

  g_return_val_if_fail (PARCOURS_IS_SCENE (self), 0);

  n = g_hash_table_size (self->collapsed);
  g_hash_table_remove_all (self->collapsed);
  if (n > 0)
    collapsed_changed (self);
  return n;
}

void
parcours_scene_set_scale (ParcoursScene *self, int scale_factor)
{
  g_return_if_fail (PARCOURS_IS_SCENE (self));

  if (self->scale_factor == scale_factor)
    return;
  self->scale_factor = scale_factor;
  g_hash_table_remove_all (self->nodes);
  g_signal_emit (self, signals[REPAINT], 0);
}

ParcoursZoomClass
parcours_scene_zoom_class (ParcoursScene *self, double zoom)
{
  double density = self->scale_factor;

  if (zoom < PARCOURS_ZOOM_FAR)
    return (ParcoursZoomClass) { 0.2, density, TRUE };
  if (zoom < ZOOM_SMALL)
    return (ParcoursZoomClass) { 0.5, density, FALSE };
  /* Signs are drawn at 1, 2 or 4 times their size, whichever is not too coarse. */
  density *= exp2 (CLAMP (ceil (log2 (zoom) - 1e-6), 0, 2));
  return (ParcoursZoomClass) { 1, density, FALSE };
}

void
parcours_scene_init_paint (ParcoursScene *self, ParcoursPaint *paint, GtkSnapshot *snapshot, double zoom)
{
  ParcoursZoomClass klass = parcours_scene_zoom_class (self, zoom);

  g_assert (self->map != NULL);
  *paint = (ParcoursPaint) {
    .painter = parcours_painter_snapshot_new (snapshot, self->icons, klass.density),
    .theme = self->theme,
    .text = self->text,
    .map = self->map,
    .layout = self->layout,
    .lang = parcours_map_get_lang (self->map),
    .zoom = klass.zoom,
    .pictures_later = TRUE,
    .handles = TRUE,
  };
}

void
parcours_scene_clear_paint (ParcoursPaint *paint)
{
  g_clear_object (&paint->painter);
}

static GskRenderNode *
paint_card (ParcoursScene *self, ParcoursElement *card, double width, ParcoursCardState state, double zoom)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  ParcoursPaint paint;

  parcours_scene_init_paint (self, &paint, snapshot, zoom);
  if (parcours_scene_zoom_class (self, zoom).far)
    parcours_paint_card_far (&paint, card, &PARCOURS_RECT (0, 0, width, PARCOURS_CARD_HEIGHT), state);
  else
    parcours_paint_card (&paint, card, 0, 0, width, state);
  parcours_scene_clear_paint (&paint);
  self->work++;
  return gtk_snapshot_free_to_node (snapshot);
}

GskRenderNode *
parcours_scene_card_node (ParcoursScene *self, ParcoursElement *card, double width, ParcoursCardState state,
                          double zoom)
{
  ParcoursZoomClass klass = parcours_scene_zoom_class (self, zoom);
  CardNode *entry;

  g_return_val_if_fail (PARCOURS_IS_SCENE (self), NULL);

  entry = g_hash_table_lookup (self->nodes, card);
  if (entry != NULL && entry->width == width && entry->state == state && entry->zoom == klass.zoom &&
      entry->density == klass.density)
    return entry->node;

  if (entry == NULL && g_hash_table_size (self->nodes) >= NODES_MAX)
    g_hash_table_remove_all (self->nodes);
  entry = g_new0 (CardNode, 1);
  *entry = (CardNode) { paint_card (self, card, width, state, zoom), width, klass.zoom, klass.density, state };
  g_hash_table_replace (self->nodes, card, entry);
  return entry->node;
}

GskRenderNode *
parcours_scene_peek_card_node (ParcoursScene *self, ParcoursElement *card)
{
  const CardNode *entry;

  g_return_val_if_fail (PARCOURS_IS_SCENE (self), NULL);

  entry = g_hash_table_lookup (self->nodes, card);
  return entry != NULL ? entry->node : NULL;
}

guint64
parcours_scene_get_work (ParcoursScene *self)
{
  g_return_val_if_fail (PARCOURS_IS_SCENE (self), 0);

  return self->work;
}
