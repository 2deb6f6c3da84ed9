import { createHash } from "node:crypto";

// The styles of a chart as one file. Hosts send the site's own policy with it, which forbids styles in a page: so
// public/_headers names the digest of these, and a test holds the two together.

export const SINGLE_FILE_STYLE = [
  ":root{color-scheme:light;font-family:system-ui,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;line-height:1.5;color:#1a1d21;background:#fff}",
  "body{max-width:60rem;margin:1.5rem auto;padding:0 1rem}",
  "h1{font-size:1.4rem;margin:0}",
  "p{margin:.5rem 0}",
  "figure{margin:1rem 0}",
  ".notice{padding:.5rem .75rem;border-left:4px solid #b7791f;background:#fff3d6}",
  ".small{font-size:.875rem;color:#4c555f}",
  "svg{max-width:100%;height:auto}",
  ".chart-narrow{display:none}",
  "@media (max-width:40rem){.chart-wide{display:none}.chart-narrow{display:block}}",
  ".figures{overflow-x:auto}",
  "table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}",
  "caption{text-align:start;font-weight:600;padding:.5rem 0}",
  "th,td{padding:.3rem .6rem;border-bottom:1px solid #d8dce1;text-align:end;white-space:nowrap}",
  "th:first-child,td:last-child{text-align:start}",
  "@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}",
].join("\n");

/** As a content security policy names it. */
export function styleDigest(style = SINGLE_FILE_STYLE): string {
  return `'sha256-${createHash("sha256").update(style).digest("base64")}'`;
}
