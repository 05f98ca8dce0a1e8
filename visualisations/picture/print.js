// For paper: the network as lines instead of pixels, in the colours of paper, and what is shown in words.

const PRINTED_ROWS = 500; // of the table; more are for the CSV
const sheet = document.getElementById("paper");

/** Draw with the colours that the page's style has where the drawing stands: on paper, the light ones. */
const inPageColours = (make) => {
  const kept = colours;
  colours = Object.fromEntries(Object.keys(kept).map((name) => [name, `var(--${name})`]));
  try {
    return make();
  } finally {
    colours = kept;
  }
};

const prepare = () => {
  if (sheet.hasChildNodes()) return; // both the event and the medium may tell
  const all = state.view === "table" ? views.get("table").printed(PRINTED_ROWS) : 0;
  const cut = all > PRINTED_ROWS ? ` The first ${PRINTED_ROWS} rows of ${all.toLocaleString("en")}; all can be saved as CSV.` : "";
  const drawing = state.view === "graph" ? inPageColours(networkDrawing) : "";
  if (drawing) ["width", "height"].forEach((name) => drawing.removeAttribute(name));
  sheet.replaceChildren(...(drawing ? [drawing] : []), element("p", { text: viewInWords() + cut }));
};
const leave = () => {
  sheet.replaceChildren();
  if (state.view === "table") views.get("table").after();
};
addEventListener("beforeprint", prepare);
addEventListener("afterprint", leave);
// Tools that show a page as printed, without printing it, change the medium alone.
matchMedia("print").addEventListener("change", ({ matches }) => (matches ? prepare() : leave()));
