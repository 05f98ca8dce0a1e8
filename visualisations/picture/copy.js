// Copying text, and saying so.

/** Put text on the clipboard; by the old way where a page from a file has no other. Returns whether it worked. */
const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { /* no clipboard here, or not allowed: see below */ }
  const last = document.activeElement;
  const field = element("textarea", { class: "unseen", "aria-hidden": "true", readonly: true });
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  last?.focus({ preventScroll: true });
  return done;
};

/** A small button that copies what `text()` gives, and says so on itself. */
const copyButton = (label, text, title) => {
  const button = element("button", {
    type: "button", class: "plain copy", title, text: label,
    on: {
      click: async () => {
        const done = await copy(text());
        button.textContent = done ? "Copied" : "Not allowed here";
        setTimeout(() => { button.textContent = label; }, 1600);
      },
    },
  });
  return button;
};
