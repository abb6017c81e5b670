/* tiling-cuts.c - see tiling-cuts.h
 *
 * Each cut has a window: not so far that the parts before could not reach it, nor so near that those after could not reach the end.
 * Within it only a few places can be best: those that were listed, the edges of obstacles, its ends and where all parts are filled
 * alike. Of all ways through these the cheapest is found from the left to the right.
 */
#include "config.h"

#include "layout/tiling-cuts.h"

#include <math.h>

#define STEP 0.25               /* mm; places nearer to each other are one */
#define BESIDE 0.5              /* mm from the edge of an obstacle: past its outline */
#define EDGE 0.05               /* mm; nearer to the edge of an obstacle is not inside */
#define LEAST_SHARE 0.3         /* of a sheet; filled alike it is never less than half */

typedef struct
{
  double at, cost;              /* of this cut */
  double sum;                   /* of it and the best cuts before it */
  int before;                   /* index of the best one in the window before; -1: cannot be reached */
} Candidate;

/* Where obstacles begin or end, and the cost of all up to there: there may be thousands. */
typedef struct
{
  double at, sum;
} Edge;

typedef struct
{
  const ParcoursTilingAxis *axis;
  double scale, length, first, next, least;
  guint n;
  GArray *begins, *ends;        /* Edge, sorted */
  GArray **windows;             /* n - 1 of Candidate, by place */
} Cuts;

static double
even (const Cuts *self, guint cut)
{
  const double all = self->first + (self->n - 1) * self->next;

  return (self->first + (cut - 1) * self->next) * self->length / all;
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *left = a, *right = b;

  return (left->at > right->at) - (left->at < right->at);
}

static void
sum_up (GArray *edges)
{
  double sum = 0;

  g_array_sort (edges, compare_edges);
  for (guint i = 0; i < edges->len; i++)
    sum = g_array_index (edges, Edge, i).sum += sum;
}

static void
sort_edges (Cuts *self)
{
  self->begins = g_array_new (FALSE, FALSE, sizeof (Edge));
  self->ends = g_array_new (FALSE, FALSE, sizeof (Edge));
  for (guint i = 0; i < self->axis->n_obstacles; i++)
    {
      const ParcoursCutObstacle *o = &self->axis->obstacles[i];
      const Edge begin = { o->from * self->scale + EDGE, o->cost }, end = { o->to * self->scale - EDGE, o->cost };

      if (begin.at < end.at)
        {
          g_array_append_val (self->begins, begin);
          g_array_append_val (self->ends, end);
        }
    }
  sum_up (self->begins);
  sum_up (self->ends);
}

/* What all edges before `at` cost. */
static double
sum_before (const GArray *edges, double at)
{
  guint low = 0, high = edges->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (g_array_index (edges, Edge, middle).at < at)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? g_array_index (edges, Edge, low - 1).sum : 0;
}

static double
cost_at (const Cuts *self, guint cut, double at)
{
  const double off = (at - even (self, cut)) / self->next;
  const double through = MAX (0, sum_before (self->begins, at) - sum_before (self->ends, at));
  double cost = PARCOURS_CUT_GAP;

  for (guint i = 0; i < self->axis->n_places; i++)
    if (fabs (self->axis->places[i].at * self->scale - at) < EDGE)
      cost = MIN (cost, self->axis->places[i].cost);
  return cost + through + off * off;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *left = a, *right = b;

  return (left->at > right->at) - (left->at < right->at);
}

static void
add_candidate (Cuts *self, guint cut, double from, double to, double at)
{
  if (at >= from && at <= to)
    {
      const Candidate candidate = { at, cost_at (self, cut, at), 0, -1 };

      g_array_append_val (self->windows[cut - 1], candidate);
    }
}

/* Of places that are almost the same the cheapest stays. */
static void
thin_out (GArray *window)
{
  guint kept = 0;

  g_array_sort (window, compare_candidates);
  for (guint i = 0; i < window->len; i++)
    {
      const Candidate *candidate = &g_array_index (window, Candidate, i);
      Candidate *last = kept > 0 ? &g_array_index (window, Candidate, kept - 1) : NULL;

      /* The last one of the window must stay: in a tight row it is the only one from which the next can be reached. */
      if (!last || candidate->at - last->at >= STEP || i + 1 == window->len)
        g_array_index (window, Candidate, kept++) = *candidate;
      else if (candidate->cost < last->cost && kept > 1)
        *last = *candidate;
    }
  g_array_set_size (window, kept);
}

