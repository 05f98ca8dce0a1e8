// Where in a sentence the names and the words are that a fact was read from. Offsets are code points, as the graph's
// are: an emoji is one, whatever JavaScript counts.

const inPattern = (word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");

/** Places of names in a text, each as a whole word, the longest first: { start, end, kind }, in UTF-16 units. */
const placesOfNames = (text, names) => {
  const known = [...new Set(names.filter((name) => name && name.length > 1))].sort((a, b) => b.length - a.length);
  if (known.length === 0) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${known.map(inPattern).join("|")})(?![\\p{L}\\p{N}])`, "gu");
  return [...text.matchAll(pattern)].map((hit) => ({ start: hit.index, end: hit.index + hit[0].length, kind: "who" }));
};

/**
 * Places of what was said. The graph keeps its words with the pieces of a broken quotation joined by one space
 * ("We are ready," she said, "to sail"): each piece is as long as it can be. None where a word is missing.
 */
const placesOfWords = (text, said) => {
  const words = (said ?? "").split(/\s+/u).filter(Boolean).map(inPattern);
  const found = [];
  for (let from = 0, next = 0; next < words.length;) {
    let hit;
    let last = words.length;
    for (; last > next && !hit; last -= 1) {
      const pattern = new RegExp(words.slice(next, last).join("\\s+"), "gu");
      pattern.lastIndex = from;
      hit = pattern.exec(text);
    }
    if (!hit) return [];
    found.push({ start: hit.index, end: hit.index + hit[0].length, kind: "said" });
    from = hit.index + hit[0].length;
    next = last + 1;
  }
  return found;
};

/** Places to mark in a text, in order and without overlap; what was said goes before names in it. */
const placesIn = (text, { names = [], said }) => {
  const own = placesOfWords(text, said);
  const others = placesOfNames(text, names).filter((one) => own.every((other) => one.end <= other.start || one.start >= other.end));
  return [...own, ...others].sort((a, b) => a.start - b.start);
};

const pointsIn = (text) => [...text].length;

/** A passage's sentence with its places marked; each mark knows where in the article it is, if the sentence stands there as it is. */
const markedSentence = ({ sentence, field, start = 0, end }, what) => {
  const exact = end - start === pointsIn(sentence);
  const parts = [];
  let from = 0;
  for (const place of placesIn(sentence, what)) {
    const words = sentence.slice(place.start, place.end);
    const at = start + pointsIn(sentence.slice(0, place.start));
    parts.push(sentence.slice(from, place.start), element("mark", { class: place.kind, title: exact && `${field} ${at}–${at + pointsIn(words)}`, text: words }));
    from = place.end;
  }
  return [...parts, sentence.slice(from)].filter((part) => part !== "");
};
