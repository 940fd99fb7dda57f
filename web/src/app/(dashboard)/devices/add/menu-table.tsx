"use client";

import { useTranslations } from "next-intl";
import { ScrollArea } from "../../../../ui/scroll-area.tsx";

/** Settings of a reader's menu; the names of menus are those that readers show. */
const MENUS = {
  pull: [
    ["dhcp", "Comm. > Ethernet > DHCP"],
    ["address", "Comm. > Ethernet > IP address"],
    ["gateway", "Comm. > Ethernet > Gateway"],
    ["port", "Comm. > Ethernet > TCP COMM. port"],
    ["key", "Comm. > PC connection > Comm key"],
    ["clock", "System > Date/time"],
  ],
  push: [
    ["server", "Comm. > Cloud server (ADMS) > Server address"],
    ["serverPort", "Comm. > Cloud server (ADMS) > Server port"],
    ["domain", "Comm. > Cloud server (ADMS) > Enable domain name"],
    ["proxy", "Comm. > Cloud server (ADMS) > Enable proxy server"],
    ["clock", "System > Date/time"],
  ],
} as const;

/** What to set on the reader itself, and where in its menu. */
export function MenuTable({ kind }: { readonly kind: keyof typeof MENUS }) {
  const t = useTranslations("addReader.menu");
  return (
    <ScrollArea name={t("title")}>
      <table className="w-full text-sm">
        <caption className="px-4 pt-3 pb-2 text-start">
          <span className="font-semibold">{t("title")}</span>
          <span className="block text-xs text-muted">{t("about")}</span>
        </caption>
        <tbody>
          {MENUS[kind].map(([key, menu]) => (
            <tr key={key} className="border-t border-line align-top">
              <th scope="row" className="px-4 py-2 text-start font-normal text-muted">
                <bdi dir="ltr">{menu}</bdi>
              </th>
              <td className="px-4 py-2">{t(key)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
