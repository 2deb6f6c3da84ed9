import { HEIGHT_MESSAGE } from "./height-message.ts";

/** Tells the page around the frame how tall the content is, now, whenever that changes, and when it asks. */
export function tellHeight(): void {
  const { parent } = window;
  if (parent === window) return;
  // Whoever embeds it may know how tall it is, so that the message goes to any origin.
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    parent.postMessage({ source: HEIGHT_MESSAGE, height }, "*");
  };
  new ResizeObserver(tell).observe(document.body);
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.source === HEIGHT_MESSAGE && data.asks === true) tell();
  });
}
