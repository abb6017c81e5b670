/* touch.c - see touch.h. */
#include "config.h"

#include "canvas/touch.h"

#include <math.h>
#include <string.h>

#define PAUSE_MS 60             /* a finger that rested so long before it left does not throw */
#define TRACE_MS 100            /* the last part of a pan tells its speed */
#define SLOWEST 60.0            /* px a second */
#define FASTEST 6000.0
#define TAPS_MS 400             /* between two taps of a double one */
#define TAPS_APART 24.0         /* px */
#define NEAREST 24.0            /* px between two fingers: nearer ones shake too much to tell a scale */

static const ParcoursTouchAction nothing = { PARCOURS_TOUCH_NOTHING, 0, 0, 0, 0, 1, 0 };

static ParcoursTouchAction
at (ParcoursTouchDeed deed, double x, double y)
{
  return (ParcoursTouchAction) { deed, x, y, 0, 0, 1, 0 };
}

static ParcoursFinger *
find (ParcoursTouch *self, gconstpointer finger)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->fingers); i++)
    if (self->fingers[i].finger == finger)
      return &self->fingers[i];
  return NULL;
}

static guint
count (const ParcoursTouch *self)
{
  return (self->fingers[0].finger != NULL) + (self->fingers[1].finger != NULL);
}

static ParcoursFinger *
only (ParcoursTouch *self)
{
  return self->fingers[0].finger != NULL ? &self->fingers[0] : &self->fingers[1];
}

static void
trace (ParcoursTouch *self, double x, double y, guint32 time)
{
  if (self->n_trace == PARCOURS_TOUCH_TRACE)
    memmove (&self->trace[0], &self->trace[1], --self->n_trace * sizeof self->trace[0]);
  self->trace[self->n_trace].x = x;
  self->trace[self->n_trace].y = y;
  self->trace[self->n_trace++].time = time;
}

static void
start_pan (ParcoursTouch *self, guint32 time)
{
  self->state = PARCOURS_TOUCH_PANNING;
  self->n_trace = 0;
  trace (self, only (self)->x, only (self)->y, time);
}

/* The speed of the last part of a pan; the wall rests if that is too slow. */
static ParcoursTouchAction
throw (ParcoursTouch *self, guint32 time)
{
  guint last = self->n_trace - 1, first = last;
  double dx, dy, seconds, speed, slower;

  if (time - self->trace[last].time > PAUSE_MS)
    return nothing;
  while (first > 0 && time - self->trace[first - 1].time <= TRACE_MS)
    first--;
  seconds = (self->trace[last].time - self->trace[first].time) / 1000.0;
  if (seconds <= 0)
    return nothing;
  dx = (self->trace[last].x - self->trace[first].x) / seconds;
  dy = (self->trace[last].y - self->trace[first].y) / seconds;
  speed = hypot (dx, dy);
  if (speed < SLOWEST)
    return nothing;
  self->rolling = TRUE;
  slower = speed > FASTEST ? FASTEST / speed : 1;
  return (ParcoursTouchAction) { PARCOURS_TOUCH_ROLL, 0, 0, dx * slower, dy * slower, 1, 0 };
}

static ParcoursTouchAction
tap (ParcoursTouch *self, guint32 time)
{
  ParcoursTouchAction action = at (PARCOURS_TOUCH_TAP, self->start_x, self->start_y);
  gboolean again = self->taps > 0 && time - self->tap_time <= TAPS_MS
                   && hypot (self->start_x - self->tap_x, self->start_y - self->tap_y) <= TAPS_APART;

  self->taps = again ? self->taps + 1 : 1;
  self->tap_time = time;
  self->tap_x = self->start_x;
  self->tap_y = self->start_y;
  action.taps = self->taps;
  return action;
}

ParcoursTouchAction
parcours_touch_begin (ParcoursTouch *self, gconstpointer finger, double x, double y, guint32 time, gboolean on_card)
{
  ParcoursFinger *place = find (self, NULL);

  g_return_val_if_fail (finger != NULL, nothing);

  if (place == NULL || find (self, finger) != NULL)
    return nothing;             /* a third finger says nothing */
  *place = (ParcoursFinger) { finger, x, y };
  if (count (self) == 2)
    {
      if (self->state == PARCOURS_TOUCH_RESTING || self->state == PARCOURS_TOUCH_PANNING)
        self->state = PARCOURS_TOUCH_PINCHING;
      return nothing;
    }
  self->state = PARCOURS_TOUCH_RESTING;
  self->start_x = x;
  self->start_y = y;
  self->on_card = on_card;
  self->moved = FALSE;
  self->caught = self->rolling;
  self->rolling = FALSE;
  return at (PARCOURS_TOUCH_STOP, x, y);
}

