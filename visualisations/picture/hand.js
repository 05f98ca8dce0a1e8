// The hand on a picture that we draw ourselves: dragging moves it, the wheel and two fingers zoom where they are, a
// click or tap that does not move chooses, two of them zoom in, a pointer that rests over something hovers.

const STILL = 5; // pixels that a click may slip
const WHEEL = 0.0015; // zoom of a pixel of wheel: a notch of 100 pixels is a seventh

/**
 * Tell `to` what the hand on `stage` does, in pixels of the stage: `pan(dx, dy)`, `zoom(factor, point)`,
 * `click(point)`, `hover(point)` and `leave()`, and whether it holds it: `hold(true)`; until `signal` says that it is over.
 */
const hand = (stage, to, signal) => {
  const listen = (kind, handler, options) => stage.addEventListener(kind, handler, { signal, ...options });
  const down = new Map(); // pointers that touch, by their number -> where they are
  let pressed; // where a click began; undefined once it is a drag
  let wanted; // where to look for what is under the pointer, once a frame

  const at = ({ clientX, clientY }) => {
    const box = stage.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };
  const apart = () => {
    const [a, b] = [...down.values()];
    return { far: Math.hypot(a.x - b.x, a.y - b.y) || 1, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  };

  listen("pointerdown", (event) => {
    if (event.button > 0) return;
    stage.setPointerCapture(event.pointerId);
    down.set(event.pointerId, at(event));
    pressed = down.size === 1 ? at(event) : undefined;
    to.hold(true);
  });
  listen("pointermove", (event) => {
    const now = at(event);
    const before = down.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType !== "mouse") return;
      if (wanted === undefined) requestAnimationFrame(() => { if (wanted) to.hover(wanted); wanted = undefined; });
      wanted = now;
      return;
    }
    if (pressed && Math.hypot(now.x - pressed.x, now.y - pressed.y) < STILL) return;
    if (pressed) to.leave();
    pressed = undefined;
    if (down.size === 2) {
      const was = apart();
      down.set(event.pointerId, now);
      const is = apart();
      to.pan(is.x - was.x, is.y - was.y);
      to.zoom(is.far / was.far, is);
      return;
    }
    down.set(event.pointerId, now);
    to.pan(now.x - before.x, now.y - before.y);
  });
  const up = (event) => {
    if (!down.delete(event.pointerId)) return;
    to.hold(down.size > 0);
    if (pressed && event.type === "pointerup") to.click(at(event));
    pressed = undefined;
  };
  listen("pointerup", up);
  listen("pointercancel", up);
  listen("pointerleave", () => { wanted = undefined; to.leave(); });
  listen("wheel", (event) => {
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1) * (event.ctrlKey ? 5 : 1); // a pinch on a touchpad comes as ctrl and few pixels
    to.zoom(Math.exp(-Math.max(-400, Math.min(400, pixels)) * WHEEL), at(event));
  }, { passive: false });
  listen("dblclick", (event) => to.zoom(2, at(event), true));
};
