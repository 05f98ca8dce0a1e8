// The page's address holds what is asked, so that it can be passed on: #ask=who-met&person=… or #q=SELECT …,
// or names a thing whose card is open: #card=IRI.
// What stands after the # is not sent to any server.

const OURS = new Set(["ask", "q", "view", "card"]);

/** What an address asks: a question with values, or SPARQL; how to show it; and whose card is open. */
export const parse = (hash) => {
  const given = new URLSearchParams(hash.replace(/^#/u, ""));
  const values = Object.fromEntries([...given].filter(([name]) => !OURS.has(name)).map(([name, value]) => [name.replace(/^_/u, ""), value]));
  return { question: given.get("ask") ?? undefined, values, sparql: given.get("q") ?? undefined, view: given.get("view") ?? undefined, card: given.get("card") ?? undefined };
};

/** The address of a query. A parameter that is called as one of ours gets an underscore. */
export const write = ({ question, values = {}, sparql, view }) => {
  const asked = question ? [["ask", question], ...Object.entries(values).map(([name, value]) => [OURS.has(name) || name.startsWith("_") ? `_${name}` : name, value])] : [["q", sparql]];
  return `#${new URLSearchParams([...asked, ...(view && view !== "table" ? [["view", view]] : [])])}`;
};
