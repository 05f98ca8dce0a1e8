// How much room words take on the screen, and how they are broken or cut where there is less.

/** Pixels that words take, by the text of them, in a font as CSS writes it. */
const widthIn = (font) => (text) => {
  widthIn.pen ??= document.createElement("canvas").getContext("2d");
  widthIn.pen.font = font;
  return widthIn.pen.measureText(text).width;
};

/** Words broken into lines of at most `width` pixels, by spaces. */
const broken = (text, width, measure) => text.split(/\s+/u).reduce((lines, word) => {
  const longer = `${lines.at(-1)} ${word}`.trim();
  return measure(longer) <= width || lines.at(-1) === "" ? [...lines.slice(0, -1), longer] : [...lines, word];
}, [""]);

/** As much of a text as takes at most `width` pixels, by code points, so that no emoji breaks. */
const cut = (text, width, measure) => {
  if (measure(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && measure(`${letters.join("").trimEnd()}…`) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
};

/** A name in one line, or in two where one has no room for it. */
const twoLines = (name, width, measure) => {
  const [first, ...rest] = broken(name.trim(), width, measure);
  return [first, rest.join(" ")].filter(Boolean).map((line) => cut(line, width, measure));
};
