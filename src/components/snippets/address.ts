import { absolute, rootHref } from "#components/links.ts";

/** Of a file of the release; with its host where the site knows it, else from the slash on. */
export function publicAddress(path: string, release: string, site: URL | undefined): string {
  return absolute(rootHref(`data/${release}/${path}`), site);
}
