export const map = (view) => view.replaceChildren();
