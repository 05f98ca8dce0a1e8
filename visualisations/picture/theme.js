// Colours and strengths of signs and lines, by theme and by what is lit. page.css holds the colours.

const dark = matchMedia("(prefers-color-scheme: dark)");
const FONT = "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const FAINT = 0.12; // of what is not about the chosen one
const MANY = 1500; // lines: more hide each other, and are drawn fainter
const TYPES = ["person", "country", "organisation", "place", "unnamed", "meeting", "community"];

let colours;
const readColours = () => {
  const style = getComputedStyle(document.documentElement);
  colours = Object.fromEntries(["paper", "ink", "muted", "rule", "accent", "cross", "code", "joins", ...TYPES, ...Object.keys(TABLE)]
    .map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
};

/** How a sign is drawn now: filled, or hollow for unnamed sources. */
const nodeLook = (node) => {
  const hollow = node.group === "unnamed";
  return {
    hidden: !nodeShown(node),
    opacity: !light || light.nodes.has(node.id) ? 1 : FAINT,
    fill: hollow ? colours.paper : colours[node.group],
    border: hollow ? colours[node.group] : colours.paper,
  };
};

/** How a line is drawn now. */
const edgeLook = (edge) => {
  const strength = (edge.relation === "says" ? 0.6 : 0.85) * (edges.length > MANY ? 0.5 : 1);
  return {
    hidden: !edgeShown(edge),
    opacity: !light ? strength : light.edges.has(edge.id) ? 1 : FAINT,
    colour: colours[edge.relation],
  };
};
