// What the page asks the server, and how a refusal is told.

/** A refusal of the server, or its silence; `line`, `column` and `suggestions` where it knows them. */
export class Refused extends Error {
  constructor(message, { status = 0, line, column, suggestions = [] } = {}) {
    super(message);
    Object.assign(this, { status, line, column, suggestions });
  }
}

const request = async (path, options) => {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused("The server does not answer. Is `kg serve` still running?");
  }
  if (response.ok) return response;
  throw await refusal(response);
};

const refusal = async (response) => {
  const text = await response.text();
  let told = {};
  try {
    told = JSON.parse(text);
  } catch { /* not ours: a proxy's page, or plain text */ }
  const message = told.error ?? (text.trim().startsWith("<") ? "" : text.trim().slice(0, 2000));
  return new Refused(message || `The server answered ${response.status} ${response.statusText}.`, { ...told, status: response.status });
};

const json = async (path, options) => (await request(path, options)).json();

export const info = () => json("/api/info");
export const questions = () => json("/api/questions");
export const terms = () => json("/api/terms");
export const describe = (iri) => json(`/api/describe?${new URLSearchParams({ iri })}`);
export const complete = (kind, prefix, signal) => json(`/api/complete?${new URLSearchParams({ kind, prefix })}`, { signal });
export const search = (words, limit, signal) => json(`/api/search?${new URLSearchParams({ q: words, limit })}`, { signal });

/** Ask `{question, values}` or `{sparql}`. */
export const ask = (body, signal) => json("/api/ask", {
  method: "POST", signal, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
});

/** All of an answer, past what the page shows, in the format of the media type. */
export const whole = async (sparql, type) => (await request("/sparql", {
  method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: type }, body: new URLSearchParams({ query: sparql }),
})).blob();
