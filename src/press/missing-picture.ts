import { notice } from "#charts/notice.ts";
import { document } from "#components/drawing/drawing-document.ts";
import { PICTURES } from "#contract/published/chart-files.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { smallPictureOf } from "./picture.ts";
import { settleSvg } from "./settle-svg.ts";

const WIDTH = 720;

/** What a host shows at the address of a picture that is not there. */
export function missingPicture({ t, lang }: LanguageWords): Uint8Array {
  const { width, height } = PICTURES.link;
  const high = (WIDTH * height) / width;
  const title = t("pictures.missing");
  const reason = t("pictures.missing_reason");
  const labels = {
    ...{ title, subtitle: "", description: reason, simulated: null },
    ...{ source: t("site.name"), release: t("site.tagline") },
  };
  const svg = notice({ document, id: "missing", width: WIDTH, height: high, labels, reason });
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${high}`);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  settleSvg(document, svg, lang);
  return smallPictureOf(svg.outerHTML, `picture ${lang}/missing`, { Title: title, Description: reason });
}
