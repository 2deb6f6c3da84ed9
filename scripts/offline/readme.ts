import type { Lang } from "#i18n/dictionary.ts";
import { wordsIn } from "#i18n/words.ts";
import { keptForms, type LeftOutFacts, leftForms } from "./left-out-page.ts";

// README.txt of a bundle, Chinese first. With a byte order mark and Windows line ends: Notepad opens it.

export function readmeOf(facts: LeftOutFacts, simulated: boolean): string {
  const parts = [part("zh", facts, simulated), part("en", facts, simulated)];
  return `\uFEFF${parts.join("\n\n")}\n`.replaceAll("\n", "\r\n");
}

function part(lang: Lang, facts: LeftOutFacts, simulated: boolean): string {
  const { t, release } = wordsIn(lang);
  const comma = lang === "zh" ? "、" : ", ";
  return [
    `${t("offline.bundle")}${lang === "zh" ? "：" : ": "}${release(facts.release)}`,
    ...(simulated ? [t("downloads.simulated")] : []),
    t("offline.readme_disk"),
    t("offline.readme_server"),
    t("offline.readme_contents", { forms: keptForms(facts).join(comma) }),
    t("offline.readme_left", { left: leftForms(facts).join(comma) }),
    t("offline.readme_sums"),
    ...(facts.online ? [`${t("offline.left_online")} ${facts.online}`] : []),
  ].join("\n");
}
