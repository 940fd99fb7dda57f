"use client";

import { DevicesByPlaceDocument, PushNewcomersDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import type { KnownPlace } from "../../../../lib/places.ts";
import { PlaceField } from "../../../../ui/place-field.tsx";
import { Newcomers } from "../newcomers.tsx";
import { toReaderList } from "../reader-rows.ts";
import { MenuTable } from "./menu-table.tsx";

const EVERY_MS = 5_000;
const ENTRY = '{ "id": "gate-9", "name": "Gate 9", "transport": "push" }';
const PORT = '"push": { "port": 8100, "host": "0.0.0.0" }';

interface Props {
  readonly places: readonly KnownPlace[];
  readonly placeId: string;
  readonly onPlace: (id: string) => void;
  readonly onBack: () => void;
}

/** What makes a reader call: the place's port and entry, the settings of its menu; then who calls, and its approval. */
export function PushGuide({ places, placeId, onPlace, onBack }: Props) {
  const t = useTranslations("addReader.push");
  const tAdd = useTranslations("addReader");
  const { data } = useQuery(PushNewcomersDocument, { fetchPolicy: "cache-and-network", pollInterval: EVERY_MS });
  const readers = useQuery(DevicesByPlaceDocument, {
    variables: { placeIds: [placeId] },
    fetchPolicy: "cache-and-network",
    skip: placeId === "",
  });
  const place = data?.places.find(({ id }) => id === placeId);
  const hasNoPort = place !== undefined && place.pushNewcomers === null;
  const waiting = place?.pushNewcomers?.length ?? 0;
  return (
    <div className="grid grid-cols-1 gap-4" data-testid="push-guide" data-port={!hasNoPort}>
      <label className="grid gap-1 text-sm">
        <span className="font-medium">{tAdd("field.place")}</span>
        <PlaceField places={places} value={placeId} onChange={onPlace} />
      </label>
      <section className="card grid gap-2 p-4 text-sm" aria-label={t("file")}>
        <h2 className="font-semibold">{t("file")}</h2>
        {hasNoPort ? (
          <>
            <p className="text-warn">{t("noPort")}</p>
            <Code text={PORT} />
          </>
        ) : null}
        <p>{t("entry")}</p>
        <Code text={ENTRY} />
        <p className="text-muted">{t("restart")}</p>
      </section>
      <MenuTable kind="push" />
      {readers.data ? (
        <Newcomers list={toReaderList(readers.data, [placeId])} onDone={() => void readers.refetch()} />
      ) : null}
      {waiting === 0 && !hasNoPort ? (
        <p className="strip bg-info-soft text-info" aria-live="polite" data-testid="nobody-called">
          {t("waiting")}
        </p>
      ) : null}
      <p>
        <button type="button" className="button" onClick={onBack}>
          {tAdd("back")}
        </button>
      </p>
    </div>
  );
}

function Code({ text }: { readonly text: string }) {
  return (
    <pre dir="ltr" className="overflow-x-auto rounded-lg bg-sunken p-3 text-xs">
      <code>{text}</code>
    </pre>
  );
}
