export const graph = (view) => view.replaceChildren();
