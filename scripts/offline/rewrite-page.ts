import { posix } from "node:path";
import { wordsIn } from "#i18n/words.ts";
import { type BundledSite, bundledAddress, isAddress } from "./addresses.ts";

// A page as it stands in the offline bundle. Read without a parser: what Astro and linkedom write is regular.

const INSIDE = /(<(script|style|textarea)\b[^>]*>)([\s\S]*?<\/\2>)/g;
/** A value may have < and > in it. */
const TAG = /<[a-z][^\s<>/"]*(?:\s+[^\s=>"/]+(?:="[^"]*")?)*\s*\/?>/gi;
/** Attributes that lead somewhere, whatever is there. */
const LEADS = new Set(["href", "src", "action", "poster", "data-base", "data-root"]);

export function rewritePage(html: string, page: string, site: BundledSite): string {
  const parts = html.split(INSIDE);
  // Of every four: text, an opening tag, its name, what is inside together with its end.
  const written = parts.map((part, index) => {
    if (index % 4 === 2) return "";
    return index % 4 === 3 ? part : rewriteTags(part, page, site);
  });
  return withOfflineParts(written.join(""), page, site);
}

function rewriteTags(html: string, page: string, site: BundledSite): string {
  return html.replaceAll(/<link [^>]*type="application\/atom\+xml"[^>]*>/g, "").replaceAll(TAG, (tag) =>
    tag.replaceAll(/\s([a-z-]+)="([^"]*)"/g, (whole, name: string, value: string) => {
      const address = addressOf(name, value.replaceAll("&amp;", "&"), page, site);
      return address === null ? whole : ` ${name}="${address.replaceAll("&", "&amp;")}"`;
    }),
  );
}

function addressOf(name: string, value: string, page: string, site: BundledSite): string | null {
  if (name === "data-base" || name === "data-root")
    return `${posix.relative(posix.dirname(page), ".") || "."}/`;
  // Codes to embed name the host that they are copied from.
  if (name === "data-origin") return "";
  if (name === "srcset") return srcset(value, page, site);
  return LEADS.has(name) || isAddress(value, page, site) ? bundledAddress(value, page, site) : null;
}

function srcset(value: string, page: string, site: BundledSite): string {
  const entries = value.split(",").map((entry) => entry.trim().split(/\s+/));
  return entries
    .map(([url = "", ...size]) => [bundledAddress(url, page, site) ?? url, ...size].join(" "))
    .join(", ");
}

/** What is said of a page that was opened from disk: at its top, and wherever it says what needs a script. */
function withOfflineParts(html: string, page: string, site: BundledSite): string {
  // An embed is a part of another page, which has the script.
  if (!html.includes("<main")) return html;
  const { t, release } = wordsIn(page.startsWith("en/") ? "en" : "zh");
  const script = posix.relative(posix.dirname(page), "offline.js");
  const line = t("offline.opened", { release: release(site.release) });
  const top = `<aside class="archive" aria-label="${t("offline.bundle")}" data-offline hidden><p class="wrap">${line}</p></aside>`;
  const place = `<p class="muted" data-offline hidden>${t("offline.place")}</p>`;
  const head = `<script src="${script}" data-search="${t("offline.search")}" defer></script></head>`;
  return html
    .replace(/<html /, '<html data-page="index.html" ')
    .replace("</head>", () => head)
    .replace(/<main\b/, (main) => `${top}${main}`)
    .replaceAll("</noscript>", `</noscript>${place}`);
}
