import { CloudOff, MapPin } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../lib/format.ts";
import { DeviceCard } from "./device-card.tsx";
import type { PlaceGroup } from "./place-groups.ts";
import { StatusMark } from "./status-mark.tsx";

interface Props {
  readonly group: PlaceGroup;
  /** The ids of the readers at which the demo may let somebody punch. */
  readonly simulated: ReadonlySet<string>;
}

/** A place with its readers; a place that did not answer says so instead of showing none. */
export function PlaceSection({ group, simulated }: Props) {
  const t = useTranslations("devices");
  const { place, devices, absence } = group;
  const online = devices.filter(({ status }) => status === "ONLINE").length;
  return (
    <section className="mb-8" data-testid={`place-section-${place.id}`} data-absent={absence !== undefined}>
      <header className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-lg font-semibold tracking-tight">
          <bdi>{place.name ?? place.id}</bdi>
        </h2>
        {place.status ? <StatusMark status={place.status} /> : null}
        <p className="flex items-center gap-1.5 text-sm text-muted">
          <MapPin aria-hidden className="size-3.5" />
          <bdi>{place.location ?? "–"}</bdi>
          <span aria-hidden>·</span>
          <bdi dir="ltr">{place.timeZone}</bdi>
        </p>
        {absence ? null : (
          <p className="ms-auto text-sm text-muted">{t("online", { online, count: devices.length })}</p>
        )}
      </header>
      {absence ? <AbsentPlace group={group} /> : null}
      {!absence && devices.length === 0 ? <p className="card px-4 py-6 text-sm text-muted">{t("noReaders")}</p> : null}
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,19rem),1fr))] gap-3">
        {devices.map((device) => (
          <DeviceCard key={device.id} device={device} zone={place.timeZone} isSimulated={simulated.has(device.id)} />
        ))}
      </div>
    </section>
  );
}

function AbsentPlace({ group: { place, absence } }: { readonly group: PlaceGroup }) {
  const t = useTranslations("devices");
  const formats = toFormats(useLocale());
  const asOf = absence?.asOf ?? place.asOf;
  return (
    <p className="card flex items-center gap-3 border-dashed px-4 py-6 text-sm text-muted">
      <CloudOff aria-hidden className="size-5 shrink-0" />
      {asOf ? t("unknownSince", { time: formats.full(asOf, place.timeZone) }) : t("unknownNever")}
    </p>
  );
}
