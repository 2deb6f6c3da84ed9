import { cityOf, type Registry } from "#contract/registry/registry.ts";
import type { Translate } from "#i18n/translator.ts";
import type { Lang } from "../links.ts";

/** The name of a place that official figures speak of: the country, a province of a city we know, a city. */
export function placeName(id: string, registry: Pick<Registry, "cities">, t: Translate, lang: Lang): string {
  if (id === "china") return t("compare.place.china");
  const province = /^province-(.+)$/.exec(id)?.[1];
  if (province === undefined) return cityOf(registry.cities, id)[lang];
  const city = registry.cities.find(({ province_en }) => province_en.toLowerCase() === province);
  return t("compare.place.province", { province: city?.[`province_${lang}`] ?? province });
}
