// The SPARQL editor: CodeMirror with completion of our terms, of names and of variables, and marks where something is wrong.
//
// It lives in a shadow root: there CodeMirror's styles are sheets made by script, which the page's policy allows;
// in the document they would be <style> elements, which it does not.

import {
  autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap, completionKeymap, defaultKeymap, drawSelection, EditorState,
  EditorView, highlightActiveLine, HighlightStyle, history, historyKeymap, hoverTooltip, keymap, lineNumbers, linter,
  lintGutter, placeholder, sparql, StateEffect, StreamLanguage, syntaxHighlighting, tags,
} from "./vendor/codemirror.js";
import { element } from "./dom.js";
import { doubts, KEYWORDS, meant, OTHERS, words } from "./sparql.js";

const lookAgain = StateEffect.define(); // at the text, which has not changed: something about it has
const KINDS = { class: "class", property: "property", status: "constant" };

const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--panel)", fontSize: "13.5px", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--chosen)" },
  ".cm-gutters": { backgroundColor: "var(--wash)", color: "var(--muted)", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--wash) 55%, transparent)" },
  ".cm-placeholder": { color: "var(--muted)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--mark)" },
  ".cm-tooltip": { color: "var(--ink)", backgroundColor: "var(--panel)", border: "1px solid var(--rule)", borderRadius: "8px", boxShadow: "0 8px 28px rgb(0 0 0 / 16%)", font: "13px/1.45 var(--sans)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "16em" },
  ".cm-tooltip-autocomplete > ul > li": { padding: "3px 8px" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--paper)", backgroundColor: "var(--accent)" },
  ".cm-completionDetail": { color: "inherit", opacity: "0.75", fontStyle: "normal" },
  ".cm-completionInfo, .cm-hover": { padding: "8px 12px", maxWidth: "26rem" },
  ".cm-hover strong, .cm-completionInfo strong": { display: "block" },
  // CodeMirror's own marks are pictures in data: addresses, which the page's policy does not load.
  ".cm-lintRange-error, .cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--wrong) 1.5px", textUnderlineOffset: "4px", textDecorationSkipInk: "none" },
  ".cm-lintRange-warning": { textDecorationColor: "var(--country)" },
  ".cm-lint-marker": { content: "normal", width: "9px", height: "9px", margin: "5px 2px", borderRadius: "50%", backgroundColor: "var(--wrong)" },
  ".cm-lint-marker-error, .cm-lint-marker-warning": { content: "normal" },
  ".cm-lint-marker-warning": { backgroundColor: "var(--country)" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--wrong)" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--country)" },
  ".cm-diagnostic": { padding: "6px 10px", whiteSpace: "pre-wrap", fontFamily: "var(--sans)" },
  ".cm-diagnosticAction": { color: "var(--paper)", backgroundColor: "var(--accent)", borderRadius: "5px", padding: "2px 8px" },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--keyword)", fontWeight: "600" },
  { tag: [tags.standard(tags.variableName), tags.operatorKeyword], color: "var(--keyword)" },
  { tag: [tags.special(tags.variableName), tags.variableName], color: "var(--variable)" },
  { tag: tags.atom, color: "var(--term)" },
  { tag: [tags.string, tags.meta], color: "var(--string)" },
  { tag: tags.number, color: "var(--string)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
  { tag: [tags.operator, tags.bracket], color: "var(--ink)" },
]);

/**
 * Put an editor into `host`. `changed` and `run` are told of what the reader does; `names(text)` finds things in the
 * graph. `know` gives it the terms and prefixes when they have come.
 */
