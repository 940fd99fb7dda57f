"use client";

import type { PresenceRowFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { useReaderNames } from "../../../attendance/use-reader-names.ts";
import { toPersonName } from "../../../attendance/person-name.ts";
import { localZone, toFormats } from "../../../lib/format.ts";
import { findPlace, type KnownPlace, toPlaceName } from "../../../lib/places.ts";
import type { Muster } from "./muster.ts";

interface Props {
  readonly muster: Muster;
  readonly places: readonly KnownPlace[];
}

/** The list on paper, a page or more for each place: a box to tick, who, where last, since when. Only print shows it. */
export function MusterList({ muster: { rows, sources, asOf }, places }: Props) {
  const t = useTranslations("presence");
  const { full } = toFormats(useLocale());
  const toReader = useReaderNames();
  const byPlace = Map.groupBy(rows, ({ place }) => place?.id ?? "");
  return (
    <div className="muster" data-testid="muster">
      {[...byPlace].map(([id, people]) => {
        const place = findPlace(places, id);
        const source = sources.find((one) => one.place?.id === id);
        return (
          <section key={id} className="break-after-page last:break-after-auto">
            <h1 className="text-xl font-semibold">
              {t("muster.title")} · <bdi>{id === "" ? t("muster.noPlace") : toPlaceName(places, id)}</bdi>
            </h1>
            <p className="mb-2 text-sm">
              {t("muster.count", { count: people.length })} ·{" "}
              {t("asOf", { time: full(asOf, place?.timeZone ?? localZone()) })}
              {source?.asOf ? ` · ${t("muster.placeAsOf", { time: full(source.asOf, place?.timeZone) })}` : ""}
            </p>
            <table className="w-full border-collapse text-sm">
              <thead>
                <tr>
                  {(["tick", "person", "state", "since", "reader", "department"] as const).map((column) => (
                    <th key={column} scope="col" className="border-b py-1 text-start font-semibold">
                      {t(`column.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {people.map((row, index) => (
                  <MusterRow key={row.person?.id ?? index} row={row} zone={place?.timeZone} toReader={toReader} />
                ))}
              </tbody>
            </table>
          </section>
        );
      })}
    </div>
  );
}

interface RowProps {
  readonly row: PresenceRowFragment;
  readonly zone: string | null | undefined;
  readonly toReader: ReturnType<typeof useReaderNames>;
}

function MusterRow({ row: { person, state, lastPunchAt, lastPunchDeviceId }, zone, toReader }: RowProps) {
  const t = useTranslations("presence");
  const locale = useLocale();
  return (
    <tr className="break-inside-avoid">
      <td className="w-8 border-b py-1" aria-label={t("column.tick")}>
        <span className="inline-block size-4 border" />
      </td>
      <td className="border-b py-1">
        <bdi>{toPersonName(person, locale)}</bdi> <bdi dir="ltr">{person?.pin}</bdi>
      </td>
      <td className="border-b py-1">{t(`state.${state}`)}</td>
      <td className="border-b py-1 tabular-nums">
        <bdi>{lastPunchAt ? toFormats(locale).minute(lastPunchAt, zone) : ""}</bdi>
      </td>
      <td className="border-b py-1">
        <bdi>{toReader(lastPunchDeviceId)}</bdi>
      </td>
      <td className="border-b py-1">
        <bdi>{person?.department?.name}</bdi>
      </td>
    </tr>
  );
}
