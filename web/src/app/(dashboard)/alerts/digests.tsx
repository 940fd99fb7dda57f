"use client";

import {
  type DigestFactsFragment,
  DigestsDocument,
  ReceiversDocument,
  SetDigestDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../../frame/frame-context.tsx";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { useDeed } from "../../../graphql/use-deed.ts";
import { toFormats } from "../../../lib/format.ts";
import { findPlace, type KnownPlace, toPlaceName } from "../../../lib/places.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { DigestForm } from "./digest-form.tsx";
import { isDigestTaken } from "./digest-receivers.ts";
import { MOST_RECEIVERS } from "./receiver-wait.ts";

/** At which hours the day of a place is told in numbers. */
export function Digests({ places }: { readonly places: readonly KnownPlace[] }) {
  const t = useTranslations("alerts.digests");
  const { role } = useFrame();
  const { data, error, refetch } = useQuery(DigestsDocument, { fetchPolicy: "cache-and-network" });
  const digests = data?.digests;
  const isAdmin = role === "ADMIN";
  // administrators alone see them; the list above asks for the same
  const told = useQuery(ReceiversDocument, { variables: { first: MOST_RECEIVERS }, skip: !isAdmin }).data?.webhooks;
  const reread = () => void refetch();
  return (
    <section className="card grid grid-cols-1 gap-2 p-4" data-testid="digests" data-total={digests?.length}>
      <header>
        <h2 className="font-semibold">{t("title")}</h2>
        <p className="text-sm text-muted">{t("about")}</p>
      </header>
      {error ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
      {!digests && !error ? <div className="skeleton h-12" aria-busy="true" data-testid="loading" /> : null}
      {digests?.length === 0 ? <p className="text-sm text-muted">{t("none")}</p> : null}
      <ul className="grid gap-1 text-sm empty:hidden">
        {digests?.map((digest) => (
          <DigestLine
            key={digest.placeId ?? ""}
            digest={digest}
            places={places}
            isTaken={
              told
                ? isDigestTaken(
                    told.edges.map(({ node }) => node),
                    digest.placeId,
                  )
                : undefined
            }
            onChanged={isAdmin ? reread : undefined}
          />
        ))}
      </ul>
      {isAdmin && digests ? <DigestForm places={places} onDone={reread} /> : null}
    </section>
  );
}

interface LineProps {
  readonly digest: DigestFactsFragment;
  readonly places: readonly KnownPlace[];
  /** Whether a receiver that whoever looks sees takes it; undefined while nobody says. */
  readonly isTaken: boolean | undefined;
  /** Undefined: whoever looks changes nothing. */
  readonly onChanged: (() => void) | undefined;
}

function DigestLine({ digest: { placeId, at, nextAt }, places, isTaken, onChanged }: LineProps) {
  const t = useTranslations("alerts.digests");
  const { day } = toFormats(useLocale());
  const [isSure, setSure] = useState(false);
  const deed = useDeed();
  const ofFirst = places[0]?.timeZone;
  const zone = placeId === null ? ofFirst : findPlace(places, placeId)?.timeZone;
  const where = placeId === null ? t("organisation") : toPlaceName(places, placeId);
  const remove = async () => {
    if (await deed.run(SetDigestDocument, { input: { placeId, at: null } })) onChanged?.();
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1" data-testid="digest" data-place={placeId ?? ""}>
      <bdi className="tabular-nums font-medium">{at}</bdi>
      <bdi>{where}</bdi>
      <span className="text-muted">
        {t("next")} <bdi>{day(nextAt, zone)}</bdi>
      </span>
      {isTaken === false ? (
        <span className="text-muted" data-testid="digest-untaken">
          {t("untaken")}
        </span>
      ) : null}
      {onChanged && !isSure ? (
        <button
          type="button"
          className="icon-button size-7"
          aria-label={t("remove", { place: where })}
          title={t("remove", { place: where })}
          data-testid="digest-remove"
          onClick={() => setSure(true)}
        >
          <X aria-hidden className="size-4" />
        </button>
      ) : null}
      {onChanged && isSure ? (
        <button
          type="button"
          className="button min-h-8 py-1"
          disabled={deed.isBusy}
          data-testid="digest-remove-now"
          onClick={() => void remove()}
        >
          {t("removeNow")}
        </button>
      ) : null}
      <DeedFault fault={deed.fault} />
    </li>
  );
}