static void
fill_window (Cuts *self, guint cut)
{
  const double from = MAX (self->length - (self->n - cut) * self->next, 0);
  const double to = MAX (from, MIN (self->first + (cut - 1) * self->next, self->length));
  const double alike = CLAMP (even (self, cut), from, to);

  self->windows[cut - 1] = g_array_new (FALSE, FALSE, sizeof (Candidate));
  add_candidate (self, cut, from, to, from);
  add_candidate (self, cut, from, to, to);
  add_candidate (self, cut, from, to, alike);
  for (guint i = 0; i < self->axis->n_places; i++)
    add_candidate (self, cut, from, to, self->axis->places[i].at * self->scale);
  for (guint i = 0; i < self->axis->n_obstacles; i++)
    {
      add_candidate (self, cut, from, to, self->axis->obstacles[i].from * self->scale - BESIDE);
      add_candidate (self, cut, from, to, self->axis->obstacles[i].to * self->scale + BESIDE);
    }
  thin_out (self->windows[cut - 1]);
}

static gboolean
is_part (const Cuts *self, double from, double to, double most)
{
  return to - from <= most + 1e-6 && to - from >= self->least;
}

/* The best way to each candidate of the window. */
static void
reach (Cuts *self, guint cut)
{
  GArray *window = self->windows[cut - 1];

  for (guint i = 0; i < window->len; i++)
    {
      Candidate *candidate = &g_array_index (window, Candidate, i);

      candidate->sum = INFINITY;
      if (cut == 1)
        {
          if (is_part (self, 0, candidate->at, self->first))
            {
              candidate->sum = candidate->cost;
              candidate->before = 0;
            }
          continue;
        }
      for (guint j = 0; j < self->windows[cut - 2]->len; j++)
        {
          const Candidate *before = &g_array_index (self->windows[cut - 2], Candidate, j);

          if (before->before >= 0 && is_part (self, before->at, candidate->at, self->next) &&
              before->sum + candidate->cost < candidate->sum)
            {
              candidate->sum = before->sum + candidate->cost;
              candidate->before = (int) j;
            }
        }
    }
}

/* Index of the cheapest last cut from which the end can be reached; -1: none. */
static int
find_last (const Cuts *self)
{
  const GArray *window = self->windows[self->n - 2];
  int best = -1;

  for (guint i = 0; i < window->len; i++)
    {
      const Candidate *candidate = &g_array_index (window, Candidate, i);

      if (candidate->before >= 0 && is_part (self, candidate->at, self->length, self->next) &&
          (best < 0 || candidate->sum < g_array_index (window, Candidate, best).sum))
        best = (int) i;
    }
  return best;
}

double
_parcours_tiling_cut (const ParcoursTilingAxis *axis, double scale, double length, guint n, double first, double next, double *limits)
{
  Cuts self = { axis, scale, length, first, next, LEAST_SHARE * MIN (next, length / n), n, NULL, NULL, NULL };
  double cost = 0;

  limits[0] = 0;
  limits[n] = length;
  if (n == 1)
    return 0;

  sort_edges (&self);
  self.windows = g_new0 (GArray *, n - 1);
  for (guint cut = 1; cut < n; cut++)
    {
      fill_window (&self, cut);
      reach (&self, cut);
    }
  int index = find_last (&self);
  if (index >= 0)
    cost = g_array_index (self.windows[n - 2], Candidate, index).sum;
  for (guint cut = n - 1; cut > 0; cut--)
    {
      limits[cut] = index >= 0 ? g_array_index (self.windows[cut - 1], Candidate, index).at : even (&self, cut);
      if (index >= 0)
        index = g_array_index (self.windows[cut - 1], Candidate, index).before;
      g_array_unref (self.windows[cut - 1]);
    }
  g_free (self.windows);
  g_array_unref (self.begins);
  g_array_unref (self.ends);
  return cost;
}
