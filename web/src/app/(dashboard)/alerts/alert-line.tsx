"use client";

import { AcknowledgeAlertDocument, type AlertFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toAccountName } from "../../../attendance/account-name.ts";
import { useFrame } from "../../../frame/frame-context.tsx";
import { hasEntry } from "../../../frame/nav-entries.ts";
import { PageLink } from "../../../frame/page-link.tsx";
import { useDeed } from "../../../graphql/use-deed.ts";
import { useReread } from "../../../graphql/use-reread.ts";
import { localZone, toFormats } from "../../../lib/format.ts";
import { findPlace, type KnownPlace } from "../../../lib/places.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";

const ACKNOWLEDGERS: readonly (string | null)[] = ["ADMIN", "PLACE_ADMIN"];

interface Props {
  readonly alert: AlertFactsFragment;
  /** What its reader is called; undefined where it is about none. */
  readonly reader: string | undefined;
  readonly places: readonly KnownPlace[];
}

/** One alert: what, where, since when, and whether somebody has seen it. */
export function AlertLine({ alert, reader, places }: Props) {
  const t = useTranslations("alerts");
  const place = findPlace(places, alert.placeId);
  const zone = place?.timeZone ?? localZone();
  const { kind, state, since, resolvedAt } = alert;
  const isOpen = state === "RAISED";
  return (
    <li className="grid gap-2 px-4 py-3 text-sm" data-testid="alert" data-kind={kind} data-state={state}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="grow basis-56">
          <span className={`tag ${isOpen ? "bg-bad-soft text-bad" : "bg-sunken text-muted"}`}>{t(`kind.${kind}`)}</span>{" "}
          <Measure alert={alert} />
        </span>
        <span className="grow basis-56">
          <Subject alert={alert} place={place} reader={reader} />
        </span>
        <span className="grow basis-64 text-muted">
          {t("since")} <RelativeTime instant={since} zone={zone} />
          {resolvedAt ? (
            <>
              {" · "}
              {t("resolved")} <RelativeTime instant={resolvedAt} zone={zone} />
            </>
          ) : null}
        </span>
        <Acknowledged alert={alert} zone={zone} />
      </div>
    </li>
  );
}

interface SubjectProps extends Pick<Props, "alert" | "reader"> {
  readonly place: KnownPlace | undefined;
}

/** The reader, place or organisation, and the way to where more is known of it. */
function Subject({ alert: { placeId, path }, place, reader }: SubjectProps) {
  const t = useTranslations("alerts");
  const { role } = useFrame();
  const words =
    placeId === null ? (
      t("organisation")
    ) : (
      <>
        <bdi>{place?.name ?? placeId}</bdi>
        {reader === undefined ? null : (
          <>
            {" · "}
            <bdi>{reader}</bdi>
          </>
        )}
      </>
    );
  const isLed = placeId !== null || (role !== null && hasEntry(role, "audit"));
  if (!isLed) return <span className="font-medium">{words}</span>;
  return (
    <PageLink href={path} className="font-medium underline-offset-2 hover:underline">
      {words}
    </PageLink>
  );
}

/** How bad it is, of the kinds that are measured. */
function Measure({ alert: { kind, value } }: Pick<Props, "alert">) {
  const t = useTranslations("alerts");
  const { duration } = toFormats(useLocale());
  if (value === null) return null;
  if (kind === "CLOCK_DRIFT") return <bdi>{duration(Math.abs(value))}</bdi>;
  if (kind === "LOG_NEARLY_FULL" || kind === "DISK_NEARLY_FULL") return <span>{t("filled", { count: value })}</span>;
  if (kind === "UNKNOWN_PIN_BURST") return <span>{t("punches", { count: value })}</span>;
  if (kind === "LEAVER_ENROLLED" || kind === "PUNCH_ON_DAY_OFF" || kind === "PUNCH_OUT_OF_HOURS")
    return <span>{t("people", { count: value })}</span>;
  return kind === "SIGN_IN_FAILURES" ? <span>{t("failures", { count: value })}</span> : null;
}

/** Who has seen it first; else the button for those who may say that they have, while it stands. */
function Acknowledged({ alert, zone }: Pick<Props, "alert"> & { readonly zone: string }) {
  const t = useTranslations("alerts");
  const deed = useDeed();
  const reread = useReread();
  const { role, recountAlerts } = useFrame();
  const { id, kind, state, acknowledgedBy, acknowledgedAt } = alert;
  const acknowledge = async () => {
    if (!(await deed.run(AcknowledgeAlertDocument, { input: { id } }))) return;
    reread();
    recountAlerts();
  };
  if (acknowledgedBy !== null) {
    return (
      <span className="basis-64 text-muted" data-testid="acknowledged">
        {t("acknowledgedBy")} <bdi className="text-ink">{toAccountName(acknowledgedBy)}</bdi>
        {acknowledgedAt ? (
          <>
            {" · "}
            <RelativeTime instant={acknowledgedAt} zone={zone} />
          </>
        ) : null}
      </span>
    );
  }
  if (state !== "RAISED" || !ACKNOWLEDGERS.includes(role)) return <span className="basis-64 max-md:hidden" />;
  return (
    <span className="basis-64">
      <button
        type="button"
        className="button min-h-8 py-1"
        title={kind === "LOG_LOST" ? t("endsIt") : undefined}
        disabled={deed.isBusy}
        data-testid="acknowledge"
        onClick={() => void acknowledge()}
      >
        {t(kind === "LOG_LOST" ? "acknowledgeAndEnd" : "acknowledge")}
      </button>
      <DeedFault fault={deed.fault} />
    </span>
  );
}
