import { dictionaries } from "#i18n/dictionary.ts";
import { wordsIn } from "#i18n/words.ts";
import { type DetectChoice, detectSentence, drawDetect, FIRST_CHOICE } from "./detect-figure.ts";

// The reader's choice of a sample: drawn again at every move, kept in the address.

const form = document.querySelector<HTMLFormElement>("#detect-form");
const facts = document.querySelector("#detect-facts")?.textContent;
const lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";

if (form && facts && dictionaries[lang]) {
  const t975: readonly number[] = JSON.parse(facts);
  const words = wordsIn(lang);
  const query = new URLSearchParams(location.search);
  for (const input of form.querySelectorAll("input")) {
    const value = query.get(input.name);
    if (value !== null && Number.isFinite(Number(value))) input.value = value;
  }
  const draw = () => {
    const choice = choiceOf(new FormData(form));
    const output = form.querySelector("output");
    if (output) output.textContent = detectSentence(choice, t975, words);
    for (const size of ["wide", "narrow"] as const)
      document
        .querySelector(`#detect .chart-${size}`)
        ?.replaceChildren(drawDetect(document, choice, t975, size, words));
  };
  form.addEventListener("input", () => {
    draw();
    const chosen = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    history.replaceState(null, "", `?${new URLSearchParams(chosen)}${location.hash}`);
  });
  form.hidden = false;
  if ([...query].length > 0) draw();
}

/** Percentages of the form as shares; what is no number is as it was at first. */
function choiceOf(data: FormData): DetectChoice {
  const number = (name: string, scale: number, fallback: number) => {
    const value = Number(data.get(name));
    return value > 0 ? value / scale : fallback;
  };
  return {
    n: number("n", 1, FIRST_CHOICE.n),
    rate: number("rate", 100, FIRST_CHOICE.rate),
    other: number("other", 100, FIRST_CHOICE.other),
    rho: number("rho", 1, FIRST_CHOICE.rho),
  };
}
