import { stripTypeScriptTypes } from "node:module";
import type { APIRoute } from "astro";
import source from "#components/embed/resize-frames.ts?raw";

/** A classic script at a fixed address, for pages elsewhere. */
export const GET: APIRoute = () =>
  new Response(stripTypeScriptTypes(source), {
    headers: { "Content-Type": "text/javascript; charset=utf-8" },
  });
