/* pictures.c - see pictures.h. */
#include "config.h"

#include "paint/pictures.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define MOST_BYTES (128 * 1024 * 1024)
#define MOST_WORKERS 2

/* A picture; neither image nor problem: it is coming. */
typedef struct
{
  ParcoursImage *image;
  char *problem;
  guint64 used;                 /* when it was last asked for */
  guint64 serial;               /* of this try: the record may change while a worker is busy with it */
} Entry;

struct _ParcoursPictures
{
  GObject parent;

  ParcoursMap *map;             /* weak; it owns us */
  GHashTable *entries;          /* id -> Entry */
  GQueue waiting;               /* of ids that no worker has begun */
  guint n_workers;
  gsize bytes;                  /* of all images */
  guint64 clock;
};

G_DEFINE_FINAL_TYPE (ParcoursPictures, parcours_pictures, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void start_workers (ParcoursPictures *self);

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->image, parcours_image_unref);
  g_free (entry->problem);
  g_free (entry);
}

static void
forget (ParcoursPictures *self, const char *id)
{
  const Entry *entry = g_hash_table_lookup (self->entries, id);

  if (entry == NULL)
    return;
  if (entry->image != NULL)
    self->bytes -= parcours_image_get_size (entry->image);
  g_hash_table_remove (self->entries, id);
}

static void
on_edit (ParcoursPictures *self, ParcoursEdit *edit, ParcoursEdit *inverse)
{
  if (edit->type == PARCOURS_EDIT_INSERT || edit->type == PARCOURS_EDIT_REMOVE || edit->field == PARCOURS_PICTURE_DATA ||
      edit->field == PARCOURS_PICTURE_TYPE)
    forget (self, edit->id);
}

/* Those that were not painted for the longest time go; `keep` is the one that just came. */
static void
make_room (ParcoursPictures *self, const Entry *keep)
{
  while (self->bytes > MOST_BYTES)
    {
      const char *oldest = NULL;
      guint64 used = G_MAXUINT64;
      GHashTableIter iter;
      gpointer id, value;

      g_hash_table_iter_init (&iter, self->entries);
      while (g_hash_table_iter_next (&iter, &id, &value))
        {
          const Entry *entry = value;

          if (entry != keep && entry->image != NULL && entry->used < used)
            {
              oldest = id;
              used = entry->used;
            }
        }
      if (oldest == NULL)
        return;
      forget (self, oldest);
    }
}

/* Takes what came out. */
static void
settle (ParcoursPictures *self, Entry *entry, ParcoursImage *image, const GError *error)
{
  entry->image = image;
  if (image == NULL)
    entry->problem = g_strdup (error->message);
  else
    {
      self->bytes += parcours_image_get_size (image);
      make_room (self, entry);
    }
}

/* --- in a worker --- */

typedef struct
{
  char *id, *data, *type;
  guint64 serial;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->id);
  g_free (job->data);
  g_free (job->type);
  g_free (job);
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  ParcoursImage *image = parcours_image_new (job->data, job->type, &error);

  if (image != NULL)
    g_task_return_pointer (task, image, (GDestroyNotify) parcours_image_unref);
  else
    g_task_return_error (task, error);
}

