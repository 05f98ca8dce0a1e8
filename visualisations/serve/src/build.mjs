// Makes ../vendor/ anew from the packages that package-lock.json names: `npm ci && npm run build`.

import { readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { feature } from "topojson-client";

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
const LAND = `land.json

Natural Earth, land at 1:110,000,000 (https://www.naturalearthdata.com), in the public domain; read from the
package world-atlas, whose own files are under this licence:

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
