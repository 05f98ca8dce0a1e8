// Where the nodes of a small graph go: springs along edges, repulsion between all (Fruchterman and Reingold 1991).

/** Numbers between 0 and 1, the same on every run: a picture of the same answer is the same. */
const numbers = (seed) => () => {
  seed = (seed * 1664525 + 1013904223) % 4294967296;
  return seed / 4294967296;
};

/**
 * Return a position for each of `count` nodes, joined by `edges`, pairs of their indexes.
 *
 * Quadratic in the nodes: for a few hundred, which is what a reader can look at.
 */
export const layout = (count, edges, { size = 1000, rounds = 300 } = {}) => {
  const random = numbers(7);
  const ideal = 0.75 * Math.sqrt((size * size) / Math.max(count, 1));
  // Golden-angle spiral: even from the start, and no two at one point.
  const at = Array.from({ length: count }, (_, n) => {
    const [far, turn] = [(size / 2) * Math.sqrt((n + 0.5) / count), n * 2.399963 + random() * 0.1];
    return { x: far * Math.cos(turn), y: far * Math.sin(turn) };
  });
  const push = at.map(() => ({ x: 0, y: 0 }));
  for (let round = 0; round < rounds; round += 1) {
    const heat = (size / 10) * (1 - round / rounds) ** 1.5 + 0.5;
    for (const p of push) p.x = p.y = 0;
    for (let a = 0; a < count; a += 1) {
      for (let b = a + 1; b < count; b += 1) {
        const [x, y] = [at[a].x - at[b].x, at[a].y - at[b].y];
        const square = Math.max(x * x + y * y, 0.01);
        const force = (ideal * ideal) / square;
        push[a].x += x * force;
        push[a].y += y * force;
        push[b].x -= x * force;
        push[b].y -= y * force;
      }
    }
    for (const [a, b] of edges) {
      const [x, y] = [at[a].x - at[b].x, at[a].y - at[b].y];
      const force = Math.hypot(x, y) / ideal;
      push[a].x -= x * force;
      push[a].y -= y * force;
      push[b].x += x * force;
      push[b].y += y * force;
    }
    for (let n = 0; n < count; n += 1) {
      // A pull to the middle, so that parts without a link do not drift apart.
      push[n].x -= at[n].x * 0.6;
      push[n].y -= at[n].y * 0.6;
      const far = Math.hypot(push[n].x, push[n].y) || 1;
      at[n].x += (push[n].x / far) * Math.min(far, heat);
      at[n].y += (push[n].y / far) * Math.min(far, heat);
    }
  }
  return at;
};
