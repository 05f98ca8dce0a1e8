// Back, forward and links: the address follows the reader, and the reader the address. It stands after all that has a
// part in it.

const SETTLED = 400; // ms after the last change of a filter or the view, so that a drag is one step to go back, not fifty

let camera; // { x, y, scale } where the reader moved the picture by hand
inAddress("at", () => camera && [camera.x, camera.y, camera.scale].join(","), (text) => {
  const found = text.split(",").map(Number);
  const sound = found.length === 3 && found.every(Number.isFinite) && found[2] >= 0.01 && found[2] <= 20 && found.every((one) => Math.abs(one) < 1e6);
  if (sound) camera = { x: found[0], y: found[1], scale: found[2] };
  return sound;
});

/** At first: as the address says, or as the page was made. */
let openAddress;

/** Whether the address is of another part of a server's graph, which must be there before the rest is read. */
let leaves = () => false;

let viewAsked; // the view that an address names, until it is shown
inAddress("view", () => state.view !== "graph" && state.view, (text) => {
  if (views.has(text)) viewAsked = text;
  return views.has(text);
});
inAddress("in", () => inside !== undefined && String(inside), (text) => inside !== undefined && Boolean(text));

{
  let writing;
  let reading = false;
  const later = (step) => {
    clearTimeout(writing);
    writing = setTimeout(() => writeAddress(step), SETTLED);
  };
  const viewed = () => {
    const { x, y } = renderer.middle();
    return { x: Math.round(x), y: Math.round(y), scale: Number(renderer.scale().toPrecision(3)) };
  };
  const moved = (one, other) => one.x !== other.x || one.y !== other.y || one.scale !== other.scale;

  onChange.push((changed, { go = false }) => {
    if (reading) return;
    if (go || (changed === "choice" && covered() > 0)) camera = undefined; // the page moves it
    // Another scene is a step of its own where it is a community that was opened; a server's part keeps its own account.
    if (changed !== "choice") later(changed !== "scene" || Boolean(whole));
    else {
      clearTimeout(writing);
      writeAddress(true);
    }
  });
  onReset.push(() => { camera = undefined; });

  // By hand: a drag, the wheel, two fingers, keys or the buttons. The view is looked at once it has come to rest.
  let before;
  let resting;
  const hand = () => {
    before ??= viewed();
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (moved(before, viewed())) {
        camera = viewed();
        later(false);
      }
      before = undefined;
    }, SETTLED);
  };
  for (const kind of ["pointerdown", "pointerup", "wheel", "keydown"]) stage.addEventListener(kind, hand, { capture: true, passive: true });
  for (const id of ["closer", "farther"]) document.getElementById(id).addEventListener("click", hand, { capture: true });

  /**
   * Go into the community that an address names, or out of one: its scene must be there before the rest is read. Where
   * the name that is chosen is now in another one, that is meant: another build may number them otherwise.
   */
  const goInside = async () => {
    const [, told] = /[#&]in=(\d{1,4})(?:&|$)/u.exec(location.hash) ?? [];
    const [, word] = /[#&]node=([^&]{1,400})/u.exec(location.hash) ?? [];
    const number = (word && await communityOf(decodePart(word))) ?? (told === undefined ? undefined : Number(told));
    if (number === inside) return;
    if (number === undefined) closeCommunity();
    else if (whole.nodes[number]) await openCommunity(number);
  };

  /** Make the page what the address says; `changed` is what has changed by it. */
  const follow = async (changed) => {
    reading = true;
    if (whole) await goInside();
    camera = undefined;
    viewAsked = undefined;
    readAddress(location.hash);
    refresh(changed);
    if ((viewAsked ?? "graph") !== state.view) showView(viewAsked);
    if (camera) renderer.moveTo({ x: camera.x, y: camera.y }, camera.scale, false);
    else if (changed !== "scene") fit(light ? [...light.nodes] : undefined, glide());
    else if (light || state.near) fit(light ? [...light.nodes] : undefined);
    reading = false;
  };
  const turned = () => { if (!leaves() && !sameAddress(location.hash, lastAddress)) follow("filters"); };
  addEventListener("popstate", turned);
  addEventListener("hashchange", turned);

  openAddress = () => {
    if (nodes.length > 0) {
      follow("scene");
      return;
    }
    // A server's page has its first names in a moment: what the address says is read then.
    reading = true;
    refresh("scene");
    reading = false;
  };

  const copyLink = async () => {
    clearTimeout(writing);
    writeAddress(true);
    const [page] = location.href.split("#");
    say(await copy(page + address()) ? "Link copied" : "This browser does not let the page copy: take the link from the address bar.");
  };
  document.getElementById("link").addEventListener("click", copyLink);
  document.querySelector("#save .link").addEventListener("click", ({ target }) => {
    target.closest("details").open = false;
    copyLink();
  });
}
