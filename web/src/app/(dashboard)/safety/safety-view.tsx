"use client";

import { ReadersSecurityDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { PageLink } from "../../../frame/page-link.tsx";
import { usePlaceScope } from "../../../frame/use-place-scope.ts";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { type KnownPlace, toPlaceScope, toPlaceVariables } from "../../../lib/places.ts";
import { EmptyNotice } from "../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageFrame } from "../../../ui/page-frame.tsx";
import { placeParser } from "../../../ui/place-search.ts";
import { FindingLine } from "../devices/reader/finding-line.tsx";
import { toJudgedReaders, type WeakReader } from "./weak-readers.ts";

/** What makes it easy for strangers to read or change readers, the least safe reader first. */
export function SafetyView({ places }: { readonly places: readonly KnownPlace[] }) {
  const t = useTranslations("safety");
  const [{ place }] = useQueryStates({ place: placeParser });
  const chosen = toPlaceScope(place, places);
  const { data, previousData, error, refetch } = useQuery(ReadersSecurityDocument, {
    variables: toPlaceVariables(chosen.ids),
    fetchPolicy: "cache-and-network",
    errorPolicy: "all",
  });
  const reread = () => void refetch();
  const devices = (data ?? previousData)?.devices;
  const scope = usePlaceScope(chosen, { absent: devices?.unavailable ?? [], reread });
  const known = devices ? toJudgedReaders(devices.edges.map(({ node }) => node)) : undefined;
  return (
    <PageFrame
      title={t("title")}
      status={known ? t("count", { weak: known.weak.length, judged: known.judged }) : null}
      scope={scope}
      isServerPage={false}
    >
      <div className="grid grid-cols-1 gap-4">
        {error && !known ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
        {!known && !error ? <div className="skeleton h-72" aria-busy="true" data-testid="loading" /> : null}
        {known && known.judged > 0 && known.weak.length === 0 ? (
          <EmptyNotice title={t("noneTitle")} text={t("none")} />
        ) : null}
        {known?.weak.map((reader) => (
          <OneReader key={reader.id} reader={reader} />
        ))}
      </div>
    </PageFrame>
  );
}

function OneReader({ reader: { id, name, place, score, findings } }: { readonly reader: WeakReader }) {
  const t = useTranslations("safety");
  return (
    <section className="card grid grid-cols-1 gap-2 p-4" data-testid="weak-reader" data-id={id}>
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-4">
        <PageLink
          href={`/devices/reader?${new URLSearchParams({ id })}`}
          className="font-semibold underline-offset-2 hover:underline"
        >
          <bdi>{name}</bdi>
        </PageLink>
        <span className="text-sm text-muted">
          {place ? <bdi>{place.name}</bdi> : null} · {t("score", { score })}
        </span>
      </h2>
      {findings.map((finding) => (
        <FindingLine key={finding.code} finding={finding} />
      ))}
    </section>
  );
}
