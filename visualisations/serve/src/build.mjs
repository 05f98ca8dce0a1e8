// Makes ../vendor/ anew from the packages that package-lock.json names: `npm ci && npm run build`.

import { readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import codes from "i18n-iso-countries";
import { feature, mesh } from "topojson-client";

const OUT = new URL("../vendor/", import.meta.url);
const MODULES = new URL("node_modules/", import.meta.url);

const { metafile } = await build({
  entryPoints: ["codemirror.js"],
  outfile: new URL("codemirror.js", OUT).pathname,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  metafile: true,
  banner: { js: "/* CodeMirror 6, MIT licence: see LICENSES.txt. Made by ../src/build.mjs; change that, not this. */" },
});

// Each package in the bundle asks that its licence goes along.
const packages = new Set(Object.keys(metafile.inputs)
  .map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean));
const text = async (name, file) => readFile(new URL(`${name}/${file}`, MODULES), "utf8");
const notices = await Promise.all([...packages].sort().map(async (name) => {
  const { version } = JSON.parse(await text(name, "package.json"));
  return `${name} ${version}\n\n${(await text(name, "LICENSE")).trim()}\n`;
}));
const rule = `\n${"-".repeat(80)}\n\n`;
const LAND = `land.json, borders.json, countries.json

Natural Earth, land and borders at 1:110,000,000 and a point of each country from its shape at 1:50,000,000
(https://www.naturalearthdata.com), in the public domain; read from the package world-atlas, whose own files are under
this licence:

${(await text("world-atlas", "LICENSE")).trim()}
`;
await writeFile(new URL("LICENSES.txt", OUT), [...notices, LAND].join(rule));

/** A ring that crosses the 180th meridian, with longitudes that run on past it. */
function whole(ring) {
  let turn = 0;
  return ring.map(([lon, lat], n) => {
    const step = n ? lon - ring[n - 1][0] : 0;
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    return [lon + turn, lat];
  });
}

/** The part of a ring between the 180th meridians (Sutherland and Hodgman 1974). */
function within(ring) {
  return [[1, 180], [-1, 180]].reduce((points, [sign, most]) => points.flatMap((at, n) => {
    const before = points.at(n - 1);
    const [a, b] = [sign * before[0] - most, sign * at[0] - most];
    const cut = a * b < 0 ? [[sign * most, before[1] + ((at[1] - before[1]) * a) / (a - b)]] : [];
    return b <= 0 ? [...cut, at] : cut;
  }), ring);
}

// Rings of [longitude, latitude], to a tenth of a degree: finer than a pixel of a map this size. Antarctica is left
// out, where nobody meets.
const land = feature(JSON.parse(await text("world-atlas", "land-110m.json")), "land");
const round = (x) => Math.round(x * 10) / 10;
const rings = land.features.flatMap(({ geometry }) => geometry.coordinates.flat())
  .filter((ring) => ring.some(([, latitude]) => latitude > -60))
  .flatMap((ring) => [-360, 0, 360].map((turn) => within(whole(ring).map(([lon, lat]) => [lon + turn, lat]))))
  .filter((ring) => ring.length > 2)
  .map((ring) => ring.map((at) => at.map(round)));
await writeFile(new URL("land.json", OUT), `${JSON.stringify(rings)}\n`);

// Borders between countries, each once, where Natural Earth draws them: who holds what, not who ought to.
const atlas = JSON.parse(await text("world-atlas", "countries-110m.json"));
const borders = mesh(atlas, atlas.objects.countries, (one, other) => one !== other).coordinates
  .filter((line) => line.some(([, latitude]) => latitude > -60))
  .map((line) => line.map((at) => at.map(round)));
await writeFile(new URL("borders.json", OUT), `${JSON.stringify(borders)}\n`);

/** Twice the area of a ring, in square degrees as long as they are at its latitude. */
function area(ring) {
  const wide = Math.cos((ring[0][1] * Math.PI) / 180);
  return Math.abs(ring.reduce((sum, [x, y], n) => sum + (ring.at(n - 1)[0] * y - x * ring.at(n - 1)[1]) * wide, 0));
}
const inside = ([x, y], ring) => ring.reduce((found, [a, b], n) => {
  const [c, d] = ring.at(n - 1);
  return (b > y) !== (d > y) && x < ((c - a) * (y - b)) / (d - b) + a ? !found : found;
}, false);
/** How far a point is from the nearest side of a ring, with degrees of longitude as long as they are at its latitude. */
function far([x, y], ring) {
  const wide = Math.cos((y * Math.PI) / 180);
  return Math.min(...ring.map((to, n) => {
    const [[ax, ay], [bx, by]] = [ring.at(n - 1), to].map(([a, b]) => [(a - x) * wide, b - y]);
    const long = (bx - ax) ** 2 + (by - ay) ** 2;
    const part = long ? Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / long)) : 0;
    return Math.hypot(ax + part * (bx - ax), ay + part * (by - ay));
  }));
}
/** A point well inside a ring: of a grid over it, the one farthest from its sides. */
function middle(ring) {
  const [left, right] = [Math.min(...ring.map(([x]) => x)), Math.max(...ring.map(([x]) => x))];
  const [low, high] = [Math.min(...ring.map(([, y]) => y)), Math.max(...ring.map(([, y]) => y))];
  const steps = Array.from({ length: 24 }, (_, n) => (n + 0.5) / 24);
  const grid = steps.flatMap((a) => steps.map((b) => [left + a * (right - left), low + b * (high - low)]));
  return grid.filter((at) => inside(at, ring)).map((at) => ({ at, far: far(at, ring) })).sort((a, b) => b.far - a.far)[0]?.at ?? ring[0];
}

// Where a country's name would stand: in the middle of its largest part.
const finer = JSON.parse(await text("world-atlas", "countries-50m.json"));
const points = feature(finer, finer.objects.countries).features.flatMap(({ id, properties, geometry }) => {
  const code = id ? codes.numericToAlpha3(id) : { Kosovo: "XKX" }[properties.name];
  const parts = (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).map(([ring]) => whole(ring));
  const largest = parts.sort((a, b) => area(b) - area(a))[0];
  return code ? [[code, middle(largest).map((x) => round(x > 180 ? x - 360 : x))]] : [];
});
await writeFile(new URL("countries.json", OUT), `${JSON.stringify(Object.fromEntries(points.sort()))}\n`);
