// A passage as text to paste into a note: always in the same form, so that notes can be searched and sorted.
//
//   The Lowharbour Gazette, “Neighbours sit down”, 2031-04-26, https://gazette.example/summit
//   “President Brandt met Okoye in Port Hesper.”
//   body 0–43; held; dated 2031-04-25; in Port Hesper; rule meets/verb

const onOneLine = (text) => text.replace(/\s+/gu, " ").trim();

/** What an article says of a meeting, in the words of the graph. */
const toldOf = (report) => [report.status, report.date && `dated ${report.date}`,
  report.place !== undefined && `in ${facts.entities[report.place].label}`].filter(Boolean);

/** A passage, the article it stands in, and what it was read as: `told`, a list of words. */
const citation = (row, told = []) => {
  const { article, sentence, field, start = 0, end = 0, rule } = facts.passages[row];
  const { title, publisher, date, url } = facts.articles[article] ?? {};
  const where = [publisher, title && `“${title}”`, date, safe(url)].filter(Boolean).map(onOneLine).join(", ");
  return [where || "Article not in the graph", sentence && `“${onOneLine(sentence)}”`,
    [`${field} ${start}–${end}`, ...told, `rule ${rule}`].map(onOneLine).join("; ")].filter(Boolean).join("\n");
};