static void
on_worked (GObject *source, GAsyncResult *result, gpointer data)
{
  ParcoursPictures *self = PARCOURS_PICTURES (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  Entry *entry = g_hash_table_lookup (self->entries, job->id);
  g_autoptr (GError) error = NULL;
  g_autoptr (ParcoursImage) image = g_task_propagate_pointer (G_TASK (result), &error);

  self->n_workers--;
  if (entry != NULL && entry->serial == job->serial && entry->image == NULL && entry->problem == NULL)
    {
      settle (self, entry, g_steal_pointer (&image), error);
      g_signal_emit (self, signals[CHANGED], 0, job->id, error != NULL ? error->message : NULL);
    }
  start_workers (self);
}

static void
start_worker (ParcoursPictures *self, const char *id, const Entry *entry)
{
  ParcoursElement *record = parcours_map_find_kind (self->map, id, PARCOURS_KIND_PICTURE);
  g_autoptr (GTask) task = g_task_new (self, NULL, on_worked, NULL);
  Job *job = g_new0 (Job, 1);

  job->id = g_strdup (id);
  job->data = g_strdup (parcours_element_get_text (record, PARCOURS_PICTURE_DATA));
  job->type = g_strdup (parcours_element_get_text (record, PARCOURS_PICTURE_TYPE));
  job->serial = entry->serial;
  g_task_set_source_tag (task, start_worker);
  g_task_set_task_data (task, job, job_free);
  self->n_workers++;
  g_task_run_in_thread (task, work);
}

static void
start_workers (ParcoursPictures *self)
{
  while (self->map != NULL && self->n_workers < MOST_WORKERS && !g_queue_is_empty (&self->waiting))
    {
      g_autofree char *id = g_queue_pop_head (&self->waiting);
      const Entry *entry = g_hash_table_lookup (self->entries, id);

      if (entry != NULL && entry->image == NULL && entry->problem == NULL)
        start_worker (self, id, entry);
    }
}

/* --- the album --- */

/* A record without data, or none at all, is refused at once. */
static Entry *
add_entry (ParcoursPictures *self, const char *id, ParcoursElement **record)
{
  Entry *entry = g_new0 (Entry, 1);

  *record = parcours_map_find_kind (self->map, id, PARCOURS_KIND_PICTURE);
  if (*record == NULL)
    entry->problem = g_strdup (_("The picture is missing in this map."));
  else if (parcours_element_get_text (*record, PARCOURS_PICTURE_DATA) == NULL)
    entry->problem = g_strdup (_("A picture has no data. Nothing is shown in its place."));
  entry->serial = ++self->clock;
  g_hash_table_insert (self->entries, g_strdup (id), entry);
  return entry;
}

ParcoursPictureState
parcours_pictures_get (ParcoursPictures *self, const char *id, gboolean later, ParcoursImage **image)
{
  ParcoursElement *record = NULL;
  Entry *entry;

  g_return_val_if_fail (PARCOURS_IS_PICTURES (self) && id != NULL && image != NULL, PARCOURS_PICTURE_REFUSED);

  *image = NULL;
  entry = g_hash_table_lookup (self->entries, id);
  if (entry == NULL)
    {
      entry = add_entry (self, id, &record);
      if (entry->problem == NULL && later)
        {
          g_queue_push_tail (&self->waiting, g_strdup (id));
          start_workers (self);
        }
    }
  entry->used = ++self->clock;
  if (entry->image == NULL && entry->problem == NULL && !later)
    {
      g_autoptr (GError) error = NULL;
      ParcoursImage *decoded;

      record = parcours_map_find_kind (self->map, id, PARCOURS_KIND_PICTURE);
      decoded = parcours_image_new (parcours_element_get_text (record, PARCOURS_PICTURE_DATA),
                                    parcours_element_get_text (record, PARCOURS_PICTURE_TYPE), &error);
      settle (self, entry, decoded, error);
    }
  *image = entry->image;
  if (entry->image != NULL)
    return PARCOURS_PICTURE_THERE;
  return entry->problem != NULL ? PARCOURS_PICTURE_REFUSED : PARCOURS_PICTURE_COMING;
}

const char *
parcours_pictures_get_problem (ParcoursPictures *self, const char *id)
{
  const Entry *entry;

  g_return_val_if_fail (PARCOURS_IS_PICTURES (self) && id != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, id);
  return entry != NULL ? entry->problem : NULL;
}

static void
parcours_pictures_finalize (GObject *object)
{
  ParcoursPictures *self = PARCOURS_PICTURES (object);

  g_clear_weak_pointer (&self->map);
  g_hash_table_unref (self->entries);
  g_queue_clear_full (&self->waiting, g_free);

  G_OBJECT_CLASS (parcours_pictures_parent_class)->finalize (object);
}

static void
parcours_pictures_class_init (ParcoursPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_pictures_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   G_TYPE_STRING, G_TYPE_STRING);
}

static void
parcours_pictures_init (ParcoursPictures *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  g_queue_init (&self->waiting);
}

ParcoursPictures *
parcours_pictures_of (ParcoursMap *map)
{
  static const char key[] = "parcours-pictures";
  ParcoursPictures *self;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);

  self = g_object_get_data (G_OBJECT (map), key);
  if (self != NULL)
    return self;
  self = g_object_new (PARCOURS_TYPE_PICTURES, NULL);
  g_set_weak_pointer (&self->map, map);
  g_signal_connect_object (map, "changed", G_CALLBACK (on_edit), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (map), key, self, g_object_unref);
  return self;
}
