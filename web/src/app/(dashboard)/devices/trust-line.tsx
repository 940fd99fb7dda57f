import { useTranslations } from "next-intl";
import type { PlaceGroup } from "./place-groups.ts";

/** How many places answered and how many of their readers are proved complete. */
export function TrustLine({ groups }: { readonly groups: readonly PlaceGroup[] }) {
  const t = useTranslations("devices");
  const devices = groups.flatMap((group) => group.devices);
  const proved = devices.filter(({ completeness }) => completeness?.verdict === "COMPLETE").length;
  const answered = groups.filter(({ absence }) => !absence).length;
  const isWhole = proved === devices.length && answered === groups.length;
  return (
    <p data-testid="trust-line" data-complete={isWhole} className={isWhole ? undefined : "text-warn"}>
      {t(answered === groups.length ? "trust" : "trustPartial", {
        places: answered,
        asked: groups.length,
        proved,
        count: devices.length,
      })}
    </p>
  );
}
