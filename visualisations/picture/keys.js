// The keyboard on the picture itself: arrows move it, plus and minus zoom, 0 shows all of it again.

const NUDGE = 0.15; // of the stage's width or height, for one arrow
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

stage.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key];
  const factor = { "+": 1.4, "=": 1.4, "-": 1 / 1.4 }[event.key];
  if (arrow) {
    const { x, y } = renderer.middle();
    const scale = renderer.scale();
    renderer.moveTo({ x: x + arrow[0] * NUDGE * stage.clientWidth / scale, y: y + arrow[1] * NUDGE * stage.clientHeight / scale }, scale, false);
  } else if (factor) zoom(factor);
  else if (event.key === "0") fit(undefined, glide());
  else return;
  event.preventDefault();
});
