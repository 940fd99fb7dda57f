import { useLocale, useTranslations } from "next-intl";
import { localZone, toFormats } from "../../../lib/format.ts";
import type { AbsentPlace } from "../../../lib/places.ts";
import { isMachine, type ReaderList, type ReaderRow } from "./reader-rows.ts";

interface Props {
  readonly list: ReaderList;
  /** Of these, readers of places that answer now. */
  readonly known: readonly ReaderRow[];
  /** Places that do not answer now: nothing is known of their readers. */
  readonly absent: readonly AbsentPlace[];
  /** When the readers were read, RFC 3339. */
  readonly asOf: string;
}

/** How many places answer, how many of their readers are proved complete, and as of when. */
export function TrustLine({ list: { places }, known, absent, asOf }: Props) {
  const t = useTranslations("devices");
  const { minute, offset } = toFormats(useLocale());
  const answered = places.filter(({ id }) => !absent.some(({ place }) => place === id)).length;
  const readers = known.filter(({ device }) => isMachine(device));
  const proved = readers.filter(({ device }) => device.completeness?.verdict === "COMPLETE").length;
  const isWhole = proved === readers.length && answered === places.length;
  return (
    <p data-testid="trust-line" data-complete={isWhole} className={isWhole ? undefined : "text-warn"}>
      {t(answered === places.length ? "trust" : "trustPartial", {
        places: answered,
        asked: places.length,
        proved,
        count: readers.length,
      })}
      <span aria-hidden> · </span>
      <span data-testid="as-of" data-iso={asOf} suppressHydrationWarning>
        {t("asOf", { time: `${minute(asOf, localZone())} ${offset(asOf, localZone())}` })}
      </span>
    </p>
  );
}
