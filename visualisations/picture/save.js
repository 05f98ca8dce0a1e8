// What a reader takes along: files by Blob, which the page's policy allows, and paper.

/** Hand `blob` to the reader as a file. */
const download = (blob, name) => {
  const url = URL.createObjectURL(blob);
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // the browser may still be reading it
};

/** A file's name from the picture's title and the view: the-coast-timeline.svg. */
const fileName = (ending) => {
  const title = plain(document.querySelector("h1").textContent).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/gu, "").slice(0, 60);
  return `${title || "picture"}-${state.view}.${ending}`;
};

/** SVG as pixels, twice as fine as on the screen, or as fine as a canvas may be. */
const pixels = async (svg) => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg))}`; // the policy allows no blob: here
  await image.decode();
  const fine = Math.min(2, 8000 / Math.max(image.width, image.height));
  const canvas = element("canvas", { width: String(Math.round(image.width * fine)), height: String(Math.round(image.height * fine)) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => { canvas.toBlob(done, "image/png"); });
};

const SAVES = {
  png: async () => download(await pixels(drawingOf()), fileName("png")),
  svg: () => download(new Blob([svgText(drawingOf())], { type: "image/svg+xml" }), fileName("svg")),
  csv: () => download(csvBlob(visibleFacts()), fileName("csv")),
  print: () => print(),
};

const saveMenu = document.getElementById("save");
saveMenu.addEventListener("click", async ({ target }) => {
  const kind = target.closest("button")?.dataset.save;
  if (!kind) return;
  saveMenu.open = false;
  saveMenu.querySelector("summary").focus();
  await SAVES[kind]();
});
/** A table has no picture, nor has a view of nothing. */
const offerSaves = () => {
  const picture = state.view === "graph" || Boolean(views.get(state.view).picture?.());
  saveMenu.querySelectorAll('[data-save="png"], [data-save="svg"]').forEach((button) => { button.disabled = !picture; });
};
saveMenu.addEventListener("toggle", offerSaves);
onChange.push(offerSaves);
saveMenu.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !saveMenu.open) return;
  event.stopPropagation(); // it closes the menu, not the card
  saveMenu.open = false;
  saveMenu.querySelector("summary").focus();
});
saveMenu.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !saveMenu.contains(relatedTarget)) saveMenu.open = false; });
document.addEventListener("pointerdown", ({ target }) => { if (!saveMenu.contains(target)) saveMenu.open = false; });
