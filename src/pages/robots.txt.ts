import type { APIRoute } from "astro";
import { absolute, href } from "#components/links.ts";

// Kept releases say of themselves that they are not to be listed. The sitemap is made where the site knows its address.
export const GET: APIRoute = ({ site }) => {
  const sitemap = site ? `\nSitemap: ${absolute(href("sitemap-index.xml"), site)}\n` : "";
  return new Response(`User-agent: *\nAllow: /\n${sitemap}`);
};
