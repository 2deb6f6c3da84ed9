// The small script of the parts: which is shown is said to those who hear the page. Showing needs no script.

export function serveTabs(): void {
  const tabs = [...document.querySelectorAll<HTMLAnchorElement>(".parts-nav a")];
  const say = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const shown = target?.closest(".parts > section")?.id ?? "chart";
    for (const tab of tabs) {
      if (tab.hash === `#${shown}`) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
  };
  addEventListener("hashchange", say);
  say();
  keepPart();
}

/** The link past the navigation would change the address, and with it the part shown. */
function keepPart(): void {
  const main = document.querySelector<HTMLElement>("#main");
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    if (!main) return;
    event.preventDefault();
    main.tabIndex = -1;
    main.focus();
  });
}
