// embed.js: fits frames of this site to what is in them. Served as it stands here, without its types.
(() => {
  const own = document.currentScript;
  if (!(own instanceof HTMLScriptElement) || !own.src) return;
  const site = new URL(".", own.src);
  const source = "jiuye-embed";
  const frames = () =>
    [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(site.href));
  addEventListener("message", (event) => {
    if (event.origin !== site.origin || event.data?.source !== source) return;
    const height: unknown = event.data.height;
    if (typeof height !== "number" || !(height >= 40 && height <= 4000)) return;
    for (const frame of frames()) {
      if (frame.contentWindow === event.source) frame.style.height = `${Math.ceil(height)}px`;
    }
  });
  // Those that spoke before this script was there are asked again.
  for (const frame of frames()) frame.contentWindow?.postMessage({ source, asks: true }, site.origin);
})();
