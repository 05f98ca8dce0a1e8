// SPARQL as text, as far as the editor needs it: its words, the prefixed names in a query, and which name was meant.

export const KEYWORDS = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "DISTINCT", "REDUCED", "WHERE", "PREFIX", "BASE", "GRAPH", "OPTIONAL", "UNION",
  "MINUS", "FILTER", "FILTER NOT EXISTS", "FILTER EXISTS", "BIND", "VALUES", "AS", "IN", "NOT IN", "GROUP BY", "ORDER BY", "ASC", "DESC",
  "HAVING", "LIMIT", "OFFSET", "COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT", "SEPARATOR", "BOUND", "COALESCE", "IF", "STR",
  "LANG", "LANGMATCHES", "DATATYPE", "IRI", "CONTAINS", "STRSTARTS", "STRENDS", "STRAFTER", "STRBEFORE", "STRLEN", "SUBSTR", "LCASE", "UCASE",
  "CONCAT", "REPLACE", "REGEX", "YEAR", "MONTH", "DAY", "ABS", "ROUND", "CEIL", "FLOOR", "isIRI", "isLITERAL", "isNUMERIC", "sameTerm", "true", "false"];

/** Terms of other vocabularies that the graph uses (docs/ontology.md). */
export const OTHERS = {
  rdf: ["type"], rdfs: ["label", "comment", "subClassOf", "subPropertyOf", "seeAlso"], owl: ["sameAs"],
  skos: ["altLabel", "prefLabel", "broader", "notation"], dcterms: ["title", "issued", "publisher", "identifier", "isReplacedBy", "source", "license"],
  schema: ["url"], geo: ["lat", "long"], xsd: ["date", "gYear", "gYearMonth", "dateTime", "integer", "decimal", "double", "boolean", "string"],
};

const PIECE = /(?<string>"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?<iri><[^<>"{}|^`\\\s]*>)|(?<comment>#[^\n]*)|(?<variable>[?$]\w+)|(?<name>(?<prefix>[\p{L}][\p{L}\p{N}_-]*)?:(?<local>[\p{L}\p{N}_-]*))/gu;

/** The namespaces that a query declares, by prefix. */
const declared = (text) => {
  const found = {};
  for (const [, prefix, iri] of text.matchAll(/\bPREFIX\s+([\p{L}\p{N}_-]*):\s*<([^>]*)>/giu)) found[prefix] = iri;
  return found;
};

/** The prefixed names of a query with their offsets, but for those that declare a prefix. */
export const words = (text) => {
  const found = [];
  for (const match of text.matchAll(PIECE)) {
    const { name, prefix, local } = match.groups;
    if (!name || prefix === undefined || /\bPREFIX\s+$/iu.test(text.slice(0, match.index))) continue;
    found.push({ prefix, local, from: match.index, to: match.index + name.length });
  }
  return found;
};

/** How many letters to change, add, take or swap to make one word the other (restricted Damerau–Levenshtein). */
const distance = (a, b) => {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array(b.length).fill(0)]);
  for (let j = 1; j <= b.length; j += 1) rows[0][j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[a.length][b.length];
};

/** The three of `known` that are most like `word`, at most a third of it away. */
const nearest = (word, known) => known.map((text) => ({ text, far: distance(word.toLowerCase(), text.toLowerCase()) }))
  .filter(({ far }) => far <= Math.max(1, Math.ceil(word.length / 3))).sort((a, b) => a.far - b.far || (a.text < b.text ? -1 : 1))
  .slice(0, 3).map(({ text }) => text);

/**
 * What in a query finds nothing, though it is good SPARQL: prefixes and `dip:` terms that do not exist.
 *
 * The reader would take the empty table for an answer. `near` has what was perhaps meant.
 */
export const doubts = (text, { terms, prefixes }) => {
  const spaces = { ...prefixes, ...declared(text) };
  const known = new Set(terms.map(({ term }) => term));
  const found = [];
  for (const { prefix, local, from, to } of words(text)) {
    if (!(prefix in spaces)) {
      found.push({ from, to, message: `The prefix ${prefix}: is not known.`, near: nearest(prefix, Object.keys(spaces)).map((x) => `${x}:${local}`) });
    } else if (known.size && local && spaces[prefix] === prefixes.dip && !known.has(`dip:${local}`)) {
      const near = nearest(`dip:${local}`, [...known]).map((term) => term.replace("dip:", `${prefix}:`));
      found.push({ from, to, message: `${prefix}:${local} is no term of the ontology: it finds nothing.`, near });
    }
  }
  return found;
};

/** What to write for `word` where `suggestion` was meant: of a prefix alone, the rest of the name stays. */
export const meant = (word, suggestion) => {
  const local = /^[\p{L}\p{N}_-]*:(.*)$/u.exec(word)?.[1];
  return local !== undefined && /^[\p{L}\p{N}_-]+:?$/u.test(suggestion) ? `${suggestion.replace(":", "")}:${local}` : suggestion;
};
