// What a reader takes along: files by Blob, which the page's policy allows.

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
