// The earth on paper: a projection, and outlines as paths of SVG.

// Equal Earth (Šavrič, Patterson and Jenny 2018): areas are true and shapes are familiar; the formulas are theirs.
const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const SIZE = 180;

/** Longitude and latitude in degrees to x and y of the picture, north up. */
export const project = (longitude, latitude) => {
  const theta = Math.asin((Math.sqrt(3) / 2) * Math.sin((latitude * Math.PI) / 180));
  const square = theta ** 2;
  const sixth = square ** 3;
  const x = (2 * Math.sqrt(3) * ((longitude * Math.PI) / 180) * Math.cos(theta)) / (3 * (9 * A4 * square * sixth + 7 * A3 * sixth + 3 * A2 * square + A1));
  const y = theta * (A4 * square * sixth + A3 * sixth + A2 * square + A1);
  return [x * SIZE, -y * SIZE];
};

const path = (points) => `M${points.map(([lon, lat]) => project(lon, lat).map((x) => x.toFixed(1)).join(" ")).join("L")}`;
const steps = (from, to, by) => Array.from({ length: Math.round((to - from) / by) + 1 }, (_, n) => from + n * by);
const meridian = (lon) => steps(-90, 90, 3).map((lat) => [lon, lat]);
const parallel = (lat) => steps(-180, 180, 6).map((lon) => [lon, lat]);
export const SEA = `${path([...meridian(-180), ...meridian(180).reverse()])}Z`;
export const GRATICULE = [...steps(-150, 150, 30).map(meridian), ...steps(-60, 60, 30).map(parallel)].map(path).join("");

/** Closed outlines, and open lines, of [longitude, latitude] in degrees. */
export const ringsPath = (all) => all.map((ring) => `${path(ring)}Z`).join("");
export const linesPath = (all) => all.map(path).join("");
