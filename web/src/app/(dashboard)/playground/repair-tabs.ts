/**
 * GraphiQL 5.4 calls its list items tabs although they hold buttons, which assistive technology then cannot reach. This
 * gives the list and its items plain roles, now and whenever the editor makes another one; the buttons stay as they are.
 *
 * @returns how to stop, as React expects it of a ref.
 */
export function repairTabs(container: HTMLElement | null): (() => void) | undefined {
  if (!container) return undefined;
  const repair = () => {
    for (const list of container.querySelectorAll(".graphiql-tabs[role=tablist]")) list.setAttribute("role", "list");
    for (const tab of container.querySelectorAll(".graphiql-tab[role=tab]")) {
      tab.setAttribute("role", "listitem");
      tab.removeAttribute("aria-selected");
    }
  };
  const observer = new MutationObserver(repair);
  observer.observe(container, { childList: true, subtree: true, attributeFilter: ["role", "aria-selected"] });
  repair();
  return () => observer.disconnect();
}
