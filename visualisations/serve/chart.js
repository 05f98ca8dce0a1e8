export const chart = (view) => view.replaceChildren();