export const editor = (host, { label, hint, changed, run, names }) => {
  const known = { terms: [], prefixes: {} };
  const byTerm = new Map();
  let mistake; // what the server refused: it stays until the text changes

  const explained = ({ label: name, comment, domain, range, kind }) => {
    const where = [domain && `of ${domain}`, range && `value ${range}`].filter(Boolean).join(", ");
    return element("div", {}, element("strong", { text: name }), element("span", { text: [kind, where].filter(Boolean).join(" ") }),
      comment ? element("div", { text: comment }) : "");
  };

  const offer = async (context) => {
    const before = context.state.sliceDoc(context.state.doc.lineAt(context.pos).from, context.pos);
    if (/^(?:[^"<#]|"[^"]*"|<[^>]*>)*#/u.test(before)) return null; // a comment
    const name = /(?<=^|[\s{(,])@(\p{L}[^@<>"{}]*)$/u.exec(before);
    if (name) {
      const found = await names(name[1].trim()).catch(() => []);
      return { from: context.pos - name[0].length, filter: false, options: found.map((hit) => ({
        label: hit.label, detail: [hit.alias, hit.class].filter(Boolean).join(" · "), type: "text", apply: `<${hit.iri}>`,
      })) };
    }
    const variable = context.matchBefore(/[?$]\w*/u);
    if (variable) {
      const others = new Set(context.state.doc.toString().match(/[?$]\w+/gu));
      others.delete(variable.text);
      return { from: variable.from, options: [...others].map((text) => ({ label: text, type: "variable" })), validFor: /^[?$]\w*$/u };
    }
    const prefixed = context.matchBefore(/(?<![\w<"])[\w-]*:[\w-]*/u);
    if (prefixed) {
      const prefix = prefixed.text.split(":")[0];
      const options = prefix === "dip" ? known.terms.map((term) => ({
        label: term.term, detail: term.label, type: KINDS[term.kind], info: () => explained(term),
      })) : (OTHERS[prefix] ?? []).map((local) => ({ label: `${prefix}:${local}`, type: "property" }));
      return { from: prefixed.from, options, validFor: /^[\w-]*:[\w-]*$/u };
    }
    const word = context.matchBefore(/\w+/u);
    if (!word && !context.explicit) return null;
    return { from: word?.from ?? context.pos, validFor: /^[\w:]*$/u, options: [
      ...KEYWORDS.map((text) => ({ label: text, type: "keyword" })),
      ...Object.keys(known.prefixes).map((text) => ({ label: `${text}:`, type: "namespace", detail: known.prefixes[text] })),
      ...known.terms.map((term) => ({ label: term.term, detail: term.label, type: KINDS[term.kind], info: () => explained(term), boost: -50 })),
    ] };
  };

  const replacing = (text) => ({ name: text, apply: (view, from, to) => view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length } }) });

  const remarks = (view) => {
    const found = mistake ? [] : doubts(view.state.doc.toString(), known).map(({ near, ...doubt }) => ({ ...doubt, severity: "warning", actions: near.map(replacing) }));
    if (mistake) {
      const { from, to } = placed();
      found.push({ from, to, severity: "error", message: mistake.message, actions: mistake.suggestions.slice(0, 3).map((text) => replacing(meant(view.state.sliceDoc(from, to), text))) });
    }
    return found;
  };

  /** The word that the server complains of; the letter before, where the text ends there. */
  const placed = () => {
    const { doc } = view.state;
    const line = doc.line(Math.min(Math.max(mistake.line, 1), doc.lines));
    const from = Math.min(line.from + Math.max((mistake.column ?? 1) - 1, 0), line.to);
    const to = from + (/^\S+/u.exec(doc.sliceString(from, line.to))?.[0].length ?? 0);
    return { from: to > from ? from : Math.max(from - 1, line.from), to };
  };

  const hovered = hoverTooltip((view, at) => {
    const line = view.state.doc.lineAt(at);
    const hit = words(line.text).find(({ from, to }) => line.from + from <= at && at <= line.from + to);
    const term = hit && byTerm.get(`${hit.prefix}:${hit.local}`);
    if (!term) return null;
    return { pos: line.from + hit.from, end: line.from + hit.to, create: () => ({ dom: element("div", { class: "cm-hover" }, explained(term)) }) };
  });

  const root = host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root, parent: root,
    state: EditorState.create({
      extensions: [
        keymap.of([{ key: "Mod-Enter", run: () => { run(); return true; } }]),
        lineNumbers(), history(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(),
        StreamLanguage.define(sparql), syntaxHighlighting(colours), theme, placeholder(hint), hovered,
        autocompletion({ override: [offer], activateOnTyping: true }), linter(remarks, { delay: 400, needsRefresh: ({ transactions }) => transactions.some(({ effects }) => effects.some((x) => x.is(lookAgain))) }), lintGutter(),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", autocapitalize: "off" }),
        EditorView.updateListener.of(({ docChanged }) => {
          if (!docChanged) return;
          mistake = undefined;
          changed();
        }),
      ],
    }),
  });

  return {
    text: () => view.state.doc.toString(),
    /** Show `text` from where it asks: what stands before that are comments and prefixes. */
    write: (text) => {
      const at = Math.max(text.search(/^[ \t]*(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b/imu), 0);
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: at } });
      // When the page has taken the height that it will have: a form may just have come or gone above.
      requestAnimationFrame(() => view.dispatch({ effects: EditorView.scrollIntoView(Math.min(at, view.state.doc.length), { y: "start" }) }));
    },
    know: ({ terms, prefixes }) => {
      Object.assign(known, { terms, prefixes });
      for (const term of terms) byTerm.set(term.term, term);
      view.dispatch({ effects: lookAgain.of(null) });
    },
    /** Mark what the server refused, and put the cursor there; nothing takes the mark away. */
    wrong: (told) => {
      mistake = told?.line ? told : undefined;
      view.dispatch({ effects: lookAgain.of(null) });
      if (!mistake) return;
      view.dispatch({ selection: { anchor: placed().from }, scrollIntoView: true });
    },
    /** What in the text is good SPARQL and yet finds nothing. */
    doubts: () => doubts(view.state.doc.toString(), known),
    /** Put `text` where it was wrong, or in the place of a doubt. */
    mend: (text, { from, to } = placed()) => view.dispatch({ changes: { from, to, insert: meant(view.state.sliceDoc(from, to), text) } }),
    focus: () => view.focus(),
  };
};
