import type { LanguageWords } from "#i18n/words.ts";
import { escaped } from "../settle-package.ts";
import { FACES, LANGUAGES } from "./slide-style.ts";

// What the library writes against the schema, or for English alone. Parts are mended as text, one rule a fault.

type Mender = (xml: string, words: LanguageWords) => string;

const MENDERS: readonly (readonly [part: RegExp, mend: Mender])[] = [
  [/^ppt\/presentation\.xml$/, (xml) => notesFirst(xml)],
  [/^ppt\/theme\//, (xml, { lang }) => easternFaces(xml, lang)],
  [/^ppt\/(slides|slideLayouts|slideMasters|notesSlides|notesMasters)\/[^/]+\.xml$/, numbered],
  [/^ppt\/notesSlides\/[^/]+\.xml$/, (xml) => paragraphs(xml)],
  [/^ppt\/(slides|slideLayouts)\/[^/]+\.xml$/, (xml) => tidyPlaceholders(xml)],
  [/^ppt\/slides\/[^/]+\.xml$/, (xml) => xml.replaceAll("<a:tblPr", '<a:tblPr firstRow="1"')],
  [/^ppt\/(?!theme|charts).*\.xml$/, (xml, { lang }) => inLanguage(xml, lang)],
  [/^ppt\/notesMasters\/_rels\//, (xml) => xml.replace("theme1.xml", "theme2.xml")],
  [/^\[Content_Types\]\.xml$/, (xml) => contentTypes(xml)],
  [/^docProps\/app\.xml$/, (xml, words) => appProperties(xml, words)],
];

export function mendPart(name: string, xml: string, words: LanguageWords): string {
  return MENDERS.filter(([part]) => part.test(name)).reduce((mended, [, mend]) => mend(mended, words), xml);
}

/** Notes masters come before slides, and a page of notes stands upright (ECMA-376, CT_Presentation). */
function notesFirst(xml: string): string {
  const notes = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/s.exec(xml)?.[0] ?? "";
  return xml
    .replace(notes, "")
    .replace("</p:sldMasterIdLst>", `</p:sldMasterIdLst>${notes}`)
    .replace(/<p:notesSz [^>]*>/, '<p:notesSz cx="6858000" cy="9144000"/>');
}

/** Chinese letters have a typeface of their own in either language. */
function easternFaces(xml: string, lang: "zh" | "en"): string {
  const { eastAsian } = FACES[lang];
  return xml
    .replaceAll('<a:ea typeface=""/>', `<a:ea typeface="${eastAsian}"/>`)
    .replace(/<a:font script="Hans" typeface="[^"]*"\/>/g, `<a:font script="Hans" typeface="${eastAsian}"/>`);
}

function inLanguage(xml: string, lang: "zh" | "en"): string {
  const { own, other } = LANGUAGES[lang];
  return xml.replace(/ lang="en-US"( altLang="[^"]*")?/g, ` lang="${own}" altLang="${other}"`);
}

/** Shapes are numbered from one within a part; the library gives some the same number. */
function numbered(xml: string): string {
  let count = 0;
  return xml.replace(/(<p:cNvPr\b[^>]*?\bid=")[^"]*"/g, (_, start: string) => {
    count += 1;
    return `${start}${count}"`;
  });
}

/** A line of notes is a paragraph. */
function paragraphs(xml: string): string {
  return xml.replace(
    /<a:p><a:r>(<a:rPr[^>]*>)<a:t>([^<]*)<\/a:t><\/a:r><a:endParaRPr[^>]*><\/a:p>/,
    (_, properties: string, text: string) =>
      text
        .split(/\r?\n/)
        .map((line) => `<a:p><a:r>${properties}<a:t>${line}</a:t></a:r></a:p>`)
        .join(""),
  );
}

/** A title is a title, not a numbered placeholder with a prompt of its own. */
function tidyPlaceholders(xml: string): string {
  return xml.replace(/<p:ph\b[^>]*type="title"[^>]*>/g, '<p:ph type="title"/>');
}

/** Only of what the package has: the library names a master for every slide, and kinds of files that are not there. */
function contentTypes(xml: string): string {
  return xml
    .replace(/<Override PartName="\/ppt\/slideMasters\/slideMaster(?!1\.)[^>]*>/g, "")
    .replace(/<Default Extension="(?!xml|rels|xlsx)[^"]*" ContentType="[^"]*"\/>/g, "")
    .replace(
      "</Types>",
      '<Override PartName="/ppt/theme/theme2.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>',
    );
}

/** Without counts of words and lists of fonts, which the library makes up. */
function appProperties(xml: string, { t }: LanguageWords): string {
  const slides = /<Slides>(\d+)<\/Slides>/.exec(xml)?.[1] ?? "1";
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">',
    `<Application>Microsoft Office PowerPoint</Application><Slides>${slides}</Slides><Notes>${slides}</Notes>`,
    `<Company>${escaped(t("paper.author"))}</Company><AppVersion>16.0000</AppVersion></Properties>`,
  ].join("");
}
