import { type Certificate, CertificateError, readCertificate, type TlsFiles } from "@biometricflow/config/certificate";
import { toOrigin } from "@biometricflow/config/hosts";
import type { PlaceConfig } from "@biometricflow/config/place";
import type { OrganisationSettings } from "@biometricflow/config/settings";
import { type CheckedFile, toChecked } from "./checked-file.ts";
import { checkMode } from "./file-mode.ts";

const DAY_MS = 86_400_000;
/** A certificate that ends within so many days is told of. */
const SOON_DAYS = 30;

interface Shown {
  readonly tls: TlsFiles;
  /** Where others come to it; nowhere where it is shown to whom is asked. */
  readonly origin?: string;
}

/** Checks the certificates of listeners and of those who ask them, and their keys, each once. Those that cannot be used are faults of the file that names them. */
export function checkCertificates(
  settings: OrganisationSettings,
  places: readonly PlaceConfig[],
  nowMs = Date.now(),
): readonly CheckedFile[] {
  const shown = listShown(settings, places);
  const keyFiles = new Set(shown.map(({ tls }) => tls.keyFile));
  return [
    ...[...Map.groupBy(shown, ({ tls }) => tls.certFile)].map(([file, users]) =>
      toChecked(file, [], toNotes(users, nowMs)),
    ),
    ...[...keyFiles].map((file) => toChecked(file, checkMode(file))),
  ];
}

/** The certificates that the processes of this machine show, each with its key, as often as it is shown. */
export function listShown(
  { listen, urls, publicUrl, tls: { client } }: OrganisationSettings,
  places: readonly PlaceConfig[],
): readonly Shown[] {
  const named = [
    { tls: listen.router.tls, origin: urls.router },
    { tls: listen.directory.tls, origin: urls.directory },
    { tls: listen.attendance.tls, origin: urls.attendance },
    { tls: listen.web.tls, origin: publicUrl ?? toOrigin(listen.web) },
    ...places.map((place) => ({ tls: place.tls, origin: toOrigin(place) })),
  ];
  const listeners = named.flatMap(({ tls, origin }): Shown[] => (tls === undefined ? [] : [{ tls, origin }]));
  return [...listeners, ...(client === undefined ? [] : [{ tls: client }])];
}

function toNotes(users: readonly Shown[], nowMs: number): readonly string[] {
  const [first] = users;
  const certificate = first && readOrNone(first.tls, nowMs);
  if (certificate === undefined) return [];
  const hosts = users.flatMap(({ origin }) => (origin === undefined ? [] : toHost(origin)));
  const unnamed = [...new Set(hosts)].filter((host) => !certificate.names(host));
  const days = Math.floor((certificate.endsAtMs - nowMs) / DAY_MS);
  const end = new Date(certificate.endsAtMs).toISOString();
  return [
    ...(days < SOON_DAYS ? [`ends at ${end}: renew it within ${days} days`] : []),
    ...unnamed.map((host) => `does not name ${host}, at which others come unless something stands in front`),
  ];
}

function toHost(origin: string): string {
  return new URL(origin).hostname.replace(/^\[|\]$/g, "");
}

function readOrNone(tls: TlsFiles, nowMs: number): Certificate | undefined {
  try {
    return readCertificate(tls, nowMs);
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    return undefined;
  }
}