static ParcoursTouchAction
pinch (ParcoursTouch *self, ParcoursFinger *moving, double x, double y)
{
  const ParcoursFinger *other = moving == &self->fingers[0] ? &self->fingers[1] : &self->fingers[0];
  double before = hypot (moving->x - other->x, moving->y - other->y), after = hypot (x - other->x, y - other->y);
  ParcoursTouchAction action = at (PARCOURS_TOUCH_ZOOM, (x + other->x) / 2, (y + other->y) / 2);

  action.dx = (x - moving->x) / 2;
  action.dy = (y - moving->y) / 2;
  action.scale = MAX (after, NEAREST) / MAX (before, NEAREST);
  moving->x = x;
  moving->y = y;
  return action;
}

ParcoursTouchAction
parcours_touch_move (ParcoursTouch *self, gconstpointer finger, double x, double y, guint32 time)
{
  ParcoursFinger *moving = finger != NULL ? find (self, finger) : NULL;
  ParcoursTouchAction action = at (PARCOURS_TOUCH_SCROLL, x, y);

  if (moving == NULL)
    return nothing;
  if (self->state == PARCOURS_TOUCH_PINCHING)
    return pinch (self, moving, x, y);
  action.dx = x - moving->x;
  action.dy = y - moving->y;
  if (self->state == PARCOURS_TOUCH_HOLDING && moving != &self->fingers[0])
    return nothing;             /* what is held follows the finger that lifted it */
  moving->x = x;
  moving->y = y;
  self->moved |= hypot (x - self->start_x, y - self->start_y) > PARCOURS_TOUCH_SLOP;
  switch (self->state)
    {
    case PARCOURS_TOUCH_RESTING:
      if (self->moved)
        start_pan (self, time);
      return nothing;
    case PARCOURS_TOUCH_PANNING:
      trace (self, x, y, time);
      return action;
    case PARCOURS_TOUCH_HOLDING:
      return at (PARCOURS_TOUCH_DRAG, x, y);
    default:
      return nothing;
    }
}

ParcoursTouchAction
parcours_touch_end (ParcoursTouch *self, gconstpointer finger, guint32 time)
{
  ParcoursFinger *leaving = finger != NULL ? find (self, finger) : NULL, left;
  ParcoursTouchState state = self->state;

  if (leaving == NULL)
    return nothing;
  left = *leaving;
  if (state == PARCOURS_TOUCH_HOLDING && leaving == &self->fingers[1])
    state = PARCOURS_TOUCH_SPENT;       /* not the one that holds */
  leaving->finger = NULL;
  if (state == PARCOURS_TOUCH_PINCHING)
    {
      start_pan (self, time);
      return nothing;
    }
  if (state == PARCOURS_TOUCH_HOLDING)
    self->state = PARCOURS_TOUCH_SPENT;
  if (count (self) == 0)
    self->state = PARCOURS_TOUCH_IDLE;
  switch (state)
    {
    case PARCOURS_TOUCH_RESTING:
      return self->caught ? nothing : tap (self, time);
    case PARCOURS_TOUCH_PANNING:
      return throw (self, time);
    case PARCOURS_TOUCH_HOLDING:
      return at (self->moved ? PARCOURS_TOUCH_DROP : PARCOURS_TOUCH_MENU, left.x, left.y);
    default:
      return nothing;
    }
}

ParcoursTouchAction
parcours_touch_cancel (ParcoursTouch *self)
{
  gboolean held = self->state == PARCOURS_TOUCH_HOLDING;

  self->fingers[0].finger = self->fingers[1].finger = NULL;
  self->state = PARCOURS_TOUCH_IDLE;
  self->taps = 0;
  return held ? at (PARCOURS_TOUCH_RETURN, 0, 0) : nothing;
}

ParcoursTouchAction
parcours_touch_wait (ParcoursTouch *self)
{
  if (self->state != PARCOURS_TOUCH_RESTING || self->caught)
    return nothing;
  self->taps = 0;
  self->state = self->on_card ? PARCOURS_TOUCH_HOLDING : PARCOURS_TOUCH_SPENT;
  return at (self->on_card ? PARCOURS_TOUCH_LIFT : PARCOURS_TOUCH_MENU, self->start_x, self->start_y);
}

void
parcours_touch_rest (ParcoursTouch *self)
{
  self->rolling = FALSE;
}
