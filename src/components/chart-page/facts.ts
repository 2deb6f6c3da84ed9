import { chartFiles } from "#components/catalogue/files.ts";
import { madeFiles } from "#components/chart-menu/made-files.ts";
import { absolute, pathIn, rootHref } from "#components/links.ts";
import { DATA_LICENCE } from "#contract/data-licence.ts";
import { chartPath } from "#contract/published/chart-files.ts";
import { FILE_FORMATS } from "#contract/published/data-files.ts";
import type { Manifest } from "#contract/published/manifest.ts";
import type { ChartDocument } from "#report/chart-document.ts";

/** What search engines read of a chart, as schema.org has it: the figures as a dataset, with their picture. */
export function chartFacts(chart: ChartDocument, manifest: Manifest, site: URL | undefined): object {
  const { lang, indicator, city, labels } = chart;
  const [picture] = madeFiles(chart, ["slide"]);
  const files = chartFiles(manifest, indicator.id, city.id);
  return {
    ...{ "@context": "https://schema.org", "@type": "Dataset", name: chart.finding },
    description: [labels.subtitle, labels.description, labels.simulated].filter(Boolean).join(" "),
    url: absolute(pathIn(lang, chartPath(indicator.id, city.id)), site),
    ...{ inLanguage: lang === "zh" ? "zh-CN" : "en", version: chart.release, license: DATA_LICENCE },
    isAccessibleForFree: true,
    spatialCoverage: { "@type": "City", name: city[lang] },
    variableMeasured: indicator.name[lang],
    ...(picture ? { image: pictureFacts(chart, absolute(picture.address, site)) } : {}),
    distribution: files.map(({ path, format, bytes, sha256 }) => ({
      ...{ "@type": "DataDownload", encodingFormat: FILE_FORMATS[format].mediaType, sha256 },
      contentUrl: absolute(rootHref(`data/${manifest.release}/${path}`), site),
      contentSize: `${bytes} B`,
    })),
  };
}

function pictureFacts({ finding, labels }: ChartDocument, contentUrl: string): object {
  return {
    ...{ "@type": "ImageObject", contentUrl, name: finding, caption: labels.description },
    ...{ encodingFormat: "image/png", license: DATA_LICENCE },
  };
}
