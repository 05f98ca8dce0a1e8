// An answer's cells as a reader sees them: SPARQL's JSON terms, labels in the place of IRIs.

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(["integer", "int", "long", "short", "decimal", "double", "float", "nonNegativeInteger", "positiveInteger"].map((name) => XSD + name));

let prefixes = {};
export const setPrefixes = (known) => { prefixes = known; };

/** An IRI with a prefix where one fits, else in full. */
export const short = (iri) => {
  const found = Object.entries(prefixes).filter(([, space]) => iri.startsWith(space) && iri.length > space.length)
    .sort((a, b) => b[1].length - a[1].length)[0];
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
};

export const isIri = (cell) => cell?.type === "uri";

/** The number that a cell holds, or nothing. */
export const number = (cell) => {
  if (cell?.type !== "literal" || !NUMBERS.has(cell.datatype)) return undefined;
  const value = Number(cell.value);
  return Number.isFinite(value) ? value : undefined;
};

const DAY = /^(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?(?=$|[TZ+-])/;

const QUARTER = /^(\d{4})[ -]?Q([1-4])$/u;

/** The year, month and day that a cell tells, or the quarter, as far as it does; nothing where it is no date. */
export const date = (cell) => {
  if (cell?.type !== "literal") return undefined;
  const quarter = QUARTER.exec(cell.value);
  if (quarter) return { year: Number(quarter[1]), quarter: Number(quarter[2]) };
  if (!cell.datatype?.startsWith(XSD)) return undefined;
  if (!["date", "dateTime", "gYear", "gYearMonth"].includes(cell.datatype.slice(XSD.length))) return undefined;
  const found = DAY.exec(cell.value);
  return found ? { year: Number(found[1]), month: found[2] && Number(found[2]), day: found[3] && Number(found[3]) } : undefined;
};

/** What a cell says. */
export const told = (cell, labels) => {
  if (!cell) return "";
  return isIri(cell) ? labels[cell.value] ?? short(cell.value) : cell.value;
};

const words = (variable) => variable.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ").toLowerCase();

/**
 * The columns to show: those that the question names, or all. A label stands for what it is the label of, so that
 * `?with` and `?withLabel` are one column, called "with"; `of` is where its IRI is.
 */
export const columns = ({ variables, show = [] }, every) => {
  const at = new Map(variables.map((name, index) => [name, index]));
  const labelled = (name) => (name.endsWith("Label") && at.has(name.slice(0, -5)) ? name.slice(0, -5) : undefined);
  const wanted = show.length && !every ? show.filter((name) => at.has(name)) : variables.filter((name) => !at.has(`${name}Label`));
  return wanted.map((name) => {
    const of = labelled(name);
    return { name, head: words(of ?? name), at: at.get(name), of: at.get(of) ?? at.get(name) };
  });
};

/** The cell of a column in a row, and the IRI behind it. */
export const cellOf = (row, column) => row[column.at] ?? row[column.of];
export const iriOf = (row, column) => (isIri(row[column.of]) ? row[column.of].value : undefined);

/** Variables that hold what an article tells, in the questions of the library: what a row's sentences are found by. */
const FACTS = ["statement", "meeting", "representation", "location", "report", "fact", "event"];

/** The IRI of what a row tells, which no column in sight leads to; nothing where there is none. */
export const factOf = (row, { variables }, shown) => {
  const taken = new Set(shown.map(({ of }) => of));
  const at = FACTS.map((name) => variables.indexOf(name)).find((place) => place >= 0 && !taken.has(place) && isIri(row[place]));
  return at === undefined ? undefined : row[at].value;
};

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Which of two cells comes first: numbers by size, the rest as people sort it; what is empty comes last. */
export const compare = (a, b, labels) => {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  const [one, other] = [number(a), number(b)];
  return one !== undefined && other !== undefined ? one - other : collator.compare(told(a, labels), told(b, labels));
};
