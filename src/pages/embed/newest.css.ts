import type { APIRoute } from "astro";
import { readPublished } from "#components/published.ts";

/** Frozen embeds of all releases link it: which of them is the newest is said here alone. */
export const GET: APIRoute = async () => {
  const { manifest } = await readPublished();
  const css = `[data-release]:not([data-release="${manifest.release}"]) .stale{display:block}\n`;
  return new Response(css, { headers: { "Content-Type": "text/css; charset=utf-8" } });
};
