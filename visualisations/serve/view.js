// Moving about in a picture: drag, wheel, two fingers and buttons change its viewBox.

import { element } from "./dom.js";

/** One of `marks` is in the tab order, arrows go to the others: hundreds of stops would be no way through. */
export const walked = (marks) => {
  marks.forEach((mark, n) => {
    mark.setAttribute("tabindex", n ? "-1" : "0");
    mark.addEventListener("keydown", (event) => {
      const to = { ArrowRight: n + 1, ArrowDown: n + 1, ArrowLeft: n - 1, ArrowUp: n - 1, Home: 0, End: marks.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const next = marks[(to + marks.length) % marks.length];
      for (const other of marks) other.setAttribute("tabindex", other === next ? "0" : "-1");
      next.focus();
    });
  });
};

/** Let the reader zoom and move `svg`, whose whole is `home` = [x, y, width, height]; `moved` is told how near it is. */
export const movable = (svg, home, moved = () => {}) => {
  let [x, y, width, height] = home;
  const apply = () => {
    svg.setAttribute("viewBox", [x, y, width, height].join(" "));
    moved(home[2] / width);
  };
  const zoom = (factor, [px, py] = [x + width / 2, y + height / 2]) => {
    const to = Math.min(Math.max(width / factor, home[2] / 60), home[2] * 1.5);
    const ratio = to / width;
    x = px - (px - x) * ratio;
    y = py - (py - y) * ratio;
    width = to;
    height *= ratio;
    apply();
  };
  const point = ({ clientX, clientY }) => {
    const at = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [at.x, at.y];
  };

  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return; // the wheel alone scrolls the page
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 300), point(event));
  }, { passive: false });
  const fingers = new Map();
  svg.addEventListener("pointerdown", (event) => {
    if (event.target.closest("[data-held]")) return; // what moves by itself
    fingers.set(event.pointerId, event);
  });
  svg.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    if (Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) > 2) svg.setPointerCapture(event.pointerId);
    if (fingers.size === 1) {
      const [fx, fy] = point(before);
      const [tx, ty] = point(event);
      x -= tx - fx;
      y -= ty - fy;
      apply();
    } else {
      const other = [...fingers].find(([id]) => id !== event.pointerId)[1];
      const far = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      zoom(far(event) / Math.max(far(before), 1), point(other));
    }
    fingers.set(event.pointerId, event);
  });
  for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, ({ pointerId }) => fingers.delete(pointerId));

  const button = (text, label, click) => element("button", { type: "button", "aria-label": label, title: label, text, on: { click } });
  apply();
  return {
    point,
    show: (to) => { [x, y, width, height] = to; apply(); },
    tools: element("div", { class: "tools", role: "group", "aria-label": "View" }, button("+", "Zoom in", () => zoom(1.5)), button("−", "Zoom out", () => zoom(1 / 1.5)),
      button("Reset", "Show everything again", () => { [x, y, width, height] = home; apply(); })),
  };
};

/** Show a label of the size that `unit` makes of it, where no other `taken` place is in the way of its `box`; tell if it is shown. */
export const shownIfFree = (label, box, taken, unit) => {
  const free = taken.every((other) => box.left > other.right || other.left > box.right || box.top > other.bottom || other.top > box.bottom);
  label.style.display = free ? "" : "none";
  if (!free) return false;
  taken.push(box);
  label.style.fontSize = `${12 * unit}px`;
  label.style.strokeWidth = `${3 * unit}px`;
  return true;
};
