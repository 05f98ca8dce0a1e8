// The picture by vis-network: signs and lines stand where the build put them. It redraws each of them for every frame,
// so it is for pictures of some hundreds; `makeVis` gives what every renderer gives (see stage.js).

const makeVis = (stage, over, events) => {
  let network;
  let drawn; // vis-network's own tables
  let seen; // looks as last sent to them: only what changed is sent again

  const nodeRow = (node) => {
    const { hidden, opacity, fill, border } = nodeLook(node);
    const chosen = { background: fill, border: colours.ink };
    return { id: node.id, hidden, opacity, color: { background: fill, border, highlight: chosen, hover: chosen } };
  };
  const edgeRow = (edge) => {
    const { hidden, opacity, colour } = edgeLook(edge);
    return { id: edge.id, hidden, color: { color: colour, highlight: colour, hover: colour, opacity } };
  };
  const rows = () => ({ nodes: nodes.map(nodeRow), edges: edges.map(edgeRow) });
  const line = (edge) => network.body.edges[edge.id].edgeType; // not in the public interface; the version is the one that pyvis ships

  const draw = (pen) => {
    const { a: scale, e: left, f: top } = pen.getTransform(); // canvas units -> device pixels
    const ratio = pen.canvas.width / pen.canvas.clientWidth;
    const toScreen = ({ x, y }) => ({ x: (x * scale + left) / ratio, y: (y * scale + top) / ratio });
    const positions = network.getPositions();
    pen.save();
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    over(pen, {
      place: (node) => toScreen(positions[node.id]), point: (edge, part) => toScreen(line(edge).getPoint(part)),
      scale: scale / ratio, width: stage.clientWidth, height: stage.clientHeight,
    });
    pen.restore();
  };

  return {
    load() {
      network?.destroy();
      seen = rows();
      drawn = {
        nodes: new vis.DataSet(nodes.map(({ id, size, shape, x, y, group }) => ({
          id, size, shape, x, y, shapeProperties: { borderDashes: group === "unnamed" ? [3, 3] : false }, ...seen.nodes[id],
        }))),
        edges: new vis.DataSet(edges.map(({ id, from, to, width, dashes, arrows, smooth }) => ({
          id, from, to, width, dashes: dashes ?? false, arrows, smooth: smooth ?? false, ...seen.edges[id],
        }))),
      };
      network = new vis.Network(stage, drawn, read("options"));
      network.on("afterDrawing", draw);
      network.on("click", ({ nodes: hitNodes, edges: hitEdges, pointer }) => events.click({ node: hitNodes[0], edge: hitEdges[0] }, pointer.DOM));
      network.on("hoverNode", ({ node }) => events.hoverNode(node));
      network.on("blurNode", () => events.hoverNode(undefined));
      network.on("hoverEdge", ({ edge, pointer }) => events.hoverEdge(edge, pointer.DOM));
      network.on("blurEdge", () => events.hoverEdge(undefined));
      network.on("dragStart", () => events.hoverEdge(undefined));
    },
    unload() {
      network?.destroy();
      stage.replaceChildren();
    },
    paint() {
      const now = rows();
      for (const kind of ["nodes", "edges"]) {
        const changed = now[kind].filter((one, id) => JSON.stringify(one) !== JSON.stringify(seen[kind][id]));
        if (changed.length) drawn[kind].update(changed);
      }
      seen = now;
      const { node, edge } = state.chosen;
      network.setSelection({ nodes: node === undefined ? [] : [node], edges: edge === undefined ? [] : [edge] }, { highlightEdges: false });
      network.redraw();
    },
    redraw: () => network.redraw(),
    place: (node) => network.canvasToDOM(network.getPosition(node.id)),
    point: (edge, part) => network.canvasToDOM(line(edge).getPoint(part)),
    at: (node) => network.getPosition(node.id),
    nodeAt: (at) => network.getNodeAt(at),
    edgeAt: (at) => network.getEdgeAt(at),
    scale: () => network.getScale(),
    middle: () => network.getViewPosition(),
    moveTo: (position, scale, glide) => network.moveTo({ ...(position && { position }), scale, animation: glide }),
  };
};
